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
  const own = filters.map((filter) => filter.filter((part) => !sharedKeys.has(keyOf(part))))
  const existing = sharedExistence(own)
  const hulls = windowHull(existing.rests)
  const rests = existing.rests.map((rest) => withoutHull(rest, hulls))
  return { where: [...shared, ...existing.where, ...hulls, ...alternatives(rests)], rests }
}

/** A row exists for the run when it has no time or lies before `now` (`existsAt`): that it lies before, and of which time. */
const existenceOf = (part: PlanExpr): Bounds | undefined => {
  if (part.kind !== 'or' || part.operands.length !== 2) return undefined
  const [unset, before] = part.operands
  const isUnset = unset?.kind === 'structure' && unset.row === 'missing'
  return isUnset && before?.kind === 'bounds' && before.from === undefined ? before : undefined
}

/**
 * When each filter says that its rows exist, or bounds the same time by a window that ends at `now`, the scan says it once;
 * of the windows their begin is left, which no row without a time has.
 */
const sharedExistence = (
  filters: readonly (readonly PlanExpr[])[],
): { readonly where: readonly PlanExpr[]; readonly rests: readonly (readonly PlanExpr[])[] } => {
  const none = { where: [], rests: filters }
  const exists = filters.flat().find((part) => existenceOf(part))
  const before = exists && existenceOf(exists)
  if (!exists || !before?.to) return none
  const key = keyOf(exists)
  const value = keyOf(before.value)
  const end = keyOf(before.to)
  const endsAtNow = (part: PlanExpr): part is Bounds =>
    part.kind === 'bounds' &&
    keyOf(part.value) === value &&
    part.from !== undefined &&
    part.to !== undefined &&
    keyOf(part.to) === end
  if (!filters.every((filter) => filter.some((part) => keyOf(part) === key || endsAtNow(part)))) return none
  const rests = filters.map((filter) =>
    filter.flatMap((part): readonly PlanExpr[] => {
      if (keyOf(part) === key) return []
      return endsAtNow(part) ? withoutEnds(part, { to: before.to }) : [part]
    }),
  )
  return { where: [exists], rests }
}

/** The bounds less the ends that all rows of the scan keep anyway. */
const withoutEnds = (
  part: Bounds,
  known: { readonly from?: Bounds['from']; readonly to?: Bounds['to'] },
): readonly PlanExpr[] => {
  const { from, to, ...rest } = part
  const keepsFrom = from !== undefined && (known.from === undefined || keyOf(known.from) !== keyOf(from))
  const keepsTo = to !== undefined && (known.to === undefined || keyOf(known.to) !== keyOf(to))
  return keepsFrom || keepsTo ? [{ ...rest, ...(keepsFrom && { from }), ...(keepsTo && { to }) }] : []
}

const withoutHull = (rest: readonly PlanExpr[], hulls: readonly PlanExpr[]): readonly PlanExpr[] => {
  const [hull] = hulls
  if (!hull || !isBounds(hull)) return rest
  const first = rest.find(isBounds)
  return rest.flatMap((part) => (part === first && isBounds(part) ? withoutEnds(part, hull) : [part]))
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
