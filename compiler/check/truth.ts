import type { Expression } from '../../grammar/tree/index.ts'
import type { Expr } from '../ir.ts'
import { type ItemContext, placed } from './context.ts'
import { convert } from './convert.ts'
import { applied } from './meaning.ts'
import { boolean, broken, typeWords } from './types.ts'

/** True when the expression is never without a value (language.md 2.1), so that it may be a condition as it is. */
const isTruth = (expr: Expr): boolean => {
  switch (expr.kind) {
    case 'and':
    case 'or':
    case 'not':
    case 'member':
    case 'in window':
    case 'any element':
    case 'sequence':
    case 'rank':
      return true
    case 'literal':
      return expr.type.kind === 'boolean'
    case 'apply':
      return expr.type.kind === 'boolean' && expr.name !== 'coalesce'
    case 'reference':
      return expr.definition.startsWith('segment:')
    case 'when':
    case 'convert':
    case 'column':
    case 'id':
    case 'element':
    case 'json':
    case 'aggregate':
      return false
    default:
      return expr satisfies never
  }
}

/** A condition; a truth value that may be missing is asked whether it is true. Anything else is told. */
export const toTruth = (expr: Expr, node: Expression, context: ItemContext): Expr => {
  const { kind } = expr.type
  if (kind === 'boolean') return isTruth(expr) ? expr : placed(applied('is true', { ...expr }), node, context)
  if (kind === 'json') return placed(applied('is true', convert(expr, boolean)), node, context)
  if (kind === 'error') return broken
  context.report.at('E303', node, { type: typeWords(expr.type) })
  return broken
}
