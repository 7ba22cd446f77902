import type { Entity, Expect, Segment, Test, Traits } from '../grammar/tree/index.ts'
import type { Population, Program, SqlTraits, TableRef } from './ir.ts'
import type { Limits } from './limits.ts'
import type { ColumnRead, Type } from './types.ts'
import type { Rows, Value } from './values.ts'

export interface Settings {
  /** The project's time zone, an IANA name. */
  readonly zone: string
  readonly weekStart: 'Monday' | 'Sunday'
  readonly limits: Limits
  /** The connection of an entity that names none; without it, the catalog's only one. */
  readonly defaultConnection?: string
}

/** Columns that must be unique before a run (language.md 2.7); `enforced`: the database keeps them so. An ID's columns have its normal form. */
export interface KeyCheck {
  readonly table: TableRef
  readonly columns: readonly ColumnRead[]
  readonly role: 'entity id' | 'one' | 'parent'
  readonly relation?: string
  readonly enforced: boolean
}

/** A column of personal data, to be masked in previews. */
export interface PersonalColumn {
  readonly table: TableRef
  readonly column: string
}

export interface CheckedEntity {
  readonly name: string
  readonly item: Entity
  readonly file?: string
  readonly connection: string
  /** Absent when the entity has errors. */
  readonly population?: Population
  readonly keyChecks: readonly KeyCheck[]
  readonly pii: readonly PersonalColumn[]
}

export interface CheckedSegment {
  readonly name: string
  readonly entity: string
  readonly item: Segment
  readonly file?: string
  /** Absent when it, or something it is made of, has errors. */
  readonly program?: Program
  /** Other connections it needs; such a segment is combined after its parts have run. */
  readonly foreign: readonly string[]
}

export interface CheckedTraits {
  readonly name: string
  readonly entity: string
  readonly item: Traits
  readonly file?: string
  readonly program?: Program | SqlTraits
  readonly foreign: readonly string[]
}

/** What `because …` names, as the IR knows it. */
export type Reason =
  | { readonly kind: 'column'; readonly table: TableRef; readonly column: string }
  | { readonly kind: 'id' }
  /** The path of relations from the person. */
  | { readonly kind: 'relation'; readonly path: readonly string[] }
  /** A key of `Program.definitions`. */
  | { readonly kind: 'definition'; readonly definition: string }
  /** A key of `Program.sets`. */
  | { readonly kind: 'set'; readonly set: string }

export type CheckedExpect =
  | {
      readonly kind: 'member'
      readonly item: Expect
      readonly id: string
      readonly is: 'in' | 'out'
      readonly because?: Reason
      /** JSON pointer from the test item's root. */
      readonly origin: string
    }
  | {
      readonly kind: 'trait'
      readonly item: Expect
      readonly id: string
      readonly trait: string
      readonly type: Type
      readonly value: Value
      readonly origin: string
    }

export interface CheckedTest {
  readonly of: string
  readonly title: string
  readonly item: Test
  readonly file?: string
  /** Absent when the test, or what it tests, has errors. */
  readonly program?: Program
  readonly rows: Rows
  /** IDs of the given segments, by the segment's name. */
  readonly sets: Readonly<Record<string, readonly string[]>>
  /** Microseconds since 1970, whole milliseconds. */
  readonly now: bigint
  readonly expects: readonly CheckedExpect[]
}

export interface CheckedProject {
  readonly entities: ReadonlyMap<string, CheckedEntity>
  readonly segments: ReadonlyMap<string, CheckedSegment>
  readonly traits: ReadonlyMap<string, CheckedTraits>
  readonly tests: readonly CheckedTest[]
}
