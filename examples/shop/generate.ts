import { mkdir, readFile, rename, rm } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'

/** `scale` 1 is 10,000 customers, 50,000 orders and 200,000 events; every other number of rows follows. */
export interface Generation {
  readonly scale: number
  readonly file: string
  readonly seed?: number
  /** DuckDB's own spelling, `2GB`. */
  readonly memoryLimit?: string
  readonly tell?: (sentence: string) => void
}

const here = dirname(fileURLToPath(import.meta.url))
export const defaultFile = resolve(here, 'warehouse/demo.duckdb')

interface Sizes {
  readonly customers: number
  readonly accounts: number
  readonly orders: number
  readonly visits: number
  readonly tickets: number
}

const sizes = (scale: number): Sizes => {
  const rows = (atScaleOne: number) => Math.max(1, Math.round(atScaleOne * scale))
  return {
    customers: rows(10_000),
    accounts: rows(200),
    orders: rows(50_000),
    visits: rows(25_000),
    tickets: rows(3_000),
  }
}

/** Tables that grow beyond memory are written a batch at a time. */
interface Step {
  readonly title: string
  readonly scripts: readonly string[]
  readonly batched?: { readonly script: string; readonly rows: keyof Sizes; readonly size: number }
}

const steps: readonly Step[] = [
  { title: 'customers', scripts: ['draws', 'customers'] },
  { title: 'accounts and products', scripts: ['accounts'] },
  { title: 'orders', scripts: ['orders-tables'], batched: { script: 'orders', rows: 'orders', size: 500_000 } },
  { title: 'events', scripts: ['events-table'], batched: { script: 'events', rows: 'visits', size: 250_000 } },
  { title: 'tickets', scripts: ['tickets'] },
]

const script = (name: string): Promise<string> => readFile(resolve(here, 'generate', `${name}.sql`), 'utf8')

const setVariables = async (
  connection: DuckDBConnection,
  variables: Readonly<Record<string, number>>,
): Promise<void> => {
  for (const [name, value] of Object.entries(variables)) await connection.run(`set variable ${name} = ${value}::bigint`)
}

const runStep = async (connection: DuckDBConnection, step: Step, counts: Sizes): Promise<void> => {
  for (const name of step.scripts) await connection.run(await script(name))
  if (!step.batched) return
  const insert = await script(step.batched.script)
  const past = counts[step.batched.rows] + 1
  for (let first = 1; first < past; first += step.batched.size) {
    await setVariables(connection, { first, past: Math.min(past, first + step.batched.size) })
    await connection.run(insert)
  }
}

const fill = async (connection: DuckDBConnection, generation: Generation): Promise<void> => {
  const counts = sizes(generation.scale)
  await connection.run(`set memory_limit = '${generation.memoryLimit ?? '4GB'}'`)
  await setVariables(connection, { ...counts, seed: generation.seed ?? 1 })
  for (const schema of ['shop', 'crm', 'zendesk', 'ml']) await connection.run(`create schema ${schema}`)
  for (const step of steps) {
    const started = performance.now()
    await runStep(connection, step, counts)
    generation.tell?.(`${step.title}: ${((performance.now() - started) / 1000).toFixed(1)} s`)
  }
  // The macros are of no use to a reader of the warehouse.
  const macros = await connection.runAndReadAll(
    `select distinct function_name from duckdb_functions() where function_type = 'macro' and not internal`,
  )
  for (const [name] of macros.getRowsJson()) await connection.run(`drop macro "${name}"`)
}

/** Writes the demo warehouse to a temporary file and renames it: an interrupted run leaves the previous one as it was. */
export const generate = async (generation: Generation): Promise<void> => {
  const unfinished = `${generation.file}.${process.pid}.unfinished`
  await mkdir(dirname(generation.file), { recursive: true })
  try {
    const instance = await DuckDBInstance.create(unfinished)
    const connection = await instance.connect()
    try {
      await fill(connection, generation)
      await connection.run('checkpoint')
    } finally {
      connection.closeSync()
      instance.closeSync()
    }
    await rename(unfinished, generation.file)
  } finally {
    for (const suffix of ['', '.wal', '.tmp']) await rm(unfinished + suffix, { force: true, recursive: true })
  }
}

const help = `Writes the shop's demo warehouse.

node examples/shop/generate.ts [--scale 1] [--seed 1] [--out FILE] [--memory 4GB]

  --scale   1 is 10,000 customers, 50,000 orders and 200,000 events; 100 is a hundred times that
  --seed    another seed, another shop
  --out     the DuckDB file; without it, warehouse/demo.duckdb beside this script`

const main = async (): Promise<void> => {
  const { values } = parseArgs({
    options: {
      scale: { type: 'string', default: '1' },
      seed: { type: 'string', default: '1' },
      out: { type: 'string', default: defaultFile },
      memory: { type: 'string', default: '4GB' },
      help: { type: 'boolean' },
    },
  })
  const scale = Number(values.scale)
  const seed = Number(values.seed)
  const wrong = !(scale > 0 && scale <= 1000) || !Number.isSafeInteger(seed) || !/^\d+ ?[KMG]i?B$/.test(values.memory)
  if (values.help || wrong) {
    console.log(help)
    process.exitCode = values.help ? 0 : 2
    return
  }
  await generate({ scale, seed, file: resolve(values.out), memoryLimit: values.memory, tell: console.error })
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) await main()
