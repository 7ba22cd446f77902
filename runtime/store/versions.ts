import type { StoreDatabase } from './database.ts'

/** A definition as its name: entities' own names have no entity above them (`entity: ''`). */
export interface Versioned {
  readonly kind: 'segment' | 'traits' | 'entity'
  readonly entity: string
  readonly name: string
}

export interface Version {
  /** From 1, without gaps. */
  readonly version: number
  /** Null: it was removed. */
  readonly text: string | null
  readonly who: string
  /** ISO, UTC. */
  readonly at: string
}

export interface VersionStore {
  /** Keeps a text as the newest version; one that is already the newest makes no other. Null says that it was removed. */
  readonly save: (of: Versioned, text: string | null, who: string) => Promise<Version>
  /** Newest first. */
  readonly list: (of: Versioned, limit?: number) => Promise<readonly Version[]>
  readonly read: (of: Versioned, version: number) => Promise<Version | undefined>
  /** The versions of a name become those of another, which has none yet; false when it has. */
  readonly rename: (of: Versioned, name: string) => Promise<boolean>
}

const columns = ['version', 'text', 'who', 'at'] as const

/** How often a version's number is tried again when another process took it at the same time. */
const attempts = 20

export const versionStore = (database: StoreDatabase): VersionStore => {
  const all = (from: StoreDatabase, { kind, entity, name }: Versioned) =>
    from
      .selectFrom('versions')
      .select(columns)
      .where('kind', '=', kind)
      .where('entity', '=', entity)
      .where('name', '=', name)

  const saveOnce = (of: Versioned, text: string | null, who: string): Promise<Version | undefined> =>
    database.transaction().execute(async (transaction) => {
      const newest = await all(transaction, of).orderBy('version', 'desc').limit(1).executeTakeFirst()
      if (newest && newest.text === text) return newest
      const fresh: Version = { version: (newest?.version ?? 0) + 1, text, who, at: new Date().toISOString() }
      const inserted = await transaction
        .insertInto('versions')
        .values({ ...of, ...fresh })
        .onConflict((conflict) => conflict.columns(['kind', 'entity', 'name', 'version']).doNothing())
        .executeTakeFirst()
      return inserted.numInsertedOrUpdatedRows === 1n ? fresh : undefined
    })

  return {
    save: async (of, text, who) => {
      const place: Versioned = { kind: of.kind, entity: of.entity, name: of.name }
      for (let attempt = 0; attempt < attempts; attempt++) {
        const saved = await saveOnce(place, text, who)
        if (saved) return saved
      }
      throw new Error(`the number of a version was taken ${attempts} times by others`)
    },
    list: (of, limit = 1000) => all(database, of).orderBy('version', 'desc').limit(limit).execute(),
    read: (of, version) => all(database, of).where('version', '=', version).executeTakeFirst(),
    rename: (of, name) =>
      database.transaction().execute(async (transaction) => {
        if (
          await all(transaction, { ...of, name })
            .limit(1)
            .executeTakeFirst()
        )
          return false
        await transaction
          .updateTable('versions')
          .set({ name })
          .where('kind', '=', of.kind)
          .where('entity', '=', of.entity)
          .where('name', '=', of.name)
          .execute()
        return true
      }),
  }
}
