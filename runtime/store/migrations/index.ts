import type { Kysely } from 'kysely'
import { first } from './1-first.ts'

export type Migration = (database: Kysely<unknown>) => Promise<void>

/** In order, and only ever longer: a store's form is how many of them it has seen. What was released is never edited. */
export const migrations: readonly Migration[] = [first]
