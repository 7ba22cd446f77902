import { operators } from '../../grammar/operators.ts'
import type { Expression } from '../../grammar/tree/index.ts'
import type { Expr } from '../ir.ts'
import { type ItemContext, placed } from './context.ts'
import { namedRelations } from './event-rows.ts'
import { condition } from './expression.ts'
import { notOf } from './logic.ts'
import type { Home } from './model.ts'
import { holdsForNobody } from './nobody.ts'
import { fieldsIn, mentions } from './nodes.ts'
import { isPersonal, personScope, type Scope } from './scope.ts'
import { findColumn } from './tables.ts'
import { boolean, broken, isBroken } from './types.ts'

const leaves: ReadonlySet<Expression['kind']> = new Set(['has', 'all', 'did', 'sequence', 'in window', 'has element'])
const isLeaf = (node: Expression): boolean =>
  leaves.has(node.kind) || (node.kind === 'operation' && operators[node.operator].precedence === 3)

type Mention = { readonly relation: string } | { readonly event: string | undefined }

const pathStart = (path: readonly string[], entity: string): Mention => {
  const [first = '', second] = path
  return { relation: first === entity && second !== undefined ? second : first }
}

/** The relations and events a condition begins at, as it names them. */
const namesIn = (node: Expression, entity: string): readonly Mention[] =>
  mentions(node).flatMap((each): readonly Mention[] => {
    const since = 'window' in each && each.window?.kind === 'since last' ? [{ event: each.window.relation }] : []
    switch (each.kind) {
      case 'field':
        return [pathStart(each.path, entity)]
      case 'aggregate':
        return [...fieldsIn(each.value).map((field) => pathStart(field.path, entity)), ...since]
      case 'has':
      case 'all':
        return [pathStart(each.path, entity), ...since]
      case 'did':
        return [{ event: each.relation }, ...since]
      case 'sequence':
        return [...each.steps.map((step) => ({ event: step.relation })), ...since]
      default:
        return []
    }
  })

const findHome = (mention: Mention, scope: Scope): Home | undefined => {
  const homes: readonly Home[] = [scope.home, ...scope.entity.places]
  if ('relation' in mention) {
    const { relation } = mention
    if (scope.home.table && findColumn(scope.home.table, relation)) return scope.home
    return homes.find((home) => home.relations.has(relation))
  }
  const { event } = mention
  return homes.find((home) =>
    event === undefined ? namedRelations(home.relations).length > 0 : home.relations.has(event),
  )
}

/**
 * A condition over relations of another place of the entity: the IDs that fulfil it there. Who has no row there is as one of
 * whom nothing is known.
 */
export const elsewhere = (node: Expression, scope: Scope, context: ItemContext): Expr | undefined => {
  const { entity } = scope
  if (entity.places.length === 0 || scope.home !== entity || !isPersonal(scope) || scope.chain || !isLeaf(node))
    return undefined
  const names = namesIn(node, entity.name)
  const homes = new Set(names.map((name) => findHome(name, scope)))
  const place = [...homes].find((home) => home && home !== scope.home)
  if (!place) return undefined
  homes.delete(undefined)
  if (homes.size > 1) {
    const [left = place, right = place] = homes
    context.report.at('E409', node, { left: left.connection, right: right.connection })
    return broken
  }
  return placeMember(node, place, scope, context)
}

const placeMember = (node: Expression, place: Home, scope: Scope, context: ItemContext): Expr => {
  const { entity } = scope
  const foreign = place.connection !== entity.connection
  if (foreign && !scope.cuttable) {
    context.report.at('E410', node, { name: [...place.relations.keys()][0] ?? '', connection: place.connection })
    return broken
  }
  const own: ItemContext = { ...context, uses: new Set(), sets: new Map() }
  const found = condition(node, { ...personScope(entity, place), cuttable: false }, own)
  if (isBroken(found) || !place.population) return broken
  const open = holdsForNobody(found, place, context.settings)
  const set = `${context.item.kind === 'test' ? context.item.of : context.item.name}@${place.connection}/${context.sets.size + 1}`
  const inside = placed(open ? notOf(found) : found, node, context)
  context.sets.set(set, { kind: 'rules', home: place, condition: inside, uses: own.uses, sets: own.sets })
  if (foreign) context.foreign.add(place.connection)
  const member: Expr = { kind: 'member', type: boolean, set }
  return open ? notOf(member) : member
}
