import type { Item } from '../../grammar/tree/index.ts'
import type { Settings } from '../checked.ts'
import type { Expr } from '../ir.ts'
import type { Type } from '../types.ts'
import type { Home, ModelEntity, ModelRelation } from './model.ts'
import type { Report } from './report.ts'

/** What a rule needs to know of a segment it names. */
export interface SegmentView {
  readonly name: string
  readonly entity: string
  readonly kind: 'rules' | 'set' | 'sql'
  /** Where it runs: that of its raw SQL, else its entity's. */
  readonly connection: string
  readonly sql?: string
}

export interface TraitSetView {
  readonly name: string
  readonly entity: string
  readonly sql: boolean
  readonly traits: readonly string[]
}

/** The project's names as one item sees them. Every answer is remembered, to know later whether it still holds. */
export interface Names {
  readonly entity: (name: string) => ModelEntity | undefined
  readonly segment: (name: string) => SegmentView | undefined
  readonly traitSet: (name: string) => TraitSetView | undefined
  /** The type of a trait that stands earlier in the order of dependencies; `error` when it is broken. */
  readonly traitType: (set: string, trait: string) => Type
  readonly near: (kind: 'entity' | 'segment' | 'traits', name: string) => readonly string[]
  /** Traits of any set of an entity, as `set.trait`. */
  readonly nearTraits: (entity: string, name: string) => readonly string[]
}

/** IDs from elsewhere that an item needs, by the set's name. A segment's own program is linked in later. */
export type SetUse =
  | { readonly kind: 'segment'; readonly segment: string }
  /** A condition over another place of the entity. */
  | {
      readonly kind: 'rules'
      readonly home: Home
      readonly condition: Expr
      readonly uses: ReadonlySet<string>
      readonly sets: ReadonlyMap<string, SetUse>
    }

/** A segment used where only what runs on the entity's own connection may stand. */
export interface BoundUse {
  readonly segment: string
  readonly node: object
  readonly part: string
}

/** All that the check of one item gathers. */
export interface ItemContext {
  readonly item: Item
  readonly report: Report
  readonly settings: Settings
  readonly names: Names
  /** The item's text, empty for JSON; spans count in it. */
  readonly text: string
  /** JSON pointer of a node, from the item's root. */
  readonly pointer: (node: object) => string | undefined
  /** Keys of `Program.definitions` that its expressions refer to. */
  readonly uses: Set<string>
  readonly sets: Map<string, SetUse>
  readonly bound: BoundUse[]
  /** Relations that it reads. */
  readonly relations: Set<ModelRelation>
  /** Connections other than the entity's own that it reads by itself. */
  readonly foreign: Set<string>
}

/** The expression with the pointer of the node it was made of. */
export const placed = (expr: Expr, node: object, context: ItemContext): Expr => {
  const origin = context.pointer(node)
  return origin === undefined || expr.origin === origin ? expr : { ...expr, origin }
}
