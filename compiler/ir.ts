import type { AggregateName, OperatorName } from '../grammar/operators.ts'
import type { Window as TreeWindow } from '../grammar/tree/index.ts'
import type { ColumnRead, Type } from './types.ts'

/**
 * The checked form of a segment or trait set: typed, every name resolved, plain JSON. The planner and the reference evaluator
 * both read it, independently of each other.
 *
 * **Frames.** An expression is evaluated for a chain of rows: frame 0 is the person (the entity's row); each `many` relation
 * entered by an aggregate, a `has`, a `did` or a sequence step adds the next frame. A column names its frame by number,
 * counted from the person, and the `one` relations (`hops`) walked from that frame's row. A row without a partner in a hop
 * has no value in any column beyond it.
 *
 * **Truth.** Every boolean expression is true or false, never unknown (language.md section 2). Negative spellings are gone:
 * `!=`, `not in`, `is not set` stand here as `not` over the positive.
 */
export interface TableRef {
  readonly connection: string
  readonly name: readonly string[]
}

/** Columns joined by equality; a key without a value joins nothing. */
export interface Key {
  readonly parent: ColumnRead
  readonly child: ColumnRead
}

/** A `one` relation walked from a row. Rows at or after `now` by `cut` do not exist. */
export interface Hop {
  readonly relation: string
  readonly table: TableRef
  readonly keys: readonly Key[]
  readonly cut?: ColumnRead
}

/**
 * A `many` relation entered: `hops` are walked first from the parent frame's row, then the rows whose child keys equal that
 * row's parent keys. `cut`: the time column whose rows at or after `now` do not exist (absent when the relation has no time,
 * or the window reaches beyond `now` by its own words).
 */
export interface Link {
  readonly relation: string
  readonly hops: readonly Hop[]
  readonly table: TableRef
  readonly keys: readonly Key[]
  readonly cut?: ColumnRead
}

/** `since last` is not among them: it is the aggregate's `after`. Moments are dates or instants. */
export type Window = Exclude<TreeWindow, { kind: 'since last' }>

export type Literal =
  | { readonly kind: 'literal'; readonly type: { readonly kind: 'text' }; readonly value: string }
  | {
      readonly kind: 'literal'
      readonly type: Type & { kind: 'integer' | 'decimal' | 'float' }
      readonly value: string
    }
  | { readonly kind: 'literal'; readonly type: { readonly kind: 'boolean' }; readonly value: boolean }
  /** `2026-01-31` */
  | { readonly kind: 'literal'; readonly type: { readonly kind: 'date' }; readonly value: string }
  /** In UTC with six fraction digits: `2026-01-31T10:00:00.000000Z`. */
  | { readonly kind: 'literal'; readonly type: { readonly kind: 'timestamp' }; readonly value: string }

export interface Column {
  readonly kind: 'column'
  readonly type: Type
  readonly frame: number
  readonly hops: readonly Hop[]
  readonly read: ColumnRead
}

/** The person's ID as text, in the entity's normal form. */
export interface PersonId {
  readonly kind: 'id'
  readonly type: { readonly kind: 'text' }
}

/** The element that `has element where` looks at. */
export interface Element {
  readonly kind: 'element'
  readonly type: Type
}

/** A value inside a JSON column. It has a value where it ends in text, a number or a truth value. */
export interface JsonPath {
  readonly kind: 'json'
  readonly type: { readonly kind: 'json' }
  readonly value: Expr
  readonly path: readonly string[]
}

/** An operator or function of the tables; `variant` is the overload its row chose (`float` of `round`). */
export interface Apply {
  readonly kind: 'apply'
  readonly type: Type
  readonly name: OperatorName | string
  readonly variant?: string
  readonly operands: readonly Expr[]
  /** Only for `matches`: the pattern's letters match in either case. Elsewhere the operands are folded by `fold_case`. */
  readonly ignoringCase?: true
}

/** Change of type, from `value.type` to `type`; what cannot be converted has no value. */
export interface Convert {
  readonly kind: 'convert'
  readonly type: Type
  readonly value: Expr
}

export interface When {
  readonly kind: 'when'
  readonly type: Type
  readonly arms: readonly { readonly condition: Expr; readonly value: Expr }[]
  readonly otherwise?: Expr
}

/**
 * An aggregate over the rows reached from frame `frame` through `links` (one new frame each). `count` without `value` counts
 * rows. `window` bounds the rows by a time; `after`, evaluated at the base frame, keeps only rows whose `time` is later (all
 * rows when it has no value). `time` is the time column of the last relation that has one (needed by first, last, after).
 * `places`: how floats are summed (language.md section 3); absent = 6.
 */
