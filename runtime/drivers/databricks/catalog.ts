import type { IntrospectedCatalog, IntrospectedTable, Row } from '../driver.ts'
import { readType } from './types.ts'

const quoteName = (name: string): string => `\`${name.replaceAll('`', '``')}\``

/** https://docs.databricks.com/aws/en/sql/language-manual/information-schema/columns: what this user may see. */
export const columnsQuery = (catalog: string): string => `
  select c.table_schema, c.table_name, c.column_name, c.full_data_type, c.is_nullable, t.table_type,
    cast(c.partition_index as string)
  from ${quoteName(catalog)}.information_schema.columns c
  join ${quoteName(catalog)}.information_schema.tables t
    on t.table_schema = c.table_schema and t.table_name = c.table_name
  where c.table_schema <> 'information_schema'
  order by c.table_schema, c.table_name, c.ordinal_position`

const toTable = (rows: readonly Row[]): IntrospectedTable => {
  const [[schema, table, , , , type] = []] = rows
  const partition = rows
    .filter(([, , , , , , place]) => place !== null && place !== undefined)
    .sort((one, other) => Number(one[6]) - Number(other[6]))
    .map(([, , name]) => name ?? '')
  return {
    name: [String(schema), String(table)],
    kind: /VIEW/.test(type ?? '') ? 'view' : 'table',
    columns: rows.map(([, , name, native, nullable]) => {
      const { type: read, storage } = readType(native ?? '')
      return { name: name ?? '', type: read, storage, native: native ?? '', nullable: nullable !== 'NO' }
    }),
    // "Primary keys are informational and not enforced":
    // https://docs.databricks.com/aws/en/tables/constraints
    uniqueKeys: [],
    ...(partition.length > 0 && { partition: { columns: partition } }),
  }
}

export const toCatalog = (rows: readonly Row[], schemas: readonly string[] | undefined): IntrospectedCatalog => {
  const wanted = schemas && new Set(schemas.map((schema) => schema.toLowerCase()))
  const kept = rows.filter(([schema]) => wanted?.has(schema ?? '') ?? true)
  const tables = Map.groupBy(kept, (row) => JSON.stringify(row.slice(0, 2)))
  return { identifiers: 'insensitive', tables: [...tables.values()].map(toTable) }
}
