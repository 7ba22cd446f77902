import type { ConnectionCatalog } from '../../compiler/catalog.ts'
import type { Connection } from '../config-schema.ts'
import { openWarehouse } from '../drivers/index.ts'
import { WarehouseFailure } from '../drivers/warehouse-failure.ts'
import type { Step } from './outcome.ts'
import { readyConnection } from './resolve-connection.ts'

/** Minutes that a warehouse may take to tell its tables. */
const longest = 5

/** The tables that the connection's user sees. */
export const introspectRemote = async (
  name: string,
  connection: Connection,
  { root, signal }: { readonly root: string; readonly signal?: AbortSignal },
): Promise<Step<ConnectionCatalog>> => {
  const ready = await readyConnection(name, connection, root)
  if ('failed' in ready) return ready
  const opened = await openWarehouse(ready.value, { name, root, minutes: longest, ...(signal && { signal }) })
  if ('failed' in opened) return { failed: opened.failed }
  const warehouse = opened.value
  try {
    return { value: await warehouse.introspect() }
  } catch (error) {
    if (error instanceof WarehouseFailure) return { failed: error.diagnostic }
    throw error
  } finally {
    await warehouse.close()
  }
}
