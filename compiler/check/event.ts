import type { ExpressionOf } from '../../grammar/tree/index.ts'
import type { Expr } from '../ir.ts'
import { notInValue } from './aggregate.ts'
import type { ItemContext } from './context.ts'
import { aggregateOf, countCondition, type Rows } from './counting.ts'
import { eventFilter, eventRelation } from './event-rows.ts'
import { applied } from './meaning.ts'
import { rowWindow } from './rows.ts'
import { inside, type Scope } from './scope.ts'
import { boolean, broken, isBroken } from './types.ts'

/** The earliest row ever lies in the window. */
const firstTime = (rows: Rows, scope: Scope): Expr => {
  const { time, window, after, uncut } = rows.window
  if (!time) return broken
  const earliest = aggregateOf('min', { ...rows, window: { time, ...(uncut && { uncut }) } }, scope, time)
  if (isBroken(earliest)) return broken
  if (after) return applied('>', earliest, after)
  return window ? { kind: 'in window', type: boolean, value: earliest, window } : applied('is set', earliest)
}

/** `did "Product Viewed" at least 3 times within last 30 days where (…)`, `did first_time "X" within …`. */
export const did = (node: ExpressionOf<'did'>, scope: Scope, context: ItemContext): Expr => {
  if (!notInValue(node, scope, context)) return broken
  const relation = eventRelation({ node, part: 'relation' }, node.relation, scope, context)
  if (!relation) return broken
  if (!relation.named) {
    context.report.at('E428', node, { event: relation.name })
    return broken
  }
  const filtered = eventFilter(relation, node, scope, context)
  const window = rowWindow(node.window, node, filtered.walk, inside(scope), context)
  if (!window || (filtered.where && isBroken(filtered.where))) return broken
  const rows: Rows = { ...filtered, window }
  if (!node.firstTime) return countCondition(node.count, rows, node, scope, context)
  if (window.time) return firstTime(rows, scope)
  context.report.at('E420', node, { relation: relation.name })
  return broken
}
