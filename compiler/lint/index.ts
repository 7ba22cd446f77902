import type { Expression } from '../../grammar/tree/index.ts'
import type { ItemContext } from '../check/context.ts'
import type { Expr } from '../ir.ts'
import { lintConditions } from './conditions.ts'
import { lintJsonNumbers } from './json-number.ts'
import { lintReversed } from './reversed.ts'
import { lintTree } from './tree.ts'

/** All proofs over one checked expression; `root` is the tree it was made of, where that is an expression. */
export const lintExpression = (root: Expression | undefined, expr: Expr, context: ItemContext): void => {
  const { zone, weekStart } = context.settings
  if (root) lintTree(root, context)
  lintConditions(expr, { zone, weekStart }, context)
  lintReversed(expr, context)
  lintJsonNumbers(expr, context)
}

export { lintIdColumn } from './id-column.ts'
