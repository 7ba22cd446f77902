import type { Statement } from '../../compiler/compile.ts'
import type { TypedValue } from '../../compiler/dialect.ts'
import type { Program } from '../../compiler/ir.ts'
import type { Type } from '../../compiler/types.ts'
import type { Opened, Query, Row, WarehouseKind } from '../../runtime/drivers/driver.ts'

/** How a test opens the connection; without a word as the reader who may see the shop's tables. */
export interface Opening {
  readonly as?: 'reader' | 'writer' | 'wrong credentials' | 'to nobody'
  readonly minutes?: number
  readonly signal?: AbortSignal
  readonly tries?: number
  /** Another server than the one that is there. */
  readonly port?: number
  /** What a statement may read, where the warehouse itself keeps to it. */
  readonly mostBytes?: number
}

/** A select and what it gives: columns with their types, rows as cells. */
export interface Given {
  readonly query: Query
  readonly columns: readonly (readonly [name: string, type: Type])[]
  readonly rows: readonly Row[]
}

/** A local server of one kind, the product's own driver in front of it, and texts that the server understands. */
export interface Subject {
  readonly open: (opening?: Opening) => Promise<Opened>
  readonly texts: {
    /** Rows of `id` (the text of a number from 1) and some more text. */
    readonly many: (rows: number) => string
    /** What runs for a minute at least, unless it is stopped. */
    readonly endless: string
    /** One row of columns `c1`, `c2`, …, each with its number. */
    readonly wide: (columns: number) => string
    /** `id` (text) and `n` (integer), without a row. */
    readonly nothing: string
    /** A column that does not exist between `«»`; in text of two lines. */
    readonly wrong: string
    /** A table that the reader may not see; absent: the warehouse has no permissions. */
    readonly forbidden?: { readonly sql: string; readonly object: string }
    readonly writing: string
    readonly creating: string
  }
  /** One row of the parameters themselves, `p1`, `p2`, …. */
  readonly echo: (values: readonly TypedValue[]) => Query
  readonly types: Given
  /** Tells a server that only knows exact texts of a statement that the compiler made of a rule. */
  readonly learn?: (statement: Statement, program: Program) => void
  readonly server: {
    /** How many statements of ours the warehouse is working on. */
    readonly running: () => Promise<number>
    /** Breaks what is open, in the middle of a result. */
    readonly breakOff?: () => Promise<void>
    /** The next calls are answered with "too busy". */
    readonly busy?: (calls: number) => void
    /** How many rows it has given away of the last result: what a reader who pauses has not asked for stays there. */
    readonly sentRows?: () => number
  }
  /** What no message may show. */
  readonly secrets: readonly string[]
  readonly close: () => Promise<void>
}

export interface DriverCase {
  readonly kind: WarehouseKind
  readonly title: string
  /** How many rows the long result has. */
  readonly manyRows: number
  readonly has: {
    readonly credentials: boolean
    readonly permissions: boolean
    readonly network: boolean
    readonly throttling: boolean
    /** Tries are counted by the vendor's package, not here: it does not give up soon. */
    readonly vendorRetries?: true
    readonly dryRun: boolean
    readonly writing: boolean
  }
  /** What it tells of a statement that has run; the others are `not provided`. */
  readonly tells: readonly ('bytesScanned' | 'credits' | 'queryId')[]
  readonly start: () => Promise<Subject>
}
