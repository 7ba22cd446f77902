import { dialects } from '../../dialects/index.ts'
import type { Budget } from '../connections/resolved.ts'
import { estimateQuery } from '../drivers/duckdb/plan.ts'
import { WarehouseFailure } from '../drivers/warehouse-failure.ts'
import { bindParameters } from '../duckdb/bind.ts'
import { toDiagnostic } from '../duckdb/errors.ts'
import { quoteName, quoteTable } from '../duckdb/quote.ts'
import { asSubquery } from '../duckdb/raw-sql.ts'
import type { Session } from '../duckdb/session.ts'
import { readType } from '../duckdb/types.ts'
import { workFolder } from '../paths.ts'
import { clearTable, streamInto } from './bench.ts'
import { keepToBudget } from './budget.ts'
import type { Place } from './place.ts'
import type { ProveRaw } from './proven-sets.ts'
import { createRawSets } from './raw-sets.ts'

export interface LocalOptions {
  readonly name: string
  readonly session: Session
  readonly prove: ProveRaw
  readonly budget?: Budget
}

const inTransaction = async (session: Session, statements: readonly string[]): Promise<void> => {
  await session.read('begin transaction')
  try {
    for (const statement of statements) await session.read(statement)
    await session.read('commit')
  } catch (error) {
    await session.read('rollback')
    throw error
  }
}

/** A DuckDB connection: results come to stand where they are computed. */
export const localPlace = ({ name, session, prove, budget }: LocalOptions): Place => ({
  name,
  kind: 'duckdb',
  ...(budget && { budget }),
  prove,
  estimate: (query) => estimateQuery(session, query),
  columns: async (sql) => (await session.describe(sql)).map(({ name, native }) => ({ name, type: native })),
  write: async (statements) => {
    if (statements.length === 1) await session.read(statements[0] ?? '')
    else await inTransaction(session, statements)
    return undefined
  },
  dialect: dialects.duckdb,
  bench: session,
  rawSets: createRawSets(session, prove),
  rows: ({ sql, parameters }) => session.read(sql, bindParameters(parameters)),
  fill: async (bench, table, { sql, parameters, columns }) => {
    await keepToBudget(name, budget, () => estimateQuery(session, { sql, parameters }))
    if (bench !== session) {
      const { batches } = await session.query(sql, bindParameters(parameters))
      await streamInto(bench, table, columns, batches)
      return undefined
    }
    await clearTable(session, table)
    await session.read(`create temp table ${quoteName(table)} as ${sql}`, bindParameters(parameters))
    return undefined
  },
  fillRaw: async (bench, table, text, choose, limit) => {
    const checked = await prove(text)
    if ('refused' in checked) return { failed: checked.refused }
    const chosen = choose(checked.columns)
    if ('failed' in chosen) return chosen
    const { id, others } = chosen.value
    const list = [`cast(${quoteName(id)} as varchar) as id`, ...others.map(quoteName)].join(', ')
    const most = Number.isFinite(limit) ? ` limit ${limit}` : ''
    const sql = `select ${list} from (${asSubquery(checked.statement)})${most}`
    await keepToBudget(name, budget, () => estimateQuery(session, { sql, parameters: [] }))
    if (bench === session) {
      await clearTable(session, table)
      await session.read(`create temp table ${quoteName(table)} as ${sql}`)
    } else {
      const { columns, batches } = await session.query(sql)
      const typed = columns.map(({ name, native }) => ({ name, type: readType(native).type }))
      await streamInto(bench, table, typed, batches, limit)
    }
    return { value: others }
  },
  preview: (table, columns, rows) =>
    session.read(`select ${columns.map(quoteName).join(', ')} from ${quoteTable(table)} limit ${rows}`),
  diagnose: (error) => {
    if (error instanceof WarehouseFailure) return error.diagnostic
    const stopped = session.stopped()
    return toDiagnostic(error, { folder: workFolder, ...(stopped && { stopped }) })
  },
  close: async () => session.close(),
})
