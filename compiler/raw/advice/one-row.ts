import type { SqlExpression, SqlQuery } from '../tree.ts'
import { nodesOf } from '../walk.ts'

/** Whether a query gives one row, or a number of rows somebody has chosen. */
export const isOneRow = ({ body, limited }: SqlQuery): boolean => {
  if (body.kind === 'values') return true
  if (body.kind !== 'select') return limited
  const plain = body.groupBy.length === 0 && !body.groupByAll
  return (
    limited ||
    body.from.length === 0 ||
    (plain && body.items.every((item) => item.kind === 'expression' && calls(item.value)))
  )
}
const calls = (value: SqlExpression): boolean => [...nodesOf(value)].some((node) => node.kind === 'call' && !node.over)
