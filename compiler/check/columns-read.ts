import type { Expr } from '../ir.ts'
import { below } from '../plan/atoms.ts'

/** Calls `visit` for every expression below and at `expr` but literals, with the origin of the nearest node it was made of. */
export const visitExprs = (expr: Expr, visit: (expr: Expr, origin: string | undefined) => void): void => {
  const walk = (each: Expr, around: string | undefined): void => {
    if (each.kind === 'literal') return
    const own = each.origin ?? around
    visit(each, own)
    for (const inner of below(each)) walk(inner, own)
  }
  walk(expr, undefined)
}

/** The columns an expression reads from the row of one frame itself. */
export const columnsRead = (expr: Expr, frame: number): ReadonlySet<string> => {
  const found = new Set<string>()
  visitExprs(expr, (each) => {
    if (each.kind === 'column' && each.frame === frame && each.hops.length === 0) found.add(each.read.column)
  })
  return found
}
