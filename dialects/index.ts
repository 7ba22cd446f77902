import type { Dialect } from '../compiler/dialect.ts'
import { duckdb } from './duckdb.ts'
import { postgres } from './postgres.ts'

export const dialects = { duckdb, postgres } as const satisfies Record<string, Dialect>
export type DialectName = keyof typeof dialects
export { duckdb, postgres }
