import type { Relation } from '../../grammar/tree/index.ts'
import type { ConnectionCatalog } from '../catalog.ts'
import type { Key } from '../ir.ts'
import type { Type } from '../types.ts'
import { bindColumn, bindTable } from './bind-table.ts'
import type { ModelRelation } from './model.ts'
import type { Report } from './report.ts'
import type { ModelColumn, ModelTable } from './tables.ts'
import { isNumber, isTime, typeWords } from './types.ts'

export interface RelationContext {
  readonly connection: string
  readonly catalog: ConnectionCatalog | undefined
  readonly report: Report
}

const comparable = (left: Type, right: Type): boolean =>
  left.kind === 'error' || right.kind === 'error' || left.kind === right.kind || (isNumber(left) && isNumber(right))

const bindKeys = (node: Relation, parent: ModelTable, child: ModelTable, report: Report): Key[] | undefined => {
  const keys: Key[] = []
  let broken = Boolean(parent.broken || child.broken)
  for (const pair of node.keys) {
    const left = bindColumn(parent, pair.parent, { node: pair, part: 'parent' }, report)
    const told = !left && !parent.broken && pair.parent === pair.child
    const right = told ? undefined : bindColumn(child, pair.child, { node: pair, part: 'child' }, report)
    if (!left || !right) {
      broken = true
    } else if (!comparable(left.read.type, right.read.type)) {
      broken = true
      report.at('E307', pair, {
        parent: left.read.column,
        parentType: typeWords(left.read.type),
        child: right.read.column,
        childType: typeWords(right.read.type),
      })
    } else {
      const { form } = left.read
      keys.push({ parent: left.read, child: form ? { ...right.read, form } : right.read })
    }
  }
  return broken ? undefined : keys
}

const bindRole = (
  node: Relation,
  part: 'at' | 'named',
  table: ModelTable,
  fits: (type: Type) => boolean,
  report: Report,
): ModelColumn | undefined => {
  const name = node[part]
  if (name === undefined) return undefined
  const column = bindColumn(table, name, { node, part, before: part }, report)
  if (!column || column.read.type.kind === 'error') return undefined
  if (fits(column.read.type)) return column
  const role = part === 'at' ? 'time' : 'event name'
  report.at('E311', { node, part }, { column: name, type: typeWords(column.read.type), role })
  return undefined
}

const bindRelation = (
  node: Relation,
  parent: ModelTable,
  path: readonly string[],
  context: RelationContext,
): ModelRelation => {
  const { report } = context
  const table = bindTable({ ...context, node, from: node.from, ...(node.fields && { fields: node.fields }) }, report)
  const keys = bindKeys(node, parent, table, report)
  const at = bindRole(node, 'at', table, isTime, report)
  const named = bindRole(node, 'named', table, (type) => type.kind === 'text', report)
  const broken = !keys || (node.at !== undefined && !at) || (node.named !== undefined && !named)
  const own = [...path, node.name]
  return {
    node,
    name: node.name,
    path: own,
    cardinality: node.cardinality,
    table: broken ? { ...table, broken: true } : table,
    keys: keys ?? [],
    ...(at && { at }),
    ...(named && { named }),
    relations: bindRelations(node.relations ?? [], table, own, context),
    ...(broken && { broken }),
  }
}

/** The relations of one row, by name. A name used twice is told; the first one counts. */
export const bindRelations = (
  nodes: readonly Relation[],
  parent: ModelTable,
  path: readonly string[],
  context: RelationContext,
): ReadonlyMap<string, ModelRelation> => {
  const relations = new Map<string, ModelRelation>()
  for (const node of nodes) {
    const relation = bindRelation(node, parent, path, context)
    if (relations.has(node.name))
      context.report.at('E210', { node, part: 'name' }, { name: node.name, what: 'relation of the same rows' })
    else relations.set(node.name, relation)
  }
  return relations
}
