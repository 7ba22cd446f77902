import type { Metrics, Query } from '../driver.ts'
import type { Limit } from '../limit.ts'
import { type JobSettings, startJob } from './job.ts'

/** A statement that writes: its job is waited for like any other. */
export const execute = async (settings: JobSettings, query: Query, limit: Limit): Promise<Metrics> => {
  const started = performance.now()
  const job = await startJob(settings, query, limit)
  await job.page()
  const { statistics } = await job.facts()
  const written = statistics?.query?.numDmlAffectedRows
  return {
    milliseconds: Math.round(performance.now() - started),
    bytesScanned: Number(statistics?.query?.totalBytesProcessed ?? 0),
    rows: written === undefined ? 'not provided' : Number(written),
    credits: 'not provided',
    queryId: job.id,
  }
}
