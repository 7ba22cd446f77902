import type { ConnectionCatalog } from '../catalog.ts'
import { fromOf } from './from.ts'
import { keyOf } from './names.ts'
import { outputOf } from './output.ts'
import type { SqlRules } from './rules.ts'
import { type Columns, findColumn, findSource, type Place, type Resolution, renamed, type Scope } from './scope.ts'
import type { SqlBody, SqlExpression, SqlName, SqlQuery, SqlSelect } from './tree.ts'
import { childrenOf, type SqlNode } from './walk.ts'

export interface Resolved extends Pick<Resolution, 'tables' | 'fieldCalls'> {
  readonly columns: Columns
}

/** What a query gives and which tables it reads: names of CTEs and aliases are told from those of tables. */
export const resolveQuery = (query: SqlQuery, rules: SqlRules, catalog?: ConnectionCatalog): Resolved => {
  const resolution: Resolution = { rules, tables: [], fieldCalls: [], ...(catalog && { catalog }) }
  const columns = columnsOfQuery(query, { ctes: new Map() }, resolution)
  return { columns, tables: resolution.tables, fieldCalls: resolution.fieldCalls }
}

/** A CTE sees those before it and, in a recursive WITH, itself. */
export const columnsOfQuery = (query: SqlQuery, place: Place, resolution: Resolution): Columns => {
  const { rules } = resolution
  const ctes = new Map(place.ctes)
  for (const { name, columns, query: inner, recursive = query.recursive } of query.ctes) {
    const key = keyOf(name, rules)
    const own = recursive ? new Map(ctes).set(key, anchorColumns(inner, columns, { ...place, ctes }, resolution)) : ctes
    ctes.set(key, renamed(columnsOfQuery(inner, { ...place, ctes: own }, resolution), columns, rules))
  }
  const inside: Place = { ...place, ctes }
  const { columns, scope } = columnsOfBody(query.body, inside, resolution)
  for (const expression of [...query.orderBy, ...query.limits]) visit(expression, scope, resolution)
  return columns
}

/** What a recursive CTE sees of itself: the columns of the part that begins it. */
const anchorColumns = (
  { ctes, body, recursive }: SqlQuery,
  names: readonly SqlName[],
  place: Place,
  resolution: Resolution,
): Columns => {
  if (names.length > 0) return namesOnly(names, resolution.rules)
  if (body.kind !== 'set operation') return undefined
  const anchor: SqlQuery = { ...body.left, ctes: [...ctes, ...body.left.ctes], recursive }
  return columnsOfQuery(anchor, place, { ...resolution, tables: [], fieldCalls: [] })
}

const namesOnly = (names: SqlQuery['ctes'][number]['columns'], rules: SqlRules): Columns =>
  names.length === 0
    ? undefined
    : renamed(
        names.map(() => ({})),
        names,
        rules,
      )

interface BodyResult {
  readonly columns: Columns
  /** What ORDER BY behind the body sees. */
  readonly scope: Place
}

const columnsOfBody = (body: SqlBody, place: Place, resolution: Resolution): BodyResult => {
  switch (body.kind) {
    case 'query':
      return { columns: columnsOfQuery(body, place, resolution), scope: place }
    case 'select':
      return columnsOfSelect(body, place, resolution)
    case 'values':
      for (const value of body.rows.flat()) visit(value, place, resolution)
      return { columns: (body.rows[0] ?? []).map(() => ({})), scope: place }
    case 'set operation': {
      const left = columnsOfQuery(body.left, place, resolution)
      const right = columnsOfQuery(body.right, place, resolution)
      return { columns: body.byName ? undefined : bothColumns(left, right), scope: place }
    }
    default:
      return body satisfies never
  }
}

/** Names are those of the first query; a type is known where both have it. */
const bothColumns = (left: Columns, right: Columns): Columns =>
  left?.map(({ type, native, ...column }, index) => {
    const other = right?.[index]
    const same = type && other?.type && JSON.stringify(type) === JSON.stringify(other.type)
    return { ...column, ...(same && { type }), ...(same && native === other.native && native && { native }) }
  })

const columnsOfSelect = (select: SqlSelect, place: Place, resolution: Resolution): BodyResult => {
  const { scope, star } = fromOf(select.from, place, resolution)
  const inside: Place = { ...place, scope }
  for (const child of childrenOf(select)) {
    if (!select.from.some((relation) => relation === child)) visit(child, inside, resolution)
  }
  return { columns: outputOf(select.items, scope, star, resolution.rules), scope: inside }
}

/** Everything in an expression that names a table or may call a function. */
export const visit = (node: SqlNode, place: Place, resolution: Resolution): void => {
  const waiting: SqlNode[] = [node]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (next.kind === 'query') {
      columnsOfQuery(next, place, resolution)
      continue
    }
    if (next.kind === 'column') checkField(next, place, resolution)
    waiting.push(...childrenOf(next))
  }
}

/** Fields of a column that holds a document: `profile.company`, `u.profile.company`. */
const isNavigation = (path: readonly SqlName[], scope: Scope | undefined, rules: SqlRules): boolean =>
  path.some((_, index) => {
    const before = path.slice(0, index)
    const source = before.length > 0 ? findSource(scope, before, rules) : undefined
    if (source?.element) return true
    if (index === path.length - 1) return false
    return (
      (before.length === 0 || source !== undefined) && findColumn(scope, path.slice(0, index + 1), rules) !== undefined
    )
  })

const checkField = (
  { path, span }: SqlExpression & { kind: 'column' },
  { scope }: Place,
  { rules, fieldCalls }: Resolution,
): void => {
  const name = path.at(-1)
  if (!rules.columnsMayCall || path.length < 2 || !name || name.text === '*') return
  if (rules.arrayPaths && isNavigation(path, scope, rules)) return
  const source = findSource(scope, path.slice(0, -1), rules)
  const key = keyOf(name, rules)
  const known = source?.columns?.some((column) => column.name === key)
  if (known || (source?.stored && rules.systemColumns.has(key))) return
  fieldCalls.push({ path: [name.text], ...((name.span ?? span) && { span: name.span ?? span }) })
}
