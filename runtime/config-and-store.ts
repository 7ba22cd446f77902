import type { Result } from '../grammar/diagnostic.ts'
import { readConfig } from './config.ts'
import type { Config } from './config-schema.ts'
import { withLocalPlaces } from './connections/local-places.ts'
import { hasStore } from './store/place.ts'

/**
 * A project's configuration with the connections that were made by `segql connection add` or in the browser. Files and folders
 * of DuckDB stand in it as they are on this machine.
 */
export const readConfigAndStore = async (root: string): Promise<Result<Config | undefined>> => {
  const { value: own, diagnostics: found } = readConfig(root)
  if (!own) return { value: undefined, diagnostics: found }
  if (!hasStore(root)) return { value: withLocalPlaces(own, root), diagnostics: found }
  const { withStoredConnections } = await import('./connections/stored.ts')
  const { value, diagnostics } = await withStoredConnections(root, own)
  return { value: withLocalPlaces(value, root), diagnostics: [...found, ...diagnostics] }
}
