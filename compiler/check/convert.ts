import type { Expr } from '../ir.ts'
import type { Overload } from '../row.ts'
import type { Type } from '../types.ts'
import { sameType } from './types.ts'

/** The value as the type that was chosen for it; literals of numbers and texts change their type in place. */
export const convert = (value: Expr, type: Type): Expr => {
  if (type.kind === 'error' || value.type.kind === 'error' || sameType(value.type, type)) return value
  if (value.kind === 'literal' && typeof value.value === 'string' && isExactNumber(value.type) && isWider(type))
    return { ...value, kind: 'literal', type, value: value.value }
  return { kind: 'convert', type, value, ...(value.origin !== undefined && { origin: value.origin }) }
}

const isExactNumber = (type: Type): boolean => type.kind === 'integer' || type.kind === 'decimal'
const isWider = (type: Type): type is Type & { kind: 'decimal' | 'float' } =>
  type.kind === 'decimal' || type.kind === 'float'

export const apply = (name: string, operands: readonly Expr[], chosen: Overload): Expr => ({
  kind: 'apply',
  type: chosen.result,
  name,
  operands: operands.map((operand, index) => convert(operand, chosen.operands[index] ?? operand.type)),
  ...(chosen.variant !== undefined && { variant: chosen.variant }),
})
