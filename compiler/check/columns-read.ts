import type { Expr } from '../ir.ts'

type Parts = Readonly<Record<string, unknown>>

/** Parts of the IR that hold no expressions. */
const plain: ReadonlySet<string> = new Set(['type', 'read', 'link', 'links', 'hops', 'window', 'origin'])

/** Calls `visit` for every expression below and at `expr`, with the origin of the nearest node it was made of. */
export const visitExprs = (expr: Expr, visit: (expr: Expr, origin: string | undefined) => void): void => {
  const walk = (value: unknown, around: string | undefined): void => {
    if (Array.isArray(value)) for (const each of value) walk(each, around)
    else if (typeof value === 'object' && value !== null) {
      const own = 'origin' in value && typeof value.origin === 'string' ? value.origin : around
      if ('kind' in value && 'type' in value && value.kind !== 'literal') visit(value as Expr, own)
      for (const name in value) if (!plain.has(name)) walk((value as Parts)[name], own)
    }
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
