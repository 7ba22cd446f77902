import type { ExpressionOf } from '../../grammar/tree/index.ts'
import type { Expr } from '../ir.ts'
import { notInValue } from './aggregate.ts'
import type { ItemContext } from './context.ts'
import { countCondition, type Rows } from './counting.ts'
import { condition } from './expression.ts'
import { allOf, notOf } from './logic.ts'
import { existence, isMany, type RowWindow, rowsAt, rowWindow } from './rows.ts'
import { inside, type Scope } from './scope.ts'
import { boolean, broken, isBroken } from './types.ts'
import { scopeWithin, type Walk } from './walk.ts'

type Node = ExpressionOf<'has' | 'all'>

interface Found {
  readonly walk: Walk
  readonly window: RowWindow
  readonly within: Scope
}

const findRows = (node: Node, scope: Scope, context: ItemContext): Found | undefined => {
  if (!notInValue(node, scope, context)) return undefined
  const walk = rowsAt({ node, part: 'path', path: node.path }, scope, context)
  if (!walk) return undefined
  const window = rowWindow(node.window, node, walk, inside(scope), context)
  return window && { walk, window, within: scopeWithin(scope, walk) }
}

/** Its one row exists, lies in the window and fits: the rows of a path without many. */
const oneRow = ({ walk, window }: Found, where: Expr | undefined, scope: Scope): Expr => {
  const { time } = window
  const bound: Expr | undefined = window.window &&
    time && { kind: 'in window', type: boolean, value: time, window: window.window }
  return allOf(existence(walk, scope), bound, where) ?? broken
}

const oneRowCount = (node: ExpressionOf<'has'>, found: Expr): Expr | undefined => {
  const { compare, low = 1, unit } = node.count ?? { compare: 'at least' as const }
  if (unit) return undefined
  if (compare === 'no' || (compare === 'at most' && low === 0)) return notOf(found)
  return compare === 'at least' && low === 1 ? found : undefined
}

/** `has at least 2 orders since 2026-01-01 where (…)`. */
export const has = (node: ExpressionOf<'has'>, scope: Scope, context: ItemContext): Expr => {
  const found = findRows(node, scope, context)
  const where = found && node.where && condition(node.where, found.within, context)
  if (!found || (where && isBroken(where))) return broken
  if (isMany(found.walk)) {
    const filter = allOf(existence(found.walk, scope), where)
    const rows: Rows = { walk: found.walk, window: found.window, ...(filter && { where: filter }) }
    return countCondition(node.count, rows, node, scope, context)
  }
  const counted = found.window.after ? undefined : oneRowCount(node, oneRow(found, where, scope))
  if (counted) return counted
  context.report.at('E426', node, { path: node.path.join('.') })
  return broken
}

/** `all orders … have …`: no row of them fails. */
export const all = (node: ExpressionOf<'all'>, scope: Scope, context: ItemContext): Expr => {
  const found = findRows(node, scope, context)
  if (!found) return broken
  const where = node.where && condition(node.where, found.within, context)
  const have = condition(node.have, found.within, context)
  if ((where && isBroken(where)) || isBroken(have)) return broken
  const failing = allOf(existence(found.walk, scope), where, notOf(have)) ?? broken
  if (!isMany(found.walk)) return notOf(oneRow(found, failing, scope))
  return countCondition({ compare: 'no' }, { ...found, where: failing }, node, scope, context)
}
