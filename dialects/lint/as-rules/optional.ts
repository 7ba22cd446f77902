import type { SqlExpression } from '../../../compiler/raw/tree.ts'
import { nodesOf } from '../../../compiler/raw/walk.ts'
import { truth } from './condition.ts'
import type { Asking, Converting } from './converting.ts'
import { type Frame, findColumn, isColumn, isNullable, type Source } from './frame.ts'
import { columnOperand } from './operand.ts'
import type { Parts } from './parts.ts'
import { type Linked, linkOf, noteRows } from './relation.ts'
import { all, complement, type Rule, unsaid } from './rule.ts'
import { rowsExist } from './subquery.ts'

export type Optional =
  | {
      readonly kind: 'said'
      readonly rule: Rule
      readonly rest: readonly SqlExpression[]
      readonly hops: readonly Source[]
      /** Rows of a relation with many stand beside those that are grouped. */
      readonly multiplies: boolean
    }
  | { readonly kind: 'unsaid'; readonly rule: Rule }

/** LEFT JOIN: a `one` relation's row may be missing; `… where T.key is null` asks that there be none. */
export const optionalRules = (
  { optional }: Parts,
  conditions: readonly SqlExpression[],
  person: Source,
  converting: Converting,
): Optional => {
  const rules: Rule[] = []
  const hops: Source[] = []
  let rest = conditions
  let multiplies = false
  for (const { table, on, anti } of optional) {
    const frame: Frame = { current: person, sources: [person] }
    const linked = linkOf(table, person, frame, on, converting)
    if (!linked)
      return {
        kind: 'unsaid',
        rule: unsaid('a table that no relation of the model connects with the people', table.span),
      }
    const asking: Asking = { converting, frame, find: columnOperand, rows: true }
    const empty = rest.find((one) => asksForNone(one, linked, asking))
    const others = rest.filter((one) => one !== empty)
    const isMentioned = others.some((one) => mentions(one, linked.source, asking))
    const isNone = anti || empty !== undefined
    if (isNone && !isMentioned) {
      rules.push(complement(rowsExist(linked.relation, linked.source, linked.rest, asking, truth)))
      rest = others
    } else if (!isNone && linked.relation.cardinality === 'one' && linked.rest.length === 0) {
      noteRows(linked.relation, converting)
      hops.push(linked.source)
    } else if (!isMentioned && !isNone) {
      multiplies ||= linked.relation.cardinality === 'many'
    } else {
      return { kind: 'unsaid', rule: unsaid('a condition on rows that a LEFT JOIN may miss', table.span) }
    }
  }
  return { kind: 'said', rule: all(...rules), rest, hops, multiplies }
}

/** `T.column is null` of a column that is never NULL in a joined row. */
const asksForNone = (one: SqlExpression, { relation, source }: Linked, { frame, converting }: Asking): boolean => {
  if (one.kind !== 'operator' || one.operator !== 'is null' || one.negated) return false
  const [value] = one.operands
  const sources = [...frame.sources, source]
  const found = value && isColumn(value) ? findColumn(value.path, { ...frame, sources }, converting) : undefined
  if (found?.source !== source) return false
  const name = found.column.read.column
  return (
    relation.keys.some(({ child }) => child.column === name) || !isNullable(relation.table.ref.name, name, converting)
  )
}

const mentions = (one: SqlExpression, source: Source, { frame, converting }: Asking): boolean =>
  [...nodesOf(one)].some(
    (node) =>
      node.kind === 'column' &&
      findColumn(node.path, { ...frame, sources: [...frame.sources, source] }, converting)?.source === source,
  )
