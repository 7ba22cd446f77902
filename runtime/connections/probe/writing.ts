import type { IntrospectedCatalog, Query, Warehouse } from '../../drivers/driver.ts'
import { inBackticks } from '../grants/grants.ts'
import { snowflakeName } from '../grants/snowflake.ts'
import type { ResolvedConnection } from '../resolved.ts'

/** What a user may do besides reading. */
export interface Writing {
  /** Tables that it may change; `some` where the warehouse does not count them. */
  readonly tables: number | 'some'
  /** Its power in words, when it may do everything. */
  readonly all?: string
}

type Ask<Connection> = (
  warehouse: Warehouse,
  connection: Connection,
  catalog: IntrospectedCatalog,
) => Promise<Writing | undefined>

const ask = async (warehouse: Warehouse, sql: string): Promise<readonly (string | null)[]> => {
  const query: Query = { sql, parameters: [] }
  const found: (readonly (string | null)[])[] = []
  for await (const rows of await warehouse.stream(query)) found.push(...rows)
  return found[0] ?? []
}

/** https://www.postgresql.org/docs/current/functions-info.html#FUNCTIONS-INFO-ACCESS; Redshift has the same functions. */
const bySystemTables: Ask<ResolvedConnection> = async (warehouse) => {
  const may = ['insert', 'update', 'delete'].map((what) => `has_table_privilege(c.oid, '${what}')`).join(' or ')
  const [count, isSuperuser] = await ask(
    warehouse,
    `select cast(sum(case when has_schema_privilege(n.oid, 'usage') and (${may}) then 1 else 0 end) as varchar(20)),
      (select case when usesuper then 'yes' else 'no' end from pg_user where usename = current_user)
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and n.nspname <> 'information_schema' and n.nspname not like 'pg!_%' escape '!'`,
  )
  return { tables: Number(count ?? 0), ...(isSuperuser === 'yes' && { all: 'is a superuser' }) }
}

/** https://docs.snowflake.com/en/sql-reference/info-schema/table_privileges */
export const snowflakePrivileges = (database: string): string => {
  const schema = `${snowflakeName(database)}.information_schema`
  return `select count(distinct table_schema || '.' || table_name) from ${schema}.table_privileges
    where privilege_type in ('INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'OWNERSHIP')
      and grantee in (select role_name from ${schema}.enabled_roles)`
}
const bySnowflakePrivileges: Ask<Extract<ResolvedConnection, { kind: 'snowflake' }>> = async (
  warehouse,
  { database },
) => {
  const [count] = await ask(warehouse, snowflakePrivileges(database))
  return { tables: Number(count ?? 0) }
}

/** https://docs.databricks.com/aws/en/sql/language-manual/information-schema/table_privileges */
export const databricksPrivileges = (
  catalog: string,
): string => `select count(distinct table_schema, table_name) from ${inBackticks(catalog)}.information_schema.table_privileges
    where privilege_type in ('MODIFY', 'ALL PRIVILEGES')
      and (grantee = current_user() or is_account_group_member(grantee))`
const byCatalogPrivileges: Ask<Extract<ResolvedConnection, { kind: 'databricks' }>> = async (
  warehouse,
  { catalog },
) => {
  const [count] = await ask(warehouse, databricksPrivileges(catalog))
  return { tables: Number(count ?? 0) }
}

/** A dry run of a DELETE is refused to who may not delete, and deletes nothing. */
const byDryRun: Ask<ResolvedConnection> = async (warehouse, _, { tables }) => {
  const table = tables.find(({ kind }) => kind === 'table')
  if (!table) return undefined
  try {
    const described = await warehouse.describe(`delete from ${inBackticks(table.name.join('.'))} where false`)
    return 'refused' in described && /\bDELETE\b/.test(described.refused.message) ? { tables: 'some' } : undefined
  } catch (error) {
    if ((error as { reason?: { kind?: string } }).reason?.kind === 'permission') return { tables: 0 }
    throw error
  }
}

const asks: Readonly<Record<ResolvedConnection['kind'], Ask<never> | undefined>> = {
  bigquery: byDryRun,
  snowflake: bySnowflakePrivileges,
  databricks: byCatalogPrivileges,
  redshift: bySystemTables,
  postgres: bySystemTables,
  duckdb: undefined,
}

/** Asks the warehouse what the connection's user may change; nothing when it cannot be told. Rejects as the warehouse does. */
export const askWriting = async (
  warehouse: Warehouse,
  connection: ResolvedConnection,
  catalog: IntrospectedCatalog,
): Promise<Writing | undefined> => {
  const byKind = asks[connection.kind] as Ask<ResolvedConnection> | undefined
  return byKind ? byKind(warehouse, connection, catalog) : { tables: 0 }
}
