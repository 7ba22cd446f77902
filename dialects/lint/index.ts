import type { SqlReader } from '../../compiler/sql-reader.ts'
import { bigqueryRules } from './bigquery.ts'
import { databricksRules } from './databricks.ts'
import { duckdbRules } from './duckdb.ts'
import { createPostgresReader } from './libpg.ts'
import { createPolyglotReader } from './polyglot.ts'
import { redshiftRules } from './redshift.ts'
import { secondReader } from './second-reader.ts'
import { snowflakeRules } from './snowflake.ts'
import { adaptSnowflake } from './snowflake-gaps.ts'

export { postgresRules } from './postgres.ts'
export { bigqueryRules, databricksRules, duckdbRules, redshiftRules, snowflakeRules }

/** Readers that need no engine, one for each dialect. They load their parsers at the first text. */
export const sqlReaders = {
  postgres: createPostgresReader,
  bigquery: () => createPolyglotReader('bigquery', bigqueryRules, secondReader('bigquery')),
  snowflake: () => createPolyglotReader('snowflake', snowflakeRules, secondReader('snowflake'), adaptSnowflake),
  databricks: () => createPolyglotReader('databricks', databricksRules, secondReader('hive')),
  redshift: () => createPolyglotReader('redshift', redshiftRules, secondReader('redshift')),
  duckdb: () => createPolyglotReader('duckdb', duckdbRules, secondReader('postgresql')),
} as const satisfies Record<string, () => SqlReader>

export type SqlDialect = keyof typeof sqlReaders
export const sqlDialects = Object.keys(sqlReaders) as readonly SqlDialect[]
