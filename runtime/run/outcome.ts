import type { Diagnostic } from '../../grammar/diagnostic.ts'
import type { Metrics, Sample } from '../drivers/driver.ts'
import type { Current } from '../store/results.ts'
import type { Target } from './target.ts'

/** What became of one segment or trait set. `skipped`: the run stopped before its turn. */
export interface Outcome {
  readonly target: Target
  readonly status: 'succeeded' | 'failed' | 'skipped'
  readonly current?: Current
  readonly milliseconds: number
  /** What the warehouse says of its statement; a DuckDB connection says nothing. */
  readonly metrics?: Metrics
  /** Asked for with the run: its first rows by ID. */
  readonly sample?: Sample
  readonly diagnostics: readonly Diagnostic[]
}

export interface RunReport {
  readonly asOf: bigint
  readonly outcomes: readonly Outcome[]
  /** What concerns no single target: rows that are no people. */
  readonly notices: readonly Diagnostic[]
  readonly interrupted: boolean
}

/** A step that found something wrong stops the target; the finding says what. */
export type Step<T> = { readonly value: T } | { readonly failed: Diagnostic }
