import type { Diagnostic } from '../grammar/diagnostic.ts'
import type { Span } from '../grammar/origin.ts'
import type { ConnectionCatalog } from './catalog.ts'
import type { SqlRules } from './raw/rules.ts'
import type { SqlName, SqlQuery } from './raw/tree.ts'
import type { Type } from './types.ts'

export interface ReadOptions {
  /** What the connection holds; without it nothing can be proven of tables. */
  readonly catalog?: ConnectionCatalog
}

/**
 * Reads raw SQL of one dialect without a connection. Never throws over a text, however broken or hostile. Readers load their
 * parser at the first text.
 */
export interface SqlReader {
  readonly rules: SqlRules
  readonly read: (text: string, options?: ReadOptions) => Promise<SqlReading>
}

export interface SqlReading {
  /** Absent when there is an error: the text is no single reading query, or none that can be read. */
  readonly query?: SqlQuery
  /** Every function called, wherever it stands, typed syntax such as `extract(…)` included. */
  readonly calls: readonly SqlNamed[]
  /** Operators and types that are not the database's own, each of which may run somebody's function. */
  readonly foreign: readonly SqlNamed[]
  /** Columns by the word of the dialect's own engine, where the reader is one and the catalog was enough. */
  readonly columns?: readonly SqlColumn[]
  /** The text as it is to be sent: comments are blanks, a semicolon at the end is gone; offsets are those of the text. */
  readonly statement: string
  readonly diagnostics: readonly Diagnostic[]
}

/** A name and where it stands. */
export interface SqlNamed {
  readonly path: readonly string[]
  readonly span?: Span
}

export interface SqlColumn {
  /** As the warehouse names it, after its folding of case; absent when the column has no name of its own. */
  readonly name?: string
  /** Absent: unknown until described. */
  readonly type?: Type
  /** The warehouse's word for the type. */
  readonly native?: string
  readonly span?: Span
}

export interface SqlTableUse {
  readonly path: readonly SqlName[]
  readonly span?: Span
  /** Its name in the catalog, when it is there. */
  readonly known?: readonly string[]
  /** The catalog knows a table of this name, in another schema or without the database that is written before it. */
  readonly elsewhere?: readonly string[]
}

/**
 * Is it one reading query? `proven`: only known tables and functions of the database that only read. `unproven`: nothing in it
 * writes by its form, but a function, a table or the whole catalog is unknown. `refused`: no such query.
 */
export type ReadOnly = 'proven' | 'unproven' | 'refused'

/** Everything known of a raw SQL text: `lintSql` of `compiler/raw/lint.ts` makes it. */
export interface SqlFacts {
  readonly readOnly: ReadOnly
  /** `undefined`: unknown until described. */
  readonly columns: readonly SqlColumn[] | undefined
  /** Each table once for each place where it stands; names of CTEs are none. */
  readonly tables: readonly SqlTableUse[]
  readonly functions: readonly SqlNamed[]
  /** The tree, for advice and for the way back to rules. */
  readonly query?: SqlQuery
  /** What a driver is to send instead of the text: the same without comments. */
  readonly statement: string
  /** What a run would scan, where the warehouse told. */
  readonly bytes?: bigint
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * The online stage: the warehouse compiles a text without running it (BigQuery dry run, EXPLAIN, PREPARE). A driver has it.
 * Only texts that are not `refused` may be handed to it.
 */
export type Describe = (text: string) => Promise<Description>

export type Description =
  | {
      readonly kind: 'described'
      readonly columns: readonly SqlColumn[]
      /** What a run would scan, where the warehouse tells. */
      readonly bytes?: bigint
    }
  | {
      readonly kind: 'refused'
      /** The warehouse's own sentence. */
      readonly message: string
      readonly hint?: string
      /** UTF-16 offsets into the text. */
      readonly span?: Span
      /** The name or type is wrong, or the user may not read it. */
      readonly reason?: 'permission'
    }
