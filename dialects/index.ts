import type { Dialect } from '../compiler/dialect.ts'
import { bigquery } from './bigquery.ts'
import { databricks } from './databricks.ts'
import { duckdb } from './duckdb.ts'
import { postgres } from './postgres.ts'
import { redshift } from './redshift.ts'
import { snowflake } from './snowflake.ts'

export const dialects = { bigquery, databricks, duckdb, postgres, redshift, snowflake } as const satisfies Record<
  string,
  Dialect
>
export type DialectName = keyof typeof dialects
export { bigquery, databricks, duckdb, postgres, redshift, snowflake }
