import type {
  ColumnMetadata,
  DescribeStatementResponse,
  Field,
  GetStatementResultResponse,
  RedshiftDataClient,
} from '@aws-sdk/client-redshift-data'
import type { ResolvedRedshiftDataApi } from '../../connections/resolved.ts'
import type { Query } from '../driver.ts'
import { type Limit, within } from '../limit.ts'
import type { Calls } from '../limited.ts'
import { toWarehouseFailure } from '../warehouse-failure.ts'
import { isPassing, readStatementError } from './errors.ts'
import { namedParameters } from './parameters.ts'

export interface DataApi {
  /** A session in which statements stop by themselves; with a transaction that only reads, unless it writes. */
  readonly openSession: (limit: Limit, writes: boolean) => Promise<string>
  /** Results outlive their session, whose transaction would hold locks. */
  readonly endSession: (session: string) => Promise<void>
  /** Sends one statement and waits for its end. */
  readonly run: (query: Query, session: string, limit: Limit) => Promise<DescribeStatementResponse>
  readonly page: (id: string, token: string | undefined, limit: Limit) => Promise<GetStatementResultResponse>
}

export type DataColumn = Pick<ColumnMetadata, 'label' | 'name' | 'typeName' | 'precision' | 'scale'>

/** How long a session waits for its next statement, in seconds. */
const idle = 60
/** How long one question for a statement's end may wait for it, in seconds. */
const wait = 10

export const createDataApi = async (
  client: RedshiftDataClient,
  connection: ResolvedRedshiftDataApi,
  calls: Calls,
): Promise<DataApi> => {
  const vendor = await import('@aws-sdk/client-redshift-data')
  const { cluster, workgroup, database, dbUser, secretArn } = connection
  const target = {
    Database: database,
    ...(cluster !== undefined && { ClusterIdentifier: cluster }),
    ...(workgroup !== undefined && { WorkgroupName: workgroup }),
    ...(dbUser !== undefined && { DbUser: dbUser }),
    ...(secretArn !== undefined && { SecretArn: secretArn }),
  }
  const cancel = (id: string) => client.send(new vendor.CancelStatementCommand({ Id: id }))

  const finished = async (id: string, limit: Limit): Promise<DescribeStatementResponse> => {
    for (;;) {
      const ask = () => client.send(new vendor.DescribeStatementCommand({ Id: id, WaitTimeSeconds: wait }))
      const facts = await calls.retry(ask, limit, isPassing)
      if (facts.Status === 'FINISHED') return facts
      if (facts.Status === 'FAILED') throw toWarehouseFailure(readStatementError(facts.Error ?? ''), calls.context)
      if (facts.Status === 'ABORTED') {
        throw toWarehouseFailure({ cause: { kind: limit.stopped() ?? 'cancelled' }, message: '' }, calls.context)
      }
    }
  }
  const waited = (id: string, limit: Limit) => within(limit, () => cancel(id), finished(id, limit))

  const run: DataApi['run'] = async ({ sql, parameters }, session, limit) => {
    const named = namedParameters(sql, parameters)
    // A token of our own: a try that had arrived after all is not run twice.
    const given = { Sql: sql, SessionId: session, SessionKeepAliveSeconds: idle, ClientToken: crypto.randomUUID() }
    const send = () =>
      client.send(new vendor.ExecuteStatementCommand({ ...given, ...(named.length > 0 && { Parameters: named }) }))
    const { Id: id = '' } = await calls.retry(send, limit)
    return waited(id, limit)
  }

  return {
    run,
    openSession: async (limit, writes) => {
      const milliseconds = Math.max(1, Math.min(Math.ceil(calls.context.minutes * 60_000), 2 ** 31 - 1))
      const given = {
        ...target,
        Sqls: [`set statement_timeout to ${milliseconds}`, `set timezone to 'UTC'`],
        SessionKeepAliveSeconds: idle,
        ClientToken: crypto.randomUUID(),
      }
      const { Id: id = '', SessionId: session = '' } = await calls.retry(
        () => client.send(new vendor.BatchExecuteStatementCommand(given)),
        limit,
      )
      await waited(id, limit)
      if (!writes) await run({ sql: 'begin read only', parameters: [] }, session, limit)
      return session
    },
    endSession: async (session) => {
      const given = { Sql: 'rollback', SessionId: session, SessionKeepAliveSeconds: 0 }
      await client.send(new vendor.ExecuteStatementCommand(given)).catch(() => undefined)
    },
    page: (id, token, limit) => {
      const given = { Id: id, ...(token !== undefined && { NextToken: token }) }
      return calls.retry(() => client.send(new vendor.GetStatementResultCommand(given)), limit, isPassing)
    },
  }
}

/** Every value as its text, in the forms that the server prints; numbers exactly. */
export const cellText = (field: Field): string | null => {
  if (field.isNull) return null
  if (field.stringValue !== undefined) return field.stringValue
  if (field.blobValue !== undefined) return Buffer.from(field.blobValue).toString('hex')
  // Truth values as PostgreSQL's own text, which the types' readers expect.
  if (field.booleanValue !== undefined) return field.booleanValue ? 't' : 'f'
  const number = field.longValue ?? field.doubleValue
  return number === undefined ? null : String(number)
}
