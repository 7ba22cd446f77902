import type { Sequence, SequenceStep } from '../ir.ts'
import { isDay, isTimestamp } from '../order.ts'
import { startOfDay } from '../time.ts'
import type { Value } from '../values.ts'
import { enterLinks, timeKind } from './aggregate.ts'
import { evaluateExpr, isTrue } from './expression.ts'
import { inBounds, type Site } from './run.ts'

const instantOf = (value: Value, zone: string): bigint | undefined => {
  if (isTimestamp(value)) return value.micros
  return isDay(value) ? startOfDay(zone, value.day) : undefined
}

/** The instants of a step's rows. The window of the whole bounds positive steps only. */
const timesOf = (step: SequenceStep, sequence: Sequence, site: Site): readonly bigint[] => {
  const { run } = site
  const bounds = sequence.window && !step.negated ? run.bounds(sequence.window, timeKind(step.time.type)) : undefined
  const times = enterLinks(site, sequence.frame, [step.link])
    .filter((row) => !step.where || isTrue(step.where, row))
    .map((row) => evaluateExpr(step.time, row))
    .filter((time) => !bounds || inBounds(time, bounds))
    .map((time) => instantOf(time, run.context.zone))
  return [...new Set(times.filter((time) => time !== undefined))]
}

/** A positive step: its instants, how far it may lie from the one before, and what may not follow it. */
interface Stage {
  readonly times: readonly bigint[]
  readonly within?: bigint
  /** `then not E within D`. */
  readonly quiet: readonly { readonly times: readonly bigint[]; readonly within: bigint }[]
  /** `then not E`: none up to the next positive step, or up to now. */
  readonly never: readonly bigint[]
}

const addStep = (stages: readonly Stage[], step: SequenceStep, times: readonly bigint[]): readonly Stage[] => {
  const within = step.within === undefined ? undefined : BigInt(step.within)
  if (!step.negated) return [...stages, { times, quiet: [], never: [], ...(within !== undefined && { within }) }]
  const last = stages.at(-1)
  if (!last) throw new Error('a sequence begins with a negated step')
  const changed =
    within === undefined
      ? { ...last, never: [...last.never, ...times] }
      : { ...last, quiet: [...last.quiet, { times, within }] }
  return [...stages.slice(0, -1), changed]
}

const staysQuiet = ({ quiet }: Stage, at: bigint, now: bigint): boolean =>
  quiet.every(({ times, within }) => at + within <= now && !times.some((time) => time > at && time <= at + within))

/** Whether a row at `at` can follow the stage before, whose row is at `before`. */
const follows = (previous: Stage, before: bigint, next: Stage, at: bigint): boolean =>
  before < at &&
  (next.within === undefined || at - before <= next.within) &&
  !previous.never.some((time) => time > before && time < at)

/** Whether rows can be chosen for every step: the instants at which each stage can end, one stage after the other. */
export const evaluateSequence = (sequence: Sequence, site: Site): boolean => {
  const { now } = site.run.context
  const stages = sequence.steps.reduce<readonly Stage[]>(
    (before, step) => addStep(before, step, timesOf(step, sequence, site)),
    [],
  )
  let ends: readonly bigint[] = []
  for (const [index, stage] of stages.entries()) {
    const previous = stages[index - 1]
    const earlier = ends
    ends = stage.times.filter(
      (at) =>
        staysQuiet(stage, at, now) && (!previous || earlier.some((before) => follows(previous, before, stage, at))),
    )
  }
  const never = stages.at(-1)?.never ?? []
  return ends.some((at) => !never.some((time) => time > at))
}
