import type { ColumnRead, Type } from '../types.ts'
import type { Cell, PlanExpr, Read } from './plan.ts'

/** Makers of the planner's own nodes. The rows they name are in `compiler/emit/structure.ts`. */
export const boolean = { kind: 'boolean' } as const
export const text = { kind: 'text' } as const
export const integer = { kind: 'integer' } as const
export const timestamp = { kind: 'timestamp' } as const

export const read = (table: string, column: ColumnRead): Read => ({
  kind: 'read',
  type: column.type,
  table,
  read: column,
})

export const cell = (table: string, column: string, type: Type): Cell => ({ kind: 'cell', type, table, column })

export const number = (value: number): PlanExpr => ({ kind: 'literal', type: integer, value: String(value) })

export const structure = (
  row: string,
  type: Type,
  operands: Readonly<Record<string, PlanExpr | readonly PlanExpr[]>>,
): PlanExpr => ({ kind: 'structure', type, row, operands })

const comparison =
  (row: string) =>
  (left: PlanExpr, right: PlanExpr): PlanExpr =>
    structure(row, boolean, { left, right })

export const equal = comparison('equal')
/** Equal, or both without a value. */
export const same = comparison('same')
export const later = comparison('later')
export const atMost = comparison('at most')
export const below = comparison('below')

export const present = (value: PlanExpr): PlanExpr => structure('present', boolean, { value })
export const missing = (value: PlanExpr): PlanExpr => structure('missing', boolean, { value })
export const otherwise = (value: PlanExpr, other: PlanExpr): PlanExpr =>
  structure('otherwise', value.type, { value, other })

export const and = (operands: readonly PlanExpr[]): PlanExpr => joined('and', operands)
export const or = (operands: readonly PlanExpr[]): PlanExpr => joined('or', operands)

const joined = (kind: 'and' | 'or', operands: readonly PlanExpr[]): PlanExpr => {
  const [first] = operands
  return first && operands.length === 1 ? first : { kind, type: boolean, operands }
}

/** Whether two nodes say the same, wherever in the rule they stand. */
export const sameNode = (left: PlanExpr, right: PlanExpr): boolean => {
  if (left === right) return true
  if (left.kind !== right.kind) return false
  if (left.kind !== 'read' || right.kind !== 'read') return keyOf(left) === keyOf(right)
  return left.table === right.table && (left.read === right.read || keyOf(left.read) === keyOf(right.read))
}

/** No text of a value matches: its own quotes are escaped. */
const origins = /,?"origin":"(?:[^"\\]|\\.)*"/g

/** A plan node as a key: equal nodes have equal keys, wherever in the rule they stand. */
export const keyOf = (node: unknown): string => {
  const key = JSON.stringify(node)
  return key.includes('"origin":') ? key.replace(origins, '') : key
}
