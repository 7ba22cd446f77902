import { readLiteral } from '../evaluate/literal.ts'
import { foldCase } from '../functions-text.ts'
import type { Expr, Literal } from '../ir.ts'
import type { Value } from '../values.ts'

const write = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(write).join()}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? ''
  let text = '{'
  for (const name in value)
    if (name !== 'origin') text += `${name}:${write((value as Readonly<Record<string, unknown>>)[name])},`
  return `${text}}`
}

/** Two expressions with one key mean the same, wherever they stand. */
export const keyOfExpr = (expr: Expr): string =>
  expr.kind === 'column' && expr.hops.length === 0 ? `${expr.frame} ${expr.read.column}` : write(expr)

const isLiteral = (expr: Expr): expr is Literal & Expr => expr.kind === 'literal'

/** The value of an expression that is the same for everybody, or undefined. */
export const constantOf = (expr: Expr): Value | undefined => {
  if (isLiteral(expr)) return readLiteral(expr)
  if (expr.kind !== 'apply' || expr.name !== 'fold_case') return undefined
  const [operand] = expr.operands
  const value = operand && constantOf(operand)
  return typeof value === 'string' ? foldCase(value) : undefined
}
