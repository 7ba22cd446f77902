import type { RowSql } from './template.ts'
import type { Type } from './types.ts'
import type { Value } from './values.ts'

/** The overload a row chose: what its operands are converted to, what it gives, and which SQL variant says it. */
export interface Overload {
  readonly operands: readonly Type[]
  readonly result: Type
  readonly variant?: string
}

export interface EvaluationContext {
  /** The frozen instant of the run, in microseconds since 1970 (whole milliseconds). */
  readonly now: bigint
  /** The project's time zone. */
  readonly zone: string
  readonly weekStart: 'Monday' | 'Sunday'
}

/** An operator's or function's meaning: one row, three readers (checker, emission, evaluator). */
export interface MeaningRow {
  /** Names of the operands in the template; the last one, written `...rest`, takes all that follow. */
  readonly operands: readonly string[]
  /** The overload for these operand types, or undefined when there is none. Types of kind `error` fit everywhere. */
  readonly resolve: (types: readonly Type[]) => Overload | undefined
  /** The operand types it takes, in words for a hint: "two numbers, two texts". */
  readonly takes: string
  readonly sql: RowSql
  /**
   * The reference meaning. Operands are of the overload's types. A missing operand makes any row's result missing (false for a
   * condition) before `evaluate` is asked, unless `missing` says otherwise. `own`: the row decides, and so does its SQL, which
   * is never NULL for a condition. `asked`: the row decides too, but its SQL may be NULL where it is false (`x in (y, 'a')`).
   */
  readonly evaluate: (operands: readonly Value[], context: EvaluationContext, variant?: string) => Value
  readonly missing?: 'own' | 'asked'
}

/** A function's row; an `internal` one is written by the checker, never called by people. */
export interface FunctionRow extends MeaningRow {
  readonly internal?: true
}
