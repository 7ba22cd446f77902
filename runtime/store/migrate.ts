import { type Kysely, sql } from 'kysely'
import type { StoreDatabase } from './database.ts'
import { type Migration, migrations } from './migrations/index.ts'

export interface MigrateOptions {
  /** Runs inside the transaction, before anything is looked at: keeps other processes out until its end. */
  readonly lock: (transaction: Kysely<unknown>) => Promise<void>
  readonly migrations?: readonly Migration[]
}

export type Migrated =
  | { readonly kind: 'ready' }
  | { readonly kind: 'newer'; readonly found: number; readonly known: number }

/**
 * Brings a store to the form of this program, in one transaction: other processes see the old form or the new one. A store that
 * is newer stays as it is.
 */
export const migrate = async (database: StoreDatabase, options: MigrateOptions): Promise<Migrated> => {
  const all = options.migrations ?? migrations
  const known = all.length
  const found = await formOf(database).catch(unlessAbsent)
  if (found > known) return { kind: 'newer', found, known }
  if (found === known) return { kind: 'ready' }
  return database.transaction().execute(async (transaction): Promise<Migrated> => {
    await options.lock(transaction as unknown as Kysely<unknown>)
    await transaction.schema
      .createTable('store_form')
      .ifNotExists()
      .addColumn('version', 'integer', (column) => column.notNull())
      .execute()
    const current = await formOf(transaction)
    if (current > known) return { kind: 'newer', found: current, known }
    for (const step of all.slice(current)) await step(transaction as unknown as Kysely<unknown>)
    await transaction.deleteFrom('store_form').execute()
    await transaction.insertInto('store_form').values({ version: known }).execute()
    return { kind: 'ready' }
  })
}

const formOf = async (database: StoreDatabase): Promise<number> => {
  const row = await database.selectFrom('store_form').select(sql<number>`version`.as('version')).executeTakeFirst()
  return row?.version ?? 0
}

/** A store without tables is new; every other failure is one. */
const unlessAbsent = (error: unknown): number => {
  const { code, message } = error as { readonly code?: string; readonly message?: string }
  if (code === undefinedTable || /^no such table/.test(message ?? '')) return 0
  throw error
}

/** https://www.postgresql.org/docs/current/errcodes-appendix.html */
const undefinedTable = '42P01'
