import { columnKey, keyOf } from './names.ts'
import type { SqlRules } from './rules.ts'
import { type Columns, nameOf, renamed } from './scope.ts'
import type { SqlName, SqlReshaped } from './tree.ts'
import { nodesOf } from './walk.ts'

/** Columns of a PIVOT: those of the relation that it does not use up, then one for each value and aggregate. */
export const pivotColumns = (relation: SqlReshaped, of: Columns, rules: SqlRules): Columns => {
  const { pivot, parts } = relation
  if (!pivot || !of) return undefined
  const used = new Set(
    parts.flatMap((part) =>
      [...nodesOf(part)].flatMap((node) => {
        const last = node.kind === 'column' ? node.path.at(-1) : undefined
        return last ? [keyOf(last, rules)] : []
      }),
    ),
  )
  const kept = of.filter(({ name }) => name === undefined || !used.has(columnKey(name, rules)))
  const made = pivot.values.flatMap(({ text, alias }) =>
    pivot.aggregates.map((aggregate) => pivotName(text, alias, aggregate, pivot.aggregates.length, rules)),
  )
  if (made.some((name) => name === undefined) && made.length + kept.length !== relation.columns.length) return undefined
  const columns = [...kept, ...made.map((name) => (name === undefined ? {} : { name }))]
  return renamed(columns, relation.columns, rules)
}

const pivotName = (
  text: string,
  alias: SqlName | undefined,
  aggregate: SqlName | undefined,
  count: number,
  rules: SqlRules,
): string | undefined => {
  const value = alias ? nameOf(alias, rules) : text
  const about = aggregate && nameOf(aggregate, rules)
  switch (rules.pivotNames) {
    case 'aggregate first':
      return about === undefined ? (count === 1 ? value : undefined) : `${about}_${value}`
    case 'value first of several':
      return count === 1 ? value : about === undefined ? undefined : `${value}_${about}`
    case 'value only':
      return count === 1 && about === undefined ? value.toLowerCase() : undefined
    case 'quoted value':
      return count === 1 && about === undefined ? (alias ? value : `'${text}'`) : undefined
    case 'unknown':
      return undefined
    default:
      return rules.pivotNames satisfies never
  }
}
