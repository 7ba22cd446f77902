import type { Expression, ExpressionOf } from '../../grammar/tree/index.ts'
import type { Expr } from '../ir.ts'
import type { ItemContext } from './context.ts'
import { convert } from './convert.ts'
import { condition, expression } from './expression.ts'
import { isPrefix } from './field.ts'
import { allOf } from './logic.ts'
import { aggregateRow } from './meaning.ts'
import type { ModelRelation } from './model.ts'
import { fieldsIn } from './nodes.ts'
import { sumPlaces } from './places.ts'
import { resolve, type Target } from './resolve.ts'
import { existence, rowWindow, startsHere } from './rows.ts'
import { inside, type Scope } from './scope.ts'
import { broken, isBroken, typeWords } from './types.ts'
import { chain, manySteps, scopeWithin, type Walk } from './walk.ts'

type Node = ExpressionOf<'aggregate'>

/** Related rows cannot be entered from the middle of an aggregate's value. */
export const notInValue = (node: Expression, scope: Scope, context: ItemContext): boolean => {
  if (!scope.chain) return true
  context.report.at('E427', node, {})
  return false
}

interface Found {
  readonly path: readonly string[]
  readonly node: ExpressionOf<'field'>
  readonly target: Target
}

const targetsOf = (node: Node, scope: Scope, context: ItemContext): readonly Found[] =>
  fieldsIn(node.value).map((field) => ({
    node: field,
    path: field.path,
    target: resolve({ node: field, part: 'path', path: field.path }, scope, context, field === node.value),
  }))

const walkOf = ({ target }: Found): Walk | undefined => ('walk' in target ? target.walk : undefined)

const commonSteps = (walks: readonly Walk[]): readonly ModelRelation[] => {
  const [first, ...others] = walks
  return (first?.steps ?? []).filter((_, index) =>
    others.every(({ steps }) => isPrefix(first?.steps.slice(0, index + 1) ?? [], steps)),
  )
}

/** The one chain of rows that all paths of the value share; the longest of them, and what they have in common. */
const chainOf = (node: Node, found: readonly Found[], scope: Scope, context: ItemContext): Walk | undefined => {
  const many = found.flatMap((each) => {
    const walked = walkOf(each)
    return walked && manySteps(walked).length > 0 ? [{ ...each, walk: walked, steps: manySteps(walked) }] : []
  })
  const [longest] = many.toSorted((left, right) => right.steps.length - left.steps.length)
  if (!longest) {
    context.report.at('E405', node, { name: node.function })
    return undefined
  }
  const left = longest.path.slice(0, longest.walk.steps.length).join('.')
  for (const each of many) {
    if (!startsHere(each.walk, { node: each.node, part: 'path', path: each.path }, scope, context)) return undefined
    if (isPrefix(each.steps, longest.steps)) continue
    context.report.at('E402', each.node, { left, right: each.path.slice(0, each.walk.steps.length).join('.') })
    return undefined
  }
  const whole = many.filter((each) => each.steps.length === longest.steps.length).map((each) => each.walk)
  return { start: longest.walk.start, steps: commonSteps(whole), rest: [] }
}

/** What is aggregated: nothing for the rows themselves, `null` when it is broken. */
const aggregated = (
  node: Node,
  found: readonly Found[],
  walk: Walk,
  scope: Scope,
  context: ItemContext,
): Expr | null | undefined => {
  if (found[0]?.target.kind === 'rows' && node.value.kind === 'field') {
    if (node.function === 'count') return undefined
    const relation = node.value.path.join('.')
    context.report.at('E315', node.value, { relation })
    return null
  }
  const value = expression(node.value, { ...inside(scope), chain: manySteps(walk) }, context)
  return isBroken(value) ? null : value
}

const timed: ReadonlySet<Node['function']> = new Set(['first', 'last'])

/** `sum(orders.amount within last 90 days where status = "paid")`. */
export const aggregate = (node: Node, scope: Scope, context: ItemContext): Expr => {
  if (!notInValue(node, scope, context)) return broken
  const found = targetsOf(node, scope, context)
  if (found.some(({ target }) => target.kind === 'broken')) return broken
  const walk = chainOf(node, found, scope, context)
  if (!walk) return broken
  const value = aggregated(node, found, walk, scope, context)
  const window = rowWindow(node.window, node, walk, inside(scope), context)
  const where = node.where && condition(node.where, scopeWithin(scope, walk), context)
  if (value === null || !window || (where && isBroken(where))) return broken
  const path = walk.steps.map((step) => step.name).join('.')
  if (timed.has(node.function) && !window.time) {
    context.report.at('E406', node, { name: node.function, path })
    return broken
  }
  const chosen = aggregateRow(node.function).resolve(value ? [value.type] : [])
  if (!chosen) {
    const types = value ? [typeWords(value.type)] : ['rows']
    context.report.at('E304', node, { name: node.function, types, takes: aggregateRow(node.function).takes })
    return broken
  }
  const { uncut, ...bounds } = window
  const filter = value ? where : allOf(existence(walk, scope), where)
  const converted = value && convert(value, chosen.operands[0] ?? value.type)
  return {
    kind: 'aggregate',
    type: chosen.result,
    function: node.function,
    frame: scope.depth,
    links: chain(walk, uncut).links,
    ...(converted && { value: converted }),
    ...bounds,
    ...(filter && { where: filter }),
    ...sumPlaces(
      converted,
      found.flatMap(({ target }) => (target.kind === 'column' ? [target.column] : [])),
    ),
  }
}
