import type { SqlCall, SqlExpression } from '../../../compiler/raw/tree.ts'
import type { ColumnRead, Type } from '../../../compiler/types.ts'
import type { AggregateName } from '../../../grammar/operators.ts'
import type { Expression } from '../../../grammar/tree/index.ts'
import type { Asking } from './converting.ts'
import { findColumn, isColumn } from './frame.ts'
import { columnOperand, type Operand } from './operand.ts'
import { all, always, type Rule, rule, type Truth } from './rule.ts'

type ToTruth = (node: SqlExpression, asking: Asking) => Truth

/** The rows of a relation that are one group: those of one parent that the conditions let through. */
export interface Group {
  /** From the row that asks. */
  readonly path: readonly string[]
  /** Where the conditions on its rows stand. */
  readonly inside: Asking
  readonly where: Rule
  /** The column of the rows by which they are grouped, and the parent's it equals. */
  readonly key: { readonly child: string; readonly parent: Operand | undefined }
}

const plain = (type: Type): ColumnRead => ({ column: '', type, storage: { as: 'plain' } })
const exact = new Set(['integer', 'decimal'])
const ordered = new Set(['integer', 'decimal', 'date', 'timestamp'])
const counted = new Set(['text', 'integer', 'decimal', 'boolean', 'date', 'timestamp'])

/** A value of HAVING as the rule's aggregate over the relation. */
export const groupOperand =
  (group: Group, truth: ToTruth) =>
  (value: SqlExpression): Operand | undefined => {
    if (isColumn(value)) {
      const found = findColumn(value.path, group.inside.frame, group.inside.converting)
      const isKey = found?.source === group.inside.frame.current && found.column.read.column === group.key.child
      return isKey ? group.key.parent : undefined
    }
    if (value.kind !== 'call' || value.over || value.path.length !== 1 || value.beside.length > 0) return undefined
    const where = value.filter ? all(group.where, truth(value.filter, group.inside).yes) : group.where
    return where.kind === 'unsaid' ? undefined : aggregateOperand(value, { ...group, where })
  }

const aggregateOperand = (call: SqlCall, group: Group): Operand | undefined => {
  const name = call.path[0]?.text.toLowerCase()
  const [argument, second] = call.arguments
  if (second) return undefined
  if ((name === 'count' || name === 'count_star') && (!argument || argument.kind === 'star') && !call.distinct) {
    return counting('count', { kind: 'field', path: [...group.path] }, group)
  }
  const column = argument && columnOperand(argument, group.inside)
  if (column?.value.kind !== 'field' || column.value.path.length !== 1) return undefined
  const value: Expression = { kind: 'field', path: [...group.path, ...column.value.path] }
  const { type } = column.read
  if (name === 'count' && counted.has(type.kind)) {
    return counting(call.distinct ? 'count_distinct' : 'count', value, group)
  }
  if (name === 'sum' && exact.has(type.kind) && !call.distinct) return summing(value, column.read, group)
  if ((name === 'min' || name === 'max') && ordered.has(type.kind)) {
    const said = aggregate(name, value, group)
    return { value: said, read: column.read, isSet: rule({ kind: 'operation', operator: 'is set', operands: [said] }) }
  }
  return undefined
}

const aggregate = (name: AggregateName, value: Expression, { where }: Group): Expression => ({
  kind: 'aggregate',
  function: name,
  value,
  ...(where.kind === 'rule' && { where: where.rule }),
})

const counting = (name: 'count' | 'count_distinct', value: Expression, group: Group): Operand => ({
  value: aggregate(name, value, group),
  read: plain({ kind: 'integer' }),
  isSet: always,
})

/** Of no values, SQL's sum is NULL and a rule's is 0. */
const summing = (value: Expression, read: ColumnRead, group: Group): Operand => {
  const count = aggregate('count', value, group)
  return {
    value: aggregate('sum', value, group),
    read: plain(read.type),
    isSet: rule({ kind: 'operation', operator: '>', operands: [count, { kind: 'number', value: '0' }] }),
    neverMissing: true,
  }
}
