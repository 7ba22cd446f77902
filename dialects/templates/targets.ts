import { dialects } from '../index.ts'
import { bigqueryRules } from '../lint/bigquery.ts'
import { databricksRules } from '../lint/databricks.ts'
import { duckdbRules } from '../lint/duckdb.ts'
import { postgresRules } from '../lint/postgres.ts'
import { redshiftRules } from '../lint/redshift.ts'
import { snowflakeRules } from '../lint/snowflake.ts'
import type { Target } from './parameter.ts'
import type { TemplateDialect } from './template.ts'

export const targets: Readonly<Record<TemplateDialect, Target>> = {
  bigquery: { dialect: dialects.bigquery, folding: bigqueryRules.folding },
  snowflake: { dialect: dialects.snowflake, folding: snowflakeRules.folding },
  databricks: { dialect: dialects.databricks, folding: databricksRules.folding },
  redshift: { dialect: dialects.redshift, folding: redshiftRules.folding },
  postgres: { dialect: dialects.postgres, folding: postgresRules.folding },
  duckdb: { dialect: dialects.duckdb, folding: duckdbRules.folding },
}
