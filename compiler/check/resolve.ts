import { printPath } from '../../grammar/index.ts'
import { nearest } from '../../grammar/nearest.ts'
import type { ItemContext } from './context.ts'
import { isPersonal, type Scope } from './scope.ts'
import { columnNames, findColumn, type ModelColumn } from './tables.ts'
import { traitTarget, unknownName } from './unknown-name.ts'
import { isBrokenWalk, type Walk, walk } from './walk.ts'

/** What a path names. `json`: the parts below a JSON column. */
export type Target =
  | { readonly kind: 'column'; readonly walk: Walk; readonly column: ModelColumn; readonly json: readonly string[] }
  | { readonly kind: 'rows'; readonly walk: Walk }
  | { readonly kind: 'element'; readonly json: readonly string[] }
  | { readonly kind: 'trait'; readonly set: string; readonly trait: string }
  /** The ID of an entity without a table. */
  | { readonly kind: 'id' }
  | { readonly kind: 'broken' }

const brokenTarget: Target = { kind: 'broken' }

/** The node that holds the path, and how its diagnostics find it. */
export interface PathNode {
  readonly node: object
  /** The property of the node that holds the path. */
  readonly part: string
  readonly path: readonly string[]
}

const partOf = ({ part, path }: PathNode, index: number) => (path.length > 1 ? `${part}.${index}` : part)

/** The end of a walk: rows, or a column of the last table. */
const finish = (from: PathNode, found: Walk, context: ItemContext): Target => {
  const [name, ...json] = found.rest
  for (const step of found.steps) context.relations.add(step)
  if (isBrokenWalk(found)) return brokenTarget
  if (name === undefined) return { kind: 'rows', walk: found }
  const last = found.steps.at(-1)
  const table = last ? last.table : found.start.table
  const column = table && findColumn(table, name)
  if (column) return finishColumn(from, { kind: 'column', walk: found, column, json }, context)
  if (!table || table.broken) return brokenTarget
  const relations = last ? last.relations : found.start.relations
  const near = nearest(name, [...columnNames(table), ...relations.keys()])
  const part = partOf(from, from.path.length - found.rest.length)
  const replace = near[0] !== undefined && { title: `Write \`${near[0]}\``, text: printPath([near[0]]) }
  const of = last?.name ?? found.start.label
  context.report.at('E203', { node: from.node, part, ...(replace && { replace }) }, { name, of, near })
  return brokenTarget
}

const finishColumn = (from: PathNode, target: Target & { kind: 'column' }, context: ItemContext): Target => {
  const { type } = target.column.read
  if (type.kind === 'error') return brokenTarget
  if (target.json.length === 0 || type.kind === 'json') return target
  const of = target.walk.steps.at(-1)?.name ?? target.walk.start.label
  context.report.at('E218', { node: from.node, part: from.part }, { name: target.column.read.column, of })
  return brokenTarget
}

const startOf = (path: readonly string[], scope: Scope, rowsFirst: boolean): Walk | undefined => {
  const [first = '', ...others] = path
  const { base } = scope
  const column = base.table && findColumn(base.table, first)
  if (others.length === 0) {
    if (column && !(rowsFirst && base.relations.has(first))) return { start: base, steps: [], rest: path }
    return base.relations.has(first) ? walk(base, path) : undefined
  }
  if (base.relations.has(first)) return walk(base, path)
  const above = scope.above.get(first)
  if (above) return walk(above, others)
  return column ? { start: base, steps: [], rest: path } : undefined
}

const isBareId = (path: readonly string[], scope: Scope): boolean =>
  path.length === 1 && isPersonal(scope) && !scope.home.table && path[0] === scope.entity.item.id?.column

/** What the path names where it stands (language.md section 1, Names); unknown names are told. */
export const resolve = (from: PathNode, scope: Scope, context: ItemContext, rowsFirst = false): Target => {
  const { path } = from
  if (path[0] === 'element' && scope.element) return { kind: 'element', json: path.slice(1) }
  const found = startOf(path, scope, rowsFirst)
  if (found) return finish(from, found, context)
  if (isBareId(path, scope)) return { kind: 'id' }
  const trait = traitTarget(from, scope, context)
  if (trait) return trait
  unknownName(from, scope, context, isPersonal(scope))
  return brokenTarget
}
