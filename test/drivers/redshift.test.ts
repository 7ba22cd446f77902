import { startRedshiftDataApi, startRedshiftWire } from './redshift.ts'
import { manyRows, testDriver } from './suite.ts'

const has = { credentials: true, permissions: true, network: true, dryRun: false, writing: true }

testDriver({
  kind: 'redshift',
  title: 'Redshift (Data API facade, PostgreSQL with its functions)',
  manyRows: manyRows(200_000),
  has: { ...has, throttling: true },
  tells: ['queryId'],
  start: startRedshiftDataApi,
})

testDriver({
  kind: 'redshift',
  title: 'Redshift (wire, PostgreSQL with its functions)',
  manyRows: manyRows(200_000),
  has: { ...has, throttling: false },
  tells: [],
  start: startRedshiftWire,
})
