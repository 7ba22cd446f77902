import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { onTestFinished } from 'vitest'
import { folderWith } from '../runtime/folders.ts'

const built = resolve(import.meta.dirname, '../../dist/segql.js')

export interface Ended {
  readonly exit: number | null
  readonly out: string
  readonly error: string
}

export interface Asked {
  readonly input?: string
  readonly environment?: Readonly<Record<string, string>>
}

/** A project folder, and the built command run in it with a settings folder of its own. */
export const createCommand = (files: Readonly<Record<string, string>> = {}) => {
  const root = folderWith({ 'segql.config.json': JSON.stringify({ version: 1, connections: {} }), ...files })
  const settings = folderWith()
  const segql = (given: readonly string[], { input = '', environment = {} }: Asked = {}): Promise<Ended> => {
    if (!existsSync(built)) throw new Error('`dist/segql.js` is not there: `npm run build` makes it')
    const child = spawn(process.execPath, [built, ...given], {
      cwd: root,
      env: {
        ...process.env,
        NO_COLOR: '1',
        XDG_CONFIG_HOME: settings,
        HOME: settings,
        SEGQL_SECRET_KEY: '',
        ...environment,
      },
      stdio: ['pipe', 'pipe', 'pipe'],
    })
    onTestFinished(() => void child.kill('SIGKILL'))
    child.stdin.on('error', () => undefined).end(input)
    let out = ''
    let error = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      error += text
    })
    return new Promise((done) => child.on('close', (exit) => done({ exit, out, error })))
  }
  /** Every byte of the project's folder and of the settings, as text. */
  const written = (): string => [root, settings].flatMap(bytesBelow).join('\n')
  return { root, settings, segql, written }
}

const bytesBelow = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
