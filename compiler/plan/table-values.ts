import type { AggregateName } from '../../grammar/operators.ts'
import type { TableRef } from '../ir.ts'
import type { ColumnRead, Type } from '../types.ts'
import { createDraft } from './draft.ts'
import type { Plan, PlanExpr } from './plan.ts'
import { atMost, cell, integer, number, present, read, structure, text } from './structure.ts'

const aggregate = (of: AggregateName, type: Type, value?: PlanExpr): PlanExpr => ({
  kind: 'group aggregate',
  type,
  function: of,
  ...(value && { value }),
  filter: [],
})

const asText = (value: PlanExpr): PlanExpr =>
  value.type.kind === 'text' ? value : { kind: 'convert', type: text, value }

/** The most frequent values of a column with their rows: `value` (text), `rows`. */
export const findTopValues = (table: TableRef, column: ColumnRead, most: number): Plan => {
  const value = read('source', column)
  const groups = createDraft('groups', table, 'source')
  groups.where.push(present(value))
  groups.groupBy = 1
  groups.columns.push({ name: 'value', value }, { name: 'rows', value: aggregate('count', integer) })
  const ranked = createDraft('ranked', 'groups', 'groups')
  const rows = cell('groups', 'rows', integer)
  const shown = asText(cell('groups', 'value', column.type))
  ranked.columns.push(
    { name: 'value', value: shown },
    { name: 'rows', value: rows },
    { name: 'place', value: structure('place from the top', integer, { ranked: present(rows), by: rows, id: shown }) },
  )
  const result = createDraft('result', 'ranked', 'ranked')
  result.where.push(atMost(cell('ranked', 'place', integer), number(most)))
  result.columns.push(
    { name: 'value', value: cell('ranked', 'value', text) },
    { name: 'rows', value: cell('ranked', 'rows', integer) },
  )
  return { queries: [groups, ranked], result }
}

const comparable: ReadonlySet<Type['kind']> = new Set(['text', 'integer', 'decimal', 'float', 'date', 'timestamp'])
export const isComparable = ({ kind }: Type): boolean => comparable.has(kind)

/** One row about a whole table: `rows`, and for each column `set_N`, and where values compare `distinct_N`, `least_N`, `greatest_N`. */
export const summarizeTable = (table: TableRef, columns: readonly ColumnRead[]): Plan => {
  const inner = createDraft('summary', table, 'source')
  inner.columns.push({ name: 'rows', value: aggregate('count', integer) })
  columns.forEach((column, index) => {
    const value = read('source', column)
    inner.columns.push({ name: `set_${index}`, value: aggregate('count', integer, value) })
    if (!isComparable(column.type)) return
    inner.columns.push(
      { name: `distinct_${index}`, value: aggregate('count_distinct', integer, value) },
      { name: `least_${index}`, value: aggregate('min', column.type, value) },
      { name: `greatest_${index}`, value: aggregate('max', column.type, value) },
    )
  })
  const result = createDraft('result', 'summary', 'summary')
  for (const { name, value } of inner.columns) {
    result.columns.push({ name, value: cell('summary', name, value.type) })
  }
  return { queries: [inner], result }
}
