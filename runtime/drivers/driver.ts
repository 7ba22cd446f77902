import type { CatalogTable, ConnectionCatalog } from '../../compiler/catalog.ts'
import type { TypedValue } from '../../compiler/dialect.ts'
import type { Type } from '../../compiler/types.ts'
import type { Diagnostic } from '../../grammar/diagnostic.ts'
import type { Span } from '../../grammar/origin.ts'
import type { Cause } from './warehouse-failure.ts'

/** A warehouse is spoken to in the dialect of the same name. */
export type WarehouseKind = 'bigquery' | 'snowflake' | 'databricks' | 'redshift' | 'postgres' | 'duckdb'

export interface WarehouseOptions {
  /** The connection's name, for messages. */
  readonly name: string
  /** The project's folder: paths of a connection are relative to it. */
  readonly root: string
  /** How long a statement may run; enforced by the warehouse where it can, and here. */
  readonly minutes: number
  /** Ends the opening, and every statement of the warehouse. */
  readonly signal?: AbortSignal
  /** How throttled and shortly unavailable calls are tried again; `firstDelay` in milliseconds, doubled each time. */
  readonly retry?: { readonly tries: number; readonly firstDelay: number }
}

/** What a warehouse's vendor needs, loaded when a connection of the kind is first opened. */
export interface Driver<Connection> {
  /** Reaches the warehouse and signs in. */
  readonly open: (connection: Connection, options: WarehouseOptions) => Promise<Opened>
}

/** A `Step` that also tells why it failed. */
export type Opened = { readonly value: Warehouse } | { readonly failed: Diagnostic; readonly reason: Cause }

/** A compiled statement, or raw SQL that was proven to be one reading query (without parameters). */
export interface Query {
  readonly sql: string
  readonly parameters: readonly TypedValue[]
}

export interface QueryOptions {
  readonly signal?: AbortSignal
}

/**
 * An opened connection. Every method rejects with a `WarehouseFailure` and nothing else. Methods may be called at the same
 * time; a driver whose connection does one thing at a time opens more.
 */
export interface Warehouse {
  readonly kind: WarehouseKind
  /** Tables and views that this user sees, with the names, types, keys and sizes the warehouse has. */
  readonly introspect: (options?: QueryOptions) => Promise<IntrospectedCatalog>
  /** What a run would cost, by a dry run or the plan; nothing is run. */
  readonly estimate: (query: Query, options?: QueryOptions) => Promise<Estimate>
  /** Whether the warehouse would take the text, which stands alone and is not run: its columns, or what is wrong and where. */
  readonly describe: (sql: string, options?: QueryOptions) => Promise<Description>
  /** Sends a reading query. Rows are pulled: nothing much is read ahead of the reader, and leaving the loop ends the query. */
  readonly stream: (query: Query, options?: QueryOptions) => Promise<RowStream>
  /** A statement that SegQL itself composed, and only on a connection with `writes: true`. */
  readonly execute: (query: Query, options?: QueryOptions) => Promise<Metrics>
  /** The same for several that take effect all at once or not at all; only where the warehouse has such transactions. */
  readonly together?: (statements: readonly string[], options?: QueryOptions) => Promise<Metrics>
  /** The first rows of a table, in the cheapest way that the warehouse has. */
  readonly preview: (table: readonly string[], rows: number, options?: QueryOptions) => Promise<Sample>
  readonly close: () => Promise<void>
}

/**
 * A cell is exact text of one form on all warehouses, or null. Integers and decimals: digits. Floats: the shortest digits that
 * give the same float back, `NaN`, `Infinity`, `-Infinity`. Booleans: `true`, `false`. Dates: `2026-01-31`. Instants:
 * `2026-01-31T10:00:00.000000Z`; local times the same without `Z`. JSON and arrays: JSON text. Others: the warehouse's own text.
 */
export type Cell = string | null
export type Row = readonly Cell[]

export interface ResultColumn {
  readonly name: string
  readonly type: Type
  /** As the warehouse names it: `NUMBER(38,0)`. */
  readonly native: string
}

export interface Sample {
  readonly columns: readonly ResultColumn[]
  readonly rows: readonly Row[]
}

export interface RowStream extends AsyncIterable<readonly Row[]> {
  readonly columns: readonly ResultColumn[]
  /** After the last row, or after the reader has left. */
  readonly metrics: () => Promise<Metrics>
}

/** What some warehouses do not tell. */
export type Measured = number | 'not provided'

export interface Metrics {
  /** As the warehouse says; else from sending the statement to its first answer. */
  readonly milliseconds: number
  readonly bytesScanned: Measured
  /** Rows that were given, or written. */
  readonly rows: Measured
  readonly credits: Measured
  /** By which the warehouse's own history names the statement. */
  readonly queryId?: string
}

export interface Estimate {
  readonly bytes?: number
  readonly rows?: number
  /** In the planner's own unit, which only compares statements of one warehouse. */
  readonly cost?: number
  /** `dry run`: what will be billed for at most; `plan`: what the planner expects. */
  readonly source: 'dry run' | 'plan'
}

export type Description =
  | { readonly columns: readonly ResultColumn[]; readonly bytes?: number }
  | { readonly refused: Refusal }

/** The warehouse's own words about a text, and where in it. */
export interface Refusal {
  readonly message: string
  readonly code?: string
  readonly span?: Span
}

export interface IntrospectedTable extends CatalogTable {
  readonly kind: 'table' | 'view'
  /** Often estimates of the warehouse. */
  readonly rows?: number
  readonly bytes?: number
  /** Columns by which less is read; `filterRequired`: the warehouse refuses statements without a condition on them. */
  readonly partition?: { readonly columns: readonly string[]; readonly filterRequired?: true }
}

export interface IntrospectedCatalog extends ConnectionCatalog {
  readonly tables: readonly IntrospectedTable[]
}
