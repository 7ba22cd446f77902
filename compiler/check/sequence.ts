import type { ExpressionOf, Step } from '../../grammar/tree/index.ts'
import type { Expr, SequenceStep } from '../ir.ts'
import { notInValue } from './aggregate.ts'
import type { ItemContext } from './context.ts'
import { eventFilter, eventRelation } from './event-rows.ts'
import { timeOf } from './rows.ts'
import { inside, type Scope } from './scope.ts'
import { boolean, broken, isBroken } from './types.ts'
import { chain } from './walk.ts'
import { checkWindow, reachesBeyond } from './window.ts'

type Node = ExpressionOf<'sequence'>

const microseconds = {
  minutes: 60_000_000,
  hours: 3_600_000_000,
  days: 86_400_000_000,
  weeks: 604_800_000_000,
} as const
const longest = Number.MAX_SAFE_INTEGER

const durationOf = (step: Step, place: { node: object; part: string }, context: ItemContext): number | undefined => {
  if (!step.within) return undefined
  const { amount, unit } = step.within
  const length = amount * microseconds[unit]
  if (length <= longest) return length
  context.report.at('E418', place, { amount, unit })
  return Number.NaN
}

const checkStep = (node: Node, index: number, scope: Scope, context: ItemContext): SequenceStep | undefined => {
  const step = node.steps[index]
  if (!step) return undefined
  const place = { node: step, part: 'relation' }
  const relation = eventRelation(place, step.relation, scope, context)
  const within = durationOf(step, place, context)
  if (!relation || Number.isNaN(within)) return undefined
  if (step.events && !relation.named) {
    context.report.at('E428', place, { event: relation.name })
    return undefined
  }
  const filtered = eventFilter(relation, step, scope, context)
  const time = timeOf(filtered.walk, scope)
  if (!time) {
    context.report.at('E420', node, { relation: relation.name })
    return undefined
  }
  const beyond = reachesBeyond(node.window) && !step.negated
  const [link] = chain(filtered.walk, beyond ? relation : undefined).links
  if (!link || (filtered.where && isBroken(filtered.where))) return undefined
  return {
    link,
    time: time.column,
    ...(filtered.where && { where: filtered.where }),
    ...(step.negated && { negated: true as const }),
    ...(within !== undefined && { within }),
  }
}

/** `did within last 30 days "A" then "B" within 7 days then not "C" within 1 day`. */
export const sequence = (node: Node, scope: Scope, context: ItemContext): Expr => {
  if (!notInValue(node, scope, context)) return broken
  const steps = node.steps.map((_, index) => checkStep(node, index, inside(scope), context))
  const known = steps.filter((step) => step !== undefined)
  const [first] = known
  if (!first || known.length < steps.length) return broken
  const { read } = first.time
  const type = known.every((step) => step.time.type.kind === 'date') ? 'date' : 'timestamp'
  const window = node.window && checkWindow(node.window, { node, label: read.column, type }, inside(scope), context)
  if (node.window && !window) return broken
  if (window?.kind === 'after') {
    context.report.at('E429', { node, part: 'window' }, {})
    return broken
  }
  return { kind: 'sequence', type: boolean, frame: scope.depth, steps: known, ...(window && { window: window.window }) }
}
