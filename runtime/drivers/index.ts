import type { ResolvedConnection } from '../connections/resolved.ts'
import type { Driver, Opened, WarehouseKind, WarehouseOptions } from './driver.ts'

/** The driver of each kind, loaded when a connection of the kind is first opened. */
const drivers = {
  bigquery: async () => (await import('./bigquery/driver.ts')).driver,
  databricks: async () => (await import('./databricks/driver.ts')).driver,
  duckdb: async () => (await import('./duckdb/driver.ts')).driver,
  postgres: async () => (await import('./postgres/driver.ts')).driver,
  redshift: async () => (await import('./redshift/driver.ts')).driver,
  snowflake: async () => (await import('./snowflake/driver.ts')).driver,
} as const satisfies Record<WarehouseKind, () => Promise<unknown>>

/** Reaches the warehouse of a resolved connection and signs in. */
export const openWarehouse = async (connection: ResolvedConnection, options: WarehouseOptions): Promise<Opened> => {
  // The kind decides the connection's shape; the table cannot say so.
  const driver = (await drivers[connection.kind]()) as Driver<ResolvedConnection>
  return driver.open(connection, options)
}