export interface Aggregate {
  readonly kind: 'aggregate'
  readonly type: Type
  readonly function: AggregateName
  readonly frame: number
  readonly links: readonly Link[]
  readonly value?: Expr
  readonly time?: Column
  readonly window?: Window
  readonly after?: Expr
  readonly where?: Expr
  readonly places?: number | 'approximate'
}

/** One step: a row of `link` from the person, at `time`; `within` in microseconds after the step before. */
export interface SequenceStep {
  readonly link: Link
  readonly time: Column
  readonly where?: Expr
  readonly negated?: true
  readonly within?: number
}
/** True when rows can be chosen for the steps (language.md section 3). Steps add one frame to `frame`. */
export interface Sequence {
  readonly kind: 'sequence'
  readonly type: { readonly kind: 'boolean' }
  readonly frame: number
  readonly steps: readonly SequenceStep[]
  readonly window?: Window
}

/** `amount`: a count of people, or of hundredths of a percent (5 % = 500). Always over the whole population. */
export interface Rank {
  readonly kind: 'rank'
  readonly type: { readonly kind: 'boolean' } | { readonly kind: 'integer' }
  /** Not whether the person is in it, but their place from the asked end (no value: in no place), or how many have one. */
  readonly gives?: 'place' | 'people'
  readonly end: 'top' | 'bottom'
  readonly amount: number
  readonly percent: boolean
  readonly by: Expr
  readonly among?: Expr
}

/** `value` (as text; the person's ID when absent) is one of the IDs of `Program.sets[set]`. */
export interface Member {
  readonly kind: 'member'
  readonly type: { readonly kind: 'boolean' }
  readonly value?: Expr
  readonly set: string
}

/** A date or timestamp lies in a window. */
export interface InWindow {
  readonly kind: 'in window'
  readonly type: { readonly kind: 'boolean' }
  readonly value: Expr
  readonly window: Window
  readonly anniversary?: true
}

export interface AnyElement {
  readonly kind: 'any element'
  readonly type: { readonly kind: 'boolean' }
  readonly array: Expr
  readonly where: Expr
}

/** The person-level expression `Program.definitions[definition]`: another segment's rules, or a trait. */
export interface Reference {
  readonly kind: 'reference'
  readonly type: Type
  readonly definition: string
}

export interface Logic {
  readonly kind: 'and' | 'or'
  readonly type: { readonly kind: 'boolean' }
  readonly operands: readonly Expr[]
}
export interface Not {
  readonly kind: 'not'
  readonly type: { readonly kind: 'boolean' }
  readonly operand: Expr
}

export type ExprNode =
  | Literal
  | Column
  | PersonId
  | Element
  | JsonPath
  | Apply
  | Convert
  | When
  | Aggregate
  | Sequence
  | Rank
  | Member
  | InWindow
  | AnyElement
  | Reference
  | Logic
  | Not

/** `origin`: the JSON pointer of the tree node it was made of, from the item's root (`/body/where/operands/0`). */
export type Expr = ExprNode & { readonly origin?: string }
export type ExprOf<K extends Expr['kind']> = Extract<Expr, { kind: K }>

/**
 * Who the people are. `table`: the rows of a table with an ID; `distinct`: its distinct IDs, with no other person-level
 * column. `sets`: an entity without a table, whose people are the IDs of all the program's sets.
 */
export type Population = {
  readonly entity: string
  readonly trimmed: boolean
  readonly lower: boolean
} & (
  | { readonly kind: 'table'; readonly table: TableRef; readonly id: ColumnRead; readonly distinct: boolean }
  | { readonly kind: 'sets' }
)

/** IDs that come from elsewhere; those outside the population never count (language.md 2.6). */
export type IdSet =
  /** Raw SQL of a connection, one column of IDs. */
  | { readonly kind: 'sql'; readonly name: string; readonly connection: string; readonly text: string }
  /** A segment of another entity on the same connection, or of the same entity in another of its places. */
  | { readonly kind: 'program'; readonly name: string; readonly program: Program }

/** One segment or trait set, self-contained: everything needed to plan, evaluate or explain it. */
export interface Program {
  readonly version: 1
  readonly kind: 'segment' | 'traits'
  readonly name: string
  readonly connection: string
  readonly population: Population
  readonly zone: string
  readonly weekStart: 'Monday' | 'Sunday'
  /** Who is in (a segment), or gets a row (a trait set); absent = everybody. */
  readonly condition?: Expr
  /** A trait set's columns. */
  readonly columns: readonly { readonly name: string; readonly value: Expr }[]
  readonly definitions: Readonly<Record<string, Expr>>
  readonly sets: Readonly<Record<string, IdSet>>
}

/** A trait set of raw SQL: its rows are what the query gives. */
export interface SqlTraits {
  readonly version: 1
  readonly kind: 'sql traits'
  readonly name: string
  readonly connection: string
  readonly entity: string
  readonly text: string
}
