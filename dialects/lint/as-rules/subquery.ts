import type { ModelRelation } from '../../../compiler/check/model.ts'
import { conjuncts } from '../../../compiler/raw/conjuncts.ts'
import type { SqlExpression, SqlQuery, SqlSelect, SqlTable } from '../../../compiler/raw/tree.ts'
import type { Expression } from '../../../grammar/tree/index.ts'
import { comparisonOf, isAboveNothing } from './comparison.ts'
import type { Asking } from './converting.ts'
import { type Frame, findColumn, isColumn, isNullable, isSameTable, namesOf, type Source, tableOf } from './frame.ts'
import { type Group, groupOperand } from './group.ts'
import { columnOperand, type Operand } from './operand.ts'
import { hopExists, linkOf, noteRows, relationByColumns, sourceOf } from './relation.ts'
import { all, certain, complement, outside, type Rule, rule, type Truth, unsaid } from './rule.ts'

type ToTruth = (node: SqlExpression, asking: Asking) => Truth

/** The SELECT of a subquery over one table, with nothing but conditions; or why it is more. */
export const plainSelect = (query: SqlQuery): { readonly select: SqlSelect; readonly table: SqlTable } | string => {
  const { body } = query
  if (body.kind === 'query' && query.ctes.length === 0 && !query.limited) return plainSelect(body)
  if (body.kind !== 'select') return 'a subquery that is no plain SELECT'
  const [table, second] = body.from
  if (query.ctes.length > 0) return '`with`'
  if (query.limited) return '`limit`'
  if (table?.kind !== 'table' || second || table.columns.length > 0) return 'a subquery over more than one table'
  if (body.qualify || body.distinctOn.length > 0 || body.groupByAll || body.beside.length > 0) {
    return 'a subquery with windows, or with one row of each group'
  }
  return { select: body, table }
}

/** `exists (select … from T where T.key = row.key and …)`: the row has such rows. */
export const existence = (
  { query, span }: Extract<SqlExpression, { kind: 'exists' }>,
  asking: Asking,
  truth: ToTruth,
): Truth => {
  const plain = plainSelect(query)
  if (typeof plain === 'string') return outside(plain, span)
  const { select, table } = plain
  const isPlain = select.groupBy.length === 0 && !select.having && select.items.every(isNoAggregate)
  if (!isPlain) return outside('`exists` over groups', span)
  const { frame, converting } = asking
  const linked = linkOf(table, frame.current, frame, conjuncts(select.where), converting)
  if (!linked) return outside('`exists` over rows that no relation of the model connects', span ?? table.span)
  return certain(rowsExist(linked.relation, linked.source, linked.rest, asking, truth))
}

const isNoAggregate = (item: SqlSelect['items'][number]): boolean =>
  item.kind === 'star' || item.value.kind === 'literal' || item.value.kind === 'column'

/** The row has related rows that fulfil the conditions. */
export const rowsExist = (
  relation: ModelRelation,
  source: Source,
  conditions: readonly SqlExpression[],
  asking: Asking,
  truth: ToTruth,
): Rule => {
  noteRows(relation, asking.converting)
  const inside = insideOf(relation, source, asking)
  const where = all(...conditions.map((one) => truth(one, inside).yes))
  if (relation.cardinality === 'one') return all(hopExists(relation, source, asking), where)
  return has(relation, where)
}

/** Where the conditions on the rows of a relation stand. */
export const insideOf = (relation: ModelRelation, source: Source, asking: Asking): Asking => {
  const { frame } = asking
  const current = relation.cardinality === 'many' ? source : frame.current
  const inside: Frame = { current, sources: [source], outer: frame }
  return { ...asking, frame: inside, find: columnOperand, rows: true }
}

export const has = ({ name }: ModelRelation, where: Rule): Rule => {
  if (where.kind === 'never' || where.kind === 'unsaid') return where
  return rule({ kind: 'has', path: [name], ...(where.kind === 'rule' && { where: where.rule }) })
}

/** `column in (select column from T where …)`, grouped or not. */
export const queryMembership = (
  { operands, query, span }: Extract<SqlExpression, { kind: 'in query' }>,
  asking: Asking,
  truth: ToTruth,
): Truth => {
  const plain = plainSelect(query)
  if (typeof plain === 'string') return outside(plain, span)
  const [value, second] = operands
  const { frame, converting } = asking
  const own = value && isColumn(value) && !second ? findColumn(value.path, frame, converting) : undefined
  const parent = value && columnOperand(value, asking)
  if (!own || !parent || own.source !== frame.current)
    return outside('`in` of other things than a column of the row', span)
  const { select, table } = plain
  const child = onlyColumn(select, table, asking)
  const relation =
    child && relationByColumns(table, frame.current, { parent: own.column.read.column, child }, converting)
  if (!relation || child === undefined) {
    return outside('`in` over rows that no relation of the model connects', span ?? table.span)
  }
  const source = sourceOf(relation, table, frame.current, converting)
  const yes =
    select.having || select.groupBy.length > 0
      ? groupsExist(relation, source, select, { child, parent }, asking, truth)
      : rowsExist(relation, source, conjuncts(select.where), asking, truth)
  return { yes, no: notAmong(yes, { relation, select, child, parent }, asking, span) }
}

type Spanned = Parameters<typeof unsaid>[1]

