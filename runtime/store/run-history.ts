import type { Diagnostic } from '../../grammar/diagnostic.ts'
import type { Measured, Metrics, ResultColumn, Sample } from '../drivers/driver.ts'
import type { StoreDatabase } from './database.ts'
import { toRecord } from './run-record.ts'
import { uuid7 } from './uuid7.ts'

export const finalStatuses = ['successful', 'failed', 'cancelled', 'timed out'] as const
export type FinalStatus = (typeof finalStatuses)[number]
/** In the documents `queued` and `running` are "processed". */
export type RunStatus = 'queued' | 'running' | FinalStatus

export type RunTarget =
  | { readonly kind: 'segment' | 'traits'; readonly entity: string; readonly name: string }
  | { readonly kind: 'query' }

export interface NewRun {
  readonly target: RunTarget
  readonly connection: string
  readonly sql: string
  readonly who: string
  /** ISO, UTC. */
  readonly asOf?: string
  /** The run's name elsewhere, such as its file of members; without it one is made. */
  readonly id?: string
}

export interface RunRecord extends NewRun {
  readonly id: string
  readonly status: RunStatus
  readonly queuedAt: string
  readonly startedAt?: string
  readonly finishedAt?: string
  /** From 0 to 1. */
  readonly progress?: number
  readonly milliseconds?: number
  readonly bytesScanned?: Measured
  readonly rows?: Measured
  readonly credits?: Measured
  readonly queryId?: string
  readonly columns?: readonly ResultColumn[]
  readonly findings: readonly Diagnostic[]
}

/** How a run ended. The sample is what may be shown of the result: the caller cuts it to its limits. */
export interface RunEnd {
  readonly status: FinalStatus
  readonly metrics?: Partial<Metrics>
  readonly sample?: Sample
  readonly findings?: readonly Diagnostic[]
}

export interface RunFilter {
  readonly limit?: number
  /** Only runs that were queued before this one. */
  readonly before?: string
  readonly name?: string
  readonly connection?: string
  readonly status?: readonly RunStatus[]
}

export interface RunHistory {
  /** `owner` names the process that will run it; it says that it lives by `alive`. */
  readonly queue: (run: NewRun, owner: string) => Promise<RunRecord>
  /** False when the run is not waiting any more: it was cancelled. */
  readonly start: (id: string) => Promise<boolean>
  readonly progress: (id: string, share: number) => Promise<void>
  /** False when the run had ended before: a run ends once, and stays as it ended. */
  readonly finish: (id: string, end: RunEnd) => Promise<boolean>
  readonly read: (id: string) => Promise<RunRecord | undefined>
  readonly sample: (id: string) => Promise<Sample | undefined>
  /** Newest first. */
  readonly list: (filter?: RunFilter) => Promise<{ readonly runs: readonly RunRecord[]; readonly more: boolean }>
  /** Says that a process lives, for all its runs. */
  readonly alive: (owner: string) => Promise<void>
  /** Runs whose process has not been heard of for so long end as failed; says which. */
  readonly abandon: (milliseconds: number, finding: Diagnostic) => Promise<readonly string[]>
  /** Runs of owners that are gone end as failed; says which. */
  readonly abandonOwned: (isGone: (owner: string) => boolean, finding: Diagnostic) => Promise<readonly string[]>
  /** Removes the oldest ended runs beyond so many, and says how many they were. */
  readonly prune: (kept: number) => Promise<number>
}

const finals: RunStatus[] = [...finalStatuses]
const open: RunStatus[] = ['queued', 'running']
const json = (value: unknown): string | null => (value === undefined ? null : JSON.stringify(value))
const now = (): string => new Date().toISOString()

