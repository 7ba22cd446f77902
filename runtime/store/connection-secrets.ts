import type { Diagnostic } from '../../grammar/diagnostic.ts'
import { failure } from '../failures.ts'
import type { Step } from '../run/outcome.ts'
import { type SecretKey, seal, unseal } from '../secrets/seal.ts'
import type { StoreDatabase, StoreTransaction } from './database.ts'

export type Secrets = Readonly<Record<string, string>>

/** Ends a transaction without a trace of it. */
export class Refusal extends Error {
  readonly diagnostic: Diagnostic
  constructor(diagnostic: Diagnostic) {
    super(diagnostic.message)
    this.diagnostic = diagnostic
  }
}

const refuse = (diagnostic: Diagnostic): never => {
  throw new Refusal(diagnostic)
}

export const inOne = async <T>(
  database: StoreDatabase,
  work: (transaction: StoreTransaction) => Promise<Step<T>>,
): Promise<Step<T>> => {
  try {
    return await database.transaction().execute(work)
  } catch (error) {
    if (error instanceof Refusal) return { failed: error.diagnostic }
    throw error
  }
}

export const idOf = async (transaction: StoreTransaction, name: string): Promise<{ readonly id: string }> =>
  (await transaction.selectFrom('connections').select('id').where('name', '=', name).executeTakeFirst()) ??
  refuse(failure('E930', { name, kind: 'connection of the store', near: [] }))

/** What a secret is sealed for: it opens neither at another connection nor at another setting. */
const placeOf = (id: string, setting: string): string => `connection/${id}/${setting}`

export const keep = async (
  transaction: StoreTransaction,
  { id, name }: { readonly id: string; readonly name: string },
  secrets: Secrets,
  state: 'current' | 'next',
  key: SecretKey | undefined,
): Promise<void> => {
  const entries = Object.entries(secrets)
  if (entries.length === 0) return
  if (!key) throw new Error('secrets were to be kept without a key')
  for (const [setting, secret] of entries) {
    const row = {
      sealed: seal(secret, placeOf(id, setting), key),
      key_id: key.id,
      created_at: new Date().toISOString(),
    }
    await transaction
      .insertInto('secrets')
      .values({ connection: id, setting, state, ...row })
      .onConflict((conflict) => conflict.columns(['connection', 'setting', 'state']).doUpdateSet(row))
      .execute()
  }
  const others = transaction.selectFrom('secrets').select('key_id').where('key_id', '!=', key.id)
  if (await others.limit(1).executeTakeFirst()) refuse(failure('E996', { name }))
}

export const openSecrets = async (
  transaction: StoreTransaction,
  name: string,
  key: SecretKey | undefined,
  next: boolean,
): Promise<Secrets> => {
  const { id } = await idOf(transaction, name)
  const states: ('current' | 'next')[] = next ? ['current', 'next'] : ['current']
  const rows = await transaction
    .selectFrom('secrets')
    .select(['setting', 'sealed'])
    .where('connection', '=', id)
    .where('state', 'in', states)
    .orderBy('state')
    .execute()
  return Object.fromEntries(
    rows.map(({ setting, sealed }) => {
      if (!key) return refuse(failure('E991', { name, reason: 'the key they are encrypted under is not there' }))
      const opened = unseal(sealed, placeOf(id, setting), key)
      if ('text' in opened) return [setting, opened.text]
      const reason =
        opened.failed === 'other key' ? `they are encrypted under another key than ${key.from}` : 'they are damaged'
      return refuse(failure('E991', { name, reason }))
    }),
  )
}
