import type { Expr } from '../ir.ts'

/** Segments that everybody of a rule is in, and is not in. */
export interface Implied {
  readonly in: ReadonlySet<string>
  readonly out: ReadonlySet<string>
}
export interface Implications {
  readonly yes: Implied
  /** For those the rule is not true of. */
  readonly no: Implied
}

const none: ReadonlySet<string> = new Set()
export const nothingImplied: Implications = { yes: { in: none, out: none }, no: { in: none, out: none } }

/** More than this many is not followed any further. */
const most = 100

const union = (all: readonly Implied[]): Implied => ({
  in: new Set(all.flatMap((each) => [...each.in])),
  out: new Set(all.flatMap((each) => [...each.out])),
})
const common = (sets: readonly ReadonlySet<string>[]): ReadonlySet<string> => {
  const [first, ...others] = sets
  return new Set([...(first ?? none)].filter((name) => others.every((set) => set.has(name))))
}
const intersection = (all: readonly Implied[]): Implied => ({
  in: common(all.map((each) => each.in)),
  out: common(all.map((each) => each.out)),
})

const named = (name: string, holds: boolean, below: Implied): Implied => {
  const own: Implied = holds ? { in: new Set([name]), out: none } : { in: none, out: new Set([name]) }
  return below.in.size + below.out.size > most ? own : union([own, below])
}

const prefix = 'segment:'

/** What a rule's being true (`holds`), or not, says of segments, also through those that it names. */
const impliedBy = (expr: Expr, holds: boolean, of: (segment: string) => Implications): Implied => {
  switch (expr.kind) {
    case 'reference': {
      if (!expr.definition.startsWith(prefix)) return nothingImplied.yes
      const below = of(expr.definition)
      return named(expr.definition.slice(prefix.length), holds, holds ? below.yes : below.no)
    }
    case 'member':
      return expr.value ? nothingImplied.yes : named(expr.set, holds, nothingImplied.yes)
    case 'not':
      return impliedBy(expr.operand, !holds, of)
    case 'and':
    case 'or': {
      const operands = expr.operands.map((operand) => impliedBy(operand, holds, of))
      return (expr.kind === 'and') === holds ? union(operands) : intersection(operands)
    }
    default:
      return nothingImplied.yes
  }
}

export const implications = (expr: Expr | undefined, of: (segment: string) => Implications): Implications =>
  expr ? { yes: impliedBy(expr, true, of), no: impliedBy(expr, false, of) } : nothingImplied

export const conflictIn = (implied: Implied): string | undefined =>
  [...implied.in].find((name) => implied.out.has(name))

/** A segment both included and excluded, where that shows only through the segments a rule names. */
export const nestedConflict = (expr: Expr | undefined, whole: Implications): string | undefined => {
  const conflict = conflictIn(whole.yes)
  return conflict !== undefined && conflictIn(implications(expr, () => nothingImplied).yes) === undefined
    ? conflict
    : undefined
}
