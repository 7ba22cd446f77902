import { printPath } from '../../grammar/index.ts'
import type { ExpressionOf, SetExpression } from '../../grammar/tree/index.ts'
import type { Expr } from '../ir.ts'
import { type ItemContext, placed, type SegmentView } from './context.ts'
import { convert } from './convert.ts'
import { segmentKey } from './definition-keys.ts'
import { expression } from './expression.ts'
import { allOf, notOf } from './logic.ts'
import { applied } from './meaning.ts'
import { inside, type Scope } from './scope.ts'
import { boolean, broken, integer, isBroken, text, typeWords } from './types.ts'

interface Mention {
  readonly name: string
  readonly node: object
  readonly part: string
}

const viewOf = ({ name, node, part }: Mention, context: ItemContext): SegmentView | undefined => {
  const view = context.names.segment(name)
  if (view) return context.names.entity(view.entity) ? view : undefined
  const near = context.names.near('segment', name)
  const replace = near[0] !== undefined && { title: `Write \`${near[0]}\``, text: printPath([near[0]]) }
  context.report.at('E206', { node, part, ...(replace && { replace }) }, { name, near })
  return undefined
}

/** Raw SQL gives IDs from outside the statement, perhaps from another connection. */
const rawMember = (view: SegmentView, mention: Mention, scope: Scope, context: ItemContext): Expr => {
  const { node, part, name } = mention
  if (view.connection !== scope.home.connection) {
    if (!scope.cuttable) {
      context.report.at('E410', { node, part }, { name, connection: view.connection })
      return broken
    }
    context.foreign.add(view.connection)
  }
  context.sets.set(name, { kind: 'segment', segment: name })
  return { kind: 'member', type: boolean, set: name }
}

/** The person is in a segment of the same entity. */
const personIn = (mention: Mention, scope: Scope, context: ItemContext): Expr => {
  const { node, part, name } = mention
  const view = viewOf(mention, context)
  if (!view) return broken
  if (view.entity !== scope.entity.name) {
    context.report.at('E502', { node, part }, { segment: name, entity: scope.entity.name, other: view.entity })
    return broken
  }
  if (scope.depth > 0 || scope.chain) {
    context.report.at('E421', node, { what: '`in segment`' })
    return broken
  }
  if (view.kind === 'sql') return rawMember(view, mention, scope, context)
  if (!scope.cuttable) context.bound.push({ segment: name, node, part })
  const definition = segmentKey(name)
  context.uses.add(definition)
  return { kind: 'reference', type: boolean, definition }
}

/** The value as an ID of the other entity, in that entity's normal form. */
const asId = (value: Expr, entity: string, context: ItemContext): Expr => {
  const population = context.names.entity(entity)?.population
  const id = convert(value, text)
  const trimmed = population?.trimmed ? applied('trim', id) : id
  return population?.lower ? applied('lower', trimmed) : trimmed
}

const valueIn = (node: ExpressionOf<'in segment'>, value: Expr, scope: Scope, context: ItemContext): Expr => {
  const mention = { name: node.segment, node, part: 'segment' }
  const view = viewOf(mention, context)
  if (!view || isBroken(value)) return broken
  const { kind } = value.type
  if (kind !== 'text' && kind !== 'integer' && kind !== 'json') {
    context.report.at('E308', node.value ?? node, { type: typeWords(value.type) })
    return broken
  }
  if (view.connection !== scope.home.connection) {
    context.report.at('E410', { node, part: 'segment' }, { name: node.segment, connection: view.connection })
    return broken
  }
  context.bound.push({ segment: node.segment, node, part: 'segment' })
  context.sets.set(node.segment, { kind: 'segment', segment: node.segment })
  return { kind: 'member', type: boolean, value: asId(value, view.entity, context), set: node.segment }
}

/** `in segment S`, `account_id in segment S`. */
export const inSegment = (node: ExpressionOf<'in segment'>, scope: Scope, context: ItemContext): Expr => {
  const expr = node.value
    ? valueIn(node, expression(node.value, inside(scope), context), scope, context)
    : personIn({ name: node.segment, node, part: 'segment' }, scope, context)
  return node.negated ? notOf(expr) : expr
}

const whole = (value: number): Expr => ({ kind: 'literal', type: integer, value: String(value) })
const oneIf = (condition: Expr): Expr => ({
  kind: 'when',
  type: integer,
  arms: [{ condition, value: whole(1) }],
  otherwise: whole(0),
})

/** Added in halves, so that many segments do not nest deep. */
const sum = (values: readonly Expr[]): Expr => {
  const [only] = values
  if (only && values.length === 1) return only
  const middle = Math.ceil(values.length / 2)
  return applied('+', sum(values.slice(0, middle)), sum(values.slice(middle)))
}

const atLeast = (
  node: { readonly atLeast: number; readonly segments: readonly string[] },
  scope: Scope,
  context: ItemContext,
): Expr => {
  const members = node.segments.map((name, index) =>
    personIn({ name, node, part: `segments.${index}` }, scope, context),
  )
  if (node.atLeast > node.segments.length) {
    context.report.at('E503', node, { atLeast: node.atLeast, count: node.segments.length })
    return broken
  }
  if (members.some(isBroken)) return broken
  if (node.atLeast === 1)
    return members.length === 1 ? (members[0] ?? broken) : { kind: 'or', type: boolean, operands: members }
  if (node.atLeast === members.length) return allOf(...members) ?? broken
  return applied('>=', sum(members.map(oneIf)), whole(node.atLeast))
}

/** `in at least 2 of (a, b, c)`. */
export const inAtLeast = (node: ExpressionOf<'in at least'>, scope: Scope, context: ItemContext): Expr =>
  atLeast(node, scope, context)

/** `(churn_risk and big_spenders) except contacted`. */
export const setExpression = (node: SetExpression, scope: Scope, context: ItemContext): Expr =>
  placed(combined(node, scope, context), node, context)

const combined = (node: SetExpression, scope: Scope, context: ItemContext): Expr => {
  switch (node.kind) {
    case 'segment':
      return personIn({ name: node.name, node, part: 'name' }, scope, context)
    case 'not':
      return notOf(setExpression(node.operand, scope, context))
    case 'in at least':
      return atLeast(node, scope, context)
    case 'and':
    case 'or':
    case 'except': {
      const operands = node.operands.map((operand) => setExpression(operand, scope, context))
      if (operands.some(isBroken)) return broken
      if (node.kind === 'or') return { kind: 'or', type: boolean, operands }
      const [first, ...others] = operands
      return allOf(first, ...(node.kind === 'except' ? others.map(notOf) : others)) ?? broken
    }
    default:
      return node satisfies never
  }
}
