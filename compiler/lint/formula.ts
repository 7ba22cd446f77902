import type { Expr } from '../ir.ts'
import { type Atom, atomOf, type LintContext } from './atom.ts'
import { constantOf, keyOfExpr } from './canonical.ts'
import { isCount, regionsOf, truthsOf } from './regions.ts'
import { both, either, inverse, settled, type Truths, unknown } from './truths.ts'

/** A part of a condition that is the same for everybody. */
export interface Settled {
  readonly expr: Expr
  readonly is: 'yes' | 'no'
  /** The operands that decide it, when it is an `and` or an `or`. */
  readonly because: readonly Expr[]
}

/** Beyond these nothing is proved: the work grows with their square. */
const mostAtoms = 2000
const mostPoints = 500

const leavesOf = (expr: Expr): readonly Expr[] => {
  if (expr.kind === 'and' || expr.kind === 'or') return expr.operands.flatMap(leavesOf)
  return expr.kind === 'not' ? leavesOf(expr.operand) : [expr]
}

/** A constant condition, or one whose truth its own regions settle. */
const settledLeaf = (expr: Expr): Settled | undefined => {
  const value = constantOf(expr)
  return typeof value === 'boolean' ? { expr, is: value ? 'yes' : 'no', because: [] } : undefined
}

/** The shortest run of operands, from the first one on, that decides the whole. */
const deciding = (
  expr: Expr & { kind: 'and' | 'or' },
  operands: readonly Truths[],
  is: 'yes' | 'no',
): readonly Expr[] => {
  const join = expr.kind === 'and' ? both : either
  for (let last = 0; last < operands.length; last++) {
    if (settled(join(operands.slice(0, last + 1))) !== is) continue
    for (let from = 0; from < last; from++) {
      if (settled(join([operands[from] ?? unknown, operands[last] ?? unknown])) === is)
        return [expr.operands[from], expr.operands[last]].filter((each) => each !== undefined)
    }
    return expr.operands.slice(0, last + 1)
  }
  return expr.operands
}

/** The truth of every part for one subject; a part that is settled is noted and counts as not known further up. */
const evaluate = (expr: Expr, truths: ReadonlyMap<Expr, Truths>, found: Map<Expr, Settled>): Truths => {
  const noted = (result: Truths, because: readonly Expr[]): Truths => {
    const is = settled(result)
    if (!is) return result
    if (!found.has(expr)) found.set(expr, { expr, is, because })
    return unknown
  }
  switch (expr.kind) {
    case 'and':
    case 'or': {
      const operands = expr.operands.map((operand) => evaluate(operand, truths, found))
      const result = expr.kind === 'and' ? both(operands) : either(operands)
      const is = settled(result)
      return noted(result, is ? deciding(expr, operands, is) : [])
    }
    case 'not':
      return inverse(evaluate(expr.operand, truths, found))
    default:
      return noted(truths.get(expr) ?? unknown, [])
  }
}

/** The conditions of each subject. A lone one needs no key to be told from others by. */
const bySubject = (atoms: ReadonlyMap<Expr, Atom>): Iterable<readonly (readonly [Expr, Atom])[]> => {
  if (atoms.size < 2) return [[...atoms]]
  const subjects = new Map<string, (readonly [Expr, Atom])[]>()
  for (const entry of atoms) {
    const subject = keyOfExpr(entry[1].expr)
    const known = subjects.get(subject)
    if (known) known.push(entry)
    else subjects.set(subject, [entry])
  }
  return subjects.values()
}

/** One point parts the values of a subject into some for which the condition is true and some for which it is not. */
const partsItsValues = ({ expr, points, ofOrder, ofMissing }: Atom): boolean =>
  points.length === 1 && ofOrder !== undefined && !ofMissing && !isCount(expr) && expr.type.kind !== 'boolean'

/** What `settledParts` finds of a condition that is one leaf, or `not` over it. */
const settledAlone = (leaf: Expr, context: LintContext): readonly Settled[] => {
  const constant = settledLeaf(leaf)
  if (constant) return [constant]
  const atom = atomOf(leaf, context)
  if (atom.own || atom.points.length > mostPoints || partsItsValues(atom)) return []
  const is = settled(truthsOf(atom, regionsOf([atom])))
  return is ? [{ expr: leaf, is, because: [] }] : []
}

/**
 * Parts of a condition that are true for everybody or for nobody, the innermost ones. Each subject is looked at by itself, all
 * others being unknown: what is found is proved, not all that is so is found.
 */
export const settledParts = (condition: Expr, context: LintContext): readonly Settled[] => {
  const leaves = leavesOf(condition)
  if (leaves.length > mostAtoms) return []
  const [only] = leaves
  if (only && leaves.length === 1) return settledAlone(only, context)
  const constant = leaves.flatMap((leaf) => settledLeaf(leaf) ?? [])
  const known = new Set(constant.map(({ expr }) => expr))
  const atoms = new Map(leaves.filter((leaf) => !known.has(leaf)).map((leaf) => [leaf, atomOf(leaf, context)]))
  const found = new Map<Expr, Settled>(constant.map((each) => [each.expr, each]))
  for (const entries of bySubject(atoms)) {
    if (entries.length === 1 && entries[0]?.[1].own) continue
    if (entries.reduce((sum, [, atom]) => sum + atom.points.length, 0) > mostPoints) continue
    const regions = regionsOf(entries.map(([, atom]) => atom))
    const truths = new Map(entries.map(([leaf, atom]) => [leaf, truthsOf(atom, regions)]))
    evaluate(condition, truths, found)
  }
  return [...found.values()]
}
