import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Config } from '../config-schema.ts'
import type { Sample } from '../drivers/driver.ts'
import { quoteName, quoteText } from '../duckdb/quote.ts'
import type { Session } from '../duckdb/session.ts'
import { readType } from '../duckdb/types.ts'
import type { Current } from '../store/results.ts'
import { clearTable } from './bench.ts'
import { resultTable } from './table.ts'

/** The first rows by ID, as the history keeps them. */
export const readSample = async (
  bench: Session,
  columns: Current['columns'],
  { sampleRows, sampleColumns }: Config['limits'],
): Promise<Sample> => {
  const shown = columns.slice(0, sampleColumns)
  const list = shown.map(({ name }) => `cast(${quoteName(name)} as varchar)`).join(', ')
  const rows = await bench.read(`select ${list} from ${resultTable} order by id limit ${sampleRows}`)
  return {
    columns: shown.map(({ name, type }) => ({ name, native: type, type: readType(type).type })),
    rows: rows.map((row) => row.map((cell) => (cell === null ? null : String(cell)))),
  }
}

/** Parquet has no integer of 128 bits; DuckDB would write one as a float. */
const stored = ({ name, type }: Current['columns'][number]): string =>
  type === 'HUGEINT' || type === 'UHUGEINT'
    ? `cast(${quoteName(name)} as decimal(38, 0)) as ${quoteName(name)}`
    : quoteName(name)

export const writeParquet = async (bench: Session, file: string, columns: Current['columns']): Promise<void> => {
  mkdirSync(dirname(file), { recursive: true })
  const rows = `select ${columns.map(stored).join(', ')} from ${resultTable}`
  await bench.read(`copy (${rows}) to ${quoteText(file)} (format parquet, compression zstd)`)
  await clearTable(bench, resultTable)
}
