import type { Hop } from '../ir.ts'
import type { Type } from '../types.ts'
import type { Home, ModelEntity, ModelRelation } from './model.ts'
import type { ModelTable } from './tables.ts'

/** A row that names are read from: frame `frame`, and the `one` relations walked from it. */
export interface Base {
  readonly label: string
  readonly frame: number
  readonly hops: readonly Hop[]
  readonly table: ModelTable | undefined
  readonly relations: ReadonlyMap<string, ModelRelation>
}

/** What the names of an expression mean where it stands. */
export interface Scope {
  readonly entity: ModelEntity
  /** The entity's own table, or the place that a condition is about. */
  readonly home: Home
  readonly base: Base
  /** Rows further up, by relation; the person by the entity. */
  readonly above: ReadonlyMap<string, Base>
  /** The number of the last frame. */
  readonly depth: number
  /** The trait set whose traits may be named without it. */
  readonly traitSet?: string
  readonly element?: Type
  /** The chain of `many` relations, from `base`, that the value of an aggregate speaks of. */
  readonly chain?: readonly ModelRelation[]
  /** True where sets of IDs from other connections may be combined. */
  readonly cuttable: boolean
}

export const personBase = (home: Home): Base => ({
  label: home.entity,
  frame: 0,
  hops: [],
  table: home.table,
  relations: home.relations,
})

export const personScope = (entity: ModelEntity, home: Home, traitSet?: string): Scope => {
  const base = personBase(home)
  return {
    entity,
    home,
    base,
    above: new Map([[entity.name, base]]),
    depth: 0,
    ...(traitSet !== undefined && { traitSet }),
    cuttable: true,
  }
}

/** The same names, where only what runs in one statement may stand. */
export const inside = (scope: Scope): Scope => (scope.cuttable ? { ...scope, cuttable: false } : scope)

/** True where bare names speak of the person. */
export const isPersonal = (scope: Scope): boolean => scope.depth === 0 && scope.base.hops.length === 0
