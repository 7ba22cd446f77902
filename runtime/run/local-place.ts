import { dialects } from '../../dialects/index.ts'
import { bindParameters } from '../duckdb/bind.ts'
import { toDiagnostic } from '../duckdb/errors.ts'
import { quoteName, quoteTable } from '../duckdb/quote.ts'
import { asSubquery } from '../duckdb/raw-sql.ts'
import type { Session } from '../duckdb/session.ts'
import { readType } from '../duckdb/types.ts'
import { workFolder } from '../paths.ts'
import { clearTable, streamInto } from './bench.ts'
import type { Place } from './place.ts'
import type { ProveRaw } from './proven-sets.ts'
import { createRawSets } from './raw-sets.ts'

/** A DuckDB connection: results come to stand where they are computed. */
export const localPlace = (name: string, session: Session, prove: ProveRaw): Place => ({
  name,
  dialect: dialects.duckdb,
  bench: session,
  rawSets: createRawSets(session, prove),
  rows: ({ sql, parameters }) => session.read(sql, bindParameters(parameters)),
  fill: async (bench, table, { sql, parameters, columns }) => {
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
    if (bench === session) {
      await clearTable(session, table)
      await session.read(`create temp table ${quoteName(table)} as ${sql}`)
    } else {
      const { columns, batches } = await session.query(sql)
      const typed = columns.map(({ name, native }) => ({ name, type: readType(native).type }))
      await streamInto(bench, table, typed, batches)
    }
    return { value: others }
  },
  preview: (table, columns, rows) =>
    session.read(`select ${columns.map(quoteName).join(', ')} from ${quoteTable(table)} limit ${rows}`),
  diagnose: (error) => {
    const stopped = session.stopped()
    return toDiagnostic(error, { folder: workFolder, ...(stopped && { stopped }) })
  },
  close: async () => session.close(),
})
