import type { Result } from '../grammar/diagnostic.ts'
import { readConfig } from './config.ts'
import type { Config } from './config-schema.ts'
import { hasStore } from './store/place.ts'

/** A project's configuration with the connections that were made by `segql connection add` or in the browser. */
export const readConfigAndStore = async (root: string): Promise<Result<Config | undefined>> => {
  const read = readConfig(root)
  if (!read.value || !hasStore(root)) return read
  const { withStoredConnections } = await import('./connections/stored.ts')
  const { value, diagnostics } = await withStoredConnections(root, read.value)
  return { value, diagnostics: [...read.diagnostics, ...diagnostics] }
}
