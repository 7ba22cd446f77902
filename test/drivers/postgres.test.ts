import { startPostgres } from './postgres.ts'
import { manyRows, testDriver } from './suite.ts'

testDriver({
  kind: 'postgres',
  title: 'PostgreSQL',
  manyRows: manyRows(1_000_000),
  has: { credentials: true, permissions: true, network: true, throttling: false, dryRun: false, writing: true },
  tells: [],
  start: startPostgres,
})
