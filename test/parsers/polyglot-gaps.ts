import type { DialectName } from '../../dialects/index.ts'

/** What polyglot 0.12.1 refuses although the database takes it; who reads such statements instead. */
export interface Gap {
  readonly dialect: DialectName
  /** The shortest query that shows it: once polyglot reads it, the row must go. */
  readonly example: string
  /** Where it stands in a statement. */
  readonly stands: RegExp
  readonly manual: string
  readonly readBy: string
}

export const polyglotGaps: readonly Gap[] = [
  {
    dialect: 'duckdb',
    example: 'select 7 // 2',
    stands: / \/\/ /,
    manual: 'https://duckdb.org/docs/stable/sql/functions/numeric',
    readBy: 'DuckDB, which runs every row case; sqlglot',
  },
  {
    dialect: 'postgres',
    example: "select a -> cast('b' as text) from t",
    stands: /-> (cast\(|E')/,
    manual: 'https://www.postgresql.org/docs/18/functions-json.html#FUNCTIONS-JSON-PROCESSING',
    readBy: "libpg_query, PostgreSQL's own parser",
  },
  {
    dialect: 'redshift',
    example: "select array_contains(a, 'x', true) from t",
    stands: /array_contains\(/,
    manual: 'https://docs.aws.amazon.com/redshift/latest/dg/r_array_contains.html',
    readBy: 'sqlglot',
  },
  {
    dialect: 'databricks',
    example: "select timestamp_ntz'1970-01-01 00:00:00'",
    stands: /timestamp_ntz'/,
    manual: 'https://docs.databricks.com/aws/en/sql/language-manual/data-types/timestamp-ntz-type',
    readBy: 'Apache Spark, which runs every row case',
  },
]
