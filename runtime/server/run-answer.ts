import type { RunRecord } from '../store/run-history.ts'
import type { Run } from './api/runs.ts'
import { toFinding } from './findings.ts'

const measured = (value: number | 'not provided' | undefined): number | null | undefined =>
  value === 'not provided' ? null : value

/** A line of the history as the API tells it. */
export const toRun = (record: RunRecord): Run => {
  const { id, status, target, connection, sql, who, queuedAt, startedAt, asOf, milliseconds, rows, columns, progress } =
    record
  const bytesScanned = measured(record.bytesScanned)
  const credits = measured(record.credits)
  return {
    id,
    status,
    target:
      target.kind === 'query' ? { kind: 'query' } : { kind: target.kind, name: target.name, entity: target.entity },
    connection,
    sql,
    by: who,
    queuedAt,
    ...(startedAt !== undefined && { startedAt }),
    ...(asOf !== undefined && { asOf }),
    ...(milliseconds !== undefined && { milliseconds }),
    ...(typeof rows === 'number' && { rows }),
    ...(bytesScanned !== undefined && { bytesScanned }),
    ...(credits !== undefined && { credits }),
    ...(columns && { columns: columns.map(({ name, native }) => ({ name, type: native, masked: false })) }),
    ...(progress !== undefined && { progress }),
    findings: record.findings.map(toFinding),
  }
}
