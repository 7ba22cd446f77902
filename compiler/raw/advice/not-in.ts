import { adviceDiagnostic } from '../../diagnostics/advice.ts'
import { conjuncts } from '../conjuncts.ts'
import { keyOf } from '../names.ts'
import type { SqlExpression, SqlQuery } from '../tree.ts'
import { nodesOf } from '../walk.ts'
import type { Adviser, Advising } from './adviser.ts'
import { originOf, outputAt, selectsBehind } from './origin.ts'
import type { SeenSelect } from './seen.ts'

/** `not in (select …)` is true of nobody as soon as the subquery gives one NULL. */
export const notInNullable: Adviser = (advising) =>
  [...nodesOf(advising.seen.root)].flatMap((node) => {
    if (node.kind !== 'in query' || !isNegated(node, advising)) return []
    const column = nullableOutput(node.query, advising)
    if (column === undefined) return []
    return [adviceDiagnostic('W763', node.span ? { span: node.span } : {}, { column })]
  })

const isNegated = (node: SqlExpression & { kind: 'in query' }, { seen }: Advising): boolean =>
  node.negated ||
  [...nodesOf(seen.root)].some((one) => one.kind === 'operator' && one.operator === 'not' && one.operands[0] === node)

const nullableOutput = (query: SqlQuery, { seen }: Advising): string | undefined => {
  for (const node of selectsBehind(query)) {
    const select = seen.of(node)
    const output = select && outputAt(select, 0, seen)
    const origin = output && originOf(output, seen)
    if (!select || !output || !origin?.column.nullable) continue
    if (!isExcluded(output.value, select, seen)) return origin.column.name
  }
  return undefined
}

/** A condition on the column lets no NULL through. */
const isExcluded = (value: SqlExpression, select: SeenSelect, { rules }: Advising['seen']): boolean => {
  const name = value.kind === 'column' ? value.path.at(-1) : undefined
  const key = name && keyOf(name, rules)
  return conjuncts(select.node.where).some((part) => {
    if (part.kind === 'operator' && part.operator === 'or') return false
    if (part.kind === 'operator' && part.operator === 'is null' && !part.negated) return false
    return [...nodesOf(part)].some((node) => {
      const last = node.kind === 'column' ? node.path.at(-1) : undefined
      return last !== undefined && keyOf(last, rules) === key
    })
  })
}
