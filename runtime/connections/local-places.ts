import type { Diagnostic } from '../../grammar/diagnostic.ts'
import { configFile } from '../config.ts'
import type { Config } from '../config-schema.ts'
import { keepOrigin } from './origin.ts'
import { replaceReferences } from './references.ts'
import { resolveConnection } from './resolve.ts'
import type { Connection, DuckDbConnection } from './schema.ts'

const isLocal = (connection: Connection): connection is DuckDbConnection => connection.kind === 'duckdb'

/** Replaces the environment variables of DuckDB's connections where they are set; what is missing is told when it is opened. */
export const withLocalPlaces = (config: Config, root: string): Config => ({
  ...config,
  connections: Object.fromEntries(
    Object.entries(config.connections).map(([name, connection]) => [
      name,
      isLocal(connection) ? localPlace(name, connection, root) : connection,
    ]),
  ),
})

const localPlace = (name: string, connection: DuckDbConnection, root: string): DuckDbConnection => {
  const { value } = replaceReferences(connection, process.env)
  if (JSON.stringify(value) === JSON.stringify(connection)) return connection
  const resolved = resolveConnection(connection, { name, root }).value
  return resolved?.kind === 'duckdb' ? keepOrigin(connection, resolved) : connection
}

/** What keeps a DuckDB connection from being opened here: variables that are not set. */
export const unsetOf = (name: string, connection: DuckDbConnection, root: string): readonly Diagnostic[] =>
  resolveConnection(connection, { name, root, file: configFile }).diagnostics
