import { serverBinary } from '../engines/bigquery-service.ts'
import { startBigQuery } from './bigquery.ts'
import { manyRows, testDriver } from './suite.ts'

if (serverBinary() !== undefined) {
  testDriver({
    kind: 'bigquery',
    title: 'BigQuery (REST facade, ZetaSQL)',
    manyRows: manyRows(300_000),
    has: { credentials: true, permissions: true, network: true, throttling: true, dryRun: true, writing: true },
    tells: ['bytesScanned', 'queryId'],
    start: startBigQuery,
  })
}
