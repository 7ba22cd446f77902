import type { ExpressionOf } from '../../grammar/tree/index.ts'
import type { Expr } from '../ir.ts'
import { unify } from '../overloads.ts'
import type { ItemContext } from './context.ts'
import { convert } from './convert.ts'
import { condition, expression } from './expression.ts'
import { inside, type Scope } from './scope.ts'
import { broken, isBroken, typeWords } from './types.ts'

/** `when … then … else …`: every arm is converted to the one type that holds them all. */
export const when = (node: ExpressionOf<'when'>, scope: Scope, context: ItemContext): Expr => {
  const within = inside(scope)
  const arms = node.arms.map((arm) => ({
    condition: condition(arm.condition, within, context),
    value: expression(arm.value, within, context),
  }))
  const otherwise = node.otherwise && expression(node.otherwise, within, context)
  const values = [...arms.map((arm) => arm.value), ...(otherwise ? [otherwise] : [])]
  if (values.some(isBroken) || arms.some((arm) => isBroken(arm.condition))) return broken
  const type = unify(values.map((value) => value.type))
  if (!type) {
    context.report.at('E314', node, { types: [...new Set(values.map((value) => typeWords(value.type)))] })
    return broken
  }
  return {
    kind: 'when',
    type,
    arms: arms.map((arm) => ({ ...arm, value: convert(arm.value, type) })),
    ...(otherwise && { otherwise: convert(otherwise, type) }),
  }
}
