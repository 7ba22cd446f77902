import type { Cause, ObjectKind } from '../drivers/warehouse-failure.ts'
import { bigqueryGrants } from './grants/bigquery.ts'
import { databricksGrants } from './grants/databricks.ts'
import { duckdbGrants } from './grants/duckdb.ts'
import { type Grants, partsOf } from './grants/grants.ts'
import { postgresGrants } from './grants/postgres.ts'
import { redshiftGrants } from './grants/redshift.ts'
import { snowflakeGrants } from './grants/snowflake.ts'
import type { ResolvedConnection } from './resolved.ts'

/** What an administrator does so that a permission is there. */
export interface Remedy {
  /** Statements, commands or policies, one after the other. */
  readonly lines: readonly string[]
  /** Who runs them, and where. */
  readonly runBy: string
}

type Kind = ResolvedConnection['kind']
type ByKind = { readonly [K in Kind]: Grants<Extract<ResolvedConnection, { readonly kind: K }>> }

const grantsByKind: ByKind = {
  bigquery: bigqueryGrants,
  databricks: databricksGrants,
  duckdb: duckdbGrants,
  postgres: postgresGrants,
  redshift: redshiftGrants,
  snowflake: snowflakeGrants,
}

export interface Refused {
  readonly cause: Cause
  /** The message of the failure. */
  readonly message: string
  /** Who is signed in, where it is known. */
  readonly user?: string
  /** The schema that the object was found in, when the warehouse named it without one. */
  readonly schema?: string
}

/** Warehouses that say the same of what is absent and of what may not be seen. */
const hiding: ReadonlySet<Kind> = new Set(['snowflake', 'bigquery', 'databricks'])

/** `Schema 'SHOP.SALES' does not exist or not authorized`, `Not found: Dataset acme:sales` */
const hiddenKind = (message: string): ObjectKind => {
  const [, word = 'table'] = /\b(warehouse|database|catalog|schema|dataset|view|function)\b/i.exec(message) ?? []
  const kind = word.toLowerCase()
  return kind === 'dataset' ? 'schema' : (kind as ObjectKind)
}

/** What mends a refusal for want of a permission; nothing for other failures. */
export const remedyFor = (connection: ResolvedConnection, refused: Refused): Remedy | undefined => {
  const { cause, message, user, schema } = refused
  const isHidden = cause.kind === 'absent' && hiding.has(connection.kind)
  if (cause.kind !== 'permission' && !isHidden) return undefined
  const grants = grantsByKind[connection.kind] as Grants<ResolvedConnection>
  const of = cause.kind === 'permission' ? cause.of : hiddenKind(message)
  const grant = (of === undefined ? undefined : grants[of]) ?? grants.other
  const object = cause.object === undefined || of === 'action' ? [] : (grants.parts ?? partsOf)(cause.object)
  const lines = grant({
    connection,
    object,
    message,
    ...(user !== undefined && { user }),
    ...(schema !== undefined && { schema }),
  })
  return { lines, runBy: grants.runBy }
}
