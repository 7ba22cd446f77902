import type { OperatorName } from '../../grammar/operators.ts'
import type { Expression, Moment, Path } from '../../grammar/tree/index.ts'

export const field = (path: Path): Expression => ({ kind: 'field', path: [...path] })
export const operation = (operator: OperatorName, ...operands: Expression[]): Expression => ({
  kind: 'operation',
  operator,
  operands,
})
export const call = (name: string, ...operands: Expression[]): Expression => ({
  kind: 'call',
  name,
  arguments: operands,
})
export const number = (value: string | number): Expression => ({ kind: 'number', value: String(value) })
export const text = (value: string): Expression => ({ kind: 'text', value })
export const instant = (value: string): Moment => ({ kind: 'instant', value })
export const date = (value: string): Moment => ({ kind: 'date', value })
