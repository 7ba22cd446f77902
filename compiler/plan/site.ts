import type { Program } from '../ir.ts'
import type { Atom } from './atoms.ts'
import type { Clock } from './bounds.ts'
import type { Draft } from './draft.ts'
import type { Group } from './group.ts'
import type { Known } from './known.ts'
import type { Names } from './names.ts'
import type { PlanExpr, Query } from './plan.ts'
import type { Place } from './translate.ts'

/** Planning of one statement: its clock, its names, its queries so far. */
export interface Planning {
  readonly clock: Clock
  readonly names: Names
  readonly add: (query: Query) => void
  /** Work that waits until every expression has been translated. */
  readonly later: (finish: () => void) => void
  /** Aggregates that stand in a grouped query of their own each. */
  readonly alone: ReadonlySet<string>
  /** The query with the IDs of `program.sets[set]`; its column is `id`. */
  readonly set: (program: Program, set: string) => string
}

/** A query of rows at which further grouped queries are joined. */
export interface Site extends Place {
  readonly planning: Planning
  readonly program: Program
  readonly name: string
  readonly draft: Draft
  /** Grouped queries already joined here, by their rows. */
  readonly groups: Known<Group>
  /** Other queries already joined here: the alias by what they say. */
  readonly joined: Map<string, string>
  /** Distinct rows of this site in a query of their own, with these atoms as columns. */
  readonly source: (keys: readonly Atom[], others: readonly Atom[]) => SourceRows
}

export interface SourceRows {
  readonly query: string
  /** The column of each atom, by its key. */
  readonly columns: ReadonlyMap<string, string>
  /** Columns that tell one row from another. */
  readonly identity: readonly { readonly column: string; readonly value: PlanExpr; readonly nullable: boolean }[]
}
