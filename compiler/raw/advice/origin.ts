import type { CatalogColumn, CatalogTable } from '../../catalog.ts'
import { ownName } from '../column-name.ts'
import { columnKey, keyOf } from '../names.ts'
import type { SqlExpression, SqlName, SqlQuery, SqlSelect } from '../tree.ts'
import { type FoundRelation, type Located, remembered, type Seen, type SeenRelation, type SeenSelect } from './seen.ts'

export type { Located } from './seen.ts'

/** A column of a table of the catalog. */
export interface Origin {
  readonly table: CatalogTable
  readonly column: CatalogColumn
}

type Column = Extract<SqlExpression, { kind: 'column' }>

const tableColumn = ({ table, columns }: SeenRelation, key: string, { rules }: Seen): CatalogColumn | undefined =>
  columns.length > 0 ? undefined : table?.columns.find(({ name }) => columnKey(name, rules) === key)

/** Each SELECT that a query's rows come from; the first one names the columns. */
export const selectsBehind = (query: SqlQuery): readonly SqlSelect[] => {
  const { body } = query
  if (body.kind === 'query') return selectsBehind(body)
  if (body.kind === 'select') return [body]
  return body.kind === 'values' ? [] : [...selectsBehind(body.left), ...selectsBehind(body.right)]
}

/** What a query gives under a name, in its first SELECT. */
export const outputNamed = (query: SqlQuery, key: string, given: readonly SqlName[], seen: Seen): Located | undefined =>
  remembered(seen.memory.outputs, query, `${given.length} ${key}`, () => findOutput(query, key, given, seen))

const findOutput = (query: SqlQuery, key: string, given: readonly SqlName[], seen: Seen): Located | undefined => {
  const [first] = selectsBehind(query)
  const select = first && seen.of(first)
  if (!select) return undefined
  const position = given.findIndex((name) => keyOf(name, seen.rules) === key)
  if (given.length > 0) return position === -1 ? undefined : outputAt(select, position, seen)
  for (const item of select.node.items) {
    if (item.kind === 'star') {
      const through = starColumn(select, item.of, key, seen)
      if (through && !item.chosen && item.except.length + item.replace.length + item.rename.length === 0) return through
      continue
    }
    const name = item.alias ? keyOf(item.alias, seen.rules) : ownName(item.value, seen.rules)
    if (name !== undefined && columnKey(name, seen.rules) === key) return { value: item.value, select }
  }
  return undefined
}

export const outputAt = (select: SeenSelect, position: number, seen: Seen): Located | undefined => {
  const before = select.node.items.slice(0, position + 1)
  const item = before.at(position)
  if (item?.kind !== 'expression' || before.some(({ kind }) => kind === 'star')) {
    return select.node.items.length === 1 && position === 0 ? onlyStarColumn(select, seen) : undefined
  }
  return { value: item.value, select }
}

/** `select * from (select user_id …)`: the star's only column. */
const onlyStarColumn = (select: SeenSelect, seen: Seen): Located | undefined => {
  const [item] = select.node.items
  const [relation, second] = select.relations
  if (item?.kind !== 'star' || !relation?.query || second) return undefined
  const [inner] = selectsBehind(relation.query)
  const behind = inner && seen.of(inner)
  return behind && behind.node.items.length === 1 ? outputAt(behind, 0, seen) : undefined
}

const starColumn = (select: SeenSelect, of: readonly SqlName[], key: string, seen: Seen): Located | undefined => {
  const path = [...of, { text: key, quoted: true }]
  const found = relationOf(path, select, seen)
  return found && has(found.relation, key, seen) ? { value: { kind: 'column', path }, select } : undefined
}

const has = (relation: SeenRelation, key: string, seen: Seen): boolean =>
  relation.columns.some((name) => keyOf(name, seen.rules) === key) ||
  tableColumn(relation, key, seen) !== undefined ||
  (relation.query !== undefined && outputNamed(relation.query, key, relation.columns, seen) !== undefined)

/** The relation a column belongs to, here or further out, if that is certain. */
export const relationOf = (path: readonly SqlName[], select: SeenSelect, seen: Seen): FoundRelation | undefined => {
  const keys = path.map((name) => keyOf(name, seen.rules))
  return remembered(seen.memory.relations, select.node, keys.join('\n'), () => findRelation(keys, select, seen))
}

const findRelation = (keys: readonly string[], select: SeenSelect, seen: Seen): FoundRelation | undefined => {
  const key = keys.at(-1) ?? ''
  const qualifier = keys.slice(0, -1)
  for (let at: SeenSelect | undefined = select; at; at = at.outer) {
    const named = at.relations.filter(({ names }) => {
      const tail = names.slice(-qualifier.length)
      return tail.length === qualifier.length && tail.every((name, index) => name === qualifier[index])
    })
    const found = qualifier.length > 0 ? named : at.relations.filter((relation) => has(relation, key, seen))
    const [only] = qualifier.length === 0 && at.relations.length === 1 && !at.outer ? at.relations : found
    if (only) return { relation: only, select: at }
  }
  return undefined
}

/** Follows a column through derived tables, CTEs and stars to the expression it is made by. */
export const trace = (located: Located, seen: Seen, depth = 0): Located => {
  const { value, select } = located
  if (value.kind !== 'column' || depth > 50) return located
  const found = relationOf(value.path, select, seen)
  if (!found?.relation.query) return located
  const name = value.path.at(-1)
  const inner = name && outputNamed(found.relation.query, keyOf(name, seen.rules), found.relation.columns, seen)
  return inner ? trace(inner, seen, depth + 1) : located
}

/** The stored column that a plain column is in the end. */
export const originOf = (located: Located, seen: Seen): Origin | undefined => {
  const { value, select } = trace(located, seen)
  if (value.kind !== 'column') return undefined
  const found = relationOf(value.path, select, seen)
  const name = value.path.at(-1)
  if (!found?.relation.table || !name) return undefined
  const column = tableColumn(found.relation, keyOf(name, seen.rules), seen)
  return column && { table: found.relation.table, column }
}

/** Equal texts mean the same value, whatever qualifies its columns. */
export const fingerprint = ({ value, select }: Located, seen: Seen): string => {
  const columnText = (column: Column): string => {
    const found = relationOf(column.path, select, seen)
    const name = column.path.at(-1)
    const index = found ? `${found.select.relations.indexOf(found.relation)}` : '?'
    return `${index}.${name ? keyOf(name, seen.rules) : ''}`
  }
  return JSON.stringify(value, (key, part: unknown) => {
    if (key === 'span') return undefined
    const node = part as SqlExpression | undefined
    return node && typeof node === 'object' && node.kind === 'column' ? columnText(node) : part
  })
}
