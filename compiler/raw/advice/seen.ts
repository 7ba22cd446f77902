import type { CatalogTable, ConnectionCatalog } from '../../catalog.ts'
import { findTable, keyOf, tablePath } from '../names.ts'
import type { SqlRules } from '../rules.ts'
import type { SqlBody, SqlCte, SqlExpression, SqlJoin, SqlName, SqlQuery, SqlRelation, SqlSelect } from '../tree.ts'
import { childrenOf, relationsOf, type SqlNode } from '../walk.ts'

/** One relation of a FROM and what stands behind its name. */
export interface SeenRelation {
  /** The names it is spoken of by, as keys: the alias, or the parts of the table's path. */
  readonly names: readonly string[]
  readonly node: Exclude<SqlRelation, SqlJoin>
  readonly table?: CatalogTable
  /** A derived table's or a CTE's query, and the names given to its columns. */
  readonly query?: SqlQuery
  readonly columns: readonly SqlName[]
}

/** One SELECT of the text with everything needed to follow a column to its table. */
export interface SeenSelect {
  readonly node: SqlSelect
  /** The query it is the body of. */
  readonly query: SqlQuery
  readonly relations: readonly SeenRelation[]
  readonly outer?: SeenSelect
  /** Its items are columns of the result. */
  readonly result: boolean
}

/** A value somewhere in the text: the expression and the SELECT whose names it uses. */
export interface Located {
  readonly value: SqlExpression
  readonly select: SeenSelect
}

/** Where a column's relation was found. */
export interface FoundRelation {
  readonly relation: SeenRelation
  readonly select: SeenSelect
}

/** Answers that would be worked out again and again where queries stand on queries. */
export interface Memory {
  readonly outputs: WeakMap<SqlQuery, Map<string, Located | undefined>>
  readonly relations: WeakMap<SqlSelect, Map<string, FoundRelation | undefined>>
  readonly unique: WeakMap<SqlQuery, Map<number, boolean>>
}

/** The answer as it was worked out before, else worked out now. */
export const remembered = <Of extends object, Key, Answer>(
  memory: WeakMap<Of, Map<Key, Answer>>,
  of: Of,
  key: Key,
  work: () => Answer,
): Answer => {
  const known = memory.get(of) ?? new Map<Key, Answer>()
  memory.set(of, known)
  const answer = known.get(key)
  if (answer !== undefined || known.has(key)) return answer as Answer
  const made = work()
  known.set(key, made)
  return made
}

export interface Seen {
  readonly memory: Memory
  readonly root: SqlQuery
  readonly rules: SqlRules
  readonly selects: readonly SeenSelect[]
  readonly of: (node: SqlSelect) => SeenSelect | undefined
}

type Ctes = ReadonlyMap<string, SqlCte>

interface Around {
  readonly ctes: Ctes
  readonly outer?: SeenSelect
  readonly result: boolean
}

/** Every SELECT, with its relations looked up. */
export const seeQuery = (root: SqlQuery, rules: SqlRules, catalog: ConnectionCatalog | undefined): Seen => {
  const selects = new Map<SqlSelect, SeenSelect>()
  const seeing = { rules, catalog, add: (select: SeenSelect) => selects.set(select.node, select) }
  walkQuery(root, { ctes: new Map(), result: true }, seeing)
  const memory: Memory = { outputs: new WeakMap(), relations: new WeakMap(), unique: new WeakMap() }
  return { memory, root, rules, selects: [...selects.values()], of: (node) => selects.get(node) }
}

interface Seeing {
  readonly rules: SqlRules
  readonly catalog: ConnectionCatalog | undefined
  readonly add: (select: SeenSelect) => void
}

const walkQuery = (query: SqlQuery, around: Around, seeing: Seeing): void => {
  const ctes = new Map(around.ctes)
  for (const cte of query.ctes) {
    const key = keyOf(cte.name, seeing.rules)
    if (query.recursive) ctes.set(key, cte)
    walkQuery(cte.query, { ...around, ctes: new Map(ctes), result: false }, seeing)
    ctes.set(key, cte)
  }
  walkBody(query.body, query, { ...around, ctes }, seeing)
}

const walkBody = (body: SqlBody, query: SqlQuery, around: Around, seeing: Seeing): void => {
  switch (body.kind) {
    case 'query':
      walkQuery(body, around, seeing)
      return
    case 'set operation':
      walkQuery(body.left, around, seeing)
      walkQuery(body.right, around, seeing)
      return
    case 'values':
      return
    case 'select': {
      const { outer, result } = around
      const relations = relationsOf(body.from).map((node) => seenRelation(node, around.ctes, seeing))
      const select: SeenSelect = { node: body, query, relations, result, ...(outer && { outer }) }
      seeing.add(select)
      for (const child of childrenOf(body)) walkInside(child, { ...around, outer: select, result: false }, seeing)
      return
    }
    default:
      body satisfies never
  }
}

const walkInside = (node: SqlNode, around: Around, seeing: Seeing): void => {
  if (node.kind === 'query') walkQuery(node, around, seeing)
  else for (const child of childrenOf(node)) walkInside(child, around, seeing)
}

const seenRelation = (node: SeenRelation['node'], ctes: Ctes, { rules, catalog }: Seeing): SeenRelation => {
  const alias = 'alias' in node && node.alias ? [keyOf(node.alias, rules)] : []
  const columns = 'columns' in node ? node.columns : []
  if (node.kind === 'derived') return { names: alias, node, query: node.query, columns }
  if (node.kind !== 'table') return { names: alias, node, columns }
  const path = tablePath(node.path, rules)
  const names = alias.length > 0 ? alias : path.map((name) => keyOf(name, rules))
  const cte = path.length === 1 ? ctes.get(names.length === 1 && path[0] ? keyOf(path[0], rules) : '') : undefined
  if (cte) return { names, node, query: cte.query, columns: columns.length > 0 ? columns : cte.columns }
  const found = catalog && findTable(node.path, catalog, rules)
  const table = found && 'table' in found ? found.table : undefined
  return { names, node, columns, ...(table && { table }) }
}
