import type { GoogleSql, Parameter } from './engine.ts'
import { type ColumnProto, fieldOf, restRow } from './values.ts'

/** An error as BigQuery words one. */
export class BigQueryError extends Error {
  readonly status: number
  readonly reason: string

  constructor(status: number, reason: string, message: string) {
    super(message)
    this.status = status
    this.reason = reason
  }
}

export interface QueryRequest {
  readonly query: string
  readonly parameters: readonly Parameter[]
  readonly mostBytes?: number
  readonly timeout?: number
}

/** A result whose rows are made as they are asked for. */
export interface FacadeResult {
  readonly columns: readonly ColumnProto[]
  readonly length: number
  readonly row: (index: number) => object
}

export interface FacadeJob {
  readonly id: string
  readonly bytes: number
  readonly kind: string
  readonly startTime: number
  state: 'RUNNING' | 'DONE'
  endTime?: number
  error?: BigQueryError
  found?: FacadeResult
  readonly done: Promise<void>
  readonly stop: (error: BigQueryError) => void
}

export interface JobRules {
  readonly project: string
  /** What this caller may not read. */
  readonly forbidden: readonly string[]
  /** This caller has BigQuery Data Viewer and Job User, and nothing more. */
  readonly readsOnly?: boolean
  /** Texts that stay in work until they are stopped. */
  readonly isEndless: (sql: string) => boolean
  /** How many rows a text gives that the facade makes itself, because ZetaSQL holds a result in memory as a whole. */
  readonly longRows: (sql: string) => number | undefined
}

const kinds: readonly { readonly pattern: RegExp; readonly kind: string }[] = [
  { pattern: /^\s*(select|with|\(|from)\b/i, kind: 'SELECT' },
  { pattern: /^\s*delete\b/i, kind: 'DELETE' },
  { pattern: /^\s*create\s+(or\s+replace\s+)?table\b/i, kind: 'CREATE_TABLE_AS_SELECT' },
]

const creation = /^\s*create\s+(?:or\s+replace\s+)?table\s+`?([\w.]+)`?\s+as\s+(.*)$/is

const bytesOf = (engine: GoogleSql, names: readonly string[]): number =>
  engine
    .tables()
    .filter(({ path }) => names.includes(path))
    .reduce((sum, { rows }) => sum + JSON.stringify(rows).length, 0)

/** What a dry run finds: the kind of statement, its columns and what it would read; or why it cannot run. */
export const analyse = async (engine: GoogleSql, rules: JobRules, { query, parameters }: QueryRequest) => {
  if (await engine.isScript(query)) return { kind: 'SCRIPT', fields: [], bytes: 0 }
  const kind = kinds.find(({ pattern }) => pattern.test(query))?.kind ?? 'SELECT'
  if (kind === 'DELETE' && rules.readsOnly) {
    const text = 'Permission bigquery.tables.updateData denied on table (or it may not exist).'
    throw new BigQueryError(403, 'accessDenied', `Access Denied: Table ${rules.project}:DATASET.TABLE: ${text}`)
  }
  const created = creation.exec(query)
  const select = kind === 'SELECT' ? query : created?.[2]
  const names = select === undefined ? [] : await engine.tablesOf(select).catch(refuse)
  const { project, forbidden } = rules
  for (const name of names) {
    const full = `${project}:${name}`
    if (forbidden.includes(name)) {
      const text = `User does not have permission to query table ${full}, or perhaps it does not exist.`
      throw new BigQueryError(403, 'accessDenied', `Access Denied: Table ${full}: ${text}`)
    }
    if (!engine.tables().some(({ path }) => path === name)) {
      throw new BigQueryError(404, 'notFound', `Not found: Table ${full} was not found in location EU`)
    }
  }
  const columns = select === undefined ? [] : await engine.prepare(select, parameters).catch(refuse)
  return { kind, fields: columns.map(fieldOf), bytes: bytesOf(engine, names) }
}

/** ZetaSQL: `Unrecognized name: x [at 1:8]`; BigQuery: `Unrecognized name: x at [1:8]`. */
const refuse = (error: unknown): never => {
  const message = (error as Error).message.replace(/ \[at (\d+:\d+)\]$/, ' at [$1]')
  throw new BigQueryError(400, 'invalidQuery', message)
}

export const startFacadeJob = async (
  engine: GoogleSql,
  rules: JobRules,
  id: string,
  request: QueryRequest,
): Promise<FacadeJob> => {
  const { kind, bytes } = await analyse(engine, rules, request)
  if (request.mostBytes !== undefined && bytes > request.mostBytes) {
    const limit = `Query exceeded limit for bytes billed: ${request.mostBytes}. ${bytes} or higher required.`
    throw new BigQueryError(400, 'bytesBilledLimitExceeded', limit)
  }
  const { promise: done, resolve } = Promise.withResolvers<void>()
  let timer: NodeJS.Timeout | undefined
  const end = (facts: Partial<FacadeJob>): void => {
    if (job.state === 'DONE') return
    clearTimeout(timer)
    Object.assign(job, facts, { state: 'DONE', endTime: Date.now() })
    resolve()
  }
  const job: FacadeJob = {
    id,
    bytes,
    kind,
    startTime: Date.now(),
    state: 'RUNNING',
    done,
    stop: (error) => end({ error }),
  }
  if (request.timeout !== undefined && request.timeout < 2 ** 31) {
    const late = new BigQueryError(
      400,
      'stopped',
      `Job execution was cancelled: Job timed out after ${request.timeout}ms`,
    )
    timer = setTimeout(() => job.stop(late), request.timeout)
  }
  if (!rules.isEndless(request.query)) {
    work(engine, rules, request).then(end, (error: Error) =>
      job.stop(new BigQueryError(400, 'invalidQuery', error.message)),
    )
  }
  return job
}

const text = { type_kind: 'TYPE_STRING' }
const longColumns = ['id', 'a', 'b'].map((name) => ({ name, type: text }))
const filling = 'x'.repeat(100)

const work = async (
  engine: GoogleSql,
  rules: JobRules,
  { query, parameters }: QueryRequest,
): Promise<Partial<FacadeJob>> => {
  const length = rules.longRows(query)
  if (length !== undefined) {
    const row = (index: number) => ({ f: [{ v: String(index + 1) }, { v: `a${index}` }, { v: filling }] })
    return { found: { columns: longColumns, length, row } }
  }
  const created = creation.exec(query)
  const { columns, rows } = await engine.run(created?.[2] ?? query, parameters)
  if (created) await engine.add({ path: created[1]!, columns, rows })
  return { found: { columns, length: created ? 0 : rows.length, row: (index) => restRow(rows[index] ?? [], columns) } }
}
