import { createPrivateKey } from 'node:crypto'
import type { Readable } from 'node:stream'
import type { Bind, Column, Connection, ConnectionOptions, RowStatement, SnowflakeError } from 'snowflake-sdk'
import type { TypedValue } from '../../../compiler/dialect.ts'
import type { ResolvedSnowflake } from '../../connections/resolved.ts'
import type { Query } from '../driver.ts'
import { type Limit, within } from '../limit.ts'
import type { Calls } from '../limited.ts'
import { loadQuietly } from './quiet.ts'

export interface SentQuery {
  readonly id: string
  readonly columns: readonly Column[]
  /** Rows as texts, made as they are read. */
  readonly rows: () => Readable
}

/** A signed-in session, which runs several statements at once. */
export interface SnowflakeSession {
  readonly send: (query: Query, limit: Limit, only?: 'describe') => Promise<SentQuery>
  readonly close: () => Promise<void>
}

const tokens = { programmatic: 'PROGRAMMATIC_ACCESS_TOKEN', oauth: 'OAUTH' } as const

const identityOf = (connection: ResolvedSnowflake): Partial<ConnectionOptions> => {
  const { username, password, privateKey, passphrase, token, tokenKind = 'programmatic' } = connection
  if (privateKey !== undefined) {
    return { username, authenticator: 'SNOWFLAKE_JWT', privateKey: plainKey(privateKey, passphrase) }
  }
  if (token !== undefined) return { username, authenticator: tokens[tokenKind], token }
  return { username, ...(password !== undefined && { password }) }
}

/** The package takes a key as text only without a passphrase. */
const plainKey = (key: string, passphrase: string | undefined): string => {
  if (passphrase === undefined) return key
  return createPrivateKey({ key, passphrase }).export({ type: 'pkcs8', format: 'pem' }).toString()
}

const text = ({ value }: TypedValue): Bind => (value === null ? null : String(value))

/** Everything as the server's text: numbers keep their digits. */
const fetchAsString = ['String', 'Boolean', 'Number', 'Date', 'JSON', 'Buffer'] as const

/** The texts of results have one form, whatever user and account are set to. */
const settings = `alter session set timezone = 'UTC', date_output_format = 'YYYY-MM-DD', time_output_format = 'HH24:MI:SS.FF6',
  timestamp_output_format = 'YYYY-MM-DD HH24:MI:SS.FF6 TZHTZM', timestamp_ntz_output_format = 'YYYY-MM-DD HH24:MI:SS.FF6',
  timestamp_ltz_output_format = 'YYYY-MM-DD HH24:MI:SS.FF6 TZHTZM', timestamp_tz_output_format = 'YYYY-MM-DD HH24:MI:SS.FF6 TZHTZM',
  binary_output_format = 'HEX', strict_json_output = true, query_tag = 'segql'`

export const openSession = async (
  connection: ResolvedSnowflake,
  calls: Calls,
  limit: Limit,
): Promise<SnowflakeSession> => {
  const vendor = await loadQuietly()
  const { account, endpoint, warehouse, database, schema, role } = connection
  const connect = (): Promise<Connection> =>
    new Promise((resolve, reject) => {
      const made = vendor.createConnection({
        account,
        ...identityOf(connection),
        ...(endpoint !== undefined && { accessUrl: endpoint.replace(/\/$/, '') }),
        warehouse,
        database,
        ...(schema !== undefined && { schema }),
        ...(role !== undefined && { role }),
        application: 'SegQL',
        clientSessionKeepAlive: true,
        // Integers as big ones, or each large one would be told to Snowflake as a loss of precision.
        jsTreatIntegerAsBigInt: true,
        // Tries are counted here: the package would try a host that is not there for minutes.
        sfRetryMaxLoginRetries: 0,
        rowMode: 'array',
        representNullAsStringNull: false,
      })
      made.connect((error, connected) => (error ? reject(error) : resolve(connected)))
    })
  const live = await within(limit, async () => undefined, calls.retry(connect, limit))
  const seconds = Math.max(1, Math.ceil(calls.context.minutes * 60))

  const send: SnowflakeSession['send'] = ({ sql, parameters }, asked, only) => {
    let statement: RowStatement | undefined
    const cancel = () =>
      new Promise<void>((resolve) => {
        statement?.cancel(() => resolve())
      })
    const sent = new Promise<SentQuery>((resolve, reject) => {
      statement = live.execute({
        sqlText: sql,
        ...(parameters.length > 0 && { binds: parameters.map(text) }),
        streamResult: true,
        fetchAsString: [...fetchAsString],
        parameters: { STATEMENT_TIMEOUT_IN_SECONDS: seconds },
        ...(only === 'describe' && { describeOnly: true }),
        complete: (error: SnowflakeError | undefined, done) => {
          if (error) return reject(error)
          const result = done as RowStatement
          resolve({ id: result.getQueryId(), columns: result.getColumns() ?? [], rows: () => result.streamRows() })
        },
      }) as RowStatement
    })
    return within(asked, cancel, sent)
  }
  await send({ sql: settings, parameters: [] }, limit)
  return { send, close: () => new Promise((resolve) => live.destroy(() => resolve())) }
}
