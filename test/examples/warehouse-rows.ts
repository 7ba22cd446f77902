import type { DuckDBConnection } from '@duckdb/node-api'
import type { CatalogTable } from '../../compiler/catalog.ts'
import { toInstant } from '../../compiler/time-zone.ts'
import type { Storage } from '../../compiler/types.ts'
import { type Rows, tableKey, type Value } from '../../compiler/values.ts'
import { valueOfText } from '../engines/stored-text.ts'

export type StoredColumn = Pick<CatalogTable['columns'][number], 'name' | 'type' | 'storage'>

export const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`
const unixFactors = { seconds: 1_000_000n, milliseconds: 1000n, microseconds: 1n } as const

/** The text that a column is fetched as, and the value that the text stands for. */
const fetchAs = ({
  name,
  type,
  storage,
}: StoredColumn): { readonly sql: string; readonly read: (text: string) => Value } => {
  const text = `${quote(name)}::varchar`
  const micros = `epoch_us(${quote(name)})::varchar`
  switch (storage.as) {
    case 'instant':
      return { sql: micros, read: (count) => ({ micros: BigInt(count) }) }
    case 'local':
      return { sql: micros, read: (count) => ({ micros: toInstant(storage.zone, BigInt(count)) }) }
    case 'unix':
      return { sql: text, read: (count) => ({ micros: BigInt(count) * unixFactors[storage.unit] }) }
    case 'float':
      return { sql: text, read: (number) => (Number.isFinite(Number(number)) ? Number(number) : null) }
    default: {
      const sql = type.kind === 'array' && storage.as !== 'json text' ? `to_json(${quote(name)})::varchar` : text
      return { sql, read: (cell) => valueOfText(cell, type) }
    }
  }
}

/** Columns of a table (any SQL that may stand after `from`) as logical values. */
export const readColumns = async (
  database: DuckDBConnection,
  from: string,
  columns: readonly StoredColumn[],
): Promise<readonly (readonly Value[])[]> => {
  const fetched = columns.map(fetchAs)
  const result = await database.runAndReadAll(`select ${fetched.map(({ sql }) => sql).join(', ')} from ${from}`)
  return result.getRowsJson().map((cells) =>
    fetched.map(({ read }, index) => {
      const cell = cells[index]
      return typeof cell === 'string' ? read(cell) : null
    }),
  )
}

/**
 * All rows of a connection's tables as the reference evaluator holds them. `notes` says, by column, how the model reads what
 * the catalog alone reads otherwise: `{ "shop.customers": { signup_unix: … } }`.
 */
export const readRows = async (
  database: DuckDBConnection,
  connection: string,
  tables: readonly CatalogTable[],
  notes: Readonly<Record<string, Readonly<Record<string, Storage>>>>,
): Promise<Rows> => {
  const rows: [string, Readonly<Record<string, Value>>[]][] = []
  for (const { name, columns } of tables) {
    const own = notes[name.join('.')] ?? {}
    const stored = columns.map((column) => ({ ...column, storage: own[column.name] ?? column.storage }))
    const read = await readColumns(database, name.map(quote).join('.'), stored)
    const named = read.map((values) =>
      Object.fromEntries(stored.map((column, index) => [column.name, values[index] ?? null])),
    )
    rows.push([tableKey({ connection, name }), named])
  }
  return new Map(rows)
}
