import { startDatabricks } from './databricks.ts'
import { manyRows, testDriver } from './suite.ts'

testDriver({
  kind: 'databricks',
  title: 'Databricks (Thrift facade, exact texts by DuckDB: transport, not dialect)',
  manyRows: manyRows(200_000),
  has: { credentials: true, permissions: true, network: true, throttling: true, dryRun: false, writing: true },
  tells: ['queryId'],
  start: startDatabricks,
})
