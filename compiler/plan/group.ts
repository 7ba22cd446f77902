import type { ExprOf } from '../ir.ts'
import { insidesOf, outerAtoms } from './atoms.ts'
import { cappedAtNow, existsAt, windowMoments } from './bounds.ts'
import { freeAlias } from './draft.ts'
import { commonFilter } from './filter.ts'
import { createKnown, type Known, lazily } from './known.ts'
import type { GroupAggregate, PlanExpr } from './plan.ts'
import { createRows, type Rows } from './rows.ts'
import type { Site } from './site.ts'
import { boolean, cell, keyOf, later, missing, number, or, otherwise, present, sameNode } from './structure.ts'
import { conjuncts, translate } from './translate.ts'

type Aggregate = ExprOf<'aggregate'>

/** One grouped query: every aggregate of a site over the same rows. */
export interface Group {
  readonly rows: Rows
  readonly alias: string
  readonly columns: Known<{ readonly name: string; readonly aggregate: GroupAggregate }>
}

/** The aggregate's value for a row of the site: a column of a grouped query joined by the row's key. */
export const joinAggregate = (site: Site, aggregate: Aggregate): PlanExpr => {
  const outer = outerAtoms(insidesOf(aggregate), aggregate.frame)
  const group = groupOf(site, aggregate, outer)
  const made = groupAggregate(aggregate, group.rows)
  const key = lazily(() => keyOf(made))
  const known = group.columns.find(key)
  const name = known?.name ?? freeColumn(group, aggregate)
  if (!known) group.columns.add(key, { name, aggregate: made })
  const value = cell(group.alias, name, aggregate.type)
  return zeroWithoutRows.has(aggregate.function) ? otherwise(value, zeroOf(aggregate)) : value
}

const zeroWithoutRows: ReadonlySet<string> = new Set(['count', 'count_distinct', 'sum'])
const zeroOf = (aggregate: Aggregate): PlanExpr => {
  const { type } = aggregate
  return type.kind === 'decimal' || type.kind === 'float' ? { kind: 'literal', type, value: '0' } : number(0)
}

const freeColumn = (group: Group, aggregate: Aggregate): string =>
  `${aggregate.function}_${group.columns.all().length + 1}`

const groupOf = (site: Site, aggregate: Aggregate, outer: ReturnType<typeof outerAtoms>): Group => {
  const key = lazily(() => {
    const links = aggregate.links.map(({ cut: _, ...link }) => link)
    const own = site.planning.alone.has(aggregate.function) ? aggregate : undefined
    return keyOf([aggregate.frame, links, outer, own])
  })
  const known = site.groups.find(key)
  if (known) return known
  const relations = aggregate.links.map((link) => link.relation).join('_')
  const name = site.planning.names.take(`${relations}_by_${site.name}`)
  const rows = createRows(site, aggregate.frame, aggregate.links, outer, name)
  const alias = freeAlias(site.draft, relations)
  const group: Group = { rows, alias, columns: createKnown() }
  site.groups.add(key, group)
  site.draft.joins.push({ join: 'left', of: name, alias, on: rows.match(alias) })
  site.planning.later(() => finish(site, group))
  return group
}

const finish = (site: Site, group: Group): void => {
  const { draft, keys, keyNames } = group.rows
  const members = group.columns.all()
  const { where, rests } = commonFilter(members.map(({ aggregate }) => aggregate.filter))
  draft.where.push(...where)
  draft.groupBy = keys.length
  keys.forEach((value, index) => {
    draft.columns.push({ name: keyNames[index] ?? '', value })
  })
  members.forEach(({ name, aggregate }, index) => {
    draft.columns.push({ name, value: { ...aggregate, filter: rests[index] ?? [] } })
  })
  site.planning.add(draft)
}

const ordered: ReadonlySet<string> = new Set(['first', 'last'])

const groupAggregate = (aggregate: Aggregate, rows: Rows): GroupAggregate => {
  const { site } = rows
  const value = aggregate.value && translate(aggregate.value, site)
  const time = aggregate.time && ordered.has(aggregate.function) ? translate(aggregate.time, site) : undefined
  const filter = [...timeFilter(aggregate, rows)]
  if (aggregate.where) filter.push(...conjuncts(translate(aggregate.where, site)))
  if (value && ordered.has(aggregate.function)) filter.push(present(value))
  if (time) filter.push(present(time))
  return {
    kind: 'group aggregate',
    type: aggregate.type,
    function: aggregate.function,
    ...(value && { value }),
    ...(time && { time }),
    filter,
    ...(aggregate.places !== undefined && { places: aggregate.places }),
    ...(aggregate.origin !== undefined && { origin: aggregate.origin }),
  }
}

/** The window, `since last`, and the cut of rows that lie at or after `now`. */
const timeFilter = (aggregate: Aggregate, rows: Rows): readonly PlanExpr[] => {
  const { site, frames } = rows
  const found: PlanExpr[] = []
  const time = aggregate.time && translate(aggregate.time, site)
  let bounded: PlanExpr | undefined
  if (aggregate.window && time) {
    const moments = windowMoments(aggregate.window, time.type, site.clock)
    const cut = aggregate.links.some((link, index) => link.cut && sameNode(cutOf(index, link.cut), time))
    const capped = cut ? cappedAtNow(moments, time.type, site.clock) : undefined
    if (capped) bounded = time
    found.push({ kind: 'bounds', type: boolean, value: time, ...(capped ?? moments) })
  }
  function cutOf(index: number, cut: Parameters<typeof frames.column>[2]): PlanExpr {
    return frames.column(aggregate.frame + 1 + index, [], cut)
  }
  aggregate.links.forEach((link, index) => {
    if (!link.cut) return
    const column = cutOf(index, link.cut)
    if (!bounded || !sameNode(column, bounded)) found.push(existsAt(column, site.clock))
  })
  if (aggregate.after && time) {
    const after = translate(aggregate.after, site)
    found.push(or([missing(after), later(time, after)]))
  }
  return found
}
