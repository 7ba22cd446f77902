import type { Selectable } from 'kysely'
import type { Diagnostic } from '../../grammar/diagnostic.ts'
import type { Measured, ResultColumn } from '../drivers/driver.ts'
import type { StoreTables } from './database.ts'
import type { RunRecord, RunStatus, RunTarget } from './run-history.ts'

type Row = Selectable<StoreTables['runs']>

/** A line of the history from its row: what is null there is absent here. */
export const toRecord = (row: Row): RunRecord => {
  const untold = new Set(row.untold.split(' '))
  const measured = (name: 'bytes_scanned' | 'rows' | 'credits'): Measured | undefined =>
    untold.has(name) ? 'not provided' : (row[name] ?? undefined)
  return present({
    id: row.id,
    target: targetOf(row),
    connection: row.connection,
    sql: row.sql,
    who: row.who,
    asOf: row.as_of,
    status: row.status as RunStatus,
    queuedAt: row.queued_at,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    progress: row.progress,
    milliseconds: row.milliseconds,
    bytesScanned: measured('bytes_scanned'),
    rows: measured('rows'),
    credits: measured('credits'),
    queryId: row.query_id,
    columns: row.columns === null ? null : (JSON.parse(row.columns) as readonly ResultColumn[]),
    findings: JSON.parse(row.findings) as readonly Diagnostic[],
  }) as unknown as RunRecord
}

const targetOf = ({ target, entity, name }: Row): RunTarget =>
  target === 'query' || entity === null || name === null
    ? { kind: 'query' }
    : { kind: target === 'traits' ? 'traits' : 'segment', entity, name }

const present = (record: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== null && value !== undefined))
