import type { Warehouse } from '../../drivers/driver.ts'
import type { Cause } from '../../drivers/warehouse-failure.ts'
import type { ResolvedConnection } from '../resolved.ts'

/** Asks for one value; a warehouse that does not tell it only makes a remedy less exact. */
const oneValue = async (
  warehouse: Warehouse,
  sql: string,
  texts: readonly string[] = [],
): Promise<string | undefined> => {
  try {
    const parameters = texts.map((value) => ({ type: { kind: 'text' }, value }) as const)
    const found: (readonly (string | null)[])[] = []
    for await (const rows of await warehouse.stream({ sql, parameters })) found.push(...rows)
    return found.length === 1 ? (found[0]?.[0] ?? undefined) : undefined
  } catch {
    return undefined
  }
}

const userQueries: Readonly<Partial<Record<ResolvedConnection['kind'], string>>> = {
  bigquery: 'select session_user()',
  databricks: 'select current_user()',
  redshift: 'select cast(current_user as varchar(127))',
}

/** Who is signed in, where the connection does not say it. */
const userOf = async (warehouse: Warehouse): Promise<string | undefined> => {
  const sql = userQueries[warehouse.kind]
  return sql === undefined ? undefined : oneValue(warehouse, sql)
}

const schemaQueries: Readonly<Partial<Record<ResolvedConnection['kind'], string>>> = {
  postgres: `select n.nspname from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relname = $1 and c.relkind in ('r', 'p', 'v', 'm', 'f')`,
}

/** The schema of a table that the warehouse named without one; nothing when there are several. */
const schemaOf = async (warehouse: Warehouse, cause: Cause): Promise<string | undefined> => {
  const sql = schemaQueries[warehouse.kind]
  const object = 'object' in cause ? cause.object : undefined
  return sql === undefined || object === undefined ? undefined : oneValue(warehouse, sql, [object])
}

/** What makes a remedy exact, asked from a warehouse that is open. */
export const askContext = async (
  warehouse: Warehouse,
  cause: Cause,
): Promise<{ readonly user?: string; readonly schema?: string }> => {
  const [user, schema] = [await userOf(warehouse), await schemaOf(warehouse, cause)]
  return { ...(user !== undefined && { user }), ...(schema !== undefined && { schema }) }
}
