import { printPath } from '../../grammar/index.ts'
import { nearest } from '../../grammar/nearest.ts'
import type { Expression } from '../../grammar/tree/index.ts'
import type { Expr } from '../ir.ts'
import type { ColumnRead } from '../types.ts'
import type { ItemContext } from './context.ts'
import { condition } from './expression.ts'
import { tellUnknownValue } from './known-values.ts'
import { allOf } from './logic.ts'
import { applied } from './meaning.ts'
import type { ModelRelation } from './model.ts'
import type { Scope } from './scope.ts'
import { text } from './types.ts'
import { scopeWithin, type Walk } from './walk.ts'

export const namedRelations = (relations: ReadonlyMap<string, ModelRelation>): readonly ModelRelation[] =>
  [...relations.values()].filter((each) => each.cardinality === 'many' && (each.named || each.node.named !== undefined))

/** The relation an event belongs to: the named one, or the only one declared `named`. Told when there is none. */
export const eventRelation = (
  place: { readonly node: object; readonly part: string },
  name: string | undefined,
  scope: Scope,
  context: ItemContext,
): ModelRelation | undefined => {
  const { label, relations } = scope.base
  const candidates = namedRelations(relations)
  if (name !== undefined) {
    const found = relations.get(name)
    if (found?.cardinality === 'many') return found.broken ? undefined : found
    const near = nearest(name, relations.keys())
    const replace = near[0] !== undefined && { title: `Write \`${near[0]}\``, text: printPath([near[0]]) }
    context.report.at('E205', { ...place, ...(replace && { replace }) }, { name, of: label, near })
    return undefined
  }
  const [only] = candidates
  if (only && candidates.length === 1) return only.broken ? undefined : only
  if (only) context.report.at('E408', place.node, { relations: candidates.map((each) => each.name) })
  else context.report.at('E407', place.node, { of: label })
  return undefined
}

const named = (events: readonly string[], name: Expr): Expr => {
  const literals = events.map((value): Expr => ({ kind: 'literal', type: text, value }))
  return literals.length === 1 ? applied('=', name, ...literals) : applied('in', name, ...literals)
}

/** A node that says which events: `did`, a step of a sequence, `since last`. */
interface NamedRows {
  readonly events?: readonly string[] | undefined
  readonly where?: Expression | undefined
}

/** Where one of the events stands: in text it has a place of its own, in JSON a path. */
const eventPlace = (node: NamedRows, events: readonly string[], index: number, { report }: ItemContext) => {
  const own = { node: events, part: String(index) }
  return report.origin(own.node, own.part).span ? own : { node, part: `events.${index}` }
}

const tellUnknownEvents = (node: NamedRows, read: ColumnRead, context: ItemContext): void =>
  node.events?.forEach((event, index, events) => {
    tellUnknownValue(read, event, () => eventPlace(node, events, index, context), context.report)
  })

/** The rows of one of these events, filtered. `undefined` when something is wrong (told); a relation alone has no name. */
export const eventFilter = (
  relation: ModelRelation,
  node: NamedRows,
  scope: Scope,
  context: ItemContext,
): { readonly walk: Walk; readonly where?: Expr } => {
  context.relations.add(relation)
  const walk: Walk = { start: scope.base, steps: [relation], rest: [] }
  const within = scopeWithin(scope, walk)
  const { events, where } = node
  const name = relation.named?.read
  if (name) tellUnknownEvents(node, name, context)
  const isEvent: Expr | undefined =
    events && name && named(events, { kind: 'column', type: name.type, frame: within.depth, hops: [], read: name })
  const filter = allOf(isEvent, where && condition(where, within, context))
  return { walk, ...(filter && { where: filter }) }
}
