import type { ConnectionKind } from './schema.ts'

/** One setting of a connection as it is asked for: on the command line, in a form. */
export interface Field {
  readonly setting: string
  readonly label: string
  /** Where it is found, or what it is for. */
  readonly about: string
  readonly required?: true
  readonly secret?: true
  readonly default?: string
  /** The option that names a file; what is in the file is the value. */
  readonly fileOption?: string
  /** Values separated by commas. */
  readonly many?: true
  /** The ways that it belongs to; to all without it. */
  readonly only?: readonly string[]
}

/** One of several ways to sign in or to reach the warehouse. */
export interface Way {
  readonly name: string
  readonly label: string
  /** What choosing it sets. */
  readonly sets?: Readonly<Record<string, string>>
}

export interface Form {
  readonly kind: ConnectionKind
  readonly title: string
  /** Asked first; fields with `only` belong to one of them. */
  readonly ways?: { readonly question: string; readonly of: readonly Way[] }
  readonly fields: readonly Field[]
}

const schemas: Field = {
  setting: 'schemas',
  label: 'Schemas',
  about: 'whose tables are shown; all that the user sees without it',
  many: true,
}
const authority: Field = {
  setting: 'certificateAuthorityFile',
  label: 'Certificate authority',
  about: 'a PEM file, when the server has a certificate that the system does not know',
}

const bigquery: Form = {
  kind: 'bigquery',
  title: 'Google BigQuery',
  ways: {
    question: 'Sign in with',
    of: [
      { name: 'key', label: "a service account's key, as JSON" },
      { name: 'machine', label: 'the credentials that Google finds on this machine' },
    ],
  },
  fields: [
    {
      setting: 'credentials',
      fileOption: 'key-file',
      label: 'Key file',
      about: 'the JSON file that Google Cloud gave when the key was made; its content is kept encrypted',
      required: true,
      secret: true,
      only: ['key'],
    },
    {
      setting: 'project',
      label: 'Project',
      about: 'the ID of the project that runs and pays for queries',
      required: true,
    },
    {
      setting: 'location',
      label: 'Location',
      about: 'of the datasets, such as `EU` or `europe-west3`',
      required: true,
    },
    { ...schemas, label: 'Datasets' },
    { setting: 'endpoint', label: 'Endpoint', about: 'for Private Service Connect' },
  ],
}

const snowflake: Form = {
  kind: 'snowflake',
  title: 'Snowflake',
  ways: {
    question: 'Sign in with',
    of: [
      { name: 'new key', label: 'a key pair that is made here' },
      { name: 'key', label: 'a key pair of my own' },
      { name: 'password', label: 'a password' },
      { name: 'token', label: 'a programmatic access token' },
    ],
  },
  fields: [
    {
      setting: 'account',
      label: 'Account identifier',
      about: 'the start of `https://ACCOUNT_IDENTIFIER.snowflakecomputing.com`; Snowsight shows it at the bottom left',
      required: true,
    },
    { setting: 'warehouse', label: 'Warehouse', about: 'executes the queries, such as `COMPUTE_WH`', required: true },
    { setting: 'database', label: 'Database', about: 'the tables are read from it', required: true },
    { setting: 'schema', label: 'Schema', about: 'of tables that are named without one' },
    { setting: 'username', label: 'User name', about: 'the user that SegQL signs in as', required: true },
    { setting: 'role', label: 'Role', about: "executes the queries; the user's default role without it" },
    { setting: 'password', label: 'Password', about: 'of that user', required: true, secret: true, only: ['password'] },
    { setting: 'token', label: 'Token', about: 'of that user', required: true, secret: true, only: ['token'] },
    {
      setting: 'privateKey',
      fileOption: 'private-key-file',
      label: 'Private key file',
      about: 'PEM (PKCS #8); its content is kept encrypted',
      required: true,
      secret: true,
      only: ['key'],
    },
    {
      setting: 'passphrase',
      label: 'Passphrase',
      about: 'of the private key, if it has one',
      secret: true,
      only: ['key'],
    },
    schemas,
    {
      setting: 'endpoint',
      label: 'Endpoint',
      about: 'for AWS PrivateLink: `https://…privatelink.snowflakecomputing.com`',
    },
  ],
}

const databricks: Form = {
  kind: 'databricks',
  title: 'Databricks',
  fields: [
    {
      setting: 'host',
      label: 'Host name',
      about: 'Server hostname in the connection details of the SQL warehouse',
      required: true,
    },
    { setting: 'port', label: 'Port', about: 'of that host', default: '443' },
    { setting: 'httpPath', label: 'HTTP path', about: 'in the same connection details', required: true },
    {
      setting: 'token',
      label: 'Access token',
      about: 'of a service principal, or of a user',
      required: true,
      secret: true,
    },
    { setting: 'catalog', label: 'Catalog', about: 'of Unity Catalog; the tables are read from it', required: true },
    schemas,
    authority,
  ],
}

