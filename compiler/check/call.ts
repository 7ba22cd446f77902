import { nearest } from '../../grammar/nearest.ts'
import { aggregateNames } from '../../grammar/operators.ts'
import type { ExpressionOf } from '../../grammar/tree/index.ts'
import { callableFunctions } from '../functions.ts'
import type { Expr } from '../ir.ts'
import type { ItemContext } from './context.ts'
import { apply } from './convert.ts'
import { expression } from './expression.ts'
import { functionRow } from './meaning.ts'
import { inside, type Scope } from './scope.ts'
import { broken, isBroken, typeWords } from './types.ts'

/** A function call. */
export const call = (node: ExpressionOf<'call'>, scope: Scope, context: ItemContext): Expr => {
  const row = callableFunctions.includes(node.name) ? functionRow(node.name) : undefined
  if (!row) {
    const near = nearest(node.name, [...callableFunctions, ...aggregateNames])
    const replace = near[0] !== undefined && { title: `Write \`${near[0]}\``, text: near[0] }
    context.report.at('E208', { node, part: 'name', ...(replace && { replace }) }, { name: node.name, near })
    return broken
  }
  const operands = node.arguments.map((argument) => expression(argument, inside(scope), context))
  if (operands.some(isBroken)) return broken
  const chosen = row.resolve(operands.map((operand) => operand.type))
  if (chosen) return apply(node.name, operands, chosen)
  const types = operands.map((operand) => typeWords(operand.type))
  context.report.at('E302', node, { name: node.name, types, takes: row.takes })
  return broken
}
