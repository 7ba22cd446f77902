import type { Expr } from './ir.ts'

export interface Counted {
  readonly atLeast: number
  readonly conditions: readonly Expr[]
}

const isNumber = (expr: Expr | undefined, value: string): boolean => expr?.kind === 'literal' && expr.value === value

/** The conditions of a sum of `when … then 1 else 0`, or undefined for any other expression. */
const summed = (expr: Expr): readonly Expr[] | undefined => {
  if (expr.kind === 'when') {
    const [arm] = expr.arms
    const counts = expr.arms.length === 1 && arm && isNumber(arm.value, '1') && isNumber(expr.otherwise, '0')
    return counts ? [arm.condition] : undefined
  }
  if (expr.kind !== 'apply' || expr.name !== '+') return undefined
  const parts = expr.operands.map(summed)
  const known = parts.filter((part) => part !== undefined)
  return known.length === parts.length ? known.flat() : undefined
}

/** `in at least 2 of (a, b, c)`, which the IR holds as a sum that is large enough. */
export const countedConditions = (expr: Expr): Counted | undefined => {
  if (expr.kind !== 'apply' || expr.name !== '>=') return undefined
  const [sum, least] = expr.operands
  const conditions = sum?.kind === 'apply' ? summed(sum) : undefined
  return conditions && least?.kind === 'literal' ? { atLeast: Number(least.value), conditions } : undefined
}
