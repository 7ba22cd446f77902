import type { ModelRelation } from '../../../compiler/check/model.ts'
import type { Key } from '../../../compiler/ir.ts'
import type { SqlExpression, SqlTable } from '../../../compiler/raw/tree.ts'
import type { Asking, Converting } from './converting.ts'
import { type Frame, findColumn, isColumn, isSameTable, namesOf, type Source, tableOf } from './frame.ts'
import { columnOperand } from './operand.ts'
import { type Rule, rule } from './rule.ts'

/** A table of the query that is a relation of the row, with the conditions that are not its key. */
export interface Linked {
  readonly relation: ModelRelation
  readonly source: Source
  readonly rest: readonly SqlExpression[]
}

const keyKinds = new Set(['text', 'integer', 'decimal', 'date'])
/** Keys are compared in rules as in SQL: no normal form, no type with values of its own. */
const isPlainKey = ({ parent, child }: Key): boolean =>
  [parent, child].every(({ type, storage, form }) => keyKinds.has(type.kind) && storage.as === 'plain' && !form)

/** The row of a related table: a frame of its own, or for a `one` relation a step from the row it hangs on. */
export const sourceOf = (relation: ModelRelation, table: SqlTable, parent: Source, converting: Converting): Source => {
  const names = namesOf(table, converting)
  const shared = { names, table: relation.table, relations: relation.relations }
  if (relation.cardinality === 'many') return { ...shared, relation, hops: [] }
  return { ...shared, hops: [...parent.hops, relation.name], base: parent.base ?? parent }
}

/** The relation by whose keys the table is joined to the row, as the equalities among the conditions say. */
export const linkOf = (
  table: SqlTable,
  parent: Source,
  frame: Frame,
  conditions: readonly SqlExpression[],
  converting: Converting,
): Linked | undefined => {
  const name = tableOf(table, converting)
  for (const relation of name ? parent.relations.values() : []) {
    if (
      !name ||
      relation.broken ||
      !isSameTable(relation.table.ref.name, name, converting) ||
      !relation.keys.every(isPlainKey)
    )
      continue
    const source = sourceOf(relation, table, parent, converting)
    const inside: Frame = { current: source, sources: [source], outer: frame }
    const used = relation.keys.map((key) =>
      conditions.find((one) => equates(one, key, source, parent, inside, converting)),
    )
    if (used.some((one) => one === undefined)) continue
    return { relation, source, rest: conditions.filter((one) => !used.includes(one)) }
  }
  return undefined
}

const equates = (
  condition: SqlExpression,
  { parent: parentKey, child: childKey }: Key,
  child: Source,
  parent: Source,
  frame: Frame,
  converting: Converting,
): boolean => {
  if (condition.kind !== 'operator' || condition.operator !== '=' || condition.negated) return false
  const found = condition.operands.map((side) =>
    isColumn(side) ? findColumn(side.path, frame, converting) : undefined,
  )
  const isParent = (at: number) => found[at]?.source === parent && found[at]?.column.read.column === parentKey.column
  const isChild = (at: number) => found[at]?.source === child && found[at]?.column.read.column === childKey.column
  return (isParent(0) && isChild(1)) || (isChild(0) && isParent(1))
}

/** The relation of a row whose only key joins these two columns. */
export const relationByColumns = (
  table: SqlTable,
  parent: Source,
  columns: { readonly parent: string; readonly child: string },
  converting: Converting,
): ModelRelation | undefined => {
  const name = tableOf(table, converting)
  return [...parent.relations.values()].find(({ table: other, keys, broken }) => {
    const [key, second] = keys
    const fits = key?.parent.column === columns.parent && key.child.column === columns.child && !second
    return name !== undefined && !broken && isSameTable(other.ref.name, name, converting) && fits && isPlainKey(key)
  })
}

/** Rules leave out rows that lie in the future of the run, and compare keys by every character. */
export const noteRows = ({ at, table, keys }: ModelRelation, { provided, rules }: Converting): void => {
  if (at) provided({ kind: 'past', table: table.ref.name, column: at.read.column })
  for (const { child } of rules.blanksAtEnd === 'ignored' ? keys : []) {
    if (child.type.kind === 'text')
      provided({ kind: 'no blanks at the end', table: table.ref.name, column: child.column })
  }
}

/** There is a row at the end of the steps of `one` relations. */
export const hopExists = (relation: ModelRelation, source: Source, asking: Asking): Rule => {
  const [key] = relation.keys
  const frame: Frame = { ...asking.frame, sources: [source] }
  const column = key && { kind: 'column' as const, path: [{ text: key.child.column, quoted: true }] }
  const operand = column && columnOperand(column, { ...asking, frame })
  if (!operand) throw new Error(`the key of the relation ${relation.name} is no plain column`)
  return rule({ kind: 'operation', operator: 'is set', operands: [operand.value] })
}
