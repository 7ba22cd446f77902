import { createVerify } from 'node:crypto'
import { type Answer, type Facade, type Request, startFacade } from '../http.ts'
import type { GoogleSql, HeldTable, Parameter } from './engine.ts'
import { analyse, BigQueryError, type FacadeJob, type JobRules, type QueryRequest, startFacadeJob } from './jobs.ts'
import { fieldOf, restRow } from './values.ts'

export interface BigQueryFacade extends Facade {
  readonly running: () => number
  /** Rows of the last result that have been given away. */
  readonly sentRows: () => number
}

export interface BigQueryFacadeOptions extends JobRules {
  readonly engine: GoogleSql
  /** Whose tokens are taken, and the key that they are signed with. */
  readonly email: string
  readonly publicKey: string
}

interface Insert {
  readonly configuration: {
    readonly dryRun?: boolean
    readonly jobTimeoutMs?: string
    readonly query: {
      readonly query: string
      readonly useLegacySql?: boolean
      readonly queryParameters?: readonly Parameter[]
      readonly maximumBytesBilled?: string
    }
  }
  readonly jobReference?: { readonly jobId?: string }
}

const failed = (error: BigQueryError): Answer => {
  const { status: code, reason, message } = error
  return { status: code, body: { error: { code, message, errors: [{ message, domain: 'global', reason }] } } }
}

/** A token that its owner signed: https://developers.google.com/identity/protocols/oauth2/service-account#jwt-auth */
const isSigned = (header: string | undefined, { email, publicKey }: BigQueryFacadeOptions): boolean => {
  const [head = '', claims = '', signature = ''] = /^Bearer (.+)$/.exec(header ?? '')?.[1]?.split('.') ?? []
  if (signature === '') return false
  const verify = createVerify('RSA-SHA256').update(`${head}.${claims}`)
  if (!verify.verify(publicKey, Buffer.from(signature, 'base64url'))) return false
  const { iss, exp, scope } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as Record<string, unknown>
  return iss === email && Number(exp) > Date.now() / 1000 && scope === 'https://www.googleapis.com/auth/bigquery'
}

const requestOf = ({ configuration: { query, jobTimeoutMs } }: Insert): QueryRequest => {
  if (query.useLegacySql !== false) throw new BigQueryError(400, 'invalid', 'legacy SQL is not for new projects')
  return {
    query: query.query,
    parameters: query.queryParameters ?? [],
    ...(query.maximumBytesBilled !== undefined && { mostBytes: Number(query.maximumBytesBilled) }),
    ...(jobTimeoutMs !== undefined && { timeout: Number(jobTimeoutMs) }),
  }
}

const facts = (job: FacadeJob) => ({
  id: job.id,
  status: {
    state: job.state,
    ...(job.error && { errorResult: { reason: job.error.reason, message: job.error.message } }),
  },
  statistics: {
    startTime: String(job.startTime),
    ...(job.endTime !== undefined && { endTime: String(job.endTime) }),
    totalBytesProcessed: String(job.bytes),
    query: { totalBytesProcessed: String(job.bytes), statementType: job.kind },
  },
})

/** BigQuery never answers with more than 10 MB: https://cloud.google.com/bigquery/quotas#query_jobs */
const mostRows = 10_000

