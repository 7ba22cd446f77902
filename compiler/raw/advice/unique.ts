import { conjuncts } from '../conjuncts.ts'
import { keyOf } from '../names.ts'
import type { SqlCall, SqlExpression, SqlJoin, SqlQuery, SqlRelation, SqlSelect } from '../tree.ts'
import { nodesOf, relationsOf } from '../walk.ts'
import { isOneRow } from './one-row.ts'
import { fingerprint, type Located, outputAt, outputNamed, relationOf } from './origin.ts'
import { remembered, type Seen, type SeenRelation, type SeenSelect } from './seen.ts'

/** Columns that the model says are unique, beside the keys of the catalog. */
export type KnownUnique = (relation: SeenRelation, key: string) => boolean

interface Asking {
  readonly seen: Seen
  readonly known: KnownUnique
}

/** Whether it is certain that no value of the output at a position stands in two rows. */
export const isUniqueAt = (query: SqlQuery, position: number, asking: Asking): boolean =>
  remembered(asking.seen.memory.unique, query, position, () => {
    // A recursive query that asks for itself knows nothing.
    asking.seen.memory.unique.get(query)?.set(position, false)
    return isUniqueBody(query, position, asking)
  })

const isUniqueBody = (query: SqlQuery, position: number, asking: Asking): boolean => {
  const { body } = query
  switch (body.kind) {
    case 'query':
      return isUniqueAt(body, position, asking)
    case 'values':
      return body.rows.length < 2
    case 'set operation': {
      const left = isUniqueAt(body.left, position, asking)
      if (body.operator !== 'union') return left || (!body.all && isSingleColumn(body.left))
      return !body.all && isSingleColumn(body.left)
    }
    case 'select': {
      const select = asking.seen.of(body)
      const output = select && outputAt(select, position, asking.seen)
      if (!select) return false
      if (body.distinct && isSingleColumn(query)) return true
      return output?.select === select ? isUniqueIn(select, output, asking) : throughStar(select, position, asking)
    }
    default:
      return body satisfies never
  }
}

const throughStar = (select: SeenSelect, position: number, asking: Asking): boolean => {
  const [relation, second] = select.relations
  const [item] = select.node.items
  if (!relation || second || item?.kind !== 'star' || item.chosen) return false
  if (relation.query) return item.except.length === 0 && isUniqueAt(relation.query, position, asking)
  const { rules } = asking.seen
  const left = new Set([...item.except, ...item.replace.map(({ name }) => name)].map((name) => keyOf(name, rules)))
  const given = relation.table?.columns.map(({ name }) => ({ text: name, quoted: true }))
  const column = given?.filter((name) => !left.has(keyOf(name, rules)))[position]
  return column !== undefined && isKeyOf(relation, { kind: 'column', path: [column] }, asking)
}

const isSingleColumn = (query: SqlQuery): boolean => {
  const { body } = query
  if (body.kind === 'query') return isSingleColumn(body)
  if (body.kind === 'set operation') return isSingleColumn(body.left)
  if (body.kind === 'values') return body.rows[0]?.length === 1
  return body.items.length === 1 && body.items[0]?.kind === 'expression'
}

const isUniqueIn = (select: SeenSelect, output: Located, asking: Asking): boolean => {
  const id = withoutCast(output)
  const { node } = select
  const same = (value: SqlExpression): boolean =>
    fingerprint({ value, select }, asking.seen) === fingerprint(id, asking.seen)
  if (node.distinctOn.length === 1 && node.distinctOn.every(same)) return true
  if (node.distinct && node.items.every((item) => item.kind === 'expression' && isOfOneId(item.value, same, node)))
    return true
  if (firstOfEach(select, id, asking)) return true
  const keys = groupKeys(node)
  if (keys) return keys.length === 0 || (keys.some(same) && keys.every((key) => same(key) || follows(key, id, asking)))
  return id.value.kind === 'column' && isUniqueColumn(id, asking)
}

/** The ID itself, or what a window over its rows gives to each of them. */
const isOfOneId = (value: SqlExpression, same: (value: SqlExpression) => boolean, { beside }: SqlSelect): boolean => {
  if (same(value)) return true
  if (value.kind !== 'call' || !value.over) return false
  return (value.beside.length > 0 ? value.beside : beside).some(same)
}

/** Different values stay different as text. */
const withoutCast = (id: Located): Located =>
  id.value.kind === 'cast' && /^(text|string|varchar|character varying)$/.test(id.value.to)
    ? withoutCast({ ...id, value: id.value.value })
    : id

