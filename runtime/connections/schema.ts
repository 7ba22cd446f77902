import { z } from 'zod'
import {
  Account,
  Host,
  HostOrSocket,
  Port,
  PostgresUrl,
  Region,
  RoleArn,
  SecretArn,
  ServiceAccount,
  Size,
  Text,
  Url,
} from './written.ts'

/** What a connection of any kind may say besides where it leads. */
const shared = {
  /** A file that describes the tables, instead of asking the warehouse. */
  catalogFile: Text.optional(),
  /** SegQL may write tables there (`--into`); everything else only reads. */
  writes: z.boolean().optional(),
  /** Minutes that a statement may run, instead of `limits.queryMinutes`. */
  queryMinutes: z.number().int().min(1).optional(),
  /** Functions of the warehouse that raw SQL may call although nothing is known of them. */
  safeFunctions: z.array(Text).optional(),
  /** Schemas (datasets) whose tables are shown; without it all that the user sees. */
  schemas: z.array(Text).min(1).optional(),
}
/** What one run may cost by the estimate before it: what is above is not run. */
const bytesBudget = { budget: z.strictObject({ bytes: Size }).optional() }
const costBudget = { budget: z.strictObject({ cost: z.number().positive() }).optional() }
/** A file with the PEM of a certificate authority that the system does not know. */
const authority = { certificateAuthorityFile: Text.optional() }

const Folder = Text
/**
 * Exactly one of `path` (a DuckDB file, opened read-only), `folder` (CSV and Parquet files as tables) and `memory`.
 * `mayRead`: folders that raw SQL may read files from; everything else outside is closed.
 */
export const DuckDb = z.strictObject({
  kind: z.literal('duckdb'),
  path: Text.optional(),
  /** What makes the file of `path`: told where the file does not exist. */
  madeBy: Text.optional(),
  folder: Folder.optional(),
  memory: z.literal(true).optional(),
  mayRead: z.array(Folder).optional(),
  threads: z.number().int().min(1).max(1024).optional(),
  memoryLimit: z
    .string()
    .regex(/^\d+(\.\d+)? ?(KB|MB|GB|TB|KiB|MiB|GiB|TiB|%)$/)
    .optional(),
  /** The former name of `catalogFile`. */
  catalog: Text.optional(),
  ...shared,
  ...bytesBudget,
})

/** `credentials` (the service account's JSON) or `keyFile`; without both, Google's application default credentials. */
export const BigQuery = z.strictObject({
  kind: z.literal('bigquery'),
  project: Text,
  location: Text,
  credentials: z.union([ServiceAccount, z.string().min(1)], "a service account's key as JSON").optional(),
  keyFile: Text.optional(),
  endpoint: Url.optional(),
  ...shared,
  ...bytesBudget,
})

/** Exactly one of `password`, `privateKey`, `privateKeyFile` and `token`. */
export const Snowflake = z.strictObject({
  kind: z.literal('snowflake'),
  account: Account,
  warehouse: Text,
  database: Text,
  schema: Text.optional(),
  username: Text,
  role: Text.optional(),
  password: Text.optional(),
  /** PEM, PKCS #8. */
  privateKey: Text.optional(),
  privateKeyFile: Text.optional(),
  passphrase: Text.optional(),
  token: Text.optional(),
  tokenKind: z.enum(['programmatic', 'oauth']).optional(),
  /** For private links: `https://IDENTIFIER.privatelink.snowflakecomputing.com`. */
  endpoint: Url.optional(),
  ...shared,
  ...bytesBudget,
})

export const Databricks = z.strictObject({
  kind: z.literal('databricks'),
  host: Host,
  port: Port.default(443),
  httpPath: Text,
  token: Text,
  catalog: Text,
  ...authority,
  ...shared,
  ...bytesBudget,
})

