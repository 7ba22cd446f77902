import type { AggregateName, OperatorName } from '../../grammar/operators.ts'
import { aggregateRows } from '../aggregates.ts'
import { functionRows } from '../functions.ts'
import type { Expr } from '../ir.ts'
import { operatorRows } from '../operators.ts'
import type { MeaningRow } from '../row.ts'
import { apply } from './convert.ts'
import { broken, isBroken } from './types.ts'

export const operatorRow = (name: OperatorName): MeaningRow => operatorRows[name]

export const functionRow = (name: string): MeaningRow | undefined =>
  Object.hasOwn(functionRows, name) ? functionRows[name as keyof typeof functionRows] : undefined

export const aggregateRow = (name: AggregateName): Pick<MeaningRow, 'resolve' | 'takes'> => aggregateRows[name]

/** An operator or function over operands that are known to fit; a broken operand breaks it. */
export const applied = (name: string, ...operands: readonly Expr[]): Expr => {
  if (operands.some(isBroken)) return broken
  const row = functionRow(name) ?? operatorRow(name as OperatorName)
  const chosen = row.resolve(operands.map((operand) => operand.type))
  if (!chosen) throw new Error(`no overload of ${name} for ${operands.map((operand) => operand.type.kind).join(', ')}`)
  return apply(name, operands, chosen)
}
