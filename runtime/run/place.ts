import type { Statement } from '../../compiler/compile.ts'
import type { Dialect } from '../../compiler/dialect.ts'
import type { Diagnostic } from '../../grammar/diagnostic.ts'
import type { Budget } from '../connections/resolved.ts'
import type { Estimate, Metrics, Query, WarehouseKind } from '../drivers/driver.ts'
import type { Cell, Session } from '../duckdb/session.ts'
import type { Step } from './outcome.ts'
import type { ProveRaw } from './proven-sets.ts'
import type { RawSets } from './raw-sets.ts'

/** A result's columns as the bench holds them, beside the ID. */
export type FilledColumns = readonly string[]

/** Chooses among the columns of raw SQL: the ID's, and the others in order. */
export type ChooseColumns = (
  columns: readonly string[],
) => Step<{ readonly id: string; readonly others: readonly string[] }>

/** A connection as runs use it: statements in its dialect, whose results come to stand as tables of a bench. */
export interface Place {
  readonly name: string
  readonly kind: WarehouseKind
  readonly dialect: Dialect
  /** The local database where results stand while they are looked at; a DuckDB connection's is its own. */
  readonly bench: Session
  readonly rawSets: RawSets
  readonly prove: ProveRaw
  /** What one statement may cost by its estimate. */
  readonly budget?: Budget
  /** What a statement would cost; it is not run. */
  readonly estimate: (query: Query) => Promise<Estimate>
  /** The columns of a statement of our own, types as the connection names them. */
  readonly columns: (sql: string) => Promise<readonly { readonly name: string; readonly type: string }[]>
  /** Statements that SegQL itself composed, on a connection that was opened for writing; several: all or none. */
  readonly write: (statements: readonly string[]) => Promise<Metrics | undefined>
  /** A statement with few rows. */
  readonly rows: (query: Query) => Promise<readonly (readonly Cell[])[]>
  /** The statement's rows as a table of a bench; one that stood there is replaced. */
  readonly fill: (bench: Session, table: string, statement: Statement) => Promise<Metrics | undefined>
  /** Raw SQL that was proven to read only, its ID column first and called `id`, at most `limit` rows. */
  readonly fillRaw: (
    bench: Session,
    table: string,
    text: string,
    choose: ChooseColumns,
    limit: number,
  ) => Promise<Step<FilledColumns>>
  /** The first rows of a table, these columns of it, in the cheapest way the connection has. */
  readonly preview: (
    table: readonly string[],
    columns: readonly string[],
    rows: number,
  ) => Promise<readonly (readonly Cell[])[]>
  /** An error of any method as a finding. */
  readonly diagnose: (error: unknown) => Diagnostic
  readonly close: () => Promise<void>
}
