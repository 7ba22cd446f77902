import { bigquery } from '../bigquery.ts'
import { databricks } from '../databricks.ts'
import { duckdb } from '../duckdb.ts'
import { postgres } from '../postgres.ts'
import { redshift } from '../redshift.ts'
import { snowflake } from '../snowflake.ts'
import type { Target } from './parameter.ts'
import type { TemplateDialect } from './template.ts'

export const targets: Readonly<Record<TemplateDialect, Target>> = {
  bigquery: { dialect: bigquery, folding: 'keep' },
  snowflake: { dialect: snowflake, folding: 'upper' },
  databricks: { dialect: databricks, folding: 'keep' },
  redshift: { dialect: redshift, folding: 'lower' },
  postgres: { dialect: postgres, folding: 'lower' },
  duckdb: { dialect: duckdb, folding: 'keep' },
}
