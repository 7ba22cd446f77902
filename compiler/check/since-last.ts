import type { Window } from '../../grammar/tree/index.ts'
import type { Expr } from '../ir.ts'
import type { ItemContext } from './context.ts'
import { aggregateOf } from './counting.ts'
import { eventFilter, eventRelation } from './event-rows.ts'
import { timeOf } from './rows.ts'
import type { Scope } from './scope.ts'
import { isBroken } from './types.ts'

/** The time of the latest such event before `now`, seen from the row that the condition is about. */
export const latestEvent = (
  window: Window & { kind: 'since last' },
  node: object,
  scope: Scope,
  context: ItemContext,
): Expr | undefined => {
  const relation = eventRelation({ node, part: 'window' }, window.relation, scope, context)
  if (!relation) return undefined
  const filtered = eventFilter(relation, window, scope, context)
  const time = timeOf(filtered.walk, scope)
  if (!time || !relation.named) {
    context.report.at('E420', { node, part: 'window' }, { relation: relation.name })
    return undefined
  }
  const latest = aggregateOf('max', { ...filtered, window: { time: time.column } }, scope, time.column)
  return isBroken(latest) ? undefined : latest
}