export const runHistory = (database: StoreDatabase): RunHistory => ({
  queue: async (run, owner) => {
    const { target } = run
    const named = target.kind === 'query' ? { entity: null, name: null } : { entity: target.entity, name: target.name }
    const at = now()
    const row = await database
      .insertInto('runs')
      .values({
        id: run.id ?? uuid7(),
        target: target.kind,
        ...named,
        connection: run.connection,
        sql: run.sql,
        who: run.who,
        as_of: run.asOf ?? null,
        status: 'queued',
        queued_at: at,
        owner,
        alive_at: at,
      })
      .returningAll()
      .executeTakeFirstOrThrow()
    return toRecord(row)
  },
  start: async (id) => {
    const at = now()
    const set = { status: 'running', started_at: at, alive_at: at }
    const { numUpdatedRows } = await database
      .updateTable('runs')
      .set(set)
      .where('id', '=', id)
      .where('status', '=', 'queued')
      .executeTakeFirst()
    return numUpdatedRows === 1n
  },
  progress: async (id, share) => {
    const set = { progress: share, alive_at: now() }
    await database.updateTable('runs').set(set).where('id', '=', id).where('status', '=', 'running').execute()
  },
  finish: async (id, end) => {
    const { numUpdatedRows } = await database
      .updateTable('runs')
      .set(endColumns(end))
      .where('id', '=', id)
      .where('status', 'in', open)
      .executeTakeFirst()
    return numUpdatedRows === 1n
  },
  read: async (id) => {
    const row = await database.selectFrom('runs').selectAll().where('id', '=', id).executeTakeFirst()
    return row && toRecord(row)
  },
  sample: async (id) => {
    const row = await database.selectFrom('runs').select('sample').where('id', '=', id).executeTakeFirst()
    return row?.sample == null ? undefined : (JSON.parse(row.sample) as Sample)
  },
  list: (filter) => list(database, filter),
  alive: async (owner) => {
    const set = { alive_at: now() }
    await database.updateTable('runs').set(set).where('owner', '=', owner).where('status', 'in', open).execute()
  },
  abandon: async (milliseconds, finding) => {
    const rows = await database
      .updateTable('runs')
      .set(endColumns({ status: 'failed', findings: [finding] }))
      .where('status', 'in', open)
      .where('alive_at', '<', new Date(Date.now() - milliseconds).toISOString())
      .returning('id')
      .execute()
    return rows.map(({ id }) => id)
  },
  abandonOwned: async (isGone, finding) => {
    const owners = await database.selectFrom('runs').select('owner').distinct().where('status', 'in', open).execute()
    const gone = owners.flatMap(({ owner }) => (owner !== null && isGone(owner) ? [owner] : []))
    if (gone.length === 0) return []
    const rows = await database
      .updateTable('runs')
      .set(endColumns({ status: 'failed', findings: [finding] }))
      .where('status', 'in', open)
      .where('owner', 'in', gone)
      .returning('id')
      .execute()
    return rows.map(({ id }) => id)
  },
  prune: async (kept) => {
    const oldest = database.selectFrom('runs').select('id').orderBy('id', 'desc').offset(kept).limit(1)
    const { numDeletedRows } = await database
      .deleteFrom('runs')
      .where('status', 'in', finals)
      .where('id', '<=', oldest)
      .executeTakeFirst()
    return Number(numDeletedRows)
  },
})

const endColumns = ({ status, metrics = {}, sample, findings = [] }: RunEnd) => {
  const measures = { bytes_scanned: metrics.bytesScanned, rows: metrics.rows, credits: metrics.credits }
  const told = Object.entries(measures).map(([name, value]) => [name, typeof value === 'number' ? value : null])
  const untold = Object.entries(measures).filter(([, value]) => value === 'not provided')
  return {
    status,
    finished_at: now(),
    milliseconds: metrics.milliseconds === undefined ? null : Math.round(metrics.milliseconds),
    ...(Object.fromEntries(told) as Record<keyof typeof measures, number | null>),
    untold: untold.map(([name]) => name).join(' '),
    query_id: metrics.queryId ?? null,
    columns: json(sample?.columns),
    sample: json(sample),
    findings: JSON.stringify(findings),
  }
}

const list = async (database: StoreDatabase, filter: RunFilter = {}) => {
  const { limit = 100, before, name, connection, status } = filter
  let query = database.selectFrom('runs').selectAll()
  if (before !== undefined) query = query.where('id', '<', before)
  if (name !== undefined) query = query.where('name', '=', name)
  if (connection !== undefined) query = query.where('connection', '=', connection)
  if (status !== undefined) query = query.where('status', 'in', [...status])
  const rows = await query
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  return { runs: rows.slice(0, limit).map(toRecord), more: rows.length > limit }
}
