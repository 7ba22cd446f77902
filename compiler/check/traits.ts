import type { Trait, Traits } from '../../grammar/tree/index.ts'
import type { Catalog } from '../catalog.ts'
import type { Expr } from '../ir.ts'
import { columnsRead } from './columns-read.ts'
import type { ItemContext } from './context.ts'
import { condition, expression } from './expression.ts'
import type { ModelEntity } from './model.ts'
import { personScope } from './scope.ts'
import { checkPlace, entityOf } from './segment.ts'
import { findColumn } from './tables.ts'
import { broken, isBroken } from './types.ts'

const reserved: Readonly<Record<string, string>> = {
  id: 'members and trait results name the ID column so',
  user_id: 'identify calls carry the ID under this name',
  group_id: 'group calls carry the ID under this name',
  anonymous_id: 'it names people who are not known yet',
}

const reason = (name: string, entity: ModelEntity): string | undefined => {
  const lower = name.toLowerCase()
  if (entity.id && entity.table?.fold(name) === entity.table?.fold(entity.id.read.column)) return 'it is the ID column'
  if (entity.item.sends?.as.toLowerCase() === lower) return `the entity's ID is sent under this name`
  return Object.hasOwn(reserved, lower) ? reserved[lower] : undefined
}

const checkNames = (item: Traits, entity: ModelEntity, traits: readonly Trait[], context: ItemContext): void => {
  const seen = new Set<string>()
  for (const trait of traits) {
    const place = { node: trait, part: 'name' }
    const because = reason(trait.name, entity)
    if (because) context.report.at('E211', place, { name: trait.name, because })
    if (seen.has(trait.name)) context.report.at('E210', place, { name: trait.name, what: 'trait of the same set' })
    seen.add(trait.name)
  }
  if (entity.relations.has(item.name) || item.name === entity.name)
    context.report.at('E214', { node: item, part: 'name' }, { name: item.name, entity: entity.name })
  const limit = context.settings.limits.traitColumns
  const first = traits[limit - 1]
  if (first) context.report.at('E417', { node: first, part: 'name' }, { limit, found: traits.length + 1 })
}

/** A trait set's own names and its `where`; the traits themselves are checked one by one. */
export const checkTraitSet = (item: Traits, catalog: Catalog, context: ItemContext) => {
  const entity = entityOf(item, context)
  checkPlace(item, entity, catalog, context)
  if (!entity) return { expr: broken }
  const { body } = item
  if (body.kind === 'sql') {
    if (body.text.trim() === '') context.report.at('E506', { node: item, part: 'body' }, { name: item.name })
    const connection = item.connection ?? entity.connection
    if (connection !== entity.connection) context.foreign.add(connection)
    return { entity, expr: undefined }
  }
  checkNames(item, entity, body.traits, context)
  return { entity, expr: body.where && condition(body.where, personScope(entity, entity, item.name), context) }
}

const hidesColumn = (trait: Trait, expr: Expr, entity: ModelEntity): boolean => {
  const column = entity.table && findColumn(entity.table, trait.name)
  return column !== undefined && !columnsRead(expr, 0).has(column.read.column)
}

/** One trait's value. */
export const checkTrait = (item: Traits, trait: Trait, context: ItemContext) => {
  const entity = context.names.entity(item.entity)
  if (!entity) return { expr: broken }
  const expr = expression(trait.value, personScope(entity, entity, item.name), context)
  const because = reason(trait.name, entity)
  if (!isBroken(expr) && !because && hidesColumn(trait, expr, entity))
    context.report.at('E213', { node: trait, part: 'name' }, { name: trait.name })
  return { entity, expr }
}
