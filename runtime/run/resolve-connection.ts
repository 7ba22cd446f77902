import { configFile } from '../config.ts'
import type { Config } from '../config-schema.ts'
import { resolveConnection } from '../connections/resolve.ts'
import type { ResolvedConnection } from '../connections/resolved.ts'
import { isFromStore, needsStore, openSecretsOf } from '../connections/stored.ts'
import { failure } from '../failures.ts'
import type { Step } from './outcome.ts'

/** A connection of the project with everything its driver needs: references replaced, secrets of the store in clear. */
export const readyConnection = async (
  name: string,
  connection: Config['connections'][string],
  root: string,
): Promise<Step<ResolvedConnection>> => {
  const secrets = needsStore(connection) ? await openSecretsOf(root, name, process.env) : { value: {} }
  if ('failed' in secrets) return secrets
  const file = isFromStore(connection) ? {} : { file: configFile }
  const { value, diagnostics } = resolveConnection(connection, { name, root, secrets: secrets.value, ...file })
  if (value) return { value }
  return { failed: diagnostics[0] ?? failure('E915', { name, reason: 'unknown.' }) }
}
