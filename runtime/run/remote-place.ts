import type { Statement, StatementColumn } from '../../compiler/compile.ts'
import type { Dialect } from '../../compiler/dialect.ts'
import { dialects } from '../../dialects/index.ts'
import type { Connection } from '../config-schema.ts'
import type { Budget } from '../connections/resolved.ts'
import type { Metrics, Warehouse } from '../drivers/driver.ts'
import { openWarehouse } from '../drivers/index.ts'
import { WarehouseFailure } from '../drivers/warehouse-failure.ts'
import { toDiagnostic } from '../duckdb/errors.ts'
import type { Session } from '../duckdb/session.ts'
import { failure } from '../failures.ts'
import { workFolder } from '../paths.ts'
import { safeFunctionsOf } from '../raw-sql/lint-options.ts'
import { streamInto } from './bench.ts'
import { keepToBudget } from './budget.ts'
import type { Step } from './outcome.ts'
import type { Place } from './place.ts'
import { proveRaw } from './prove-raw.ts'
import { type ProveRaw, provenSets } from './proven-sets.ts'
import { readyConnection } from './resolve-connection.ts'

export interface OpenRemoteOptions {
  readonly root: string
  readonly minutes: number
  readonly signal?: AbortSignal
  readonly bench: () => Promise<Step<Session>>
}

/** Signs in to a warehouse. */
export const openRemote = async (
  name: string,
  connection: Connection,
  { root, minutes, signal, bench }: OpenRemoteOptions,
): Promise<Step<Place>> => {
  const resolved = await readyConnection(name, connection, root)
  if ('failed' in resolved) return resolved
  const opened = await openWarehouse(resolved.value, { name, root, minutes, ...(signal && { signal }) })
  if ('failed' in opened) return { failed: opened.failed }
  const warehouse = opened.value
  const results = await bench()
  if ('failed' in results) {
    await warehouse.close()
    return results
  }
  const prove = proveRaw({
    dialect: warehouse.kind,
    catalog: () => warehouse.introspect(),
    safeFunctions: safeFunctionsOf(connection),
    columns: (statement) => columnsOf(warehouse, statement),
  })
  const budget = resolved.value.kind === 'duckdb' ? undefined : resolved.value.budget
  return { value: remotePlace({ name, warehouse, bench: results.value, prove, ...(budget && { budget }) }) }
}

const columnsOf = async (warehouse: Warehouse, text: string): Promise<readonly string[]> => {
  const described = await warehouse.describe(text)
  if ('refused' in described)
    throw new WarehouseFailure(failure('E942', { reason: described.refused.message }), { kind: 'refused' })
  return described.columns.map(({ name }) => name)
}

export interface RemoteOptions {
  readonly name: string
  readonly warehouse: Warehouse
  readonly bench: Session
  readonly prove: ProveRaw
  readonly budget?: Budget
}

/** A warehouse behind a driver: rows stream to the bench, as exact text. */
export const remotePlace = ({ name, warehouse, bench, prove, budget }: RemoteOptions): Place => ({
  name,
  kind: warehouse.kind,
  ...(budget && { budget }),
  prove,
  estimate: (query) => warehouse.estimate(query),
  columns: async (sql) => {
    const described = await warehouse.describe(sql)
    return 'refused' in described ? [] : described.columns.map(({ name, native }) => ({ name, type: native }))
  },
  write: (statements) => {
    const [only = '', ...more] = statements
    if (more.length === 0) return warehouse.execute({ sql: only, parameters: [] })
    if (!warehouse.together) throw new Error(`${warehouse.kind} has no transactions for tables`)
    return warehouse.together(statements)
  },
  dialect: dialectOf(warehouse.kind),
  bench,
  rawSets: provenSets(prove),
  rows: async (query) => {
    const found: (readonly (string | null)[])[] = []
    for await (const rows of await warehouse.stream(query)) found.push(...rows)
    return found
  },
  fill: async (onto, table, statement) => {
    await keepToBudget(name, budget, () => warehouse.estimate(statement))
    return fillFrom(warehouse, onto, table, statement)
  },
  fillRaw: async (onto, table, text, choose, limit) => {
    const proven = await prove(text)
    if ('refused' in proven) return { failed: proven.refused }
    const chosen = choose(proven.columns)
    if ('failed' in chosen) return chosen
    const query = { sql: proven.statement, parameters: [] }
    await keepToBudget(name, budget, () => warehouse.estimate(query))
    const stream = await warehouse.stream(query)
    const { id, others } = chosen.value
    const order = [id, ...others].map((wanted) => stream.columns.findIndex((column) => column.name === wanted))
    const columns: readonly StatementColumn[] = order.map((at, index) => ({
      name: index === 0 ? 'id' : (stream.columns[at]?.name ?? ''),
      type: index === 0 ? { kind: 'text' } : (stream.columns[at]?.type ?? { kind: 'text' }),
    }))
    await streamInto(onto, table, columns, reordered(stream, order), limit)
    return { value: others }
  },
  preview: async (table, columns, rows) => {
    const sample = await warehouse.preview(table, rows)
    const order = columns.map((column) => sample.columns.findIndex(({ name: found }) => found === column))
    return sample.rows.map((row) => order.map((at) => row[at] ?? null))
  },
  diagnose: (error) => {
    if (error instanceof WarehouseFailure) return error.diagnostic
    const stopped = bench.stopped()
    return toDiagnostic(error, { folder: workFolder, ...(stopped && { stopped }) })
  },
  close: () => warehouse.close(),
})

const dialectOf = (kind: Warehouse['kind']): Dialect => {
  const found = (dialects as Readonly<Partial<Record<Warehouse['kind'], Dialect>>>)[kind]
  if (!found) throw new Error(`no dialect is called ${kind}`)
  return found
}

const fillFrom = async (
  warehouse: Warehouse,
  bench: Session,
  table: string,
  { sql, parameters, columns }: Statement,
): Promise<Metrics> => {
  const stream = await warehouse.stream({ sql, parameters })
  await streamInto(bench, table, columns, stream)
  return stream.metrics()
}

async function* reordered(
  batches: AsyncIterable<readonly (readonly (string | null)[])[]>,
  order: readonly number[],
): AsyncGenerator<readonly (readonly (string | null)[])[]> {
  for await (const rows of batches) yield rows.map((row) => order.map((at) => row[at] ?? null))
}
