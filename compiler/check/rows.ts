import { printPath } from '../../grammar/index.ts'
import { nearest } from '../../grammar/nearest.ts'
import type { Window as TreeWindow } from '../../grammar/tree/index.ts'
import type { Column, Expr, Window } from '../ir.ts'
import type { ItemContext } from './context.ts'
import { applied } from './meaning.ts'
import type { ModelRelation } from './model.ts'
import { type PathNode, resolve } from './resolve.ts'
import type { Scope } from './scope.ts'
import { chain, manySteps, type Walk } from './walk.ts'
import { checkWindow, reachesBeyond } from './window.ts'

/** The path of rows that a `has`, an `all` or a step names; anything else is told. */
export const rowsAt = (from: PathNode, scope: Scope, context: ItemContext): Walk | undefined => {
  const [first = ''] = from.path
  if (!startsRelation(first, from.path, scope)) {
    const near = nearest(first, scope.base.relations.keys())
    const replace = near[0] !== undefined && { title: `Write \`${near[0]}\``, text: printPath([near[0]]) }
    const elsewhere = scope.entity.places.find((place) => place.relations.has(first))
    const part = from.path.length > 1 ? `${from.part}.0` : from.part
    if (elsewhere && scope.depth === 0)
      context.report.at('E410', { node: from.node, part: from.part }, { name: first, connection: elsewhere.connection })
    else
      context.report.at(
        'E205',
        { node: from.node, part, ...(replace && { replace }) },
        { name: first, of: scope.base.label, near, known: [...scope.base.relations.keys()] },
      )
    return undefined
  }
  const target = resolve(from, scope, context, true)
  if (target.kind === 'rows') return startsHere(target.walk, from, scope, context) ? target.walk : undefined
  if (target.kind === 'column') {
    const name = from.path.at(-1) ?? ''
    const of = target.walk.steps.at(-1)?.name ?? scope.base.label
    context.report.at('E205', { node: from.node, part: from.part }, { name, of, near: [] })
  }
  return undefined
}

const startsRelation = (first: string, path: readonly string[], scope: Scope): boolean =>
  scope.base.relations.has(first) || (path.length > 1 && scope.above.has(first))

/** Inside a `where`, related rows begin at the row itself. */
export const startsHere = (found: Walk, from: PathNode, scope: Scope, context: ItemContext): boolean => {
  if (found.start.frame === scope.depth) return true
  context.report.at('E413', { node: from.node, part: from.part }, { path: from.path.join('.') })
  return false
}

/** The last relation of the path that has a time column, and that column seen from inside the chain. */
export const timeOf = (
  found: Walk,
  scope: Scope,
): { readonly step: ModelRelation; readonly column: Column } | undefined => {
  for (let count = found.steps.length; count > 0; count--) {
    const step = found.steps[count - 1]
    if (!step?.at) continue
    const { links, hops } = chain({ start: found.start, steps: found.steps.slice(0, count) })
    const frame = links.length > 0 ? scope.depth + links.length : found.start.frame
    const { read } = step.at
    return { step, column: { kind: 'column', type: read.type, frame, hops, read } }
  }
  return undefined
}

export interface RowWindow {
  readonly time?: Column
  readonly window?: Window
  readonly after?: Expr
  /** The relation whose rows beyond `now` are seen. */
  readonly uncut?: ModelRelation
}

/** A window on related rows bounds the time of the last relation that has one. */
export const rowWindow = (
  window: TreeWindow | undefined,
  node: object,
  found: Walk,
  scope: Scope,
  context: ItemContext,
): RowWindow | undefined => {
  const time = timeOf(found, scope)
  if (!window) return time ? { time: time.column } : {}
  if (!time) {
    context.report.at('E403', { node, part: 'window' }, { path: found.steps.map((step) => step.name).join('.') })
    return undefined
  }
  const type = time.column.type.kind === 'date' ? 'date' : 'timestamp'
  const checked = checkWindow(window, { node, label: time.column.read.column, type }, scope, context)
  if (!checked) return undefined
  if (checked.kind === 'after') return { time: time.column, after: checked.after }
  const uncut = reachesBeyond(window) ? { uncut: time.step } : {}
  return { time: time.column, window: checked.window, ...uncut }
}

/** True for rows that exist: the key of a `one` relation at the end has a value. Nothing to ask of `many` rows. */
export const existence = (found: Walk, scope: Scope): Expr | undefined => {
  const last = found.steps.at(-1)
  const key = last?.keys[0]?.child
  if (!last || !key || last.cardinality === 'many') return undefined
  const { links, hops } = chain(found)
  const frame = links.length > 0 ? scope.depth + links.length : found.start.frame
  return applied('is set', { kind: 'column', type: key.type, frame, hops, read: key })
}

export const isMany = (found: Walk): boolean => manySteps(found).length > 0
