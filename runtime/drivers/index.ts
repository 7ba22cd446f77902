import type { ResolvedConnection } from '../connections/resolved.ts'
import { failure } from '../failures.ts'
import type { Driver, Opened, WarehouseKind, WarehouseOptions } from './driver.ts'

/** The driver of each kind, loaded when a connection of the kind is first opened. */
const drivers = {
  bigquery: async () => (await import('./bigquery/driver.ts')).driver,
  duckdb: async () => (await import('./duckdb/driver.ts')).driver,
  snowflake: async () => (await import('./snowflake/driver.ts')).driver,
  redshift: async () => (await import('./redshift/driver.ts')).driver,
  postgres: async () => (await import('./postgres/driver.ts')).driver,
} as const satisfies Partial<Record<WarehouseKind, () => Promise<unknown>>>

type Known = keyof typeof drivers
const isKnown = (kind: WarehouseKind): kind is Known => Object.hasOwn(drivers, kind)

/** Reaches the warehouse of a resolved connection and signs in. */
export const openWarehouse = async (connection: ResolvedConnection, options: WarehouseOptions): Promise<Opened> => {
  if (!isKnown(connection.kind)) {
    const failed = failure('E950', { name: options.name, kind: connection.kind })
    return { failed, reason: { kind: 'refused' } }
  }
  // The kind decides the connection's shape; the table cannot say so.
  const driver = (await drivers[connection.kind]()) as Driver<ResolvedConnection>
  return driver.open(connection, options)
}
