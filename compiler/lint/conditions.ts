import { printExpression } from '../../grammar/index.ts'
import type { Expression } from '../../grammar/tree/index.ts'
import { visitExprs } from '../check/columns-read.ts'
import type { ItemContext } from '../check/context.ts'
import type { Expr } from '../ir.ts'
import type { LintContext } from './atom.ts'
import { constantOf } from './canonical.ts'
import { type Settled, settledParts } from './formula.ts'
import { nodeAt } from './node-at.ts'
import { isReversed } from './reversed.ts'

/** Every condition that is asked of rows of its own: the rule itself, and each `where` in it. */
const rootsOf = (expr: Expr): readonly Expr[] => {
  const roots: Expr[] = []
  if (expr.type.kind === 'boolean') roots.push(expr)
  visitExprs(expr, (each) => {
    if ((each.kind === 'aggregate' || each.kind === 'any element') && each.where) roots.push(each.where)
    if (each.kind === 'sequence') for (const step of each.steps) if (step.where) roots.push(step.where)
    if (each.kind === 'rank' && each.among) roots.push(each.among)
    if (each.kind === 'when') for (const arm of each.arms) roots.push(arm.condition)
  })
  return roots
}

const isExpression = (node: object | undefined): node is Expression => node !== undefined && 'kind' in node

const words = (expr: Expr, context: ItemContext): string | undefined => {
  const node = expr.origin === undefined ? undefined : nodeAt(context.item, expr.origin)
  return isExpression(node) ? printExpression(node) : undefined
}

/** What is written once is told once: a part that the checker made of one node, or the nodes that decide it. */
const tell = ({ expr, is, because }: Settled, context: ItemContext): void => {
  if (is === 'no' && isReversed(expr)) return
  const { origin } = because.length > 1 ? (because.at(-1) ?? expr) : expr
  const node = origin === undefined ? undefined : nodeAt(context.item, origin)
  if (!node) return
  const own = because.flatMap((each) => words(each, context) ?? [])
  const parts = own.length > 1 ? own : [words(expr, context) ?? ''].filter((text) => text !== '')
  if (parts.length > 0) context.report.at(is === 'no' ? 'W601' : 'W602', { node }, { parts })
}

/** Contradictions, and conditions that are always true. */
export const lintConditions = (expr: Expr, lint: LintContext, context: ItemContext): void => {
  for (const root of rootsOf(expr)) {
    for (const part of settledParts(root, lint)) {
      if (constantOf(part.expr) === undefined || part.expr.origin !== undefined) tell(part, context)
    }
  }
}