const redshift: Form = {
  kind: 'redshift',
  title: 'Amazon Redshift',
  ways: {
    question: 'Reach it through',
    of: [
      { name: 'cluster', label: 'the Data API, a provisioned cluster', sets: { via: 'data-api' } },
      { name: 'workgroup', label: 'the Data API, a serverless workgroup', sets: { via: 'data-api' } },
      { name: 'wire', label: 'its own address, as PostgreSQL', sets: { via: 'wire' } },
    ],
  },
  fields: [
    {
      setting: 'cluster',
      label: 'Cluster identifier',
      about: 'one connection a cluster',
      required: true,
      only: ['cluster'],
    },
    { setting: 'workgroup', label: 'Workgroup', about: 'its name', required: true, only: ['workgroup'] },
    {
      setting: 'host',
      label: 'Host',
      about: 'the endpoint of the cluster without port and database',
      required: true,
      only: ['wire'],
    },
    { setting: 'port', label: 'Port', about: 'of that host', default: '5439', only: ['wire'] },
    {
      setting: 'region',
      label: 'Region',
      about: 'such as `eu-central-1`',
      required: true,
      only: ['cluster', 'workgroup'],
    },
    { setting: 'database', label: 'Database', about: 'one connection a database', required: true },
    {
      setting: 'roleArn',
      label: 'Role ARN',
      about: "assumed through STS; the machine's own identity without it",
      only: ['cluster', 'workgroup'],
    },
    {
      setting: 'externalId',
      label: 'External ID',
      about: 'that the trust policy of the role asks for',
      only: ['cluster', 'workgroup'],
    },
    { setting: 'dbUser', label: 'Database user', about: 'the queries run as this user', only: ['cluster'] },
    {
      setting: 'secretArn',
      label: 'Secret ARN',
      about: 'of AWS Secrets Manager, instead of a user',
      only: ['cluster', 'workgroup'],
    },
    {
      setting: 'accessKeyId',
      label: 'Access key ID',
      about: "of an IAM user; the machine's own identity without it",
      only: ['cluster', 'workgroup'],
    },
    {
      setting: 'secretAccessKey',
      label: 'Secret access key',
      about: 'that belongs to the access key ID',
      secret: true,
      only: ['cluster', 'workgroup'],
    },
    {
      setting: 'endpoint',
      label: 'Endpoint',
      about: 'of the Data API, for a VPC endpoint',
      only: ['cluster', 'workgroup'],
    },
    { setting: 'stsEndpoint', label: 'STS endpoint', about: 'for a VPC endpoint', only: ['cluster', 'workgroup'] },
    {
      setting: 'username',
      label: 'User name',
      about: 'a user that may only read is best',
      required: true,
      only: ['wire'],
    },
    { setting: 'password', label: 'Password', about: 'of that user', secret: true, only: ['wire'] },
    { setting: 'tls', label: 'TLS', about: '`verify`, `require` or `off`', only: ['wire'] },
    { ...authority, only: ['wire'] },
    schemas,
  ],
}

const postgres: Form = {
  kind: 'postgres',
  title: 'PostgreSQL',
  fields: [
    {
      setting: 'host',
      label: 'Host',
      about: 'its name, or the folder of its socket',
      required: true,
      default: 'localhost',
    },
    { setting: 'port', label: 'Port', about: 'of that host', default: '5432' },
    { setting: 'database', label: 'Database', about: 'its name', required: true },
    { setting: 'username', label: 'User name', about: 'a user that may only read is best', required: true },
    { setting: 'password', label: 'Password', about: 'of that user', secret: true },
    { setting: 'tls', label: 'TLS', about: '`verify`, `require` or `off`' },
    authority,
    schemas,
  ],
}

const duckdb: Form = {
  kind: 'duckdb',
  title: 'DuckDB',
  ways: {
    question: 'The data are in',
    of: [
      { name: 'file', label: 'a DuckDB file' },
      { name: 'folder', label: 'a folder of CSV and Parquet files' },
    ],
  },
  fields: [
    { setting: 'path', label: 'File', about: 'relative to the project folder', required: true, only: ['file'] },
    { setting: 'folder', label: 'Folder', about: 'relative to the project folder', required: true, only: ['folder'] },
  ],
}

export const forms: Readonly<Record<ConnectionKind, Form>> = {
  bigquery,
  snowflake,
  databricks,
  redshift,
  postgres,
  duckdb,
}

/** The fields of a form for one of its ways. */
export const fieldsOf = ({ fields }: Form, way: string | undefined): readonly Field[] =>
  fields.filter(({ only }) => only === undefined || (way !== undefined && only.includes(way)))

/** A setting as an option of the command line: `httpPath` is `--http-path`. */
export const optionOf = ({ setting, fileOption }: Field): string =>
  fileOption ?? setting.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
