import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')

export interface ServedShop {
  readonly url: string
  /** A copy of the example that the test may change. */
  readonly folder: string
  readonly change: (file: string, edit: (text: string) => string) => Promise<void>
  readonly stop: () => Promise<void>
}

/** The built server over a copy of the example shop, at a free port. */
export const serveShop = async (): Promise<ServedShop> => {
  const folder = mkdtempSync(join(tmpdir(), 'segql-browser-'))
  cpSync(join(root, 'examples/shop'), folder, {
    recursive: true,
    filter: (path) => !/\/\.segql(\/|$)/.test(path) && !/bench-\d+\.duckdb/.test(path),
  })
  const server = spawn(process.execPath, [
    join(root, 'dist/segql.js'),
    'serve',
    folder,
    '--as-of',
    '2026-11-01',
    '--port',
    '0',
  ])
  const url = await new Promise<string>((resolve, reject) => {
    let written = ''
    const read = (chunk: Buffer): void => {
      written += chunk.toString()
      const found = /http:\/\/[^\s]+/.exec(written)?.[0]
      if (found !== undefined) resolve(found)
    }
    server.stdout.on('data', read)
    server.stderr.on('data', read)
    server.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${written}`)))
  })
  return {
    url,
    folder,
    change: async (file, edit) => writeFileSync(file, edit(readFileSync(file, 'utf8'))),
    stop: async () => {
      const ended = new Promise((resolve) => server.once('exit', resolve))
      server.kill('SIGINT')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
