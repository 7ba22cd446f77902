import type { DuckDBConnection } from '@duckdb/node-api'
import type { DataTable } from './data-files.ts'
import { quoteFile, quoteName, quoteText } from './quote.ts'

/** How a CSV table is read: its columns' types as DuckDB spells them; `lenient`: the file bends the standard (mixed line ends). */
export interface CsvReading {
  readonly types: Readonly<Record<string, string>>
  readonly lenient?: true
}
export type CsvReadings = Readonly<Record<string, CsvReading>>

/**
 * Parquet files become views, CSV files tables (so that they are parsed once). A CSV column of whole numbers in which any
 * value is written with leading zeros (`00042`) stays text: it is a code or an ID, and the zeros belong to it.
 */
export const createTables = async (
  connection: DuckDBConnection,
  tables: readonly DataTable[],
  known: CsvReadings = {},
): Promise<CsvReadings> => {
  const readings: Record<string, CsvReading> = {}
  for (const table of tables) {
    const name = quoteName(table.name)
    const files = `[${table.files.map(quoteFile).join(', ')}]`
    if (table.format === 'parquet') {
      await connection.run(`create view ${name} as select * from read_parquet(${files}, union_by_name = true)`)
      continue
    }
    const reading = known[table.name] ?? (await detect(connection, files))
    readings[table.name] = reading
    const types = Object.entries(reading.types).map(([column, type]) => `${quoteText(column)}: ${quoteText(type)}`)
    const typed = types.length > 0 ? `, types = {${types.join(', ')}}` : ''
    await connection.run(`create table ${name} as select * from ${readCsv(files, reading, typed)}`)
  }
  return readings
}

const readCsv = (files: string, { lenient }: Pick<CsvReading, 'lenient'>, options: string): string =>
  `read_csv(${files}, union_by_name = true${lenient ? ', strict_mode = false' : ''}${options})`

/** Strictly first; what is no CSV leniently either tells the strict reason. */
const detect = async (connection: DuckDBConnection, files: string): Promise<CsvReading> => {
  try {
    return { types: await readTypes(connection, files, {}) }
  } catch (strict) {
    try {
      return { types: await readTypes(connection, files, { lenient: true }), lenient: true }
    } catch {
      throw strict
    }
  }
}

/** Every row is looked at, not a sample: a type that fails at row 30,000 would stop a run. */
const readTypes = async (
  connection: DuckDBConnection,
  files: string,
  reading: Pick<CsvReading, 'lenient'>,
): Promise<Record<string, string>> => {
  const described = await connection.runAndReadAll(
    `describe select * from ${readCsv(files, reading, ', sample_size = -1')}`,
  )
  const columns = described.getRowsJson().map(([name, type]) => [String(name), String(type)] as const)
  const whole = columns.filter(([, type]) => /^(U?(TINY|SMALL|BIG|HUGE)INT|U?INTEGER)$/.test(type))
  if (whole.length === 0) return Object.fromEntries(columns)
  const zeros = whole.map(([name]) => `coalesce(bool_or(regexp_full_match(${quoteName(name)}, '[+-]?0[0-9]+')), false)`)
  const codes = await connection.runAndReadAll(
    `select ${zeros.join(', ')} from ${readCsv(files, reading, ', all_varchar = true')}`,
  )
  const text = new Set(whole.filter((_, index) => codes.getRowsJson()[0]?.[index] === true).map(([name]) => name))
  return Object.fromEntries(columns.map(([name, type]) => [name, text.has(name) ? 'VARCHAR' : type]))
}
