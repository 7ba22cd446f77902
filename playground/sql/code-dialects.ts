import { PostgreSQL, SQLDialect, type SQLDialectSpec, StandardSQL } from '@codemirror/lang-sql'
import type { DialectName } from '../../dialects/index.ts'

const backticks: SQLDialectSpec = {
  ...StandardSQL.spec,
  identifierQuotes: '`',
  doubleQuotedStrings: true,
  backslashEscapes: true,
}

const extraWords =
  'qualify ilike lateral unnest struct array safe_cast date_trunc date_diff timestamp_sub countif if except replace over partition window rows range unbounded preceding following current'
const withWords = (spec: SQLDialectSpec): SQLDialect =>
  SQLDialect.define({ ...spec, keywords: `${spec.keywords ?? ''} ${extraWords}` })

/** Colours and quotes of each dialect. */
export const codeDialects: Readonly<Record<DialectName, SQLDialect>> = {
  bigquery: withWords({ ...backticks, hashComments: true }),
  databricks: withWords(backticks),
  snowflake: withWords({ ...PostgreSQL.spec, doubleDollarQuotedStrings: true }),
  redshift: PostgreSQL,
  postgres: PostgreSQL,
  duckdb: withWords(PostgreSQL.spec),
}
