import type { Count } from '../../grammar/tree/index.ts'
import type { Expr } from '../ir.ts'
import type { ItemContext } from './context.ts'
import { convert } from './convert.ts'
import { aggregateRow, applied } from './meaning.ts'
import type { RowWindow } from './rows.ts'
import type { Scope } from './scope.ts'
import { broken, date, integer, isBroken } from './types.ts'
import { chain, type Walk } from './walk.ts'

/** Rows of a path that a condition or aggregate is about. */
export interface Rows {
  readonly walk: Walk
  readonly window: RowWindow
  readonly where?: Expr
}

const whole = (value: number): Expr => ({ kind: 'literal', type: integer, value: String(value) })

/** An aggregate over the rows; without `value` it counts them. */
export const aggregateOf = (
  name: 'count' | 'count_distinct' | 'min' | 'max',
  rows: Rows,
  scope: Scope,
  value?: Expr,
): Expr => {
  const { walk, window, where } = rows
  if ((where && isBroken(where)) || (value && isBroken(value))) return broken
  const type = aggregateRow(name).resolve(value ? [value.type] : [])?.result
  if (!type) throw new Error(`no overload of ${name} for ${value?.type.kind}`)
  const { uncut, ...bounds } = window
  return {
    kind: 'aggregate',
    type,
    function: name,
    frame: scope.depth,
    links: chain(walk, uncut).links,
    ...(value && { value }),
    ...bounds,
    ...(where && { where }),
  }
}

const comparisons = {
  'at least': '>=',
  'at most': '<=',
  exactly: '=',
  'more than': '>',
  'fewer than': '<',
} as const

const compared = (count: Count | undefined, value: Expr): Expr => {
  const { compare = 'at least', low = 1, high = low } = count ?? {}
  if (compare === 'between') return applied('between', value, whole(low), whole(high))
  return compare === 'no' ? applied('=', value, whole(0)) : applied(comparisons[compare], value, whole(low))
}

/** `at least 3`, `no`, `on at least 3 days`: the number of rows, or of different days in the project's zone. */
export const countCondition = (
  count: Count | undefined,
  rows: Rows,
  node: object,
  scope: Scope,
  context: ItemContext,
): Expr => {
  if (count?.unit !== 'days') {
    const found = aggregateOf('count', rows, scope)
    return isBroken(found) ? broken : compared(count, found)
  }
  const { time } = rows.window
  if (!time) {
    context.report.at('E403', { node, part: 'count' }, { path: rows.walk.steps.map((step) => step.name).join('.') })
    return broken
  }
  const found = aggregateOf('count_distinct', rows, scope, convert(time, date))
  return isBroken(found) ? broken : compared(count, found)
}
