import type { Home } from '../../../compiler/check/model.ts'
import { conjuncts } from '../../../compiler/raw/conjuncts.ts'
import { keyOf } from '../../../compiler/raw/names.ts'
import type { SqlBody, SqlExpression, SqlQuery, SqlRelation, SqlSelect, SqlTable } from '../../../compiler/raw/tree.ts'
import { nodesOf } from '../../../compiler/raw/walk.ts'
import { truth } from './condition.ts'
import type { Asking, Converting } from './converting.ts'
import { type Frame, findColumn, isColumn, isSameTable, namesOf, type Source, tableOf } from './frame.ts'
import { columnOperand } from './operand.ts'
import { optionalRules } from './optional.ts'
import { type Parts, partsOf } from './parts.ts'
import { hopExists, type Linked, linkOf, noteRows, relationByColumns, sourceOf } from './relation.ts'
import { all, complement, either, type Rule, unsaid } from './rule.ts'
import { groupRule, groupsExist, has, plainSelect, rowsExist } from './subquery.ts'

/** Who a query finds, as a rule. */
export const membersOf = (query: SqlQuery, home: Home, converting: Converting): Rule => {
  if (query.ctes.length > 0) return unsaid('`with`', query.ctes[0]?.name.span)
  if (query.limited) return unsaid('`limit`, which picks some of the people', query.limits[0]?.span ?? query.span)
  return membersOfBody(query.body, home, converting)
}

const membersOfBody = (body: SqlBody, home: Home, converting: Converting): Rule => {
  switch (body.kind) {
    case 'query':
      return membersOf(body, home, converting)
    case 'values':
      return unsaid('`values`')
    case 'set operation': {
      const [left, right] = [membersOf(body.left, home, converting), membersOf(body.right, home, converting)]
      if (body.operator === 'union') return either(left, right)
      if (body.all) return unsaid(`\`${body.operator} all\`, which counts how often an ID is given`)
      return body.operator === 'intersect' ? all(left, right) : all(left, complement(right))
    }
    case 'select':
      return membersOfSelect(body, home, converting)
    default:
      return body satisfies never
  }
}

const membersOfSelect = (select: SqlSelect, home: Home, converting: Converting): Rule => {
  const { table, id } = home
  if (!table || !id || id.node.distinct || id.read.form || id.node.trimmed || id.node.lower) {
    return unsaid('an entity whose ID is not a plain column of its own table')
  }
  if (select.items.length !== 1) return unsaid('a result of several columns', select.items[1]?.span ?? select.span)
  if (select.qualify) return unsaid('`qualify`', select.qualify.span)
  if (select.distinctOn.length > 0) return unsaid('`distinct on`', select.distinctOn[0]?.span)
  if (select.groupByAll || select.beside.length > 0) return unsaid('`group by all` and windows', select.span)
  const parts = partsOf(select)
  if (typeof parts === 'string') return unsaid(parts, select.span)
  const isPeople = (one: SqlTable): boolean => isSameTable(table.ref.name, tableOf(one, converting), converting)
  const people = parts.inner.find(isPeople)
  if (!people) return relatedMembers(select, parts, home, converting)
  const person: Source = { names: namesOf(people, converting), table, relations: home.relations, hops: [] }
  return joinedMembers(
    select,
    { ...parts, inner: parts.inner.filter((one) => one !== people) },
    person,
    id.read.column,
    converting,
  )
}

/** `select key from T where …`, grouped or not, over a relation of the people. */
const relatedMembers = (select: SqlSelect, parts: Parts, home: Home, converting: Converting): Rule => {
  const plain = plainSelect({
    kind: 'query',
    ctes: [],
    recursive: false,
    body: select,
    orderBy: [],
    limited: false,
    limits: [],
  })
  const { table, id } = home
  const [first] = parts.inner
  if (!table || !id || typeof plain === 'string' || !first)
    return unsaid('tables that are not those of the people', select.from[0] && spanIn(select.from[0]))
  const [item] = select.items
  const last = item?.kind === 'expression' && isColumn(item.value) ? item.value.path.at(-1) : undefined
  const person: Source = { names: [], table, relations: home.relations, hops: [] }
  const stored = tableOf(plain.table, converting)
  const columns = converting.catalog.tables.find(({ name }) => isSameTable(name, stored, converting))?.columns ?? []
  const child = columns.find(
    ({ name }) => last && keyOf({ text: name, quoted: true }, converting.rules) === keyOf(last, converting.rules),
  )?.name
  const relation =
    child !== undefined && relationByColumns(plain.table, person, { parent: id.read.column, child }, converting)
  if (!relation || child === undefined)
    return unsaid('a table or column that no relation of the model connects with the people', plain.table.span)
  const frame: Frame = { current: person, sources: [] }
  const asking: Asking = { converting, frame, find: columnOperand, rows: true }
  const source = sourceOf(relation, plain.table, person, converting)
  if (select.groupBy.length === 0 && select.having) return unsaid('`having` without `group by`', select.having.span)
  if (select.groupBy.length === 0) return rowsExist(relation, source, conjuncts(select.where), asking, truth)
  const parent = columnOperand(
    { kind: 'column', path: [{ text: id.read.column, quoted: true }] },
    { ...asking, frame: { current: person, sources: [person] } },
  )
  return groupsExist(relation, source, select, { child, parent }, asking, truth)
}

const spanIn = (relation: SqlRelation) => ('span' in relation ? relation.span : undefined)

