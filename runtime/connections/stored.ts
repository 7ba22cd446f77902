import type { Diagnostic, Result } from '../../grammar/diagnostic.ts'
import { nearest } from '../../grammar/nearest.ts'
import { configFile } from '../config.ts'
import type { Config } from '../config-schema.ts'
import { configurationFinding } from '../diagnostics.ts'
import { failure } from '../failures.ts'
import type { Step } from '../run/outcome.ts'
import { readSecretKey } from '../secrets/key.ts'
import type { Secrets } from '../store/connection-secrets.ts'
import type { StoredConnection } from '../store/connections.ts'
import { openStore, type Store } from '../store/open.ts'
import { hasStore } from '../store/place.ts'
import { StoreFailure } from '../store/store-failure.ts'
import { connectionFinding } from './diagnostics.ts'
import { isFromStore, markFromStore } from './origin.ts'
import type { Environment } from './references.ts'
import { Connection } from './schema.ts'

/** What stands for a secret of the store until the connection is used. */
export const standIn = '(in the store)'

export { isFromStore } from './origin.ts'

export const needsStore = (connection: Connection): boolean =>
  isFromStore(connection) && Object.values(connection).includes(standIn)

/** A connection of the store as one of the configuration; its secrets stay where they are. */
export const toConnection = (stored: StoredConnection): Result<Connection | undefined> => {
  const secrets = Object.fromEntries(stored.secrets.map((setting) => [setting, standIn]))
  const parsed = Connection.safeParse({ kind: stored.kind, ...stored.settings, ...secrets })
  if (parsed.success) return { value: markFromStore(parsed.data), diagnostics: [] }
  const diagnostics = parsed.error.issues.map(({ path, message }) =>
    connectionFinding('E989', {}, { at: [stored.name, ...path.map(String)].join('.'), expected: message }),
  )
  return { value: undefined, diagnostics }
}

/** A configuration with the connections of the store beside its own, which come first. */
export const withStoredConnections = async (
  root: string,
  config: Config,
  environment: Environment = process.env,
): Promise<Result<Config>> => {
  if (!hasStore(root, environment)) return { value: config, diagnostics: [] }
  const listed = await withStore(root, environment, ({ connections }) => connections.list())
  if ('failed' in listed) return { value: config, diagnostics: [listed.failed] }
  const diagnostics: Diagnostic[] = []
  const added: Record<string, Connection> = {}
  for (const stored of listed.value) {
    if (Object.hasOwn(config.connections, stored.name)) {
      diagnostics.push(failure('W995', { name: stored.name }))
      continue
    }
    const read = toConnection(stored)
    diagnostics.push(...read.diagnostics)
    if (read.value) added[stored.name] = read.value
  }
  const connections = { ...config.connections, ...added }
  const unknown = unknownDefault(config.defaultConnection, Object.keys(connections))
  return { value: { ...config, connections }, diagnostics: [...diagnostics, ...unknown] }
}

const unknownDefault = (name: string | undefined, names: readonly string[]): readonly Diagnostic[] => {
  if (name === undefined || names.includes(name)) return []
  const found = configurationFinding('E906', { path: '/defaultConnection' }, { name, near: nearest(name, names) })
  return [{ ...found, file: configFile }]
}

/** Opens the store for one piece of work. */
export const withStore = async <T>(
  root: string,
  environment: Environment,
  work: (store: Store) => Promise<T>,
): Promise<Step<T>> => {
  const opened = await openStore({ root, environment })
  if ('failed' in opened) return opened
  try {
    return { value: await work(opened.value) }
  } catch (error) {
    if (error instanceof StoreFailure) return { failed: error.diagnostic }
    throw error
  } finally {
    await opened.value.close()
  }
}

/** The secrets of a connection of the store, in clear. */
export const openSecretsOf = async (
  root: string,
  name: string,
  environment: Environment,
  next?: 'next',
): Promise<Step<Secrets>> => {
  const key = readSecretKey(environment, { create: false })
  if ('failed' in key) return key
  const opened = await withStore(root, environment, ({ connections }) =>
    connections.open(name, key.value, next === 'next'),
  )
  return 'failed' in opened ? opened : opened.value
}
