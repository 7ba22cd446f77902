import type { StatementColumn } from '../../compiler/compile.ts'
import type { Type } from '../../compiler/types.ts'
import type { Diagnostic } from '../../grammar/diagnostic.ts'
import type { TextRow } from '../duckdb/append.ts'
import { openDuckDb } from '../duckdb/open.ts'
import { quoteName, quoteText } from '../duckdb/quote.ts'
import type { Cell, Session } from '../duckdb/session.ts'
import { failure } from '../failures.ts'
import type { Step } from './outcome.ts'

export interface BenchOptions {
  readonly root: string
  readonly minutes: number
  readonly signal?: AbortSignal
}

/** What the bench may hold in memory; the rest goes to disk. Joins of 10 million IDs get by with it on so many threads. */
const memoryLimit = '96MB'
const threads = 2

/** The local database where results of other warehouses stand while they are looked at. Nothing of it outlives the run. */
export const openBench = async ({ root, minutes, signal }: BenchOptions): Promise<Step<Session>> => {
  const { value, diagnostics } = await openDuckDb({
    name: 'results',
    connection: { kind: 'duckdb', memory: true, memoryLimit, threads },
    root,
    minutes,
    ...(signal && { signal }),
  })
  const unknown: Diagnostic = failure('E915', { name: 'results', reason: 'unknown.' })
  return value ? { value: value.session } : { failed: diagnostics[0] ?? unknown }
}

/** How a bench stores a column; cells come as exact text. */
const stored = (type: Type): string => {
  switch (type.kind) {
    case 'integer':
      return 'hugeint'
    case 'decimal':
      return `decimal(38, ${Math.min(type.scale, 38)})`
    case 'float':
      return 'double'
    case 'boolean':
    case 'date':
      return type.kind
    case 'timestamp':
      return 'timestamptz'
    case 'json':
    case 'array':
      return 'json'
    case 'text':
    case 'other':
    case 'error':
      return 'varchar'
    default:
      return type satisfies never
  }
}

/** Removes what stands under the name, whether it was filled here or has streamed in. */
export const clearTable = async (bench: Session, table: string): Promise<void> => {
  const found = await bench.read(
    `select table_type from information_schema.tables where table_name = ${quoteText(table)}`,
  )
  for (const [kind] of found) await bench.read(`drop ${kind === 'VIEW' ? 'view' : 'table'} ${quoteName(table)}`)
}

const textOf = (cell: Cell | undefined): string | null => {
  if (cell === null || cell === undefined) return null
  return typeof cell === 'string' ? cell : typeof cell === 'object' ? JSON.stringify(cell) : String(cell)
}

/**
 * Rows as they arrive into a table of the bench; the columns get their types when they are read. Stops after `limit` rows.
 * Gives the count of rows.
 */
export const streamInto = async (
  bench: Session,
  table: string,
  columns: readonly StatementColumn[],
  batches: AsyncIterable<readonly (readonly Cell[])[]>,
  limit = Number.POSITIVE_INFINITY,
): Promise<number> => {
  const arrived = `${table}_text`
  await clearTable(bench, table)
  await clearTable(bench, arrived)
  await bench.read(`create temp table ${quoteName(arrived)} (${columns.map((_, at) => `c${at} varchar`).join(', ')})`)
  const list = columns.map(({ name, type }, at) => `cast(c${at} as ${stored(type)}) as ${quoteName(name)}`)
  await bench.read(`create temp view ${quoteName(table)} as select ${list.join(', ')} from ${quoteName(arrived)}`)
  const appender = await bench.append(arrived, columns.length)
  let count = 0
  try {
    for await (const rows of batches) {
      const wanted = count + rows.length > limit ? rows.slice(0, limit - count) : rows
      appender.append(toTexts(wanted))
      count += wanted.length
      if (count >= limit) break
    }
    appender.finish()
    return count
  } catch (error) {
    appender.abandon()
    throw error
  }
}

const isText = (row: readonly Cell[]): row is TextRow => row.every((cell) => cell === null || typeof cell === 'string')

const toTexts = (rows: readonly (readonly Cell[])[]): readonly TextRow[] =>
  rows.every(isText) ? (rows as readonly TextRow[]) : rows.map((row) => row.map(textOf))
