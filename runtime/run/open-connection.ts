import { cachedCsvReadings } from '../catalog.ts'
import type { Config, Connection } from '../config-schema.ts'
import { toBytes } from '../connections/written.ts'
import { singleFile } from '../duckdb/data-files.ts'
import { introspect } from '../duckdb/introspect.ts'
import { openDuckDb } from '../duckdb/open.ts'
import { asSubquery } from '../duckdb/raw-sql.ts'
import type { Session } from '../duckdb/session.ts'
import { failure } from '../failures.ts'
import { safeFunctionsOf } from '../raw-sql/lint-options.ts'
import { localPlace } from './local-place.ts'
import type { Step } from './outcome.ts'
import type { Place } from './place.ts'
import { proveRaw } from './prove-raw.ts'
import { openRemote } from './remote-place.ts'

export interface ConnectionOptions {
  readonly root: string
  readonly config: Config
  readonly signal?: AbortSignal
  /** Where the results of a warehouse come to stand; whoever opens it closes it. */
  /** The connection that tables are written through. */
  readonly writesTo?: string
  readonly bench: () => Promise<Step<Session>>
}

/** A connection of the project, opened for its queries. */
export const openConnection = async (name: string, options: ConnectionOptions): Promise<Step<Place>> => {
  const { root, config, signal } = options
  const connection = config.connections[name]
  if (!connection) throw new Error(`the checker let an unknown connection pass: ${name}`)
  const minutes = connection.queryMinutes ?? config.limits.queryMinutes
  const writes = options.writesTo === name
  if (writes && !isWritable(connection)) return { failed: failure('E966', { name }) }
  if (connection.kind !== 'duckdb') return openRemote(name, connection, { ...options, minutes })
  const csvReadings = cachedCsvReadings(root, name, connection)
  const { value, diagnostics } = await openDuckDb({
    name,
    connection,
    root,
    minutes,
    ...(signal && { signal }),
    ...(writes && { writes: true as const }),
    ...(csvReadings && { csvReadings }),
  })
  if (!value) return { failed: diagnostics[0] ?? failure('E915', { name, reason: 'unknown.' }) }
  const { session } = value
  const prove = proveRaw({
    dialect: 'duckdb',
    catalog: () => introspect(session),
    safeFunctions: safeFunctionsOf(connection),
    columns: (statement) => session.columns(asSubquery(statement)),
  })
  const budget = connection.budget && { bytes: toBytes(connection.budget.bytes) }
  return { value: localPlace({ name, session, prove, ...(budget && { budget }) }) }
}

/** DuckDB has tables of its own only in a database file. */
const isWritable = (connection: Connection): boolean =>
  connection.writes === true &&
  (connection.kind !== 'duckdb' || (connection.path !== undefined && !singleFile(connection.path)))
