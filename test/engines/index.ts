import { inject } from 'vitest'
import { createBigQuery } from './bigquery.ts'
import { serverBinary } from './bigquery-service.ts'
import { createDuckDb } from './duckdb.ts'
import type { Engine } from './engine.ts'
import { createPostgres } from './postgres.ts'
import { createRedshift } from './redshift.ts'

export type { Cell, ColumnKind } from './column-kind.ts'
export type { Engine, PhysicalTable } from './engine.ts'

/** Every engine that compiled statements are tried on; a further one is a file and a line here. */
export const engines: Readonly<Record<string, () => Promise<Engine>>> = {
  DuckDB: createDuckDb,
  PostgreSQL: () => createPostgres(inject('postgresPort')),
  Redshift: () => createRedshift(inject('postgresPort')),
  ...(serverBinary() !== undefined && { BigQuery: () => createBigQuery(inject('zetasqlPort')) }),
}

export const openEngines = (): Promise<readonly Engine[]> => Promise.all(Object.values(engines).map((open) => open()))
