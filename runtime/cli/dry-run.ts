import type { Diagnostic } from '../../grammar/diagnostic.ts'
import type { Config } from '../config-schema.ts'
import { failure } from '../failures.ts'
import type { Project } from '../project.ts'
import { overBudget, printEstimate } from '../run/budget.ts'
import { estimateTarget, type PartEstimate } from '../run/estimate.ts'
import { openPlaces } from '../run/places.ts'
import type { Target } from '../run/target.ts'
import { type Answer, exits, type Invocation } from './command.ts'
import { sourceOf } from './project-answer.ts'
import { formatTable } from './table.ts'

export interface DryRun {
  readonly project: Project
  readonly config: Config
  readonly targets: readonly Target[]
  readonly now: bigint
  readonly useLast: boolean
}

interface Estimated extends PartEstimate {
  readonly target: Target
}

/** `segql run --dry-run`: what each statement would cost. */
export const dryRun = async ({ root, signal }: Invocation, asked: DryRun): Promise<Answer> => {
  const { project, config, targets, now, useLast } = asked
  const places = openPlaces({ root, config, signal })
  const found: Estimated[] = []
  const diagnostics: Diagnostic[] = []
  try {
    for (const target of targets) {
      const step = await estimateTarget({ places, now, useLast }, target)
      if ('failed' in step) {
        diagnostics.push({ ...step.failed, message: `\`${target.name}\`: ${step.failed.message}` })
        continue
      }
      found.push(...step.value.map((part) => ({ ...part, target })))
      for (const { connection, estimate } of step.value) {
        const opened = await places.open(connection)
        const budget = 'value' in opened ? opened.value.place.budget : undefined
        const over = budget && overBudget(estimate, budget)
        if (over) diagnostics.push(failure('E979', { name: connection, ...over }))
      }
    }
  } finally {
    await places.close()
  }
  return {
    exit: diagnostics.length > 0 ? exits.runFailed : exits.done,
    diagnostics,
    result: {
      estimates: found.map(({ target, part, connection, estimate }) => ({
        name: target.name,
        part,
        connection,
        ...estimate,
      })),
    },
    text: `${formatTable(
      [{ title: 'name' }, { title: 'part' }, { title: 'connection' }, { title: 'estimate' }],
      found.map(({ target, part, connection, estimate }) => [target.name, part, connection, printEstimate(estimate)]),
    )}\nNothing was run.\n`,
    source: sourceOf(project),
  }
}
