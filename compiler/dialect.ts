import type { AggregateName } from '../grammar/operators.ts'
import type { Flavour } from './pattern.ts'
import type { Template } from './template.ts'
import type { Type, TypeKind } from './types.ts'

/** A literal's text as the IR holds it: digits, `2026-01-31`, `2026-01-31T10:00:00.000000Z`. */
export interface TypedValue {
  readonly value: string | boolean | null
  readonly type: Type
  /** Stands in the text as a literal, never as a parameter. */
  readonly written?: true
  /** An instant that a column of instants with a time zone is compared with (`Dialect.zonedInstants`). */
  readonly zoned?: true
}

/**
 * A database's SQL as data. The compiler asks for a property or a row, never which database it is. What is not said here is as
 * the default rows have it (`compiler/operators.ts`, `functions.ts`, `aggregates.ts`, `emit/structure.ts`).
 */
export interface Dialect {
  /** As written in the configuration: `postgres`. */
  readonly name: string
  /** As people call it: `PostgreSQL`. */
  readonly title: string
  readonly identifiers: {
    readonly open: string
    readonly close: string
    /** What the closing quote becomes inside a name. */
    readonly escapedClose: string
    /** Bytes of UTF-8. */
    readonly longest: number
    /** A table's path stands as a whole between one pair of quotes. */
    readonly wholePaths?: true
    /** A result has no two columns whose names differ only in case. */
    readonly ignoreCase?: true
    /** Which names the quotes cannot hold, or a result not have as its column's, with the reason. */
    readonly refused?: (name: string, of: 'any' | 'result') => string | undefined
  }
  /** The value at a position (from 1) of the statement's parameters, cast where the engine would guess the type. */
  readonly parameter: (position: number, value: TypedValue) => string
  /** The value written into the text: safe for any text, backslashes and quotes included. */
  readonly literal: (value: TypedValue) => string
  /** How `matches` patterns are printed. */
  readonly pattern: Flavour
  /** The engine takes a pattern as a literal only. */
  readonly literalPatterns?: true
  /** Values that columns of instants are compared with are marked, because they are written otherwise than those computed with. */
  readonly zonedInstants?: true
  /** A path into JSON as the texts that `json.path` takes as `{path}`. */
  readonly jsonPath: (path: readonly string[]) => readonly string[]
  /** The reason why a key cannot stand in a path; with a row `json.attribute` paths are written as names. */
  readonly refusedKey?: (key: string) => string | undefined
  /** Rows by `name`, `name.variant` or `name.kind` (the kind of the result's type), before the defaults. */
  readonly rows: Readonly<Record<string, Template>>
  /**
   * Window functions by name that an aggregate asks for each row of its group, each step in a query around the one before. They
   * take `{keys}`, the aggregate's `{value}` and `{time}` and the names of earlier steps; its own row may take all of them.
   * Looked up as `name.kind`, then `name`.
   */
  readonly windows?: Readonly<
    Partial<Record<AggregateName | `${AggregateName}.${TypeKind}`, readonly Readonly<Record<string, string>>[]>>
  >
  /** Aggregates of which a grouped query holds only one. */
  readonly alone?: ReadonlySet<AggregateName>
  /** The longest statement the engine takes, in characters. */
  readonly longestStatement: number
}
