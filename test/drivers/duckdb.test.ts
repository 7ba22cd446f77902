import { startDuckDb } from './duckdb.ts'
import { manyRows, testDriver } from './suite.ts'

testDriver({
  kind: 'duckdb',
  title: 'DuckDB',
  manyRows: manyRows(1_000_000),
  has: { credentials: false, permissions: true, network: false, throttling: false, dryRun: false, writing: true },
  tells: [],
  start: startDuckDb,
})
