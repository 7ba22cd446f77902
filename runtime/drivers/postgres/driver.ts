import type { ClientConfig } from 'pg'
import { secretsOf } from '../../connections/redact.ts'
import type { ResolvedPostgres, ResolvedRedshiftWire } from '../../connections/resolved.ts'
import type { Driver, Opened, WarehouseOptions } from '../driver.ts'
import { defaultRetry, retried } from '../retry.ts'
import { openFailure } from '../warehouse-failure.ts'
import { isBusy, readError } from './errors.ts'
import { introspectPostgres } from './introspect.ts'
import { estimateQuery } from './plan.ts'
import { readType } from './types.ts'
import { createWireWarehouse, type WireDifferences } from './warehouse.ts'
import { createWire } from './wire.ts'

/** Results that are read side by side take one each; those that nobody needs any more are closed. */
const mostConnections = 20
/** For reaching the server and signing in, in milliseconds. */
const patience = 15_000

const tlsOf = ({ tls, certificateAuthority: ca }: ResolvedPostgres | ResolvedRedshiftWire): ClientConfig['ssl'] => {
  if (tls === 'off') return false
  return { rejectUnauthorized: tls === 'verify', ...(ca !== undefined && { ca }) }
}

/** Opens a connection over PostgreSQL's protocol and signs in. */
export const openWire = async (
  connection: ResolvedPostgres | ResolvedRedshiftWire,
  options: WarehouseOptions,
  differences: WireDifferences,
): Promise<Opened> => {
  const { default: pg } = await import('pg')
  const { host, port, database, username: user, password } = connection
  const place = `${host}:${port}`
  const secrets = secretsOf(connection)
  const config: ClientConfig = {
    host,
    port,
    database,
    user,
    // Without one, `pg` would take it from the environment or from ~/.pgpass.
    password: password ?? '',
    ssl: tlsOf(connection),
    application_name: 'segql',
    connectionTimeoutMillis: Math.max(1, Math.min(patience, options.minutes * 60_000)),
    keepAlive: true,
  }
  const pool = new pg.Pool({ ...config, max: mostConnections, idleTimeoutMillis: 60_000, allowExitOnIdle: true })
  // A connection that breaks while it is idle is left out by the pool itself.
  pool.on('error', () => undefined)
  const { name, minutes, signal, retry = defaultRetry } = options
  try {
    signal?.throwIfAborted()
    const client = await retried(() => pool.connect(), isBusy, retry, signal)
    client.release()
  } catch (error) {
    await pool.end()
    const read = signal?.aborted
      ? { cause: { kind: 'cancelled' as const }, message: '' }
      : readError(error, place, false)
    return openFailure(read, { name, minutes, secrets })
  }
  const connectApart = async () => {
    const client = new pg.Client(config)
    client.on('error', () => undefined)
    await client.connect()
    return client
  }
  const wire = createWire({ pool, connectApart, place, secrets, options })
  return { value: createWireWarehouse(wire, differences, { name, minutes, writes: connection.writes === true }) }
}

export const driver: Driver<ResolvedPostgres> = {
  open: (connection, options) =>
    openWire(connection, options, {
      kind: 'postgres',
      readType,
      toServer: (query) => query,
      introspect: (wire, asked) => introspectPostgres(wire, connection.schemas, asked),
      estimate: estimateQuery,
    }),
}
