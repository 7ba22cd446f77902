import { aggregateRows } from '../aggregates.ts'
import type { Aggregate, Link } from '../ir.ts'
import { compareValues } from '../order.ts'
import type { Type } from '../types.ts'
import type { Value } from '../values.ts'
import { evaluateExpr, isTrue } from './expression.ts'
import { inBounds, rowAt, type Site } from './run.ts'

/** The rows reached through the links, each as the site with its chain of frames. */
export const enterLinks = (site: Site, frame: number, links: readonly Link[]): readonly Site[] =>
  links.reduce<readonly Site[]>(
    (sites, link, index) =>
      sites.flatMap((current) =>
        current.run.tables
          .enter(rowAt(current, frame + index), link, current.run.context.zone)
          .map((row) => ({ ...current, frames: [...current.frames, row] })),
      ),
    [{ ...site, frames: site.frames.slice(0, frame + 1) }],
  )

export const timeKind = (type: Type): 'date' | 'timestamp' => (type.kind === 'date' ? 'date' : 'timestamp')

/** Which of the rows count: by window, by `after`, by `where`. */
const counts = (aggregate: Aggregate, base: Site): ((row: Site) => boolean) => {
  const { time, window, where } = aggregate
  const after = aggregate.after ? evaluateExpr(aggregate.after, base) : null
  const bounds = time && window ? base.run.bounds(window, timeKind(time.type)) : undefined
  return (row) => {
    const at = time && (bounds || after !== null) ? evaluateExpr(time, row) : null
    if (bounds && !inBounds(at, bounds)) return false
    if (after !== null && (at === null || compareValues(at, after) <= 0)) return false
    return !where || isTrue(where, row)
  }
}

const isOrderedByTime = ({ function: name }: Aggregate): boolean => name === 'first' || name === 'last'

/** By (time, value); rows lacking either are left out. */
const orderedByTime = (aggregate: Aggregate, rows: readonly Site[]): readonly Value[] => {
  const { time, value } = aggregate
  if (!time || !value) throw new Error(`${aggregate.function} has no time or no value`)
  return rows
    .map((row) => ({ at: evaluateExpr(time, row), value: evaluateExpr(value, row) }))
    .filter((row) => row.at !== null && row.value !== null)
    .sort((a, b) => compareValues(a.at, b.at) || compareValues(a.value, b.value))
    .map((row) => row.value)
}

export const evaluateAggregate = (aggregate: Aggregate, site: Site): Value => {
  const base = { ...site, frames: site.frames.slice(0, aggregate.frame + 1) }
  const rows = enterLinks(base, aggregate.frame, aggregate.links).filter(counts(aggregate, base))
  const { value } = aggregate
  const values = isOrderedByTime(aggregate)
    ? orderedByTime(aggregate, rows)
    : rows.map((row) => (value ? evaluateExpr(value, row) : true)).filter((found) => found !== null)
  const row = aggregateRows[aggregate.function]
  const variant = row.resolve(value ? [value.type] : [])?.variant
  return row.evaluate(values, site.run.context, variant, aggregate.places)
}
