import type { ExpressionOf } from '../../grammar/tree/index.ts'
import type { Expr } from '../ir.ts'
import type { ItemContext } from './context.ts'
import { traitKey } from './definition-keys.ts'
import type { ModelRelation } from './model.ts'
import { resolve, type Target } from './resolve.ts'
import type { Scope } from './scope.ts'
import { broken, sameType, text } from './types.ts'
import { chain, manySteps, type Walk } from './walk.ts'

const withJson = (value: Expr, path: readonly string[]): Expr =>
  path.length > 0 ? { kind: 'json', type: { kind: 'json' }, value, path } : value

const isIdColumn = ({ walk: { start, steps }, column }: Target & { kind: 'column' }, scope: Scope): boolean => {
  const { id, table } = scope.home
  if (!id || !table || steps.length > 0 || start.frame > 0 || start.hops.length > 0) return false
  return table.fold(id.read.column) === table.fold(column.read.column)
}

/** The ID in the entity's normal form where the model gives one; a plain number stays a number. */
const idExpr = (scope: Scope): Expr | undefined => {
  const { id } = scope.home
  if (!id) return undefined
  const { as, distinct, lower, trimmed } = id.node
  const person: Expr = { kind: 'id', type: text }
  if (as === 'text' || lower || trimmed || id.read.type.kind === 'text') return person
  if (!distinct) return undefined
  return sameType(id.read.type, text) ? person : { kind: 'convert', type: id.read.type, value: person }
}

/** A column read at the end of a walk. Many rows on the way are frames of the chain being aggregated. */
const columnAt = (target: Target & { kind: 'column' }, scope: Scope): Expr => {
  const id = isIdColumn(target, scope) ? idExpr(scope) : undefined
  if (id) return id
  const { links, hops } = chain(target.walk)
  const frame = links.length > 0 ? scope.depth + links.length : target.walk.start.frame
  const { read } = target.column
  return withJson({ kind: 'column', type: read.type, frame, hops, read }, target.json)
}

export const isPrefix = (short: readonly ModelRelation[], long: readonly ModelRelation[]): boolean =>
  short.every((step, index) => long[index] === step)

/** Many rows may be walked only along the chain that is being aggregated. */
const fitsChain = (node: object, found: Walk, path: readonly string[], scope: Scope, context: ItemContext): boolean => {
  const many = manySteps(found)
  if (many.length === 0) return true
  if (scope.chain && found.start.frame === scope.depth && isPrefix(many, scope.chain)) return true
  const relation = many[0]?.name ?? ''
  if (scope.chain && scope.chain.length > 0)
    context.report.at('E402', node, { left: scope.chain.map((step) => step.name).join('.'), right: path.join('.') })
  else {
    const last = many.at(-1)?.name ?? relation
    const rows = path.slice(0, path.lastIndexOf(last) + 1).join('.')
    context.report.at('E401', node, { relation: last, path: path.join('.'), rows })
  }
  return false
}

const elementAt = (json: readonly string[], scope: Scope, node: object, context: ItemContext): Expr => {
  const type = scope.element ?? { kind: 'error' }
  if (json.length > 0 && type.kind !== 'json') {
    if (type.kind !== 'error') context.report.at('E218', node, { name: 'element', of: 'element' })
    return broken
  }
  return withJson({ kind: 'element', type }, json)
}

/** A name or dotted path as a value. */
export const field = (node: ExpressionOf<'field'>, scope: Scope, context: ItemContext): Expr => {
  const target = resolve({ node, part: 'path', path: node.path }, scope, context)
  switch (target.kind) {
    case 'broken':
      return broken
    case 'element':
      return elementAt(target.json, scope, node, context)
    case 'trait': {
      const type = context.names.traitType(target.set, target.trait)
      if (type.kind === 'error') return broken
      const definition = traitKey(target.set, target.trait)
      context.uses.add(definition)
      return { kind: 'reference', type, definition }
    }
    case 'id':
      return { kind: 'id', type: text }
    case 'rows':
      context.report.at('E315', node, { relation: node.path.join('.') })
      return broken
    case 'column':
      return fitsChain(node, target.walk, node.path, scope, context) ? columnAt(target, scope) : broken
    default:
      return target satisfies never
  }
}
