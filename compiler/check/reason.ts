import { nearest } from '../../grammar/nearest.ts'
import type { Reason } from '../checked.ts'
import type { Declarations } from './declarations.ts'
import { segmentKey, traitKey } from './definition-keys.ts'
import type { Home, ModelEntity } from './model.ts'
import { personBase } from './scope.ts'
import { columnNames, findColumn } from './tables.ts'
import { walk } from './walk.ts'

const columnReason = (path: readonly string[], home: Home): Reason | undefined => {
  const found = walk(personBase(home), path[0] === home.entity && path.length > 1 ? path.slice(1) : path)
  const last = found.steps.at(-1)
  const table = last ? last.table : home.table
  const [name] = found.rest
  if (name === undefined) return { kind: 'relation', path: found.steps.map((step) => step.name) }
  const column = table && findColumn(table, name)
  if (!column || !table) return undefined
  const isId = !last && home.id !== undefined && table.fold(home.id.read.column) === table.fold(column.read.column)
  return isId ? { kind: 'id' } : { kind: 'column', table: table.ref, column: column.read.column }
}

const traitReason = (path: readonly string[], of: string, declarations: Declarations): Reason | undefined => {
  const [first = '', second] = path
  const [set, trait] = second === undefined ? [of, first] : [first, second]
  const body = declarations.traits.get(set)?.item.body
  if (body?.kind !== 'expressions' || !body.traits.some((each) => each.name === trait)) return undefined
  return { kind: 'definition', definition: traitKey(set, trait) }
}

const segmentReason = (path: readonly string[], declarations: Declarations): Reason | undefined => {
  const [name = ''] = path
  const item = path.length === 1 ? declarations.segments.get(name)?.item : undefined
  if (!item) return undefined
  return item.body.kind === 'sql' ? { kind: 'set', set: name } : { kind: 'definition', definition: segmentKey(name) }
}

/** What `because …` names: a column or relation of the entity or one of its places, a trait, or a segment. */
export const reasonOf = (
  path: readonly string[],
  of: string,
  entity: ModelEntity,
  declarations: Declarations,
): Reason | undefined =>
  columnReason(path, entity) ??
  entity.places.map((place) => columnReason(path, place)).find((reason) => reason !== undefined) ??
  traitReason(path, of, declarations) ??
  segmentReason(path, declarations)

export const nearReasons = (name: string, entity: ModelEntity, declarations: Declarations): readonly string[] =>
  nearest(name, [
    ...(entity.table ? columnNames(entity.table) : []),
    ...[entity, ...entity.places].flatMap((home) => [...home.relations.keys()]),
    ...declarations.segments.keys(),
  ])
