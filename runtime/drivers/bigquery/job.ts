import { randomUUID } from 'node:crypto'
import type { TypedValue } from '../../../compiler/dialect.ts'
import { parameterType } from '../../../dialects/bigquery.ts'
import type { Query } from '../driver.ts'
import { type Limit, within } from '../limit.ts'
import type { Calls } from '../limited.ts'
import type { Client } from './client.ts'
import { isDuplicate, isPassing } from './errors.ts'
import type { Field, RestValue } from './types.ts'

/** What a job tells of itself; numbers are text: https://cloud.google.com/bigquery/docs/reference/rest/v2/Job */
export interface JobFacts {
  readonly status?: {
    readonly state?: string
    readonly errorResult?: { readonly reason?: string; readonly message?: string; readonly location?: string }
  }
  readonly statistics?: {
    readonly startTime?: string
    readonly endTime?: string
    readonly totalBytesProcessed?: string
    readonly query?: {
      readonly totalBytesProcessed?: string
      readonly statementType?: string
      readonly schema?: { readonly fields?: readonly Field[] }
      readonly numDmlAffectedRows?: string
    }
  }
}

export interface Page {
  readonly jobComplete?: boolean
  readonly schema?: { readonly fields?: readonly Field[] }
  readonly rows?: readonly { readonly f: readonly { readonly v: RestValue }[] }[]
  readonly pageToken?: string
  readonly totalRows?: string
}

export interface Job {
  readonly id: string
  /** A page of the result, waited for. */
  readonly page: (token?: string) => Promise<Page>
  readonly facts: () => Promise<JobFacts>
  readonly cancel: () => Promise<unknown>
}

export interface JobSettings {
  readonly client: Client
  readonly calls: Calls
  readonly location: string
  readonly mostBytes?: number
}

/** Rows of a page; BigQuery gives fewer when they are large. */
const pageRows = 20_000

const queryParameters = (parameters: readonly TypedValue[]) =>
  parameters.map((parameter, index) => ({
    name: `p${index + 1}`,
    parameterType: { type: parameterType(parameter) },
    parameterValue: { value: parameter.value === null ? null : String(parameter.value) },
  }))

const configuration = ({ sql, parameters }: Query, { mostBytes }: JobSettings) => ({
  query: {
    query: sql,
    useLegacySql: false,
    parameterMode: 'NAMED',
    queryParameters: queryParameters(parameters),
    ...(mostBytes !== undefined && { maximumBytesBilled: String(mostBytes) }),
  },
  labels: { by: 'segql' },
})

/** What BigQuery would do, without doing it. A wrong text is an error. */
export const dryRun = (settings: JobSettings, query: Query, limit: Limit): Promise<JobFacts> => {
  const { client, calls, location } = settings
  const body = { configuration: { ...configuration(query, settings), dryRun: true }, jobReference: { location } }
  return calls.retry(() => client.call<JobFacts>({ method: 'POST', path: '/jobs', body }), limit)
}

/** Starts a job under an ID of our own, so that it can be cancelled before its answer and is not started twice. */
export const startJob = async (settings: JobSettings, query: Query, limit: Limit): Promise<Job> => {
  const { client, calls, location } = settings
  const { minutes } = calls.context
  const id = `segql_${randomUUID()}`
  const call: Client['call'] = (request) => calls.retry(() => client.call(request), limit)
  const cancel = () => client.call({ method: 'POST', path: `/jobs/${id}/cancel`, query: { location } })
  const body = {
    configuration: { ...configuration(query, settings), jobTimeoutMs: String(Math.ceil(minutes * 60_000)) },
    jobReference: { jobId: id, location },
  }
  const started = await within(
    limit,
    cancel,
    insert(() => call<JobFacts>({ method: 'POST', path: '/jobs', body })),
  )
  const failed = started?.status?.errorResult
  if (failed) throw Object.assign(new Error(failed.message), failed)

  const page: Job['page'] = async (pageToken) => {
    for (;;) {
      const query = { location, pageToken, maxResults: pageRows, 'formatOptions.useInt64Timestamp': true }
      const asked = () => client.call<Page>({ path: `/queries/${id}`, query })
      const found = await calls.retry(asked, limit, isPassing)
      if (found.jobComplete !== false) return found
      limit.signal.throwIfAborted()
    }
  }
  return {
    id,
    cancel,
    page: (token) => within(limit, cancel, page(token)),
    facts: () => client.call<JobFacts>({ path: `/jobs/${id}`, query: { location } }),
  }
}

/** A retry whose first try had arrived after all finds its job there. */
const insert = (send: () => Promise<JobFacts>): Promise<JobFacts | undefined> =>
  send().catch((error: unknown) => {
    if (isDuplicate(error)) return undefined
    throw error
  })
