import type { Diagnostic } from '../../grammar/diagnostic.ts'
import type { Config } from '../config-schema.ts'
import { fingerprint } from '../duckdb/fingerprint.ts'
import { failure } from '../failures.ts'
import type { WriteText } from '../store/atomic.ts'
import { createKeyChecks } from './key-checks.ts'
import { openConnection } from './open-connection.ts'
import type { Outcome, RunReport, Step } from './outcome.ts'
import { createPopulations } from './populations.ts'
import { createRawSets } from './raw-sets.ts'
import { type RunContext, runTarget } from './run-target.ts'
import type { Target } from './target.ts'

export interface RunOptions {
  readonly root: string
  readonly config: Config
  readonly targets: readonly Target[]
  /** The frozen instant: microseconds since 1970, whole milliseconds. */
  readonly now: bigint
  readonly signal?: AbortSignal
  readonly onStart?: (target: Target, index: number) => void
  readonly onOutcome?: (outcome: Outcome) => void
  readonly write?: WriteText
}

/**
 * Runs targets one after the other (each statement uses all cores), all as of the same instant. Statements are self-contained,
 * so their order is free; one that fails does not stop the others.
 */
export const run = async (options: RunOptions): Promise<RunReport> => {
  const outcomes: Outcome[] = []
  const notices: Diagnostic[] = []
  const report = (outcome: Outcome): void => {
    outcomes.push(outcome)
    options.onOutcome?.(outcome)
  }
  for (const connection of new Set(options.targets.map(({ program }) => program.connection))) {
    const targets = options.targets.filter(({ program }) => program.connection === connection)
    notices.push(...(await runConnection(options, connection, targets, report)))
  }
  return { asOf: options.now, outcomes, notices, interrupted: options.signal?.aborted === true }
}

type Report = (outcome: Outcome) => void

const refuse = (targets: readonly Target[], diagnostic: Diagnostic, report: Report): readonly Diagnostic[] => {
  for (const target of targets) report({ target, status: 'failed', milliseconds: 0, diagnostics: [diagnostic] })
  return []
}

const runConnection = async (
  options: RunOptions,
  name: string,
  targets: readonly Target[],
  report: Report,
): Promise<readonly Diagnostic[]> => {
  const { signal } = options
  if (signal?.aborted) {
    for (const target of targets) report({ target, status: 'skipped', milliseconds: 0, diagnostics: [] })
    return []
  }
  const prepared = await openRunContext(name, options)
  if ('failed' in prepared) return refuse(targets, prepared.failed, report)
  const context = prepared.value
  try {
    for (const target of targets) {
      options.onStart?.(target, options.targets.indexOf(target))
      report(await runOne(context, target, signal))
    }
    return context.populations.notices()
  } finally {
    context.session.close()
  }
}

/** A connection opened, with what its targets share. Who asks closes the session. */
export const openRunContext = async (name: string, options: Omit<RunOptions, 'targets'>): Promise<Step<RunContext>> => {
  const { root, config } = options
  const opened = await openConnection(name, options)
  if ('failed' in opened) return opened
  const session = opened.value
  const connection = config.connections[name]
  const state = connection?.kind === 'duckdb' ? fingerprint(connection, root) : undefined
  return {
    value: {
      root,
      config,
      session,
      now: options.now,
      keyChecks: createKeyChecks({ root, session, mode: config.keyChecks, state }),
      populations: createPopulations(session),
      rawSets: createRawSets(session),
      ...(options.write && { write: options.write }),
    },
  }
}

const runOne = async (context: RunContext, target: Target, signal: AbortSignal | undefined): Promise<Outcome> => {
  if (signal?.aborted) return { target, status: 'skipped', milliseconds: 0, diagnostics: [] }
  if (target.foreign.length === 0) return runTarget(context, target)
  const connections = [...new Set([target.program.connection, ...target.foreign])]
  const refused = failure('E941', { connections }, target.file === undefined ? {} : { file: target.file })
  return {
    target,
    status: 'failed',
    milliseconds: 0,
    diagnostics: [{ ...refused, message: `\`${target.name}\`: ${refused.message}` }],
  }
}
