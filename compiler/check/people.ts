import type { ExpressionOf } from '../../grammar/tree/index.ts'
import type { Expr } from '../ir.ts'
import type { ItemContext } from './context.ts'
import { convert } from './convert.ts'
import { condition, expression } from './expression.ts'
import { applied } from './meaning.ts'
import { inside, type Scope } from './scope.ts'
import { boolean, broken, float, integer, isBroken, isNumber, isTime, text, typeWords } from './types.ts'

const personal = (node: object, what: string, scope: Scope, context: ItemContext): boolean => {
  if (scope.depth === 0 && !scope.element && !scope.chain) return true
  context.report.at('E421', node, { what })
  return false
}

/** `top 5 % by lifetime_value among (country = "US")`; shares are kept in hundredths of a percent. */
export const rank = (node: ExpressionOf<'rank'>, scope: Scope, context: ItemContext): Expr => {
  if (!personal(node, `\`${node.end}\``, scope, context)) return broken
  const amount = node.percent ? Math.round(Number(node.amount) * 100) : Number(node.amount)
  if (node.percent && amount > 10_000) {
    context.report.at('E424', node, { amount: node.amount })
    return broken
  }
  if (!Number.isSafeInteger(amount)) {
    context.report.at('E320', node, { text: node.amount })
    return broken
  }
  const found = expression(node.by, inside(scope), context)
  const among = node.among && condition(node.among, inside(scope), context)
  if (isBroken(found) || (among && isBroken(among))) return broken
  const by = found.type.kind === 'json' ? convert(found, float) : found
  if (!isNumber(by.type) && !isTime(by.type)) {
    context.report.at('E302', node.by, {
      name: node.end,
      types: [typeWords(by.type)],
      takes: 'a number, a date or a time',
    })
    return broken
  }
  return {
    kind: 'rank',
    type: boolean,
    end: node.end,
    amount,
    percent: node.percent === true,
    by,
    ...(among && { among }),
  }
}

const whole = (value: number): Expr => ({ kind: 'literal', type: integer, value: String(value) })
const mostBuckets = 10_000

/** `in bucket 0 to 9 of 100 salt "exp1"`; without salt, the entity's name. */
export const bucket = (node: ExpressionOf<'bucket'>, scope: Scope, context: ItemContext): Expr => {
  if (!personal(node, '`in bucket`', scope, context)) return broken
  const { low, high, of } = node
  if (of < 1 || of > mostBuckets || low > high || high >= of) {
    context.report.at('E422', node, { low, high, of })
    return broken
  }
  const salt: Expr = { kind: 'literal', type: text, value: node.salt ?? scope.entity.name }
  const number = applied('bucket', { kind: 'id', type: text }, salt, whole(of))
  return applied('between', number, whole(low), whole(high))
}