/** Exactly one of `cluster` (provisioned) and `workgroup` (serverless). */
export const RedshiftDataApi = z.strictObject({
  kind: z.literal('redshift'),
  via: z.literal('data-api'),
  region: Region,
  cluster: Text.optional(),
  workgroup: Text.optional(),
  database: Text,
  /** Assumed through STS with the machine's own identity, or with the access key. */
  roleArn: RoleArn.optional(),
  externalId: Text.optional(),
  accessKeyId: Text.optional(),
  secretAccessKey: Text.optional(),
  /** The database user: by name (provisioned clusters), or a secret of AWS Secrets Manager; else the role's own. */
  dbUser: Text.optional(),
  secretArn: SecretArn.optional(),
  endpoint: Url.optional(),
  stsEndpoint: Url.optional(),
  ...shared,
  ...costBudget,
})

const wire = {
  database: Text,
  username: Text,
  password: Text.optional(),
  /** `verify` unless the host is this machine: encrypted, and the certificate is checked. */
  tls: z.enum(['off', 'require', 'verify']).optional(),
  ...authority,
}

export const RedshiftWire = z.strictObject({
  kind: z.literal('redshift'),
  via: z.literal('wire'),
  host: Host,
  port: Port.default(5439),
  ...wire,
  ...shared,
  ...costBudget,
})

/** `url`, or `host` with the rest. */
export const Postgres = z.strictObject({
  kind: z.literal('postgres'),
  url: PostgresUrl.optional(),
  host: HostOrSocket.optional(),
  port: Port.optional(),
  ...wire,
  database: Text.optional(),
  username: Text.optional(),
  ...shared,
  ...costBudget,
})

/** A connection as it is written: in `segql.config.json`, where any text may hold `${NAME}`, or in the store. */
export const Connection = z.discriminatedUnion('kind', [
  DuckDb,
  BigQuery,
  Snowflake,
  Databricks,
  z.discriminatedUnion('via', [RedshiftDataApi, RedshiftWire]),
  Postgres,
])
export type Connection = z.infer<typeof Connection>
export type ConnectionKind = Connection['kind']
export type DuckDbConnection = z.infer<typeof DuckDb>

/** The file that describes a connection's tables instead of the warehouse. */
export const catalogFileOf = (connection: Connection): string | undefined =>
  connection.catalogFile ?? (connection.kind === 'duckdb' ? connection.catalog : undefined)

export const connectionKinds = [
  'duckdb',
  'bigquery',
  'snowflake',
  'databricks',
  'redshift',
  'postgres',
] as const satisfies readonly ConnectionKind[]

const shapes: Readonly<Record<ConnectionKind, readonly { readonly shape: object }[]>> = {
  duckdb: [DuckDb],
  bigquery: [BigQuery],
  snowflake: [Snowflake],
  databricks: [Databricks],
  redshift: [RedshiftDataApi, RedshiftWire],
  postgres: [Postgres],
}

export const isConnectionKind = (kind: unknown): kind is ConnectionKind =>
  (connectionKinds as readonly unknown[]).includes(kind)

/** The settings that a connection of a kind may have; of any kind when it is unknown. */
export const settingsOf = (kind: unknown, via?: unknown): readonly string[] => {
  const all = isConnectionKind(kind) ? shapes[kind] : Object.values(shapes).flat()
  const fitting = via === 'data-api' ? all.slice(0, 1) : via === 'wire' ? all.slice(-1) : all
  return [...new Set(fitting.flatMap(({ shape }) => Object.keys(shape)))]
}

/** Settings that are encrypted in the store, never shown and never logged. */
export const secretSettings: Readonly<Record<ConnectionKind, readonly string[]>> = {
  duckdb: [],
  bigquery: ['credentials'],
  snowflake: ['password', 'privateKey', 'passphrase', 'token'],
  databricks: ['token'],
  redshift: ['password', 'secretAccessKey'],
  postgres: ['password', 'url'],
}

const anySecret = new Set(Object.values(secretSettings).flat())
export const isSecretSetting = (setting: string): boolean => anySecret.has(setting)
