import { ceiling, floor } from '../decimal.ts'
import type { Expr } from '../ir.ts'
import { compareValues, isDay, isExact } from '../order.ts'
import type { Value } from '../values.ts'
import { type Atom, type Compare, comparedWith } from './atom.ts'
import type { Truth, Truths } from './truths.ts'

/** A part of a subject's values: no value, one value, or all between two neighbouring points. */
export type Region =
  | { readonly kind: 'missing' }
  | { readonly kind: 'point'; readonly value: Value }
  | { readonly kind: 'gap'; readonly low?: Value; readonly high?: Value }

const missing: Region = { kind: 'missing' }
const truthValues: readonly Region[] = [
  { kind: 'point', value: true },
  { kind: 'point', value: false },
]

export const isCount = (expr: Expr): boolean =>
  expr.kind === 'aggregate' && (expr.function === 'count' || expr.function === 'count_distinct')

const sorted = (values: readonly Value[]): readonly Value[] => {
  const all = [...values].sort(compareValues)
  return all.filter((value, index) => index === 0 || compareValues(value, all[index - 1] ?? null) !== 0)
}

/** Whether any value can lie between two neighbouring points. */
const hasRoom = (low: Value, high: Value, whole: boolean): boolean => {
  if (isDay(low) && isDay(high)) return high.day - low.day > 1
  return whole && isExact(low) && isExact(high) ? floor(low) + 1n <= ceiling(high) - 1n : true
}

/** Points in their order, and the gaps around them. A count has no value below 0. */
const lineOf = (points: readonly Value[], subject: Expr): readonly Region[] => {
  const counts = isCount(subject)
  const known = counts ? sorted([...points, 0n]).filter((value) => compareValues(value, 0n) >= 0) : sorted(points)
  const whole = subject.type.kind === 'integer'
  const regions: Region[] = counts ? [] : [known[0] === undefined ? { kind: 'gap' } : { kind: 'gap', high: known[0] }]
  for (const [index, low] of known.entries()) {
    const high = known[index + 1]
    regions.push({ kind: 'point', value: low })
    if (high === undefined) regions.push({ kind: 'gap', low })
    else if (hasRoom(low, high, whole)) regions.push({ kind: 'gap', low, high })
  }
  return regions
}

/** All regions of a subject, for the conditions that speak of it. */
export const regionsOf = (atoms: readonly Atom[]): readonly Region[] => {
  const [first] = atoms
  if (!first || atoms.some((atom) => atom.own)) return truthValues
  const { expr } = first
  if (expr.type.kind === 'boolean') return [missing, ...truthValues]
  const line = lineOf(
    atoms.flatMap((atom) => atom.points),
    expr,
  )
  return isCount(expr) ? line : [missing, ...line]
}

/** Below the lowest point all constants are above, between two points each is on one side. */
const inGap =
  ({ low }: Region & { kind: 'gap' }): Compare =>
  (constant) =>
    low !== undefined && compareValues(constant, low) <= 0 ? 1 : -1

const truth = (holds: boolean): Truth => (holds ? 'yes' : 'no')

const truthIn = (atom: Atom, region: Region): Truth => {
  if (region.kind === 'missing') return truth(atom.ofMissing)
  if (region.kind === 'point') {
    if (atom.ofOrder) return truth(atom.ofOrder(comparedWith(region.value)))
    return atom.ofValue ? truth(atom.ofValue(region.value)) : 'open'
  }
  return atom.ofOrder ? truth(atom.ofOrder(inGap(region))) : 'open'
}

export const truthsOf = (atom: Atom, regions: readonly Region[]): Truths =>
  regions.map((region) => truthIn(atom, region))
