import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Catalog, ConnectionCatalog } from '../compiler/catalog.ts'
import { readCatalog as readCatalogJson } from '../compiler/catalog-json.ts'
import type { Diagnostic, Result } from '../grammar/diagnostic.ts'
import { configFile } from './config.ts'
import type { Config, Connection, DuckDbConnection } from './config-schema.ts'
import { unsetOf } from './connections/local-places.ts'
import { catalogFileOf } from './connections/schema.ts'
import { configurationFinding } from './diagnostics.ts'
import { fingerprint } from './duckdb/fingerprint.ts'
import type { CsvReadings } from './duckdb/folder.ts'
import { toPointer } from './json-spans.ts'
import type { NamedColumn, NamedColumns } from './named-columns.ts'
import { fromProject, workFolder } from './paths.ts'
import { reasonOf } from './sources.ts'
import { replaceText } from './store/atomic.ts'

/** What was introspected, and the state of the files it was introspected from. */
interface CachedCatalog {
  readonly fingerprint: string
  readonly catalog: ConnectionCatalog
  readonly csvReadings: CsvReadings
  /** Of which columns the values were asked. */
  readonly looked: readonly NamedColumn[]
}
type Cache = Readonly<Record<string, CachedCatalog>>

const cacheFile = (root: string): string => join(root, workFolder, 'catalog.json')

/** Raised when what is cached changes its form or its meaning. */
const cacheVersion = 2

const readCache = (root: string): Cache => {
  try {
    const cache = JSON.parse(readFileSync(cacheFile(root), 'utf8')) as { version: number; connections: Cache }
    return cache.version === cacheVersion ? cache.connections : {}
  } catch {
    return {}
  }
}

/** The cache only saves time: when it cannot be written, the next command introspects again. */
const writeCache = (root: string, connections: Cache): void => {
  try {
    replaceText(cacheFile(root), JSON.stringify({ version: cacheVersion, connections }))
  } catch {
    return
  }
}

/** How CSV files of a connection were read, while they have not changed. */
export const cachedCsvReadings = (
  root: string,
  name: string,
  connection: DuckDbConnection,
): CsvReadings | undefined => {
  const cached = readCache(root)[name]
  return cached && cached.fingerprint === fingerprint(connection, root) ? cached.csvReadings : undefined
}

export interface CatalogOptions {
  /** Look at the databases even if their files seem unchanged. */
  readonly refresh?: boolean
  /** Columns whose values the catalog keeps where they are few. */
  readonly named?: NamedColumns
  readonly signal?: AbortSignal
}

const absent: ConnectionCatalog = { tables: [], identifiers: 'sensitive', absent: true }

/**
 * The catalogs of all connections: from their `catalog` file, from the cache while the data's files have not changed, else
 * from the database. A connection that cannot be opened has an absent catalog and one error.
 */
export const readCatalog = async (
  root: string,
  config: Config,
  { refresh, named = {}, signal }: CatalogOptions = {},
): Promise<Result<Catalog>> => {
  const cache = refresh ? {} : readCache(root)
  const fresh: Record<string, CachedCatalog> = {}
  const connections: Record<string, ConnectionCatalog> = {}
  const diagnostics: Diagnostic[] = []
  for (const [name, connection] of Object.entries(config.connections)) {
    const read = await readOne({ root, name, connection, cached: cache[name], named: named[name] ?? [], signal })
    const path = toPointer(['connections', name])
    diagnostics.push(...read.diagnostics.map((diagnostic) => ({ ...diagnostic, file: configFile, path })))
    connections[name] = read.value?.catalog ?? absent
    if (!read.value) continue
    if ('fingerprint' in read.value) fresh[name] = read.value
  }
  const changed = Object.entries(fresh).some(([name, entry]) => entry !== cache[name])
  if (changed) writeCache(root, fresh)
  return { value: { version: 1, connections }, diagnostics }
}

/** How long what a warehouse told of its tables is believed; `segql catalog --refresh` asks anew. */
const believed = 24 * 60 * 60_000

/** A warehouse's state is not to be had for nothing: its catalog counts for a day, and as long as the connection is the same. */
const remoteState = (connection: Connection): string =>
  createHash('sha256').update(JSON.stringify(connection)).digest('hex')

const readRemote = async ({ root, name, connection, cached, signal }: Omit<Wanted, 'named'>): Promise<One> => {
  const state = remoteState(connection)
  const [known, readAt] = cached?.fingerprint.split('@') ?? []
  if (cached && known === state && Date.now() - Number(readAt) < believed) return { value: cached, diagnostics: [] }
  const { introspectRemote } = await import('./run/introspect-remote.ts')
  const found = await introspectRemote(name, connection, { root, ...(signal && { signal }) })
  if ('failed' in found) return { value: undefined, diagnostics: [found.failed] }
  const fingerprint = `${state}@${Date.now()}`
  return { value: { fingerprint, catalog: found.value, csvReadings: {}, looked: [] }, diagnostics: [] }
}

type One = Result<CachedCatalog | { readonly catalog: ConnectionCatalog } | undefined>

interface Wanted {
  readonly root: string
  readonly name: string
  readonly connection: Connection
  readonly cached: CachedCatalog | undefined
  readonly named: readonly NamedColumn[]
  readonly signal: AbortSignal | undefined
}

/** The values of a column that became an event's name since are not in the cache. */
const answers = ({ looked }: CachedCatalog, named: readonly NamedColumn[]): boolean => {
  const known = new Set(looked.map((column) => JSON.stringify(column)))
  return named.every((column) => known.has(JSON.stringify(column)))
}

const readOne = async ({ root, name, connection, cached, named, signal }: Wanted): Promise<One> => {
  const described = catalogFileOf(connection)
  if (described !== undefined) return readCatalogFile(root, name, described)
  if (connection.kind !== 'duckdb') return readRemote({ root, name, connection, cached, signal })
  const unset = unsetOf(name, connection, root)
  if (unset.length > 0) return { value: undefined, diagnostics: unset }
  const state = fingerprint(connection, root)
  if (cached && cached.fingerprint === state && answers(cached, named)) return { value: cached, diagnostics: [] }
  const { openDuckDb } = await import('./duckdb/open.ts')
  const { introspect } = await import('./duckdb/introspect.ts')
  const { withKnownValues } = await import('./duckdb/known-values.ts')
  const { value: opened, diagnostics } = await openDuckDb({
    name,
    connection,
    root,
    minutes: 15,
    ...(signal && { signal }),
  })
  if (!opened) return { value: undefined, diagnostics }
  try {
    const catalog = await withKnownValues(opened.session, await introspect(opened.session), named)
    return {
      value: { fingerprint: state ?? '', catalog, csvReadings: opened.csvReadings, looked: named },
      diagnostics,
    }
  } finally {
    opened.session.close()
  }
}

const readCatalogFile = (root: string, name: string, file: string): One => {
  const refused = (reason: string): One => ({
    value: undefined,
    diagnostics: [configurationFinding('E908', {}, { file, reason })],
  })
  let json: unknown
  try {
    json = JSON.parse(readFileSync(fromProject(root, file), 'utf8'))
  } catch (error) {
    return refused(error instanceof SyntaxError ? 'it is not JSON' : reasonOf(error))
  }
  const { value, diagnostics } = readCatalogJson(json)
  const [wrong] = diagnostics
  if (wrong) return refused(`${wrong.message.replace(/\.$/, '')} (at \`${wrong.path ?? ''}\`)`)
  const catalog = value.connections[name]
  return catalog ? { value: { catalog }, diagnostics: [] } : refused(`it holds no connection \`${name}\``)
}
