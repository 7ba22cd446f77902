import type { Agent } from 'node:https'
import { rootCertificates } from 'node:tls'
import type { DBSQLClient } from '@databricks/sql'
import type { TypedValue } from '../../../compiler/dialect.ts'
import type { ResolvedDatabricks } from '../../connections/resolved.ts'
import type { Query, WarehouseOptions } from '../driver.ts'
import { type Limit, within } from '../limit.ts'
import type { Calls } from '../limited.ts'
import { defaultRetry } from '../retry.ts'
import type { ColumnDescription } from './types.ts'

export type DataRow = Readonly<Record<string, unknown>>

export interface Operation {
  readonly id: string
  readonly columns: readonly ColumnDescription[]
  /** The next rows; none after the last. */
  readonly next: () => Promise<readonly DataRow[] | undefined>
  readonly close: () => Promise<unknown>
}

/** A signed-in session, which runs several statements at once. */
export interface DatabricksSession {
  readonly send: (query: Query, limit: Limit) => Promise<Operation>
  readonly close: () => Promise<void>
}

/** Rows of one answer. */
const portion = 10_000
const mostDelay = 10_000

/** The certificate is checked: the package, in this version, sends the token to whoever answers. */
const checkCertificates = async (client: DBSQLClient, authority: string | undefined): Promise<void> => {
  const agent = (await (await client.getConnectionProvider()).getAgent()) as Agent | undefined
  if (!agent) throw new Error('the connection to Databricks has no agent whose certificates could be checked')
  agent.options.rejectUnauthorized = true
  agent.options.ca = authority === undefined ? undefined : [...rootCertificates, authority]
}

const signIn = async (
  connection: ResolvedDatabricks,
  { retry = defaultRetry }: WarehouseOptions,
): Promise<DBSQLClient> => {
  process.env.DATABRICKS_TELEMETRY_DISABLED = 'true'
  const { DBSQLClient: Client } = await import('@databricks/sql')
  const client = new Client({ logger: { log: () => undefined } })
  const { host, port, httpPath, token, certificateAuthority } = connection
  await client.connect({
    host,
    port,
    path: httpPath,
    token,
    userAgentEntry: 'segql',
    telemetryEnabled: false,
    // BIGINT and DECIMAL with all their digits.
    preserveBigNumericPrecision: true,
    retryMaxAttempts: retry.tries,
    retryDelayMin: retry.firstDelay,
    retryDelayMax: Math.max(retry.firstDelay, mostDelay),
  })
  // Times as text: as JavaScript's own dates they would lose their microseconds.
  client.getConfig().useArrowNativeTypes = false
  await checkCertificates(client, certificateAuthority)
  return client
}

/** Everything goes as text; the statement casts it. */
const text = ({ value }: TypedValue): string | null => (value === null ? null : String(value))

export const openSession = async (
  connection: ResolvedDatabricks,
  options: WarehouseOptions,
  calls: Calls,
  limit: Limit,
): Promise<DatabricksSession> => {
  const client = await signIn(connection, options)
  const { DBSQLParameter, DBSQLParameterType } = await import('@databricks/sql')
  const open = () =>
    client.openSession({
      initialCatalog: connection.catalog,
      configuration: {
        // https://docs.databricks.com/aws/en/sql/language-manual/sql-ref-parameters
        STATEMENT_TIMEOUT: String(Math.max(1, Math.ceil(calls.context.minutes * 60))),
        ANSI_MODE: 'true',
        TIMEZONE: 'UTC',
      },
    })
  const session = await within(limit, async () => undefined, calls.retry(open, limit))

  const send: DatabricksSession['send'] = async ({ sql, parameters }, asked) => {
    const named = parameters.map((value, index): [string, InstanceType<typeof DBSQLParameter>] => [
      `p${index + 1}`,
      new DBSQLParameter({ type: DBSQLParameterType.STRING, value: text(value) }),
    ])
    const execute = () =>
      session.executeStatement(sql, {
        maxRows: portion,
        // The rows come with the answer: files of a cloud's store would be further servers to reach.
        useCloudFetch: false,
        ...(named.length > 0 && { namedParameters: Object.fromEntries(named) }),
      })
    // What the warehouse had no time for it has not begun.
    const begun = calls.retry(execute, asked)
    const cancel = async (): Promise<unknown> => (await begun).cancel()
    const operation = await within(asked, cancel, begun)
    const schema = await within(asked, cancel, operation.getSchema())
    return {
      id: operation.id,
      columns: [...(schema?.columns ?? [])].sort((one, other) => one.position - other.position),
      next: async () => {
        if (!(await within(asked, cancel, operation.hasMoreRows()))) return undefined
        return (await within(asked, cancel, operation.fetchChunk({ maxRows: portion }))) as readonly DataRow[]
      },
      close: () => operation.close(),
    }
  }
  return {
    send,
    close: async () => {
      await session.close().catch(() => undefined)
      await client.close().catch(() => undefined)
    },
  }
}
