import type { ExpressionOf } from '../../grammar/tree/index.ts'
import type { Expr } from '../ir.ts'
import type { ItemContext } from './context.ts'
import { convert } from './convert.ts'
import { expression } from './expression.ts'
import { notOf } from './logic.ts'
import { applied } from './meaning.ts'
import { inside, type Scope } from './scope.ts'
import { boolean, broken, date, isBroken, isTime, timestamp, typeWords } from './types.ts'
import { type CheckedWindow, checkWindow } from './window.ts'

type Node = ExpressionOf<'in window'>

const labelOf = ({ value }: Node): string => (value.kind === 'field' ? value.path.join('.') : 'the value')

/** Later than the latest event, or any time when there was none. */
const afterEvent = (value: Expr, after: Expr): Expr => ({
  kind: 'or',
  type: boolean,
  operands: [
    applied('>', value, after),
    { kind: 'and', type: boolean, operands: [applied('is set', value), notOf(applied('is set', after))] },
  ],
})

const withWindow = (node: Node, value: Expr, found: CheckedWindow): Expr =>
  found.kind === 'after'
    ? afterEvent(value, found.after)
    : {
        kind: 'in window',
        type: boolean,
        value,
        window: found.window,
        ...(node.anniversary && { anniversary: true as const }),
      }

const anniversaries: ReadonlySet<Node['window']['kind']> = new Set(['last', 'next', 'day', 'this', 'previous'])

/** `created_at within last 30 days`, `birthday anniversary within next 7 days`. */
export const inWindow = (node: Node, scope: Scope, context: ItemContext): Expr => {
  const found = expression(node.value, inside(scope), context)
  if (isBroken(found)) return broken
  const json = found.type.kind === 'json' ? convert(found, timestamp) : found
  if (!isTime(json.type)) {
    context.report.at('E305', node.value, { type: typeWords(found.type) })
    return broken
  }
  if (node.anniversary && !anniversaries.has(node.window.kind)) {
    context.report.at('E425', node, { window: node.window.kind })
    return broken
  }
  const value = node.anniversary ? convert(json, date) : json
  const type = node.anniversary || json.type.kind === 'date' ? 'date' : 'timestamp'
  const window = checkWindow(node.window, { node, label: labelOf(node), type }, inside(scope), context)
  if (!window) return broken
  const expr = withWindow(node, value, window)
  return node.negated ? notOf(expr) : expr
}
