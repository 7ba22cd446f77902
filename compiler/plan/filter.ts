import { hull } from './bounds.ts'
import type { Bounds, PlanExpr } from './plan.ts'
import { and, keyOf, or } from './structure.ts'

/**
 * What the filters of one grouped query share moves into its WHERE, so that the scan reads no more than the rules need: parts
 * that stand in every filter, the hull of the windows over one time column, and the OR of what is left when no aggregate
 * takes all rows.
 */
export const commonFilter = (
  filters: readonly (readonly PlanExpr[])[],
): { readonly where: readonly PlanExpr[]; readonly rests: readonly (readonly PlanExpr[])[] } => {
  const [first = [], ...others] = filters
  if (others.length === 0) return { where: first, rests: [[]] }
  const keyed = others.map((filter) => new Set(filter.map(keyOf)))
  const shared = first.filter((part) => keyed.every((keys) => keys.has(keyOf(part))))
  const sharedKeys = new Set(shared.map(keyOf))
  const rests = filters.map((filter) => filter.filter((part) => !sharedKeys.has(keyOf(part))))
  return { where: [...shared, ...windowHull(rests), ...alternatives(rests)], rests }
}

const isBounds = (part: PlanExpr): part is Bounds & { origin?: string } => part.kind === 'bounds'

const windowHull = (rests: readonly (readonly PlanExpr[])[]): readonly PlanExpr[] => {
  const windows = rests.map((rest) => rest.find(isBounds))
  const [first] = windows
  if (!first || !windows.every((window) => window && keyOf(window.value) === keyOf(first.value))) return []
  const moments = hull(windows.filter((window) => window !== undefined))
  return moments ? [{ kind: 'bounds', type: first.type, value: first.value, ...moments }] : []
}

const mostAlternatives = 12

/** Windows are left to their hull: a scan is pruned by one range, not by a choice of ranges. */
const alternatives = (rests: readonly (readonly PlanExpr[])[]): readonly PlanExpr[] => {
  const parts = rests.map((rest) => rest.filter((part) => !isBounds(part)))
  if (parts.length < 2 || parts.length > mostAlternatives || parts.some((part) => part.length === 0)) return []
  const distinct = new Map(parts.map((part) => [keyOf(part), part]))
  return [or([...distinct.values()].map(and))]
}
