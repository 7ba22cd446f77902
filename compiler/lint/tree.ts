import { printExpression } from '../../grammar/index.ts'
import type { Expression, ExpressionOf } from '../../grammar/tree/index.ts'
import type { ItemContext } from '../check/context.ts'
import { childrenOf } from '../check/nodes.ts'

type Visit = (node: Expression, parent: Expression | undefined, negated: boolean) => void

const walk = (node: Expression, parent: Expression | undefined, negated: boolean, visit: Visit): void => {
  visit(node, parent, negated)
  const turned = node.kind === 'not' ? !negated : negated
  for (const child of childrenOf(node)) walk(child, node, turned, visit)
}

const samePath = (left: readonly string[], right: readonly string[]): boolean => left.join('\n') === right.join('\n')

/** `all` over possibly nothing, unless `has` of the same rows stands beside it. */
const lintAll = (node: ExpressionOf<'all'>, parent: Expression | undefined, context: ItemContext): void => {
  const beside = parent?.kind === 'and' ? parent.operands : []
  if (beside.some((each) => each.kind === 'has' && samePath(each.path, node.path) && each.count?.compare !== 'no'))
    return
  const has: Expression = { kind: 'has', path: node.path }
  const text = printExpression({ kind: 'and', operands: [has, node] })
  const replace = { title: 'Ask for at least one', text: parent ? `(${text})` : text }
  context.report.at('W604', { node, replace }, { path: node.path.join('.') })
}

/** A rank among everybody, beside conditions that suggest otherwise. */
const lintRank = (node: ExpressionOf<'rank'>, parent: Expression | undefined, context: ItemContext): void => {
  if (node.among || parent?.kind !== 'and' || parent.operands.every((each) => each.kind === 'rank')) return
  context.report.at('W605', { node }, { end: node.end })
}

/** Rows after the latest event of their own kind do not exist. */
const lintSameEvent = (node: ExpressionOf<'did'>, context: ItemContext): void => {
  const { window } = node
  if (window?.kind !== 'since last' || window.where || window.relation !== node.relation) return
  if (!node.events.every((event) => window.events.includes(event))) return
  context.report.at('W608', { node }, { event: node.events[0] ?? '' })
}

const lintNode =
  (context: ItemContext): Visit =>
  (node, parent, negated) => {
    if (node.kind === 'all' && !negated) lintAll(node, parent, context)
    if (node.kind === 'rank') lintRank(node, parent, context)
    if (node.kind === 'did') lintSameEvent(node, context)
  }

/** What shows in the rule as it is written. */
export const lintTree = (root: Expression, context: ItemContext): void =>
  walk(root, undefined, false, lintNode(context))
