import type { Dialect } from '../compiler/dialect.ts'
import { bigquery } from './bigquery.ts'
import { duckdb } from './duckdb.ts'
import { postgres } from './postgres.ts'
import { snowflake } from './snowflake.ts'

export const dialects = { bigquery, duckdb, postgres, snowflake } as const satisfies Record<string, Dialect>
export type DialectName = keyof typeof dialects
export { bigquery, duckdb, postgres, snowflake }
