import { conjuncts } from '../conjuncts.ts'
import { keyOf } from '../names.ts'
import type { SqlExpression, SqlSelect } from '../tree.ts'
import { nodesOf } from '../walk.ts'
import { type Located, outputNamed, relationOf, selectsBehind } from './origin.ts'
import type { Seen, SeenRelation, SeenSelect } from './seen.ts'

/**
 * Whether something on the way of the ID decides about its rows that is not looked into here: PIVOT, GROUPING SETS, an element
 * chosen of an array. Nothing is claimed then.
 */
export const isObscure = (select: SeenSelect, id: Located | undefined, seen: Seen, depth = 0): boolean => {
  const { node, relations } = select
  if (id?.value.kind === 'other' || hasSpecialGroups(node)) return true
  if (relations.some((relation) => relation.node.kind === 'reshaped' || isChosenElement(relation, select))) return true
  if (depth > 20) return true
  const found = id?.value.kind === 'column' ? relationOf(id.value.path, id.select, seen)?.relation : undefined
  const behind = found ?? (id === undefined && relations.length === 1 ? relations[0] : undefined)
  if (!behind?.query) return false
  const [first] = selectsBehind(behind.query)
  const inner = first && seen.of(first)
  const name = id?.value.kind === 'column' ? id.value.path.at(-1) : undefined
  const output = name && outputNamed(behind.query, keyOf(name, seen.rules), behind.columns, seen)
  return inner === undefined || isObscure(output?.select ?? inner, output, seen, depth + 1)
}

const hasSpecialGroups = ({ groupBy, groupByAll, items }: SqlSelect): boolean => {
  const isSpecial = (key: SqlExpression): boolean =>
    key.kind === 'other' || (key.kind === 'call' && /^(rollup|cube|grouping)/i.test(key.path.at(-1)?.text ?? ''))
  // Which functions are aggregates is not known of all of them.
  const isUnsure = items.some(
    (item) => item.kind === 'expression' && [...nodesOf(item.value)].some(({ kind }) => kind === 'call'),
  )
  return groupBy.some(isSpecial) || (groupByAll && isUnsure)
}

/** An array's elements, of which a condition picks one. */
const isChosenElement = ({ node, names }: SeenRelation, { node: select }: SeenSelect): boolean => {
  const isElements = node.kind === 'table call' || (node.kind === 'table' && node.path.length === 2)
  if (!isElements) return false
  const joins = select.from.flatMap((relation) =>
    [...nodesOf(relation)].flatMap((one) => (one.kind === 'join' && one.on ? [one.on] : [])),
  )
  const columns = new Set([...names, ...node.columns.map(({ text }) => text.toLowerCase())])
  return [...conjuncts(select.where), ...joins].some((condition) =>
    [...nodesOf(condition)].some(
      (one) =>
        one.kind === 'operator' &&
        one.operator === '=' &&
        one.operands.some((operand) => operand.kind === 'literal') &&
        one.operands.some(
          (operand) =>
            operand.kind === 'column' &&
            operand.path.some(
              ({ text }) => columns.has(text.toLowerCase()) || /^(nth|pos|offset|index|ordinality|idx|n)$/i.test(text),
            ),
        ),
    ),
  )
}
