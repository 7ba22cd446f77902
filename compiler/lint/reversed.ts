import { visitExprs } from '../check/columns-read.ts'
import type { ItemContext } from '../check/context.ts'
import type { Expr, Window } from '../ir.ts'
import { compareValues } from '../order.ts'
import type { Value } from '../values.ts'
import { constantOf } from './canonical.ts'
import { nodeAt } from './node-at.ts'

const after = (low: Value | undefined, high: Value | undefined): boolean =>
  low !== undefined && high !== undefined && low !== null && high !== null && compareValues(low, high) > 0

const isReversedWindow = (window: Window): boolean =>
  window.kind === 'from' && window.from.kind === window.to.kind && window.from.value > window.to.value

/** A range whose end comes before its beginning. */
export const isReversed = (expr: Expr): boolean => {
  if (expr.kind === 'in window') return isReversedWindow(expr.window)
  if (expr.kind !== 'apply' || expr.name !== 'between') return false
  const [, low, high] = expr.operands
  return low !== undefined && high !== undefined && after(constantOf(low), constantOf(high))
}

const windowIn = (expr: Expr): Window | undefined => ('window' in expr ? expr.window : undefined)

const endsOf = (expr: Expr): { readonly low: string; readonly high: string } | undefined => {
  const window = windowIn(expr)
  if (window?.kind === 'from' && isReversedWindow(window)) return { low: window.from.value, high: window.to.value }
  if (!isReversed(expr) || expr.kind !== 'apply') return undefined
  const [, low, high] = expr.operands
  return { low: literalText(low), high: literalText(high) }
}

const literalText = (expr: Expr | undefined): string => (expr?.kind === 'literal' ? String(expr.value) : '')

/** `between 5 and 1`, `from 2026-02-01 to 2026-01-01`: nothing lies in them. */
export const lintReversed = (expr: Expr, context: ItemContext): void => {
  visitExprs(expr, (each, origin) => {
    const ends = endsOf(each)
    const node = ends && origin !== undefined ? nodeAt(context.item, origin) : undefined
    if (ends && node) context.report.at('W603', { node }, ends)
  })
}
