import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { onTestFinished } from 'vitest'

const built = resolve(import.meta.dirname, '../../dist/segql.js')

export interface Ended {
  readonly exit: number | null
  readonly out: string
  readonly error: string
}

export interface Running {
  readonly process: ChildProcess
  readonly ended: Promise<Ended>
}

/** Starts the built command as a user would, in a folder. */
export const start = (
  folder: string,
  given: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Running => {
  if (!existsSync(built)) throw new Error('`dist/segql.js` is not there: `npm run build` makes it')
  const child = spawn(process.execPath, [built, ...given], {
    cwd: folder,
    env: { ...process.env, NO_COLOR: '1', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let out = ''
  let error = ''
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    out += text
  })
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    error += text
  })
  const ended = new Promise<Ended>((done) => child.on('close', (exit) => done({ exit, out, error })))
  return { process: child, ended }
}

export const segql = (folder: string, ...given: readonly string[]): Promise<Ended> => start(folder, given).ended

/** What the commands give under `result`; each gives some of it. */
interface Result {
  readonly asOf: string
  readonly runs: readonly {
    readonly name: string
    readonly run: string
    readonly status: string
    readonly count: number
  }[]
  readonly files: readonly string[]
  readonly changed: readonly string[]
  readonly count: number
  readonly rows: readonly unknown[]
  readonly member: boolean
  readonly statements: readonly { readonly parameters: readonly unknown[] }[]
}

export const segqlJson = async (folder: string, ...given: readonly string[]) => {
  const { exit, out, error } = await segql(folder, ...given, '--json')
  const { version, diagnostics, result } = JSON.parse(out) as {
    version: number
    diagnostics: readonly { code: string; message: string; line?: number; column?: number; hint?: string }[]
    result: Result
  }
  return { exit, version, diagnostics, result, error, codes: diagnostics.map(({ code }) => code) }
}

export const shopModel = `entity customer {
  from customers
  id customer_id
  field email pii

  many orders from orders by customer_id at ordered_at
}
`

export const vip = `segment vip of customer {
  where sum(orders.amount) >= 100
}
`

const data = `
  create table customers (customer_id varchar, country varchar, email varchar);
  insert into customers values ('c1', 'US', 'a@b.example'), ('c2', null, null), ('c3', 'DE', 'x,"y"');
  create table orders (order_id varchar, customer_id varchar, amount decimal(10,2), ordered_at timestamp);
  insert into orders values ('o1', 'c1', 70, '2026-01-05'), ('o2', 'c1', 40, '2026-02-05'), ('o3', 'c2', 20, '2026-02-06');`

export const writeFiles = (folder: string, files: Readonly<Record<string, string>>): void => {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), text)
  }
}

export const temporaryFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'segql-cli-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

export const runSql = async (file: string, statements: string): Promise<void> => {
  const instance = await DuckDBInstance.create(file)
  const connection = await instance.connect()
  await connection.run(statements)
  connection.closeSync()
  instance.closeSync()
}

export interface ProjectOptions {
  readonly config?: Readonly<Record<string, unknown>>
  /** SQL that fills `shop.duckdb`. */
  readonly data?: string
  readonly model?: string
}

/** A project over three customers and three orders, with these segments. */
export const createProject = async (
  segments: Readonly<Record<string, string>> = { 'segments/vip.segql': vip },
  options: ProjectOptions = {},
): Promise<string> => {
  const folder = temporaryFolder()
  await runSql(join(folder, 'shop.duckdb'), options.data ?? data)
  const config = { version: 1, connections: { demo: { kind: 'duckdb', path: 'shop.duckdb' } }, ...options.config }
  writeFiles(folder, {
    'segql.config.json': JSON.stringify(config),
    'model/shop.segql': options.model ?? shopModel,
    ...segments,
  })
  return folder
}
