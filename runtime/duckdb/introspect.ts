import type { CatalogColumn, CatalogTable, ConnectionCatalog } from '../../compiler/catalog.ts'
import type { CellRow, Session } from './session.ts'
import { readType } from './types.ts'

const columnsQuery = `
  select schema_name, table_name, column_name, data_type, is_nullable
  from duckdb_columns() where not internal and database_name = current_database()
  order by schema_name, table_name, column_index`

const constraintsQuery = `
  select schema_name, table_name, constraint_column_names
  from duckdb_constraints() where constraint_type in ('PRIMARY KEY', 'UNIQUE') and database_name = current_database()
  order by schema_name, table_name, constraint_index`

/** `expressions` prints a list: `[a, '"b c"', '(a + 1)']`. */
const indexesQuery = `
  select schema_name, table_name, expressions
  from duckdb_indexes() where is_unique and database_name = current_database()
  order by schema_name, table_name, index_name`

/** Tables and views of an opened database. The default schema's are named without it. */
export const introspect = async (session: Session): Promise<ConnectionCatalog> => {
  const columns = await session.read(columnsQuery)
  const keys = [
    ...(await session.read(constraintsQuery)).map((row) => ({ row, key: row[2] as readonly string[] })),
    ...(await session.read(indexesQuery)).map((row) => ({ row, key: indexColumns(String(row[2])) })),
  ]
  const tables = new Map<string, { name: readonly string[]; columns: CatalogColumn[] }>()
  for (const row of columns) {
    const name = tableName(row)
    const table = tables.get(JSON.stringify(name)) ?? { name, columns: [] }
    tables.set(JSON.stringify(name), table)
    table.columns.push(readColumn(row))
  }
  const withKeys = [...tables.values()].map(({ name, columns }): CatalogTable => {
    const own = keys.filter(({ row }) => JSON.stringify(tableName(row)) === JSON.stringify(name)).map(({ key }) => key)
    const known = (key: readonly string[]) => key.every((part) => columns.some((column) => column.name === part))
    return { name, columns, uniqueKeys: own.filter((key) => key.length > 0 && known(key)) }
  })
  return { tables: withKeys, identifiers: 'insensitive' }
}

const tableName = ([schema, table]: CellRow): readonly string[] =>
  schema === 'main' ? [String(table)] : [String(schema), String(table)]

const readColumn = ([, , name, native, nullable]: CellRow): CatalogColumn => ({
  name: String(name),
  ...readType(String(native)),
  native: String(native),
  nullable: nullable === true,
})

/** Elements with special letters stand in single quotes; each is an identifier (quoted where needed) or an expression. */
const indexColumns = (expressions: string): readonly string[] =>
  [...expressions.slice(1, -1).matchAll(/'((?:[^'\\]|\\.)*)'|[^,\s][^,]*/g)].map(([plain, quoted]) =>
    unquoted(quoted === undefined ? plain : quoted.replaceAll(/\\(.)/g, '$1')),
  )

const unquoted = (identifier: string): string =>
  identifier.startsWith('"') ? identifier.slice(1, -1).replaceAll('""', '"') : identifier
