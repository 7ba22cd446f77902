import type { Query, QueryOptions, ResultColumn, Row, RowStream } from '../driver.ts'
import type { Limit } from '../limit.ts'
import { createRowStream, createStopwatch } from '../row-stream.ts'
import { readOnly } from '../warehouse-failure.ts'
import { dryRun, type JobFacts, type JobSettings, type Page, startJob } from './job.ts'
import { cellReader, type Field, readField } from './types.ts'

export const toColumns = (fields: readonly Field[]): readonly ResultColumn[] =>
  fields.map((field) => {
    const { type, native } = readField(field)
    return { name: field.name, type, native }
  })

export const fieldsOf = (facts: JobFacts): readonly Field[] => facts.statistics?.query?.schema?.fields ?? []

/** BigQuery has no sessions that only read: a dry run says beforehand what kind of statement it is. */
export const mustRead = async (settings: JobSettings, query: Query, limit: Limit): Promise<JobFacts> => {
  const facts = await dryRun(settings, query, limit)
  const { name, minutes } = settings.calls.context
  const kind = facts.statistics?.query?.statementType
  if (kind !== 'SELECT') throw readOnly(name, minutes, kind)
  return facts
}

const rowsOf = ({ rows = [] }: Page, readers: readonly ReturnType<typeof cellReader>[]): readonly Row[] =>
  rows.map(({ f }) => readers.map((read, index) => read(f[index]?.v ?? null)))

/** A job whose result is read page by page. */
export const streamQuery = async (
  settings: JobSettings,
  query: Query,
  asked: QueryOptions | undefined,
): Promise<RowStream> => {
  const { calls } = settings
  const limit = calls.start(asked)
  const watch = createStopwatch()
  try {
    limit.signal.throwIfAborted()
    const facts = await mustRead(settings, query, limit)
    const job = await startJob(settings, query, limit)
    let page: Page | undefined = await watch.time(job.page())
    let token = page.pageToken
    const fields = page.schema?.fields ?? fieldsOf(facts)
    const readers = fields.map(cellReader)
    return createRowStream({
      columns: toColumns(fields),
      limit,
      next: async () => {
        if (page === undefined && token === undefined) return undefined
        const current = page ?? (await watch.time(job.page(token)))
        page = undefined
        token = current.pageToken
        return rowsOf(current, readers)
      },
      // The job itself is done when its first page comes: there is nothing left to end.
      end: async () => undefined,
      metrics: async (rows) => {
        const { statistics } = await job.facts()
        const started = Number(statistics?.startTime)
        const ended = Number(statistics?.endTime)
        return {
          milliseconds: ended >= started ? ended - started : watch.milliseconds(),
          bytesScanned: Number(statistics?.query?.totalBytesProcessed ?? statistics?.totalBytesProcessed ?? 0),
          rows,
          credits: 'not provided',
          queryId: job.id,
        }
      },
      fail: (error) => calls.fail(error, limit),
    })
  } catch (error) {
    limit.end()
    throw calls.fail(error, limit)
  }
}
