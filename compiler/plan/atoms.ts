import type { Aggregate, Column, Expr, ExprOf, Sequence } from '../ir.ts'

/** What an expression takes from a row: everything else is computed from these. */
export type Atom = ExprOf<'column' | 'id' | 'aggregate' | 'sequence' | 'rank' | 'member' | 'reference'>

/** The operands of an expression that speak of the same row as itself. */
export const operandsOf = (expr: Expr): readonly Expr[] => {
  switch (expr.kind) {
    case 'literal':
    case 'column':
    case 'id':
    case 'element':
    case 'aggregate':
    case 'sequence':
    case 'rank':
    case 'reference':
      return []
    case 'member':
      return expr.value ? [expr.value] : []
    case 'json':
    case 'convert':
    case 'in window':
      return [expr.value]
    case 'apply':
    case 'and':
    case 'or':
      return expr.operands
    case 'not':
      return [expr.operand]
    case 'when':
      return [...expr.arms.flatMap((arm) => [arm.condition, arm.value]), ...(expr.otherwise ? [expr.otherwise] : [])]
    case 'any element':
      return [expr.array, expr.where]
    default:
      return expr satisfies never
  }
}

const listed = (...exprs: readonly (Expr | undefined)[]): readonly Expr[] => exprs.filter((expr) => expr !== undefined)

/** The expressions inside an aggregate or sequence, evaluated for its rows (and `after`, for the row it starts from). */
export const insidesOf = (expr: Aggregate | Sequence): readonly Expr[] =>
  expr.kind === 'aggregate'
    ? listed(expr.value, expr.time, expr.after, expr.where)
    : expr.steps.flatMap((step) => listed(step.time, step.where))

/** `below`, one by one. */
export const eachBelow = (expr: Expr, visit: (expr: Expr) => void): void => {
  if (expr.kind === 'aggregate') {
    if (expr.value) visit(expr.value)
    if (expr.time) visit(expr.time)
    if (expr.after) visit(expr.after)
    if (expr.where) visit(expr.where)
  } else for (const inner of below(expr)) visit(inner)
}

/** Every expression below this one, whatever row it speaks of. */
export const below = (expr: Expr): readonly Expr[] => {
  if (expr.kind === 'aggregate' || expr.kind === 'sequence') return insidesOf(expr)
  if (expr.kind === 'rank') return listed(expr.by, expr.among)
  return operandsOf(expr)
}

/** What the expressions take from rows outside: from frame `frame` or one above it. */
export const outerAtoms = (exprs: readonly Expr[], frame: number): readonly Atom[] => {
  const found: Atom[] = []
  const visit = (expr: Expr): void => {
    if (isOuter(expr, frame)) found.push(expr)
    else eachBelow(expr, visit)
  }
  for (const expr of exprs) visit(expr)
  return found
}

const isOuter = (expr: Expr, frame: number): expr is Atom => {
  switch (expr.kind) {
    case 'column':
    case 'aggregate':
    case 'sequence':
      return expr.frame <= frame
    case 'id':
    case 'reference':
    case 'rank':
      return true
    case 'member':
      return expr.value === undefined
    default:
      return false
  }
}

/** The parent's columns of a link, as expressions of the frame it is entered from. */
export const parentKeys = (frame: number, link: Aggregate['links'][number]): readonly Column[] =>
  link.keys.map((key) => ({
    kind: 'column',
    type: key.parent.type,
    frame,
    hops: link.hops,
    read: key.parent,
  }))