/** What is grouped by; empty when everything is one row, absent when nothing is grouped. */
const groupKeys = (node: SqlSelect): readonly SqlExpression[] | undefined => {
  const values = node.items.flatMap((item) => (item.kind === 'expression' ? [item] : []))
  if (node.groupByAll) return values.map(({ value }) => value).filter((value) => !hasAggregate(value))
  if (node.groupBy.length === 0) {
    return values.length === node.items.length && values.some(({ value }) => isAggregate(value)) ? [] : undefined
  }
  return node.groupBy
    .map((key) => {
      if (key.kind === 'literal' && key.type === 'number') return node.items[Number(key.value) - 1]
      const alias = key.kind === 'column' && key.path.length === 1 ? key.path[0]?.text.toLowerCase() : undefined
      const named = values.find((item) => alias !== undefined && item.alias?.text.toLowerCase() === alias)
      return named ?? { kind: 'expression' as const, value: key }
    })
    .flatMap((item) => (item?.kind === 'expression' ? [item.value] : []))
}

const aggregates =
  /^(count|count_star|sum|avg|min|max|any_value|array_agg|string_agg|listagg|bool_or|bool_and|count_if|countif|max_by|min_by|arg_max|arg_min|median|mode|list)$/
const isAggregate = (value: SqlExpression): boolean =>
  value.kind === 'call' && !value.over && aggregates.test(value.path.at(-1)?.text.toLowerCase() ?? '')
const hasAggregate = (value: SqlExpression): boolean => {
  for (const node of nodesOf(value)) {
    if (node.kind === 'call' && isAggregate(node)) return true
  }
  return false
}

/** What is made of columns of the row that a unique ID names has one value for each ID. */
const follows = (key: SqlExpression, id: Located, asking: Asking): boolean => {
  const own = id.value.kind === 'column' ? relationOf(id.value.path, id.select, asking.seen)?.relation : undefined
  if (!own || !isKeyOf(own, id.value, asking)) return key.kind === 'literal'
  return [...nodesOf(key)].every((node) => {
    if (node.kind === 'query' || (node.kind === 'call' && node.over)) return false
    return node.kind !== 'column' || relationOf(node.path, id.select, asking.seen)?.relation === own || isDatePart(node)
  })
}

/** `date_trunc(created_at, week)`: some parsers take the part for a column. */
const isDatePart = ({ path }: Extract<SqlExpression, { kind: 'column' }>): boolean =>
  path.length === 1 && /^(year|quarter|month|week|isoweek|day|hour|minute|second)$/i.test(path[0]?.text ?? '')

const isKeyOf = (relation: SeenRelation, column: SqlExpression, { seen, known }: Asking): boolean => {
  const name = column.kind === 'column' ? column.path.at(-1) : undefined
  if (!name) return false
  const key = keyOf(name, seen.rules)
  if (relation.query) return isUniqueNamed(relation, key, { seen, known })
  const keys = relation.table?.uniqueKeys ?? []
  return known(relation, key) || keys.some((columns) => columns.length === 1 && sameKey(columns[0], key, seen))
}

const sameKey = (name: string | undefined, key: string, { rules }: Seen): boolean =>
  name !== undefined && keyOf({ text: name, quoted: true }, rules) === key

const isUniqueNamed = ({ query, columns }: SeenRelation, key: string, asking: Asking): boolean => {
  const output = query && outputNamed(query, key, columns, asking.seen)
  if (!query || !output) return false
  const position = output.select.node.items.findIndex(
    (item) => item.kind === 'expression' && item.value === output.value,
  )
  if (position !== -1) return isUniqueAt(query, position, asking)
  return isUniqueColumn(output, asking)
}

const isUniqueColumn = (id: Located, asking: Asking): boolean => {
  if (id.value.kind !== 'column') return false
  const found = relationOf(id.value.path, id.select, asking.seen)
  if (found?.select !== id.select || !isKeyOf(found.relation, id.value, asking)) return false
  return id.select.node.from.every((relation) =>
    relationsOf([relation]).includes(found.relation.node)
      ? keeps(relation, found.relation, id.select, asking)
      : relation.kind === 'derived' && isOneRow(relation.query),
  )
}

/** Whether a row of the relation stays at most one row of the join. */
const keeps = (at: SqlRelation, relation: SeenRelation, select: SeenSelect, asking: Asking): boolean => {
  if (at.kind !== 'join') return at === relation.node
  const inLeft = relationsOf([at.left]).includes(relation.node)
  const [own, other] = inLeft ? [at.left, at.right] : [at.right, at.left]
  if (!keeps(own, relation, select, asking)) return false
  if (at.type === 'semi' || at.type === 'anti') return inLeft
  return matchesOnce(at, other, select, asking)
}

