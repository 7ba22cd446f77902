import { closeSync, existsSync, mkdirSync, openSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { DatabaseSync, SQLInputValue, SQLOutputValue } from 'node:sqlite'
import { setTimeout as wait } from 'node:timers/promises'
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely'

/** How long a statement waits for other processes, in milliseconds. */
const patience = 30_000

/** How long SQLite itself waits; while it does, this process does nothing else. */
const busyTimeout = 20

const settings = ['journal_mode = wal', 'synchronous = full', 'foreign_keys = on', `busy_timeout = ${busyTimeout}`]

/** kysely over Node's own SQLite. Statements are short, so they run in the process; waiting for others does not block it. */
export const sqliteDialect = (file: string): Dialect => ({
  createAdapter: () => new SqliteAdapter(),
  createDriver: () => createDriver(file),
  createIntrospector: (database) => new SqliteIntrospector(database),
  createQueryCompiler: () => new SqliteQueryCompiler(),
})

const createDriver = (file: string): Driver => {
  let database: DatabaseSync | undefined
  let connection: DatabaseConnection | undefined
  return {
    init: async () => {
      database = await open(file)
      connection = createConnection(database)
      for (const setting of settings) await connection.executeQuery(CompiledQuery.raw(`pragma ${setting}`))
    },
    acquireConnection: async () => {
      if (!connection) throw new Error('the store was used before it was opened')
      return connection
    },
    // Taking the lock at once leaves no statement in the middle that could find the store busy.
    beginTransaction: async (one) => void (await one.executeQuery(CompiledQuery.raw('begin immediate'))),
    commitTransaction: async (one) => void (await one.executeQuery(CompiledQuery.raw('commit'))),
    rollbackTransaction: async (one) => void (await one.executeQuery(CompiledQuery.raw('rollback'))),
    releaseConnection: async () => undefined,
    destroy: async () => database?.close(),
  }
}

/** The file is the owner's, and no part of a repository: it holds samples of results. SQLite gives its companions the same mode. */
const open = async (file: string): Promise<DatabaseSync> => {
  mkdirSync(dirname(file), { recursive: true })
  const ignored = join(dirname(file), '.gitignore')
  if (!existsSync(ignored)) writeFileSync(ignored, '*\n')
  closeSync(openSync(file, 'a', 0o600))
  const { DatabaseSync } = await withoutWarning(() => import('node:sqlite'))
  return new DatabaseSync(file)
}

/** Older versions of Node call their SQLite experimental, on every start. */
const withoutWarning = async <T>(load: () => Promise<T>): Promise<T> => {
  const { emitWarning } = process
  process.emitWarning = ((warning: string | Error, ...rest: readonly unknown[]) => {
    if (!/SQLite/.test(String(warning))) Reflect.apply(emitWarning, process, [warning, ...rest])
  }) as typeof emitWarning
  try {
    return await load()
  } finally {
    process.emitWarning = emitWarning
  }
}

const createConnection = (database: DatabaseSync): DatabaseConnection => ({
  executeQuery: async <Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> =>
    patiently(() => run<Row>(database, sql, parameters.map(toStored))),
  streamQuery: () => {
    throw new Error('nothing streams from the store')
  },
})

const run = <Row>(database: DatabaseSync, sql: string, parameters: SQLInputValue[]): QueryResult<Row> => {
  const statement = database.prepare(sql)
  statement.setReadBigInts(true)
  if (givesRows(sql)) return { rows: statement.all(...parameters).map((row) => fromStored<Row>(row)) }
  const { changes, lastInsertRowid } = statement.run(...parameters)
  return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) }
}

/** `StatementSync.columns` says it too, from Node 22.16 on. Values are parameters, so no text of theirs stands here. */
const givesRows = (sql: string): boolean => /^\s*(select|with|pragma|values)\b|\breturning\b/i.test(sql)

const toStored = (value: unknown): SQLInputValue => {
  if (value === undefined) return null
  return typeof value === 'boolean' ? Number(value) : (value as SQLInputValue)
}

const fromStored = <Row>(row: Record<string, SQLOutputValue>): Row =>
  Object.fromEntries(
    Object.entries(row).map(([key, value]) => [
      key,
      typeof value === 'bigint' && Number.isSafeInteger(Number(value)) ? Number(value) : value,
    ]),
  ) as Row

/** https://www.sqlite.org/rescode.html: SQLITE_BUSY and its extended codes; nothing of the statement has happened then. */
const isBusy = (error: unknown): boolean => (((error as { errcode?: number }).errcode ?? 0) & 0xff) === 5

const patiently = async <T>(attempt: () => T): Promise<T> => {
  for (const deadline = Date.now() + patience; ; ) {
    try {
      return attempt()
    } catch (error) {
      if (!isBusy(error) || Date.now() > deadline) throw error
      await wait(5 + Math.random() * 20)
    }
  }
}
