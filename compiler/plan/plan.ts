import type { AggregateName } from '../../grammar/operators.ts'
import type { Literal, TableRef } from '../ir.ts'
import type { ColumnRead, Type } from '../types.ts'
import type { Moment } from './bounds.ts'

/**
 * What a statement reads, groups and joins: plain JSON-like data between the checked rules and a dialect's SQL. Every query but
 * the last is a common table expression; they stand in an order in which each reads only those before it.
 */
export interface Plan {
  readonly queries: readonly Query[]
  /** The last query: the column `id`, then the trait columns. */
  readonly result: SelectQuery
}

export type Query = SelectQuery | RawQuery | UnionQuery

export interface SelectQuery {
  readonly kind: 'select'
  readonly name: string
  readonly distinct?: true
  readonly from: Source
  readonly joins: readonly Join[]
  /** All columns of this alias come first. */
  readonly everythingOf?: string
  readonly columns: readonly PlanColumn[]
  readonly where: readonly PlanExpr[]
  /** How many of the first columns the rows are grouped by. */
  readonly groupBy: number
}

/** The IDs of a raw SQL text: its one column, as `id` in the entity's normal form, each once. */
export interface RawQuery {
  readonly kind: 'raw'
  readonly name: string
  readonly text: string
  /** The ID as text, said of the alias and column the dialect gives the text. */
  readonly id: PlanExpr
}

export interface UnionQuery {
  readonly kind: 'union'
  readonly name: string
  readonly distinct: boolean
  readonly of: readonly SelectQuery[]
}

/** A table of the warehouse, or an earlier query by name. */
export interface Source {
  readonly of: TableRef | string
  readonly alias: string
}

export interface Join extends Source {
  readonly join: 'left' | 'inner'
  readonly on: readonly PlanExpr[]
}

export interface PlanColumn {
  readonly name: string
  readonly value: PlanExpr
}

/** A column of a table in the query's `from` or joins. */
export interface Read {
  readonly kind: 'read'
  readonly type: Type
  readonly table: string
  readonly read: ColumnRead
}

/** A column of an earlier query. */
export interface Cell {
  readonly kind: 'cell'
  readonly type: Type
  readonly table: string
  readonly column: string
}

/** The run's frozen instant. */
export interface Now {
  readonly kind: 'now'
  readonly type: { readonly kind: 'timestamp' }
}

/** `from <= value < to`; an end that is absent does not bound. */
export interface Bounds {
  readonly kind: 'bounds'
  readonly type: { readonly kind: 'boolean' }
  readonly value: PlanExpr
  readonly from?: Moment
  readonly to?: Moment
}

/** The yearly day of a date lies in `[from, to)`; February 29 counts as 28 in other years. */
export interface Anniversary {
  readonly kind: 'anniversary'
  readonly type: { readonly kind: 'boolean' }
  readonly value: PlanExpr
  readonly from?: Moment
  readonly to?: Moment
}

/** Within a grouped query: over the group's rows that pass `filter`. */
export interface GroupAggregate {
  readonly kind: 'group aggregate'
  readonly type: Type
  readonly function: AggregateName
  readonly value?: PlanExpr
  readonly time?: PlanExpr
  readonly filter: readonly PlanExpr[]
  readonly places?: number | 'approximate'
}

/** A row of `compiler/emit/structure.ts`: SQL of the plan's own, never a user's operator. */
export interface Structure {
  readonly kind: 'structure'
  readonly type: Type
  readonly row: string
  readonly operands: Readonly<Record<string, PlanExpr | readonly PlanExpr[]>>
}

export type PlanNode =
  | Literal
  | Read
  | Cell
  | Now
  | Bounds
  | Anniversary
  | GroupAggregate
  | Structure
  | { readonly kind: 'element'; readonly type: Type }
  | {
      readonly kind: 'json'
      readonly type: { readonly kind: 'json' }
      readonly value: PlanExpr
      readonly path: readonly string[]
    }
  | {
      readonly kind: 'apply'
      readonly type: Type
      readonly name: string
      readonly variant?: string
      readonly operands: readonly PlanExpr[]
      readonly ignoringCase?: true
    }
  | { readonly kind: 'convert'; readonly type: Type; readonly value: PlanExpr }
  | {
      readonly kind: 'when'
      readonly type: Type
      readonly arms: readonly { readonly condition: PlanExpr; readonly value: PlanExpr }[]
      readonly otherwise?: PlanExpr
    }
  | {
      readonly kind: 'any element'
      readonly type: { readonly kind: 'boolean' }
      readonly array: PlanExpr
      readonly where: PlanExpr
    }
  | { readonly kind: 'and' | 'or'; readonly type: { readonly kind: 'boolean' }; readonly operands: readonly PlanExpr[] }
  | { readonly kind: 'not'; readonly type: { readonly kind: 'boolean' }; readonly operand: PlanExpr }

/** `origin`: the rule-tree node it comes from, for what a dialect cannot say. */
export type PlanExpr = PlanNode & { readonly origin?: string }
export type PlanOf<K extends PlanExpr['kind']> = Extract<PlanExpr, { kind: K }>
