import { cachedCsvReadings } from '../catalog.ts'
import type { Config } from '../config-schema.ts'
import { openDuckDb } from '../duckdb/open.ts'
import type { Session } from '../duckdb/session.ts'
import { failure } from '../failures.ts'
import type { Step } from './outcome.ts'

export interface ConnectionOptions {
  readonly root: string
  readonly config: Config
  readonly signal?: AbortSignal
}

/** A connection of the project, opened for its queries. */
export const openConnection = async (name: string, options: ConnectionOptions): Promise<Step<Session>> => {
  const { root, config, signal } = options
  const connection = config.connections[name]
  if (!connection) throw new Error(`the checker let an unknown connection pass: ${name}`)
  if (connection.kind !== 'duckdb') return { failed: failure('E950', { name, kind: connection.kind }) }
  const csvReadings = cachedCsvReadings(root, name, connection)
  const minutes = config.limits.queryMinutes
  const { value, diagnostics } = await openDuckDb({
    name,
    connection,
    root,
    minutes,
    ...(signal && { signal }),
    ...(csvReadings && { csvReadings }),
  })
  return value ? { value: value.session } : { failed: diagnostics[0] ?? failure('E915', { name, reason: 'unknown.' }) }
}
