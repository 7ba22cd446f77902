import { randomUUID } from 'node:crypto'
import { failure } from '../failures.ts'
import type { Step } from '../run/outcome.ts'
import type { SecretKey } from '../secrets/seal.ts'
import { idOf, inOne, keep, openSecrets, Refusal, type Secrets } from './connection-secrets.ts'
import type { StoreDatabase, StoreTransaction } from './database.ts'

/** A connection made here, as it may be shown. */
export interface StoredConnection {
  readonly name: string
  readonly kind: string
  /** Everything but secrets, as written. */
  readonly settings: Readonly<Record<string, unknown>>
  /** The secrets that are set, by their setting. */
  readonly secrets: readonly string[]
  readonly createdAt: string
  readonly createdBy: string
  readonly updatedAt: string
  /** When a new private key was made that is not confirmed yet. */
  readonly rotationSince?: string
}

export interface NewConnection {
  readonly name: string
  readonly kind: string
  readonly settings: Readonly<Record<string, unknown>>
  readonly secrets: Secrets
  readonly who: string
}

export interface ConnectionStore {
  readonly add: (connection: NewConnection, key: SecretKey | undefined) => Promise<Step<StoredConnection>>
  /** Settings are replaced; of secrets those that are given, with a rotation of theirs. Those of `forget` are removed. */
  readonly change: (
    name: string,
    change: {
      readonly kind?: string
      readonly settings: Readonly<Record<string, unknown>>
      readonly secrets: Secrets
      readonly forget?: readonly string[]
    },
    key: SecretKey | undefined,
  ) => Promise<Step<StoredConnection>>
  readonly list: () => Promise<readonly StoredConnection[]>
  readonly read: (name: string) => Promise<StoredConnection | undefined>
  /** Needs no key: what was encrypted is gone with it. False when there is none of the name. */
  readonly remove: (name: string) => Promise<boolean>
  /** The secrets in clear; those of a rotation in place of the current ones when `next` is set. */
  readonly open: (name: string, key: SecretKey | undefined, next?: boolean) => Promise<Step<Secrets>>
  /** Keeps a new secret beside the current one, in place of an earlier new one. */
  readonly beginRotation: (
    name: string,
    setting: string,
    secret: string,
    key: SecretKey,
  ) => Promise<Step<StoredConnection>>
  /** The new secret made at this moment becomes the current one, which is gone. False when there is no such new one. */
  readonly confirmRotation: (name: string, since: string) => Promise<boolean>
  /** The new secret is gone. False when there is none. */
  readonly abandonRotation: (name: string) => Promise<boolean>
}

const now = (): string => new Date().toISOString()

export const connectionStore = (database: StoreDatabase): ConnectionStore => ({
  add: (connection, key) =>
    inOne(database, async (transaction) => {
      const { name, kind, settings, secrets, who } = connection
      const id = randomUUID()
      const at = now()
      const row = {
        id,
        name,
        kind,
        settings: JSON.stringify(settings),
        created_at: at,
        created_by: who,
        updated_at: at,
      }
      const { numInsertedOrUpdatedRows } = await transaction
        .insertInto('connections')
        .values(row)
        .onConflict((conflict) => conflict.column('name').doNothing())
        .executeTakeFirst()
      if (numInsertedOrUpdatedRows !== 1n) throw new Refusal(failure('E995', { name, place: 'the store' }))
      await keep(transaction, { id, name }, secrets, 'current', key)
      return { value: await shown(transaction, name) }
    }),
  change: (name, { kind, settings, secrets, forget = [] }, key) =>
    inOne(database, async (transaction) => {
      const { id } = await idOf(transaction, name)
      const set = { ...(kind !== undefined && { kind }), settings: JSON.stringify(settings), updated_at: now() }
      await transaction.updateTable('connections').set(set).where('id', '=', id).execute()
      const gone = [...forget, ...Object.keys(secrets)]
      if (gone.length > 0) {
        await transaction.deleteFrom('secrets').where('connection', '=', id).where('setting', 'in', gone).execute()
      }
      await keep(transaction, { id, name }, secrets, 'current', key)
      return { value: await shown(transaction, name) }
    }),
  list: async () => {
    const names = await database.selectFrom('connections').select('name').orderBy('name').execute()
    const all = await Promise.all(names.map(({ name }) => readOne(database, name)))
    return all.filter((one) => one !== undefined)
  },
  read: (name) => readOne(database, name),
  remove: async (name) => {
    const { numDeletedRows } = await database.deleteFrom('connections').where('name', '=', name).executeTakeFirst()
    return numDeletedRows === 1n
  },
  open: (name, key, next = false) =>
    inOne(database, async (transaction) => ({ value: await openSecrets(transaction, name, key, next) })),
  beginRotation: (name, setting, secret, key) =>
    inOne(database, async (transaction) => {
      const { id } = await idOf(transaction, name)
      await transaction.deleteFrom('secrets').where('connection', '=', id).where('state', '=', 'next').execute()
      await keep(transaction, { id, name }, { [setting]: secret }, 'next', key)
      return { value: await shown(transaction, name) }
    }),
  confirmRotation: (name, since) => database.transaction().execute((transaction) => confirm(transaction, name, since)),
  abandonRotation: async (name) => {
    const ids = database.selectFrom('connections').select('id').where('name', '=', name)
    const { numDeletedRows } = await database
      .deleteFrom('secrets')
      .where('connection', 'in', ids)
      .where('state', '=', 'next')
      .executeTakeFirst()
    return numDeletedRows > 0n
  },
})

const confirm = async (transaction: StoreTransaction, name: string, since: string): Promise<boolean> => {
  const found = await transaction.selectFrom('connections').select('id').where('name', '=', name).executeTakeFirst()
  if (!found) return false
  const fresh = await transaction
    .selectFrom('secrets')
    .select('setting')
    .where('connection', '=', found.id)
    .where('state', '=', 'next')
    .where('created_at', '=', since)
    .execute()
  for (const { setting } of fresh) {
    const one = { connection: found.id, setting }
    await transaction
      .deleteFrom('secrets')
      .where('connection', '=', one.connection)
      .where('setting', '=', setting)
      .where('state', '=', 'current')
      .execute()
    await transaction
      .updateTable('secrets')
      .set({ state: 'current' })
      .where('connection', '=', one.connection)
      .where('setting', '=', setting)
      .execute()
  }
  return fresh.length > 0
}

const shown = async (transaction: StoreTransaction, name: string): Promise<StoredConnection> => {
  const connection = await readOne(transaction, name)
  if (!connection) throw new Error(`a connection is gone within the transaction that wrote it: ${name}`)
  return connection
}

const readOne = async (database: StoreDatabase, name: string): Promise<StoredConnection | undefined> => {
  const row = await database.selectFrom('connections').selectAll().where('name', '=', name).executeTakeFirst()
  if (!row) return undefined
  const secrets = await database
    .selectFrom('secrets')
    .select(['setting', 'state', 'created_at'])
    .where('connection', '=', row.id)
    .orderBy('setting')
    .execute()
  const next = secrets.find(({ state }) => state === 'next')
  return {
    name,
    kind: row.kind,
    settings: JSON.parse(row.settings) as Readonly<Record<string, unknown>>,
    secrets: secrets.filter(({ state }) => state === 'current').map(({ setting }) => setting),
    createdAt: row.created_at,
    createdBy: row.created_by,
    updatedAt: row.updated_at,
    ...(next && { rotationSince: next.created_at }),
  }
}