const matchesOnce = (join: SqlJoin, other: SqlRelation, select: SeenSelect, asking: Asking): boolean => {
  if (other.kind === 'join') return false
  if (other.kind === 'derived' && other.query.limits.some((one) => one.kind === 'literal' && one.value === '1'))
    return true
  const relation = select.relations.find(({ node }) => node === other)
  if (!relation) return false
  const byName = join.using.some((name) => isKeyOf(relation, { kind: 'column', path: [name] }, asking))
  return byName || conjuncts(join.on).some((part) => equatesKey(part, relation, select, asking))
}

const equatesKey = (part: SqlExpression, relation: SeenRelation, select: SeenSelect, asking: Asking): boolean => {
  if (part.kind !== 'operator' || part.operator !== '=' || part.negated) return false
  const sides = part.operands.map((operand) => ({
    operand,
    of: operand.kind === 'column' ? relationOf(operand.path, select, asking.seen)?.relation : undefined,
  }))
  return sides.some(
    ({ operand, of }, index) =>
      of === relation && sides[1 - index]?.of !== relation && isKeyOf(relation, operand, asking),
  )
}

/** `row_number() over (partition by the ID …) = 1`, here or in the derived table that is read. */
const firstOfEach = (select: SeenSelect, id: Located, { seen }: Asking): boolean =>
  [...conjuncts(select.node.qualify), ...conjuncts(select.node.where)].some((part) => {
    if (!isFirst(part)) return false
    return part.operands.some((operand) => {
      const call = rowNumber({ value: operand, select }, seen)
      const inner = call && innerId(id, call.select, seen)
      if (!call || !inner) return false
      // A window with a name stands behind the SELECT.
      const parts = call.value.beside.length > 0 ? call.value.beside : call.select.node.beside
      const wanted = fingerprint(inner, seen)
      return parts.some((value) => fingerprint({ value, select: call.select }, seen) === wanted)
    })
  })

/** `= 1`, `1 =`, `<= 1`, `< 2`. */
const isFirst = (part: SqlExpression): part is Extract<SqlExpression, { kind: 'operator' }> => {
  if (part.kind !== 'operator' || part.negated) return false
  const [left, right] = part.operands
  const number = [left, right].find((operand) => operand?.kind === 'literal')
  const last = part.operator === '<' ? '2' : '1'
  const plain = part.operator === '=' || (number === right && ['<', '<='].includes(part.operator))
  return plain && number?.kind === 'literal' && number.value === last
}

const rowNumber = (
  located: Located,
  seen: Seen,
): { readonly value: SqlCall; readonly select: SeenSelect } | undefined => {
  const { value, select } = located
  if (value.kind === 'call') return isRowNumber(value) ? { value, select } : undefined
  if (value.kind !== 'column') return undefined
  const alias = value.path.length === 1 ? value.path[0] : undefined
  const own = select.node.items.find(
    (item) =>
      item.kind === 'expression' && item.alias && alias && keyOf(item.alias, seen.rules) === keyOf(alias, seen.rules),
  )
  if (own?.kind === 'expression' && own.value.kind === 'call') return rowNumber({ value: own.value, select }, seen)
  const name = value.path.at(-1)
  const found = relationOf(value.path, select, seen)
  if (!found?.relation.query || !name) return undefined
  const inner = outputNamed(found.relation.query, keyOf(name, seen.rules), found.relation.columns, seen)
  return inner && rowNumber(inner, seen)
}

const isRowNumber = ({ over, path }: SqlCall): boolean => over && path.at(-1)?.text.toLowerCase() === 'row_number'

/** The ID as the SELECT of the window sees it. */
const innerId = (id: Located, select: SeenSelect, seen: Seen): Located | undefined => {
  let at: Located | undefined = id
  for (let depth = 0; at && at.select !== select && depth < 50; depth++) at = behind(at, seen)
  return at
}

/** A column of a derived table as that table's query makes it. */
const behind = ({ value, select }: Located, seen: Seen): Located | undefined => {
  const name = value.kind === 'column' ? value.path.at(-1) : undefined
  const relation = value.kind === 'column' ? relationOf(value.path, select, seen)?.relation : undefined
  if (!relation?.query || !name) return undefined
  return outputNamed(relation.query, keyOf(name, seen.rules), relation.columns, seen)
}
