import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { copyShop } from '../examples/shop-project.ts'

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
  await copyShop(folder, { scale: 1 })
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
