import { quoteText } from '../../duckdb/quote.ts'
import type { Cell, IntrospectedCatalog, IntrospectedTable, Row } from '../driver.ts'
import { nativeName, readType } from './types.ts'

const quoteName = (name: string): string => `"${name.replaceAll('"', '""')}"`

/** Identifiers that nobody quoted are folded to upper case. */
export const databaseName = (written: string): string =>
  /^[a-z_][a-z0-9_$]*$/i.test(written) ? written.toUpperCase() : written

/** https://docs.snowflake.com/en/sql-reference/info-schema/columns: what this role may see. */
export const columnsQuery = (database: string): string => `
  select c.table_schema, c.table_name, c.column_name, c.data_type, c.numeric_precision, c.numeric_scale, c.is_nullable,
    t.table_type, t.row_count, t.bytes
  from ${quoteName(databaseName(database))}.information_schema.columns c
  join ${quoteName(databaseName(database))}.information_schema.tables t
    on t.table_schema = c.table_schema and t.table_name = c.table_name
  where c.table_schema <> 'INFORMATION_SCHEMA'
  order by c.table_schema, c.table_name, c.ordinal_position`

/** https://docs.snowflake.com/en/sql-reference/functions/query_history */
export const historyQuery = (id: string): string => `
  select total_elapsed_time, bytes_scanned, credits_used_cloud_services
  from table(information_schema.query_history_by_session(result_limit => 1000)) where query_id = ${quoteText(id)}`

const numberOf = (cell: Cell | undefined): number | undefined =>
  cell === null || cell === undefined ? undefined : Number(cell)

const toTable = (rows: readonly Row[], schema: string | undefined): IntrospectedTable => {
  const [[owner, table, , , , , , type, count, size] = []] = rows
  const rowCount = numberOf(count)
  const bytes = numberOf(size)
  const isDefault = schema !== undefined && databaseName(schema) === owner
  return {
    name: isDefault ? [String(table)] : [String(owner), String(table)],
    kind: /VIEW/.test(type ?? '') ? 'view' : 'table',
    columns: rows.map(([, , name, native = '', precision, scale, nullable]) => ({
      name: name ?? '',
      ...typeOf(native ?? '', numberOf(scale)),
      native: nativeName(native ?? '', numberOf(precision), numberOf(scale)),
      nullable: nullable !== 'NO',
    })),
    // "Snowflake supports defining and maintaining constraints, but does not enforce them, except for NOT NULL":
    // https://docs.snowflake.com/en/sql-reference/constraints-overview
    uniqueKeys: [],
    ...(rowCount !== undefined && { rows: rowCount }),
    ...(bytes !== undefined && { bytes }),
  }
}

const typeOf = (native: string, scale: number | undefined) => {
  const { type, storage } = readType(native, scale)
  return { type, storage }
}

export const toCatalog = (
  rows: readonly Row[],
  schema: string | undefined,
  schemas: readonly string[] | undefined,
): IntrospectedCatalog => {
  const wanted = schemas && new Set(schemas.map(databaseName))
  const kept = rows.filter(([owner]) => wanted?.has(owner ?? '') ?? true)
  const tables = Map.groupBy(kept, (row) => JSON.stringify(row.slice(0, 2)))
  return { identifiers: 'insensitive', tables: [...tables.values()].map((each) => toTable(each, schema)) }
}
