import { type Dialect, Kysely, sql } from 'kysely'
import type { Environment } from '../connections/references.ts'
import { failure } from '../failures.ts'
import type { Step } from '../run/outcome.ts'
import { type ConnectionStore, connectionStore } from './connections.ts'
import type { StoreDatabase, StoreTables } from './database.ts'
import { type MigrateOptions, migrate } from './migrate.ts'
import type { Migration } from './migrations/index.ts'
import { storeFile, storePlace } from './place.ts'
import { postgresDialect, storeSchema } from './postgres.ts'
import { type RunHistory, runHistory } from './run-history.ts'
import { type SettingStore, settingStore } from './settings.ts'
import { sqliteDialect } from './sqlite.ts'
import { storeFailure } from './store-failure.ts'
import { type VersionStore, versionStore } from './versions.ts'

/** What files cannot hold. Every function rejects with a `StoreFailure` and nothing else. */
export interface Store {
  readonly connections: ConnectionStore
  readonly runs: RunHistory
  readonly versions: VersionStore
  readonly settings: SettingStore
  readonly close: () => Promise<void>
}

export interface StoreOptions {
  /** The project's folder. */
  readonly root: string
  readonly environment?: Environment
  /** The schema on PostgreSQL. */
  readonly schema?: string
  readonly migrations?: readonly Migration[]
}

interface Backend {
  readonly dialect: Dialect
  readonly schema?: string
  readonly lock: MigrateOptions['lock']
}

/** Opens the store and brings it to this program's form. It is SQLite in the project's folder, or PostgreSQL by `SEGQL_STORE_URL`. */
export const openStore = async (options: StoreOptions): Promise<Step<Store>> => {
  const place = storePlace(options.root, options.environment ?? process.env)
  let database: StoreDatabase | undefined
  try {
    const backend = await backendOf(options)
    if (!backend)
      return { failed: failure('E993', { store: place, reason: 'its address must begin with postgres://' }) }
    const whole = new Kysely<StoreTables>({ dialect: backend.dialect })
    database = whole
    const scoped = backend.schema === undefined ? whole : whole.withSchema(backend.schema)
    const { lock } = backend
    const migrated = await migrate(scoped, { lock, ...(options.migrations && { migrations: options.migrations }) })
    if (migrated.kind === 'ready') return { value: createStore(scoped, () => whole.destroy(), place) }
    await whole.destroy()
    return { failed: failure('E994', { store: place, found: migrated.found, known: migrated.known }) }
  } catch (error) {
    await database?.destroy().catch(() => undefined)
    return { failed: storeFailure(error, place).diagnostic }
  }
}

/** Any number that no other program takes for its own locks. */
const lockNumber = 5_347_718_201

const backendOf = async ({ root, environment = process.env, schema = storeSchema }: StoreOptions) => {
  const url = environment.SEGQL_STORE_URL
  // SQLite's transactions take the whole file when they begin.
  if (!url) return { dialect: sqliteDialect(storeFile(root)), lock: async () => undefined } satisfies Backend
  if (!/^postgres(ql)?:\/\//.test(url)) return undefined
  const lock: Backend['lock'] = async (transaction) => {
    await sql`select pg_advisory_xact_lock(${lockNumber})`.execute(transaction)
    const found = await sql<{ there: boolean }>`select to_regnamespace(${schema}) is not null as there`.execute(
      transaction,
    )
    if (found.rows[0]?.there !== true) await sql`create schema ${sql.id(schema)}`.execute(transaction)
  }
  return { dialect: await postgresDialect(url), schema, lock } satisfies Backend
}

const createStore = (database: StoreDatabase, close: () => Promise<void>, place: string): Store => ({
  connections: told(connectionStore(database), place),
  runs: told(runHistory(database), place),
  versions: told(versionStore(database), place),
  settings: told(settingStore(database), place),
  close,
})

type Functions = Readonly<Record<string, (...given: never[]) => Promise<unknown>>>

/** The same functions; what they reject with is told in one sentence. */
const told = <Part extends { readonly [Name in keyof Part]: (...given: never[]) => Promise<unknown> }>(
  part: Part,
  place: string,
): Part =>
  Object.fromEntries(
    Object.entries(part as Functions).map(([name, work]) => [
      name,
      async (...given: never[]) => {
        try {
          return await work(...given)
        } catch (error) {
          throw storeFailure(error, place)
        }
      },
    ]),
  ) as unknown as Part