interface Among {
  readonly relation: ModelRelation
  readonly select: SqlSelect
  readonly child: string
  readonly parent: Operand
}

/**
 * One NULL among the values makes `not in` unknown for everybody else; and NULL is not in an empty list, but unknown in any
 * other, which no row can tell of itself.
 */
const notAmong = (
  yes: Rule,
  { relation, select, child, parent }: Among,
  { converting }: Asking,
  span: Spanned,
): Rule => {
  if (parent.isSet.kind !== 'always') return unsaid('`not in` of a column that may be missing', span)
  const excluded = conjuncts(select.where).some(
    (one) =>
      one.kind === 'operator' &&
      one.operator === 'is null' &&
      one.negated &&
      one.operands[0]?.kind === 'column' &&
      one.operands[0].path.at(-1)?.text.toLowerCase() === child.toLowerCase(),
  )
  if (!excluded && isNullable(relation.table.ref.name, child, converting)) {
    return unsaid(`\`not in\` over \`${child}\`, which may be missing`, span)
  }
  return complement(yes)
}

/** The column that a subquery gives. */
const onlyColumn = (select: SqlSelect, table: SqlTable, { converting }: Asking): string | undefined => {
  const [item, second] = select.items
  if (second || item?.kind !== 'expression' || !isColumn(item.value)) return undefined
  const name = item.value.path.at(-1)
  const qualifier = item.value.path.slice(0, -1)
  const names = namesOf(table, converting)
  const fits = qualifier.length === 0 || qualifier.at(-1)?.text.toLowerCase() === names.at(-1)?.toLowerCase()
  const stored = tableOf(table, converting)
  const found = converting.catalog.tables.find((one) => isSameTable(one.name, stored, converting))
  const column = found?.columns.find((one) => one.name.toLowerCase() === name?.text.toLowerCase())
  return fits ? column?.name : undefined
}

/** `select key from T where … group by key having …`: the rows that have such a group. */
export const groupsExist = (
  relation: ModelRelation,
  source: Source,
  select: SqlSelect,
  key: { readonly child: string; readonly parent: Operand | undefined },
  asking: Asking,
  truth: ToTruth,
): Rule => {
  const span = select.groupBy[0]?.span
  const [by, second] = select.groupBy
  const isByKey = by && !second && isGroupKey(by, source, key.child, asking)
  if (!isByKey || relation.cardinality === 'one') return unsaid('a group by other things than the ID', span)
  const inside = insideOf(relation, source, asking)
  const where = all(...conjuncts(select.where).map((one) => truth(one, inside).yes))
  return groupRule(relation, { path: [relation.name], inside, where, key }, select.having, asking, truth)
}

const isGroupKey = (by: SqlExpression, source: Source, child: string, { frame, converting }: Asking): boolean => {
  if (by.kind === 'literal') return by.type === 'number' && by.value === '1'
  const inside: Frame = { current: source, sources: [source], outer: frame }
  const found = isColumn(by) ? findColumn(by.path, inside, converting) : undefined
  return found?.source === source && found.column.read.column === child
}

/** A group exists where there is a row; then HAVING is asked. */
export const groupRule = (
  relation: ModelRelation,
  group: Group,
  having: SqlExpression | undefined,
  asking: Asking,
  truth: ToTruth,
): Rule => {
  noteRows(relation, asking.converting)
  const exists = has(relation, group.where)
  if (!having || exists.kind !== 'rule') return exists
  const asked = truth(having, { ...asking, find: groupOperand(group, truth), rows: false })
  const counted = asked.yes.kind === 'rule' ? countedRows(asked.yes.rule, relation, group.where) : undefined
  if (counted) return rule(counted)
  return asked.yes.kind === 'rule' && needsRow(asked.yes.rule) ? asked.yes : all(exists, asked.yes)
}

/** It holds only where the group has a row. */
const needsRow = (asked: Expression): boolean => {
  if (asked.kind === 'and') return asked.operands.some(needsRow)
  if (asked.kind !== 'operation' || asked.negated) return false
  const [left, right] = asked.operands
  const sign = comparisonOf(asked.operator)
  if (left?.kind !== 'aggregate' || !sign || !right) return false
  return (left.function === 'min' || left.function === 'max') && sign !== '!=' ? true : isAboveNothing(sign, right)
}

const counts = { '>=': 'at least', '>': 'more than', '=': 'exactly' } as const

/** `count(orders where …) >= 3` as `has at least 3 orders where …`. */
const countedRows = (asked: Expression, { name }: ModelRelation, where: Rule): Expression | undefined => {
  if (asked.kind !== 'operation' || !(asked.operator in counts)) return undefined
  const compare = counts[asked.operator as keyof typeof counts]
  const [left, right] = asked.operands
  const isRows =
    left?.kind === 'aggregate' &&
    left.function === 'count' &&
    left.value.kind === 'field' &&
    left.value.path.length === 1
  const least = asked.operator === '>' ? 0 : 1
  if (!isRows || right?.kind !== 'number' || !/^\d{1,9}$/.test(right.value) || Number(right.value) < least)
    return undefined
  const plain = JSON.stringify(left.where) === JSON.stringify(where.kind === 'rule' ? where.rule : undefined)
  if (!plain) return undefined
  return {
    kind: 'has',
    path: [name],
    count: { compare, low: Number(right.value) },
    ...(where.kind === 'rule' && { where: where.rule }),
  }
}
