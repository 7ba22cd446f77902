import { introspect } from '../../duckdb/introspect.ts'
import type { Session } from '../../duckdb/session.ts'
import type { IntrospectedCatalog } from '../driver.ts'

const sizesQuery = `
  select schema_name, table_name, 'table', estimated_size from duckdb_tables() where not internal and database_name = current_database()
  union all
  select schema_name, view_name, 'view', null from duckdb_views() where not internal and database_name = current_database()`

/** Files of a folder are views too, but nobody wrote these: they count as tables. */
export const introspectDuckDb = async (session: Session, files: boolean): Promise<IntrospectedCatalog> => {
  const catalog = await introspect(session)
  const sizes = new Map(
    (await session.read(sizesQuery)).map(([schema, table, kind, rows]) => [
      JSON.stringify(schema === 'main' ? [table] : [schema, table]),
      { kind, rows },
    ]),
  )
  return {
    ...catalog,
    tables: catalog.tables.map((table) => {
      const { kind, rows = null } = sizes.get(JSON.stringify(table.name)) ?? {}
      return {
        ...table,
        kind: kind === 'view' && !files ? ('view' as const) : ('table' as const),
        ...(rows !== null && { rows: Number(rows) }),
      }
    }),
  }
}
