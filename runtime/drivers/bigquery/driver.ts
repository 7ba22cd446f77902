import { secretsOf } from '../../connections/redact.ts'
import type { ResolvedBigQuery } from '../../connections/resolved.ts'
import type { Driver, Warehouse } from '../driver.ts'
import { createCalls } from '../limited.ts'
import { opening } from '../opening.ts'
import { readOnly } from '../warehouse-failure.ts'
import { createClient } from './client.ts'
import { describeQuery } from './describe.ts'
import { isBusy, readError } from './errors.ts'
import { execute } from './execute.ts'
import { introspectBigQuery } from './introspect.ts'
import { dryRun, type JobSettings } from './job.ts'
import { previewTable } from './preview.ts'
import { streamQuery } from './stream.ts'

const createWarehouse = (settings: JobSettings, { writes, schemas }: ResolvedBigQuery): Warehouse => {
  const { client, calls } = settings
  const { name, minutes } = calls.context
  const stream: Warehouse['stream'] = (query, asked) => streamQuery(settings, query, asked)
  return {
    kind: 'bigquery',
    introspect: (asked) => calls.run(asked, (limit) => introspectBigQuery(client, calls, schemas, limit)),
    estimate: (query, asked) =>
      calls.run(asked, async (limit) => {
        const { statistics } = await dryRun(settings, query, limit)
        return { bytes: Number(statistics?.totalBytesProcessed ?? 0), source: 'dry run' }
      }),
    describe: (sql, asked) => calls.run(asked, (limit) => describeQuery(settings, sql, limit)),
    stream,
    execute: async (query, asked) => {
      if (!writes) throw readOnly(name, minutes)
      return calls.run(asked, (limit) => execute(settings, query, limit))
    },
    preview: (table, rows, asked) => previewTable(settings, stream, table, rows, asked),
    close: async () => undefined,
  }
}

/** In minutes. */
const patience = 1

export const driver: Driver<ResolvedBigQuery> = {
  open: async (connection, options) => {
    const { location, budget } = connection
    const place = new URL(connection.endpoint ?? 'https://bigquery.googleapis.com').host
    const calls = createCalls(options, secretsOf(connection), {
      read: (error) => readError(error, place, true),
      isBusy,
    })
    const { signal } = options
    return opening(
      { calls, signal, place, patience, readError: (error) => readError(error, place, false) },
      async (limit) => {
        const client = await createClient(connection)
        const mostBytes = budget?.bytes
        const settings: JobSettings = { client, calls, location, ...(mostBytes !== undefined && { mostBytes }) }
        // It reaches BigQuery, signs in and needs the permission to make jobs.
        await dryRun(settings, { sql: 'select 1', parameters: [] }, limit)
        return createWarehouse(settings, connection)
      },
    )
  },
}
