import type { StoreDatabase } from './database.ts'

/** Small values of the program, by name: JSON. */
export interface SettingStore {
  readonly read: (name: string) => Promise<unknown>
  readonly write: (name: string, value: unknown) => Promise<void>
  readonly remove: (name: string) => Promise<void>
}

export const settingStore = (database: StoreDatabase): SettingStore => ({
  read: async (name) => {
    const row = await database.selectFrom('settings').select('value').where('name', '=', name).executeTakeFirst()
    return row === undefined ? undefined : JSON.parse(row.value)
  },
  write: async (name, value) => {
    const row = { value: JSON.stringify(value), updated_at: new Date().toISOString() }
    await database
      .insertInto('settings')
      .values({ name, ...row })
      .onConflict((conflict) => conflict.column('name').doUpdateSet(row))
      .execute()
  },
  remove: async (name) => {
    await database.deleteFrom('settings').where('name', '=', name).execute()
  },
})
