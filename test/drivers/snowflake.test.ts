import { startSnowflake } from './snowflake.ts'
import { manyRows, testDriver } from './suite.ts'

testDriver({
  kind: 'snowflake',
  title: 'Snowflake (HTTP facade, exact texts by DuckDB: transport, not dialect)',
  manyRows: manyRows(200_000),
  has: {
    credentials: true,
    permissions: true,
    network: true,
    throttling: true,
    vendorRetries: true,
    dryRun: false,
    writing: true,
  },
  tells: ['bytesScanned', 'credits', 'queryId'],
  start: startSnowflake,
})
