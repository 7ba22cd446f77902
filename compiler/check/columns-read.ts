import type { Expr } from '../ir.ts'
import { eachBelow } from '../plan/atoms.ts'

/** Calls `visit` for every expression below and at `expr` but literals, with the origin of the nearest node it was made of. */
export const visitExprs = (expr: Expr, visit: (expr: Expr, origin: string | undefined) => void): void => {
  let around: string | undefined
  const walk = (each: Expr): void => {
    if (each.kind === 'literal') return
    const outer = around
    around = each.origin ?? outer
    visit(each, around)
    eachBelow(each, walk)
    around = outer
  }
  walk(expr)
}

/** The columns an expression reads from the row of one frame itself. */
export const columnsRead = (expr: Expr, frame: number): ReadonlySet<string> => {
  const found = new Set<string>()
  visitExprs(expr, (each) => {
    if (each.kind === 'column' && each.frame === frame && each.hops.length === 0) found.add(each.read.column)
  })
  return found
}
