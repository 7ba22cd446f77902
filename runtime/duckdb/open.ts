import { closeSync, mkdirSync, openSync, readdirSync, readSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import type { Diagnostic, Result } from '../../grammar/diagnostic.ts'
import type { DuckDbConnection } from '../config-schema.ts'
import { configurationFinding } from '../diagnostics.ts'
import { failure } from '../failures.ts'
import { fromProject, workFolder } from '../paths.ts'
import { isAlive } from '../store/atomic.ts'
import { type DataTable, dataFiles, singleFile } from './data-files.ts'
import { firstSentence, messageOf } from './errors.ts'
import { type CsvReadings, createTables } from './folder.ts'
import { quoteList } from './quote.ts'
import { createSession, interruptEvery, type Session, type SessionOptions } from './session.ts'

export interface OpenOptions {
  readonly name: string
  readonly connection: DuckDbConnection
  /** The project's folder. */
  readonly root: string
  readonly minutes: number
  readonly signal?: AbortSignal
  /** A database file is opened for writing too: no other program can open it meanwhile. */
  readonly writes?: true
  /** How CSV files were read before, so that they need not be looked through again. */
  readonly csvReadings?: CsvReadings
}

export interface OpenDuckDb {
  readonly session: Session
  /** Another connection to the same database, for work at the same time; temporary tables are each connection's own. */
  readonly connect: (options: SessionOptions) => Promise<Session>
  readonly csvReadings: CsvReadings
}

/**
 * Opens a connection for reading: files read-only, no file outside the named folders, no extension loaded, the configuration
 * locked. Without a value there is exactly one error.
 */
export const openDuckDb = async (options: OpenOptions): Promise<Result<OpenDuckDb | undefined>> => {
  const tables = dataTables(options)
  if ('failed' in tables) return { value: undefined, diagnostics: [tables.failed] }
  const { DuckDBInstance } = await import('@duckdb/node-api')
  const { connection, root } = options
  const spill = join(root, workFolder, 'spill', String(process.pid))
  let instance: DuckDBInstance | undefined
  try {
    makeSpill(spill)
    const file = tables.found || connection.memory ? ':memory:' : fromProject(root, connection.path ?? '')
    instance = await DuckDBInstance.create(file, settings(options, file, spill))
    const opened = await instance.connect()
    const csvReadings = await interruptible(opened, options.signal, async () => {
      const readings = await createTables(opened, tables.found ?? [], options.csvReadings)
      await lock(opened, options)
      return readings
    })
    const close = (): void => {
      opened.closeSync()
      instance?.closeSync()
      rmSync(spill, { recursive: true, force: true })
    }
    return {
      value: { session: createSession(opened, options, close), connect: connectTo(instance), csvReadings },
      diagnostics: [],
    }
  } catch (error) {
    instance?.closeSync()
    return { value: undefined, diagnostics: [openFailure(error, options)] }
  }
}

const connectTo =
  (instance: DuckDBInstance): OpenDuckDb['connect'] =>
  async (options) => {
    const connection = await instance.connect()
    return createSession(connection, options, () => connection.closeSync())
  }

/** Reading large CSV files takes a while; it stops when asked to. */
const interruptible = async <T>(
  opened: DuckDBConnection,
  signal: AbortSignal | undefined,
  work: () => Promise<T>,
): Promise<T> => {
  let repeat: NodeJS.Timeout | undefined
  const stop = (): void => {
    repeat ??= setInterval(() => opened.interrupt(), interruptEvery)
  }
  signal?.throwIfAborted()
  signal?.addEventListener('abort', stop)
  try {
    const done = await work()
    signal?.throwIfAborted()
    return done
  } finally {
    clearInterval(repeat)
    signal?.removeEventListener('abort', stop)
  }
}

/** DuckDB makes the last folder itself, not those above it. What killed processes spilled is removed. A project that cannot be written is still read, in memory. */
const makeSpill = (spill: string): void => {
  try {
    mkdirSync(dirname(spill), { recursive: true })
    for (const owner of readdirSync(dirname(spill))) {
      if (!isAlive(Number(owner))) rmSync(join(dirname(spill), owner), { recursive: true, force: true })
    }
  } catch {
    return
  }
}

const settings = ({ connection, writes }: OpenOptions, file: string, spill: string): Record<string, string> => ({
  ...(file !== ':memory:' && !writes && { access_mode: 'READ_ONLY' }),
  autoinstall_known_extensions: 'false',
  autoload_known_extensions: 'false',
  preserve_insertion_order: 'false',
  temp_directory: spill,
  ...(connection.threads !== undefined && { threads: String(connection.threads) }),
  ...(connection.memoryLimit !== undefined && { memory_limit: connection.memoryLimit }),
})

/** https://duckdb.org/docs/stable/operations_manual/securing_duckdb/overview */
const lock = async (opened: DuckDBConnection, { connection, root }: OpenOptions): Promise<void> => {
  const members = join(root, workFolder, 'members')
  const folders = [connection.folder, ...(connection.mayRead ?? [])].filter((folder) => folder !== undefined)
  const allowed = [members, join(root, workFolder, 'traits'), ...folders.map((folder) => fromProject(root, folder))]
  await opened.run(`set allowed_directories = ${quoteList(allowed)}`)
  if (connection.path !== undefined && singleFile(connection.path)) {
    await opened.run(`set allowed_paths = ${quoteList([fromProject(root, connection.path)])}`)
  }
  await opened.run("set global TimeZone = 'UTC'")
  await opened.run('set enable_external_access = false')
  await opened.run('set lock_configuration = true')
}

type Tables = { readonly found: readonly DataTable[] | undefined } | { readonly failed: Diagnostic }

const dataTables = ({ name, connection, root }: OpenOptions): Tables => {
  const { path, folder } = connection
  if (path !== undefined) {
    const file = fromProject(root, path)
    const stats = statSync(file, { throwIfNoEntry: false })
    if (!stats) return { failed: configurationFinding('E911', {}, { name, path, madeBy: connection.madeBy }) }
    if (!stats.isFile()) return { failed: configurationFinding('E912', {}, { name, path }) }
    const single = singleFile(file)
    if (!single && !isDatabase(file)) return { failed: configurationFinding('E912', {}, { name, path }) }
    return { found: single && [single] }
  }
  if (folder === undefined) return { found: undefined }
  const broken = (reason: string) => ({ failed: configurationFinding('E913', {}, { name, path: folder, reason }) })
  try {
    const found = dataFiles(fromProject(root, folder))
    if (found.length === 0) return broken('holds no CSV or Parquet file')
    const twice = found.find((table, index) => found[index - 1]?.name === table.name)
    return twice ? broken(`holds two tables called \`${twice.name}\``) : { found }
  } catch (error) {
    return broken(folderReasons[(error as NodeJS.ErrnoException).code ?? ''] ?? 'cannot be read')
  }
}

/**
 * The letters DUCK at byte 8 (https://duckdb.org/docs/stable/internals/storage): other files DuckDB would open as something
 * else. What cannot be read is left to DuckDB's own reason.
 */
const isDatabase = (file: string): boolean => {
  try {
    const handle = openSync(file, 'r')
    const bytes = Buffer.alloc(12)
    readSync(handle, bytes, 0, 12, 0)
    closeSync(handle)
    return bytes.subarray(8).toString('latin1') === 'DUCK'
  } catch {
    return true
  }
}

const folderReasons: Readonly<Record<string, string>> = {
  ENOENT: 'does not exist',
  ENOTDIR: 'is not a folder',
  EACCES: 'may not be read by this user',
}

const openFailure = (error: unknown, { name, connection, signal }: OpenOptions): Diagnostic => {
  if (signal?.aborted) return failure('E932', {})
  const message = messageOf(error)
  const path = connection.path ?? connection.folder ?? ':memory:'
  if (/Could not set lock/.test(message)) return failure('E914', { name, path })
  const damaged = /not a valid DuckDB database|Serialization Error|orrupt|checksum|magic bytes|read enough bytes/.test(
    message,
  )
  if (damaged && connection.path !== undefined) return configurationFinding('E912', {}, { name, path })
  return failure('E915', { name, reason: firstSentence(message) })
}
