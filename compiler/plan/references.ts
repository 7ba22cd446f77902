import type { Expr, Program } from '../ir.ts'
import { below, eachBelow, insidesOf, outerAtoms } from './atoms.ts'

/** Which definitions are computed once as a column, and how many stages of people an expression needs before it. */
export interface References {
  readonly shared: (definition: string) => boolean
  readonly definition: (name: string) => Expr
  /** The stage at which a person-level expression can be computed. */
  readonly level: (expr: Expr) => number
}

/** Definitions used once stand in place; used more often, each is a column of a stage, so that text grows with the rules. */
export const readReferences = (program: Program): References => {
  const uses = countUses(program)
  const definition = (name: string): Expr => {
    const expr = program.definitions[name]
    if (!expr) throw new Error(`the program has no definition named ${name}`)
    return expr
  }
  const shared = (name: string): boolean => (uses.get(name) ?? 0) > 1 && !isTrivial(definition(name))
  const levels = new Map<Expr, number>()
  const level = (expr: Expr): number => {
    const known = levels.get(expr)
    if (known !== undefined) return known
    const found = compute(expr)
    levels.set(expr, found)
    return found
  }
  const highest = (exprs: readonly Expr[]): number => exprs.reduce((most, expr) => Math.max(most, level(expr)), 0)
  const compute = (expr: Expr): number => {
    if (expr.kind === 'reference') return level(definition(expr.definition)) + (shared(expr.definition) ? 1 : 0)
    if (expr.kind === 'rank') return highest(below(expr)) + 1
    if (expr.kind === 'aggregate' || expr.kind === 'sequence') {
      const outer = outerAtoms(insidesOf(expr), 0)
      return outer.length === 0 ? 0 : highest(outer) + 1
    }
    return highest(below(expr))
  }
  return { shared, definition, level }
}

const isTrivial = (expr: Expr): boolean => expr.kind === 'literal' || expr.kind === 'column' || expr.kind === 'id'

const countUses = (program: Program): ReadonlyMap<string, number> => {
  const uses = new Map<string, number>()
  const visit = (expr: Expr): void => {
    if (expr.kind === 'reference') {
      const before = uses.get(expr.definition) ?? 0
      uses.set(expr.definition, before + 1)
      const body = program.definitions[expr.definition]
      if (before === 0 && body) visit(body)
    }
    eachBelow(expr, visit)
  }
  if (program.condition) visit(program.condition)
  for (const column of program.columns) visit(column.value)
  return uses
}
