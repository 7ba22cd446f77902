import type { IntrospectedCatalog, IntrospectedTable } from '../driver.ts'
import { readType } from './types.ts'

export type Cells = readonly (string | null)[]
/** Rows of a query of the catalog, whichever way it is sent. */
export type ReadRows = (sql: string) => Promise<readonly Cells[]>

/** https://docs.aws.amazon.com/redshift/latest/dg/r_SVV_ALL_COLUMNS.html: what this user may see, external tables included. */
const columnsQuery = `
  select c.schema_name, c.table_name, c.column_name, c.data_type, c.is_nullable, t.table_type,
    cast(c.character_maximum_length as varchar), cast(c.numeric_precision as varchar), cast(c.numeric_scale as varchar)
  from svv_all_columns c
  join svv_all_tables t
    on t.database_name = c.database_name and t.schema_name = c.schema_name and t.table_name = c.table_name
  where c.database_name = current_database() and c.schema_name not in ('information_schema', 'pg_catalog', 'pg_internal')
  order by c.schema_name, c.table_name, c.ordinal_position`

/** Megabytes and rows; https://docs.aws.amazon.com/redshift/latest/dg/r_SVV_TABLE_INFO.html: "visible only to superusers" unless granted. */
const sizesQuery = `select "schema", "table", cast(size as varchar), cast(tbl_rows as varchar) from svv_table_info`

/** Partitions of external tables: https://docs.aws.amazon.com/redshift/latest/dg/r_SVV_EXTERNAL_COLUMNS.html */
const partitionsQuery = `select schemaname, tablename, columnname from svv_external_columns where part_key > 0 order by part_key`

const nativeOf = ([, , , type = '', , , length, precision, scale]: Cells): string => {
  const name = type ?? ''
  if (/^(numeric|decimal)$/.test(name) && precision) return `${name}(${precision},${scale ?? 0})`
  return /^character( varying)?$/.test(name) && length ? `${name}(${length})` : name
}

const key = (cells: Cells): string => JSON.stringify(cells.slice(0, 2))

const megabyte = 1_048_576

const toTable = (rows: readonly Cells[], size: Cells | undefined, partition: readonly string[]): IntrospectedTable => {
  const [[schema, table, , , , tableType] = []] = rows
  return {
    name: schema === 'public' ? [String(table)] : [String(schema), String(table)],
    kind: /VIEW/.test(tableType ?? '') ? 'view' : 'table',
    columns: rows.map((row) => {
      const native = nativeOf(row)
      const { type, storage } = readType(native)
      return { name: row[2] ?? '', type, storage, native, nullable: row[4] !== 'NO' }
    }),
    // "Uniqueness, primary key, and foreign key constraints are informational only":
    // https://docs.aws.amazon.com/redshift/latest/dg/t_Defining_constraints.html
    uniqueKeys: [],
    ...(size && { bytes: Number(size[2]) * megabyte, rows: Math.round(Number(size[3])) }),
    ...(partition.length > 0 && { partition: { columns: partition } }),
  }
}

export const introspectRedshift = async (
  read: ReadRows,
  schemas: readonly string[] | undefined,
): Promise<IntrospectedCatalog> => {
  const columns = (await read(columnsQuery)).filter(([schema]) => schemas?.includes(schema ?? '') ?? true)
  const optional = (sql: string) => read(sql).catch((): readonly Cells[] => [])
  const sizes = new Map((await optional(sizesQuery)).map((row) => [key(row), row]))
  const partitions = Map.groupBy(await optional(partitionsQuery), key)
  return {
    identifiers: 'insensitive',
    tables: [...Map.groupBy(columns, key)].map(([name, rows]) =>
      toTable(
        rows,
        sizes.get(name),
        (partitions.get(name) ?? []).map((row) => row[2] ?? ''),
      ),
    ),
  }
}
