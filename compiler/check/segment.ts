import { printPath } from '../../grammar/index.ts'
import type { Segment, Traits } from '../../grammar/tree/index.ts'
import type { Catalog } from '../catalog.ts'
import type { Expr } from '../ir.ts'
import type { ItemContext } from './context.ts'
import { checkConnection } from './entity.ts'
import { condition } from './expression.ts'
import type { ModelEntity } from './model.ts'
import { personScope } from './scope.ts'
import { setExpression } from './segment-use.ts'
import { boolean, broken } from './types.ts'

/** The entity a segment or trait set speaks of; an unknown one is told. */
export const entityOf = (item: Segment | Traits, context: ItemContext): ModelEntity | undefined => {
  const entity = context.names.entity(item.entity)
  if (entity) return entity
  const near = context.names.near('entity', item.entity)
  const replace = near[0] !== undefined && { title: `Write \`${near[0]}\``, text: printPath([near[0]]) }
  context.report.at('E201', { node: item, part: 'entity', ...(replace && { replace }) }, { name: item.entity, near })
  return undefined
}

/** Raw SQL may run elsewhere, rules run where the entity is. */
export const checkPlace = (
  item: Segment | Traits,
  entity: ModelEntity | undefined,
  catalog: Catalog,
  context: ItemContext,
): void => {
  const { connection } = item
  if (
    connection === undefined ||
    !checkConnection(connection, { node: item, part: 'connection' }, catalog, context.report)
  )
    return
  if (item.body.kind === 'sql' || !entity || entity.broken || connection === entity.connection) return
  const facts = { connection, home: entity.connection, entity: entity.name }
  context.report.at('E419', { node: item, part: 'connection' }, facts)
}

const sqlMember = (item: Segment, text: string, entity: ModelEntity, context: ItemContext): Expr => {
  if (text.trim() === '') {
    context.report.at('E506', { node: item, part: 'body' }, { name: item.name })
    return broken
  }
  const connection = item.connection ?? entity.connection
  if (connection !== entity.connection) context.foreign.add(connection)
  context.sets.set(item.name, { kind: 'segment', segment: item.name })
  return { kind: 'member', type: boolean, set: item.name, origin: '/body' }
}

/** A segment's condition; none means everybody. */
export const checkSegment = (item: Segment, catalog: Catalog, context: ItemContext) => {
  const entity = entityOf(item, context)
  checkPlace(item, entity, catalog, context)
  if (!entity) return { expr: broken }
  const scope = personScope(entity, entity)
  const { body } = item
  switch (body.kind) {
    case 'rules':
      return { entity, expr: body.where && condition(body.where, scope, context) }
    case 'set':
      return { entity, expr: setExpression(body.set, scope, context) }
    case 'sql':
      return { entity, expr: sqlMember(item, body.text, entity, context) }
    default:
      return body satisfies never
  }
}
