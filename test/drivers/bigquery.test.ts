import { expect, test } from 'vitest'
import { serverBinary } from '../engines/bigquery-service.ts'
import { startBigQuery } from './bigquery.ts'
import { failureOf, query, rowsOf } from './suite/rows.ts'
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

  test('BigQuery itself refuses what would read more than the budget', async () => {
    const subject = await startBigQuery()
    try {
      const opened = await subject.open({ mostBytes: 1 })
      if ('failed' in opened) throw new Error(opened.failed.message)
      const failure = await failureOf(rowsOf(opened.value, query('select * from shop.orders')))
      expect([failure.reason.kind, failure.diagnostic.code]).toEqual(['too expensive', 'E977'])
    } finally {
      await subject.close()
    }
  })
}
