import { existsSync } from 'node:fs'
import type { Diagnostic, Result } from '../../grammar/diagnostic.ts'
import type { Config } from '../config-schema.ts'
import { failure } from '../failures.ts'
import type { Step } from '../run/outcome.ts'
import { readSecretKey } from '../secrets/key.ts'
import type { Secrets } from '../store/connection-secrets.ts'
import type { StoredConnection } from '../store/connections.ts'
import { openStore, type Store, storeFile } from '../store/open.ts'
import { StoreFailure } from '../store/store-failure.ts'
import { connectionFinding } from './diagnostics.ts'
import type { Environment } from './references.ts'
import { Connection } from './schema.ts'

/** What stands for a secret of the store until the connection is used. */
const standIn = '(in the store)'

/** Those connections of a configuration that were read from the store. */
const fromStore = new WeakSet<Connection>()
export const isFromStore = (connection: Connection): boolean => fromStore.has(connection)

export const needsStore = (connection: Connection): boolean =>
  isFromStore(connection) && Object.values(connection).includes(standIn)

export const hasStore = (root: string, environment: Environment): boolean =>
  Boolean(environment.SEGQL_STORE_URL) || existsSync(storeFile(root))

/** A connection of the store as one of the configuration; its secrets stay where they are. */
export const toConnection = (stored: StoredConnection): Result<Connection | undefined> => {
  const secrets = Object.fromEntries(stored.secrets.map((setting) => [setting, standIn]))
  const parsed = Connection.safeParse({ kind: stored.kind, ...stored.settings, ...secrets })
  if (parsed.success) {
    fromStore.add(parsed.data)
    return { value: parsed.data, diagnostics: [] }
  }
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
  return { value: { ...config, connections: { ...config.connections, ...added } }, diagnostics }
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
