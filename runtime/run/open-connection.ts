import { cachedCsvReadings } from '../catalog.ts'
import type { Config } from '../config-schema.ts'
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
  readonly bench: () => Promise<Step<Session>>
}

/** A connection of the project, opened for its queries. */
export const openConnection = async (name: string, options: ConnectionOptions): Promise<Step<Place>> => {
  const { root, config, signal } = options
  const connection = config.connections[name]
  if (!connection) throw new Error(`the checker let an unknown connection pass: ${name}`)
  const minutes = connection.queryMinutes ?? config.limits.queryMinutes
  if (connection.kind !== 'duckdb') return openRemote(name, connection, { ...options, minutes })
  const csvReadings = cachedCsvReadings(root, name, connection)
  const { value, diagnostics } = await openDuckDb({
    name,
    connection,
    root,
    minutes,
    ...(signal && { signal }),
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
  return { value: localPlace(name, session, prove) }
}
