import { printExpression } from '../../grammar/index.ts'
import type { ExpressionOf } from '../../grammar/tree/index.ts'
import type { Expr } from '../ir.ts'
import { misread } from '../lint/misread.ts'
import type { ItemContext } from './context.ts'
import { condition } from './expression.ts'
import type { Scope } from './scope.ts'
import { findColumn } from './tables.ts'
import { boolean, broken, isBroken } from './types.ts'

/** A condition that looks as if it belonged to the rows before it: told, as an error when it means nothing else. */
const tellMisread = (node: ExpressionOf<'and' | 'or'>, index: number, scope: Scope, context: ItemContext): boolean => {
  const found = misread(node, index, scope, context)
  const [name = ''] = found?.field.path ?? []
  if (!found) return false
  const facts = { name, relation: found.label, entity: scope.base.label, where: printExpression(found.where) }
  const { table, relations } = scope.base
  const known = (table && findColumn(table, name)) || relations.has(name) || (scope.traitSet !== undefined && !table)
  context.report.at(known ? 'W609' : 'E430', { node: found.field }, { ...facts, join: node.kind })
  return !known
}

export const logic = (node: ExpressionOf<'and' | 'or'>, scope: Scope, context: ItemContext): Expr => {
  const operands = node.operands.map((operand, index) =>
    tellMisread(node, index, scope, context) ? broken : condition(operand, scope, context),
  )
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