export const startBigQueryFacade = async (options: BigQueryFacadeOptions): Promise<BigQueryFacade> => {
  const { engine, project } = options
  const jobs = new Map<string, FacadeJob>()
  let sent = 0

  const insert = async ({ body }: Request): Promise<Answer> => {
    const asked = JSON.parse(body.toString()) as Insert
    const request = requestOf(asked)
    if (asked.configuration.dryRun) {
      const { kind, fields, bytes } = await analyse(engine, options, request)
      const query = { statementType: kind, schema: { fields }, totalBytesProcessed: String(bytes) }
      return {
        status: 200,
        body: { status: { state: 'DONE' }, statistics: { totalBytesProcessed: String(bytes), query } },
      }
    }
    const id = asked.jobReference?.jobId ?? crypto.randomUUID()
    if (jobs.has(id)) throw new BigQueryError(409, 'duplicate', `Already Exists: Job ${project}:EU.${id}`)
    const job = await startFacadeJob(engine, options, id, request)
    jobs.set(id, job)
    return { status: 200, body: facts(job) }
  }

  const jobOf = (id: string): FacadeJob => {
    const job = jobs.get(id)
    if (!job) throw new BigQueryError(404, 'notFound', `Not found: Job ${project}:EU.${id}`)
    return job
  }

  const results = async (id: string, { query }: Request): Promise<Answer> => {
    const job = jobOf(id)
    await Promise.race([job.done, new Promise((resolve) => setTimeout(resolve, Number(query.get('timeoutMs') ?? 300)))])
    if (job.error) throw job.error
    if (job.state !== 'DONE') return { status: 200, body: { jobComplete: false } }
    const { columns, length, row } = job.found ?? { columns: [], length: 0, row: () => ({}) }
    const from = Number(query.get('pageToken') ?? 0)
    if (from === 0) sent = 0
    const count = Math.min(length - from, Number(query.get('maxResults') ?? mostRows), mostRows)
    sent += count
    const body = {
      jobComplete: true,
      schema: { fields: columns.map(fieldOf) },
      totalRows: String(length),
      ...(count > 0 && { rows: Array.from({ length: count }, (_, index) => row(from + index)) }),
      ...(from + count < length && { pageToken: String(from + count) }),
    }
    return { status: 200, body }
  }

  const tableFacts = (table: HeldTable) => {
    const [datasetId, tableId] = table.path.split('.')
    return {
      tableReference: { projectId: project, datasetId, tableId },
      type: 'TABLE',
      schema: { fields: table.columns.map(fieldOf) },
      numRows: String(table.rows.length),
      numBytes: String(JSON.stringify(table.rows).length),
    }
  }
  const tableOf = (path: string): HeldTable => {
    const found = engine.tables().find((table) => table.path === path)
    if (!found) throw new BigQueryError(404, 'notFound', `Not found: Table ${project}:${path}`)
    return found
  }

  const routes: readonly {
    readonly pattern: RegExp
    readonly answer: (request: Request, ...parts: string[]) => Promise<Answer> | Answer
  }[] = [
    { pattern: /^POST \/jobs$/, answer: insert },
    { pattern: /^GET \/queries\/([^/]+)$/, answer: (request, id = '') => results(id, request) },
    { pattern: /^GET \/jobs\/([^/]+)$/, answer: (_, id = '') => ({ status: 200, body: facts(jobOf(id)) }) },
    {
      pattern: /^POST \/jobs\/([^/]+)\/cancel$/,
      answer: (_, id = '') => {
        const job = jobOf(id)
        job.stop(new BigQueryError(400, 'stopped', 'Job execution was cancelled: User requested cancellation'))
        return { status: 200, body: { job: facts(job) } }
      },
    },
    {
      pattern: /^GET \/datasets$/,
      answer: () => {
        const names = new Set(engine.tables().map(({ path }) => path.split('.')[0]))
        return { status: 200, body: { datasets: [...names].map((datasetId) => ({ datasetReference: { datasetId } })) } }
      },
    },
    {
      pattern: /^GET \/datasets\/([^/]+)\/tables$/,
      answer: (_, dataset) => {
        const tables = engine
          .tables()
          .filter(({ path }) => path.split('.')[0] === dataset && !options.forbidden.includes(path))
        return { status: 200, body: { tables: tables.map(tableFacts) } }
      },
    },
    {
      pattern: /^GET \/datasets\/([^/]+)\/tables\/([^/]+)$/,
      answer: (_, dataset, table) => ({ status: 200, body: tableFacts(tableOf(`${dataset}.${table}`)) }),
    },
    {
      pattern: /^GET \/datasets\/([^/]+)\/tables\/([^/]+)\/data$/,
      answer: ({ query }, dataset, table) => {
        const held = tableOf(`${dataset}.${table}`)
        const rows = held.rows.slice(0, Number(query.get('maxResults'))).map((row) => restRow(row, held.columns))
        return { status: 200, body: { rows, totalRows: String(held.rows.length) } }
      },
    },
  ]

  const answer = async (request: Request): Promise<Answer> => {
    try {
      if (!isSigned(request.headers.authorization, options)) {
        throw new BigQueryError(401, 'authError', 'Request had invalid authentication credentials.')
      }
      const root = `/bigquery/v2/projects/${project}`
      const asked = `${request.method} ${request.path.replace(root, '')}`
      for (const { pattern, answer: give } of routes) {
        const parts = pattern.exec(asked)
        if (parts) return await give(request, ...parts.slice(1))
      }
      return failed(new BigQueryError(404, 'notFound', `no route: ${asked}`))
    } catch (error) {
      if (error instanceof BigQueryError) return failed(error)
      throw error
    }
  }

  const facade = await startFacade({
    answer,
    busyAnswer: failed(
      new BigQueryError(
        403,
        'rateLimitExceeded',
        'Exceeded rate limits: too many api requests per user per method for this user_method.',
      ),
    ),
  })
  return {
    ...facade,
    running: () => [...jobs.values()].filter(({ state }) => state === 'RUNNING').length,
    sentRows: () => sent,
    close: async () => {
      for (const job of jobs.values()) job.stop(new BigQueryError(400, 'stopped', 'the server ends'))
      await facade.close()
    },
  }
}
