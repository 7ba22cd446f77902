import type { ExpressionOf } from '../../grammar/tree/index.ts'
import type { Expr } from '../ir.ts'
import type { ItemContext } from './context.ts'
import { condition } from './expression.ts'
import type { Scope } from './scope.ts'
import { boolean, broken, isBroken } from './types.ts'

export const logic = (node: ExpressionOf<'and' | 'or'>, scope: Scope, context: ItemContext): Expr => {
  const operands = node.operands.map((operand) => condition(operand, scope, context))
  return operands.some(isBroken) ? broken : { kind: node.kind, type: boolean, operands }
}

export const negation = (node: ExpressionOf<'not'>, scope: Scope, context: ItemContext): Expr => {
  const operand = condition(node.operand, scope, context)
  return isBroken(operand) ? broken : { kind: 'not', type: boolean, operand }
}

/** All of these; those that are absent do not count. */
export const allOf = (...operands: readonly (Expr | undefined)[]): Expr | undefined => {
  const known = operands.filter((operand) => operand !== undefined)
  if (known.some(isBroken)) return broken
  return known.length > 1 ? { kind: 'and', type: boolean, operands: known } : known[0]
}

export const notOf = (operand: Expr): Expr => (isBroken(operand) ? broken : { kind: 'not', type: boolean, operand })
