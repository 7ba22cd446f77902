import type { ExpressionOf } from '../../grammar/tree/index.ts'
import type { Expr } from '../ir.ts'
import type { ItemContext } from './context.ts'
import { condition, expression } from './expression.ts'
import { notOf } from './logic.ts'
import { inside, type Scope } from './scope.ts'
import { boolean, broken, isBroken, typeWords } from './types.ts'

/** `tags has element where (element starts with "a")`. */
export const hasElement = (node: ExpressionOf<'has element'>, scope: Scope, context: ItemContext): Expr => {
  const array = expression(node.value, inside(scope), context)
  if (isBroken(array)) return broken
  if (array.type.kind !== 'array') {
    context.report.at('E316', node.value, { type: typeWords(array.type) })
    return broken
  }
  const where = condition(node.where, { ...inside(scope), element: array.type.element }, context)
  if (isBroken(where)) return broken
  const expr: Expr = { kind: 'any element', type: boolean, array, where }
  return node.negated ? notOf(expr) : expr
}
