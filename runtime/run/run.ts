import type { Diagnostic } from '../../grammar/diagnostic.ts'
import type { Config } from '../config-schema.ts'
import type { WriteText } from '../store/atomic.ts'
import type { Outcome, RunReport } from './outcome.ts'
import { openPlaces } from './places.ts'
import type { Recorder } from './record.ts'
import { type RunContext, runTarget } from './run-target.ts'
import type { Target } from './target.ts'

export interface RunOptions {
  readonly root: string
  readonly config: Config
  readonly targets: readonly Target[]
  /** The frozen instant: microseconds since 1970, whole milliseconds. */
  readonly now: bigint
  /** `last`: segments that rules name are taken as of their last runs, nothing of them is computed. */
  readonly use?: 'now' | 'last'
  readonly signal?: AbortSignal
  /** Writes the runs into the history. */
  readonly recorder?: Pick<Recorder, 'begin' | 'end'>
  readonly onStart?: (target: Target, index: number) => void
  readonly onOutcome?: (outcome: Outcome) => void
  readonly write?: WriteText
  /** The one target becomes this table of its warehouse instead of a file. */
  readonly into?: string
}

/**
 * Runs targets one after the other (each statement uses all cores), all as of the same instant. Statements are self-contained,
 * so their order is free; one that fails does not stop the others.
 */
export const run = async (options: RunOptions): Promise<RunReport> => {
  const { root, config, now, signal } = options
  const [first] = options.targets
  const writesTo = options.into === undefined ? undefined : first?.program.connection
  const places = openPlaces({ root, config, ...(signal && { signal }), ...(writesTo !== undefined && { writesTo }) })
  const useLast = options.use === 'last'
  const context: RunContext = {
    root,
    config,
    places,
    now,
    useLast,
    sampled: options.recorder !== undefined,
    ...(options.write && { write: options.write }),
    ...(options.into !== undefined && { into: options.into }),
  }
  const outcomes: Outcome[] = []
  try {
    for (const target of inOrder(options.targets)) {
      await options.recorder?.begin(target)
      const outcome = await runOne(context, target, options)
      await options.recorder?.end(outcome)
      outcomes.push(outcome)
      options.onOutcome?.(outcome)
    }
    const notices: readonly Diagnostic[] = places.opened().flatMap(({ populations }) => populations.notices())
    return { asOf: now, outcomes, notices, interrupted: signal?.aborted === true }
  } finally {
    await places.close()
  }
}

/** Those of one connection together, connections in the order in which they first come. */
const inOrder = (targets: readonly Target[]): readonly Target[] =>
  [...new Set(targets.map(({ program }) => program.connection))].flatMap((connection) =>
    targets.filter(({ program }) => program.connection === connection),
  )

const runOne = async (context: RunContext, target: Target, options: RunOptions): Promise<Outcome> => {
  if (options.signal?.aborted) return { target, status: 'skipped', milliseconds: 0, diagnostics: [] }
  const home = await context.places.open(target.program.connection)
  if ('failed' in home) return { target, status: 'failed', milliseconds: 0, diagnostics: [home.failed] }
  options.onStart?.(target, options.targets.indexOf(target))
  return runTarget(context, home.value, target)
}
