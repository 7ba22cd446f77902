import type { DuckDBConnection } from '@duckdb/node-api'
import type { CatalogTable } from '../../compiler/catalog.ts'
import { toInstant } from '../../compiler/time-zone.ts'
import type { Storage } from '../../compiler/types.ts'
import { type Row, type Rows, tableKey, type Value } from '../../compiler/values.ts'
import { valueOfText } from '../engines/stored-text.ts'

type StoredColumn = Pick<CatalogTable['columns'][number], 'name' | 'type' | 'storage'>

const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`
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
      const sql = type.kind === 'array' ? `to_json(${quote(name)})::varchar` : text
      return { sql, read: (cell) => valueOfText(cell, type) }
    }
  }
}

const readTable = async (
  connection: DuckDBConnection,
  table: readonly string[],
  columns: readonly StoredColumn[],
): Promise<readonly Row[]> => {
  const fetched = columns.map((column) => ({ ...fetchAs(column), name: column.name }))
  const list = fetched.map(({ sql }) => sql).join(', ')
  const result = await connection.runAndReadAll(`select ${list} from ${table.map(quote).join('.')}`)
  return result.getRowsJson().map((cells) => {
    const values = fetched.map(({ name, read }, index): [string, Value] => {
      const cell = cells[index]
      return [name, typeof cell === 'string' ? read(cell) : null]
    })
    return Object.fromEntries(values)
  })
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
  const rows = new Map<string, readonly Row[]>()
  for (const { name, columns } of tables) {
    const own = notes[name.join('.')] ?? {}
    const stored = columns.map((column) => ({ ...column, storage: own[column.name] ?? column.storage }))
    rows.set(tableKey({ connection, name }), await readTable(database, name, stored))
  }
  return rows
}
