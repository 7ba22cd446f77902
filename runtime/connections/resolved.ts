import type { z } from 'zod'
import type {
  BigQuery,
  Databricks,
  DuckDbConnection,
  Postgres,
  RedshiftDataApi,
  RedshiftWire,
  Snowflake,
} from './schema.ts'
import type { ServiceAccount } from './written.ts'

/**
 * A connection ready for its driver: no `${NAME}` left, files read, secrets in clear. It lives in memory only and is never
 * printed; `redactor` makes texts fit to be shown.
 */
export type ResolvedConnection =
  | DuckDbConnection
  | ResolvedBigQuery
  | ResolvedSnowflake
  | ResolvedDatabricks
  | ResolvedRedshift
  | ResolvedPostgres

export interface Budget {
  readonly bytes?: number
  readonly cost?: number
}

type Ready<Schema extends z.ZodType, Files extends PropertyKey = never> = Readonly<
  Omit<z.infer<Schema>, 'budget' | 'port' | 'certificateAuthorityFile' | Files>
> & { readonly budget?: Budget }

export type Tls = 'off' | 'require' | 'verify'

interface Server {
  readonly host: string
  readonly port: number
  /** PEM. */
  readonly certificateAuthority?: string
}

export type ResolvedBigQuery = Ready<typeof BigQuery, 'keyFile' | 'credentials'> & {
  /** Absent: Google's application default credentials. */
  readonly credentials?: ServiceAccount
}
/** One of `password`, `privateKey` and `token`. */
export type ResolvedSnowflake = Ready<typeof Snowflake, 'privateKeyFile'>
export type ResolvedDatabricks = Ready<typeof Databricks> & Server
export type ResolvedRedshiftDataApi = Ready<typeof RedshiftDataApi>
export type ResolvedRedshiftWire = Ready<typeof RedshiftWire> & Server & { readonly tls: Tls }
export type ResolvedRedshift = ResolvedRedshiftDataApi | ResolvedRedshiftWire
export type ResolvedPostgres = Ready<typeof Postgres, 'url'> &
  Server & { readonly database: string; readonly username: string; readonly tls: Tls }
