import type { Expr } from '../ir.ts'
import { visitExprs } from './columns-read.ts'
import type { SetUse } from './context.ts'

const timeFunctions: ReadonlySet<string> = new Set(['days_since', 'years_since'])
const timeless: ReadonlySet<string> = new Set(['since', 'before', 'after', 'on', 'from'])

const asksNow = (expr: Expr): boolean => {
  if (expr.kind === 'apply') return timeFunctions.has(expr.name)
  if (expr.kind === 'in window') return !timeless.has(expr.window.kind)
  if (expr.kind === 'aggregate') return expr.window !== undefined || expr.links.some((link) => link.cut !== undefined)
  if (expr.kind === 'column') return expr.hops.some((hop) => hop.cut !== undefined)
  return expr.kind === 'sequence'
}

const isTimed = (expr: Expr | undefined): boolean => {
  let timed = false
  if (expr)
    visitExprs(expr, (each) => {
      timed ||= asksNow(each)
    })
  return timed
}

/** Whether an expression, or a condition over another place in it, asks for `now`. */
export const asksForNow = (expr: Expr | undefined, sets: ReadonlyMap<string, SetUse>): boolean =>
  isTimed(expr) || [...sets.values()].some((use) => use.kind === 'rules' && isTimed(use.condition))
