import { literalValue } from '../evaluate/literal.ts'
import { foldCase } from '../functions-text.ts'
import type { Expr, Literal } from '../ir.ts'
import type { Value } from '../values.ts'

const withoutOrigins = (key: string, value: unknown): unknown => (key === 'origin' ? undefined : value)

/** Two expressions with one key mean the same, wherever they stand. */
export const keyOfExpr = (expr: Expr): string => JSON.stringify(expr, withoutOrigins)

const isLiteral = (expr: Expr): expr is Literal & Expr => expr.kind === 'literal'

/** The value of an expression that is the same for everybody, or undefined. */
export const constantOf = (expr: Expr): Value | undefined => {
  if (isLiteral(expr)) return literalValue(expr)
  if (expr.kind !== 'apply' || expr.name !== 'fold_case') return undefined
  const [operand] = expr.operands
  const value = operand && constantOf(operand)
  return typeof value === 'string' ? foldCase(value) : undefined
}