/** The people's own table, with related tables joined to it. */
const joinedMembers = (select: SqlSelect, parts: Parts, person: Source, id: string, converting: Converting): Rule => {
  const links = linkAll(parts, person, converting)
  if (typeof links === 'string') return unsaid(links, select.from[0] && spanIn(select.from[0]))
  const { rows, hops, rest } = links
  const left = optionalRules(parts, rest, person, converting)
  if (left.kind === 'unsaid') return left.rule
  const sources = [person, ...hops.map(({ source }) => source), ...left.hops, ...rows.map(({ source }) => source)]
  const frame: Frame = { current: person, sources }
  const asking: Asking = { converting, frame, find: columnOperand, rows: true }
  if (!isId(select, person, id, rows, asking))
    return unsaid('a column that is not the ID of the people', select.items[0]?.span ?? select.span)
  for (const { relation } of hops) noteRows(relation, converting)
  const sorted = sortConditions(left.rest, rows, asking)
  if (typeof sorted === 'string') return unsaid(sorted, left.rest[0]?.span)
  if (select.having && left.multiplies) return unsaid('`having` over rows that a LEFT JOIN repeats', select.having.span)
  const grouped = groupedRows(select, rows, sorted, person, id, asking)
  if (grouped) return all(...personRules(sorted, hops, asking), left.rule, grouped)
  const related = rows.map((linked) => rowRule(linked, sorted.get(linked) ?? [], asking))
  return all(...personRules(sorted, hops, asking), ...related, left.rule)
}

type Sorted = ReadonlyMap<Linked | undefined, readonly SqlExpression[]>

const personRules = (sorted: Sorted, hops: readonly Linked[], asking: Asking): readonly Rule[] => [
  ...hops.map(({ relation, source }) => hopExists(relation, source, asking)),
  ...(sorted.get(undefined) ?? []).map((one) => truth(one, asking).yes),
]

/** A condition on joined rows stands where the row is. */
const rowAsking = ({ source }: Linked, asking: Asking): Asking => ({
  ...asking,
  frame: { current: source, sources: asking.frame.sources },
})

const rowRule = (linked: Linked, conditions: readonly SqlExpression[], asking: Asking): Rule => {
  noteRows(linked.relation, asking.converting)
  return has(linked.relation, all(...conditions.map((one) => truth(one, rowAsking(linked, asking)).yes)))
}

interface Links {
  readonly rows: readonly Linked[]
  readonly hops: readonly Linked[]
  readonly rest: readonly SqlExpression[]
}

/** Each table is a relation of the person, by equalities among the conditions. */
const linkAll = ({ inner, conditions }: Parts, person: Source, converting: Converting): Links | string => {
  const rows: Linked[] = []
  const hops: Linked[] = []
  let rest = conditions
  for (const table of inner) {
    const frame: Frame = { current: person, sources: [person] }
    const linked = linkOf(table, person, frame, rest, converting)
    if (!linked) return 'a table that no relation of the model connects with the people'
    ;(linked.relation.cardinality === 'many' ? rows : hops).push(linked)
    rest = linked.rest
  }
  return { rows, hops, rest }
}

/** Which joined row each condition is about; those of the person alone stand under `undefined`. */
const sortConditions = (
  conditions: readonly SqlExpression[],
  rows: readonly Linked[],
  { frame, converting }: Asking,
): Sorted | string => {
  const sorted = new Map<Linked | undefined, SqlExpression[]>()
  for (const condition of conditions) {
    const nodes = [...nodesOf(condition)]
    const touched = new Set(
      nodes.flatMap((node) => {
        const source = node.kind === 'column' ? findColumn(node.path, frame, converting)?.source : undefined
        return rows.filter((linked) => linked.source === source)
      }),
    )
    if (touched.size > 1) return 'a condition that compares rows of two relations'
    const [row] = touched
    if (row && nodes.some(({ kind }) => kind === 'query')) return 'a subquery about joined rows'
    sorted.set(row, [...(sorted.get(row) ?? []), condition])
  }
  return sorted
}

/** The only item is the ID, or the key of a joined row that equals it. */
const isId = ({ items }: SqlSelect, person: Source, id: string, rows: readonly Linked[], asking: Asking): boolean => {
  const [item] = items
  return item?.kind === 'expression' && isIdValue(item.value, person, id, rows, asking)
}

const isIdValue = (
  value: SqlExpression,
  person: Source,
  id: string,
  rows: readonly Linked[],
  { frame, converting }: Asking,
): boolean => {
  const found = isColumn(value) ? findColumn(value.path, frame, converting) : undefined
  if (!found) return false
  const name = found.column.read.column
  if (found.source === person) return name === id
  const linked = rows.find(({ source }) => source === found.source)
  return linked?.relation.keys.some(({ parent, child }) => parent.column === id && child.column === name) === true
}

/** Joined rows grouped by the ID are the rows of the relation, once there is one relation only. */
const groupedRows = (
  { groupBy, having, items }: SqlSelect,
  rows: readonly Linked[],
  sorted: Sorted,
  person: Source,
  id: string,
  asking: Asking,
): Rule | undefined => {
  const [by, second] = groupBy
  if (!by) return having ? unsaid('`having` without `group by`', having.span) : undefined
  const [item] = items
  const key = by.kind === 'literal' && by.value === '1' && item?.kind === 'expression' ? item.value : by
  if (second || !isIdValue(key, person, id, rows, asking)) return unsaid('a group by other things than the ID', by.span)
  if (!having) return undefined
  const [linked, other] = rows
  if (!linked || other) return unsaid('`having` over other rows than those of one relation', having.span)
  const inside = rowAsking(linked, asking)
  const where = all(...(sorted.get(linked) ?? []).map((one) => truth(one, inside).yes))
  const child = linked.relation.keys[0]?.child.column ?? ''
  return groupRule(
    linked.relation,
    { path: [linked.relation.name], inside, where, key: { child, parent: undefined } },
    having,
    asking,
    truth,
  )
}
