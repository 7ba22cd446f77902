import type { Cell, ColumnKind } from '../engines/index.ts'

/** A table's name and the kinds of its columns. */
export interface Table {
  readonly name: readonly string[]
  readonly columns: Readonly<Record<string, ColumnKind>>
}

/** What the warehouse holds and what SegQL says of it. */
export interface Model {
  readonly text: string
  readonly tables: Readonly<Record<string, Table>>
}

/** A row names only the columns that matter to its case; the others have no value. */
export type GivenRow = Readonly<Record<string, Cell | undefined>>

/** A value as a case writes it: dates and instants as text, every number as a number or as its digits. */
export type Plain = string | number | bigint | boolean | null | readonly Plain[]

export type Case = { readonly title: string } & (
  | { readonly where: string; readonly in: readonly string[] }
  /** A trait's value for each person who has a row. */
  | { readonly trait: string; readonly gives: Readonly<Record<string, Plain>> }
  /** Whole items; `of` names the segment or the trait set that is asked. */
  | { readonly items: string; readonly of: string; readonly in: readonly string[] }
  | {
      readonly items: string
      readonly of: string
      readonly gives: Readonly<Record<string, Readonly<Record<string, Plain>>>>
    }
)

/** Cases that share a model, rows and an instant. */
export interface Group {
  readonly model: Model
  readonly rows: Readonly<Record<string, readonly GivenRow[]>>
  readonly now: string
  readonly zone: string
  readonly weekStart: 'Monday' | 'Sunday'
  /** Further items that the cases name. */
  readonly items: string
  /** The IDs that raw SQL gives, for the evaluator, which runs none. */
  readonly sets: Readonly<Record<string, readonly string[]>>
  readonly cases: readonly Case[]
}

export interface Section {
  readonly title: string
  readonly groups: readonly Group[]
}

/** Monday at noon. */
export const defaultNow = '2026-06-15T12:00:00Z'

export const group = (
  model: Model,
  given: Partial<Omit<Group, 'model' | 'cases' | 'rows'>> & Pick<Group, 'rows'>,
  cases: readonly Case[],
): Group => ({ model, now: defaultNow, zone: 'UTC', weekStart: 'Monday', items: '', sets: {}, ...given, cases })
