import type { ExprOf, Link } from '../ir.ts'
import { type Atom, insidesOf, outerAtoms, parentKeys } from './atoms.ts'
import { beforeNow, type Clock, existsAt, windowMoments } from './bounds.ts'
import { createDraft, type Draft, freeAlias } from './draft.ts'
import type { Bounds, PlanColumn, PlanExpr } from './plan.ts'
import { createRows, type Rows } from './rows.ts'
import { stepColumns } from './sequence-steps.ts'
import type { Site } from './site.ts'
import { and, boolean, cell, integer, keyOf, number, or, present, timestamp } from './structure.ts'
import { conjuncts, translate } from './translate.ts'

type Sequence = ExprOf<'sequence'>

/**
 * True when rows can be chosen for the steps. The rows of all steps' relations become one row per person and time with a mark
 * for each step; then, step by step, each row learns the latest earlier row that ends a chain of the steps before. The latest
 * is always the best one (language.md section 3), so one pass over the sorted rows per step is enough.
 */
export const joinSequence = (site: Site, sequence: Sequence): PlanExpr => {
  const key = keyOf(['sequence', sequence])
  const known = site.joined.get(key)
  if (typeof known === 'string') return present(cell(known, 'found', integer))
  const wish = `${sequence.steps[0]?.link.relation ?? 'steps'}_in_order`
  const moments = createMoments(site, sequence, wish)
  const name = createChain(site, sequence, moments, wish)
  const alias = freeAlias(site.draft, wish)
  site.joined.set(key, alias)
  site.draft.joins.push({ join: 'left', of: name, alias, on: moments.match(alias) })
  return present(cell(alias, 'found', integer))
}

interface Moments {
  readonly query: string
  readonly keys: readonly PlanColumn[]
  readonly match: (alias: string) => readonly PlanExpr[]
}

export const markOf = (step: number): string => `step_${step + 1}`

/** One row per person and time, `at`, with 1 in `step_N` where a row of that time can stand for step N. */
const createMoments = (site: Site, sequence: Sequence, wish: string): Moments => {
  const parts = rowsOfLinks(site, sequence, wish).map((rows) => markRows(rows, sequence))
  const [first] = parts
  if (!first) throw new Error('a sequence has no steps')
  const keys = first.rows.keyNames.map((name, index) => ({ name, value: first.rows.keys[index] ?? number(0) }))
  if (parts.length === 1) {
    collapse(first.draft, first.rows.keys, first.at, first.marks)
    site.planning.add(first.draft)
    return { query: first.draft.name, keys, match: first.rows.match }
  }
  for (const part of parts) part.draft.columns.push(...rowColumns(part))
  const all = site.planning.names.take(`${wish}_rows`)
  site.planning.add({ kind: 'union', name: all, distinct: false, of: parts.map((part) => part.draft) })
  const draft = createDraft(site.planning.names.take(`${wish}_moments`), all, all)
  const columns = keys.map(({ name, value }) => cell(all, name, value.type))
  const marks = first.marks.map((_, step) => cell(all, markOf(step), integer))
  collapse(draft, columns, cell(all, 'at', timestamp), marks)
  site.planning.add(draft)
  return { query: draft.name, keys, match: first.rows.match }
}

interface Part {
  readonly rows: Rows
  readonly draft: Draft
  readonly at: PlanExpr
  readonly marks: readonly PlanExpr[]
}

const rowColumns = (part: Part): readonly PlanColumn[] => [
  ...part.rows.keyNames.map((name, index) => ({ name, value: part.rows.keys[index] ?? number(0) })),
  { name: 'at', value: part.at },
  ...part.marks.map((value, step) => ({ name: markOf(step), value })),
]

const linkKey = (link: Link): string => {
  const { cut: _, ...rest } = link
  return keyOf(rest)
}

/** Rows of each relation among the steps; by their own key if one key fits all, else from the site's distinct rows. */
const rowsOfLinks = (
  site: Site,
  sequence: Sequence,
  wish: string,
): readonly (Rows & { readonly linkKey: string })[] => {
  const links = new Map(sequence.steps.map((step) => [linkKey(step.link), step.link]))
  const keys = new Map([...links.values()].map((link) => [keyOf(parentKeys(sequence.frame, link)), link]))
  const outer = outerAtoms(insidesOf(sequence), sequence.frame)
  const name = (): string => site.planning.names.take(wish)
  if (keys.size === 1 && outer.length === 0) {
    return [...links].map(([key, link]) => ({ ...createRows(site, sequence.frame, [link], [], name()), linkKey: key }))
  }
  const parents = [...keys.values()].flatMap((link): readonly Atom[] => parentKeys(sequence.frame, link))
  const others = [...parents, ...outer]
  const source = site.source(parents, outer)
  return [...links].map(([key, link]) => ({
    ...createRows(site, sequence.frame, [link], others, name(), source),
    linkKey: key,
  }))
}

const markRows = (rows: Rows & { readonly linkKey: string }, sequence: Sequence): Part => {
  const steps = sequence.steps.filter((step) => linkKey(step.link) === rows.linkKey)
  const [own] = steps
  if (!own) throw new Error('a relation of a sequence has no step')
  const time = translate(own.time, rows.site)
  // A window beyond `now` lifts the cut of the positive steps only; what all steps share is asked of the scan.
  const shared = steps.every((step) => step.link.cut) ? own.link.cut : undefined
  const cut = shared && rows.frames.column(sequence.frame + 1, [], shared)
  const known = scanBounds(sequence, time, cut && keyOf(cut) === keyOf(time) ? rows.site.clock : undefined, rows)
  if (known.to || known.from) rows.draft.where.push(known)
  if (!known.to) rows.draft.where.push(present(time), ...(cut ? [existsAt(cut, rows.site.clock)] : []))
  const conditions = sequence.steps.map((step) =>
    linkKey(step.link) === rows.linkKey ? stepCondition(rows, sequence, step, known, !shared) : undefined,
  )
  const asked = conditions.filter((condition) => condition !== undefined)
  if (asked.every((parts) => parts.length > 0)) {
    const distinct = new Map(asked.map((parts) => [keyOf(parts), parts]))
    rows.draft.where.push(or([...distinct.values()].map(and)))
  }
  const marks = conditions.map((parts) => (parts ? mark(parts) : number(0)))
  return { rows, draft: rows.draft, at: asInstant(time), marks }
}

const mark = (parts: readonly PlanExpr[]): PlanExpr =>
  parts.length === 0
    ? number(1)
    : {
        kind: 'when',
        type: integer,
        arms: [{ condition: and(parts), value: number(1) }],
        otherwise: number(0),
      }

/**
 * What every row must keep: it lies before `now`, and not before the window, for no step can be earlier than the first, nor
 * does a row count that follows it nowhere. After the window rows still speak for negated steps.
 */
const scanBounds = (sequence: Sequence, time: PlanExpr, clock: Clock | undefined, rows: Rows): Bounds => {
  const moments = sequence.window && windowMoments(sequence.window, time.type, rows.site.clock)
  const from = sequence.steps.every((step) => step.time.type.kind === 'timestamp') ? moments?.from : undefined
  return { ...(clock ? beforeNow(time, clock) : { kind: 'bounds', type: boolean, value: time }), ...(from && { from }) }
}

const stepCondition = (
  rows: Rows,
  sequence: Sequence,
  step: Sequence['steps'][number],
  known: Bounds,
  ownCut: boolean,
): readonly PlanExpr[] => {
  const time = translate(step.time, rows.site)
  const cut = ownCut && step.link.cut && rows.frames.column(sequence.frame + 1, [], step.link.cut)
  const where = [
    ...(cut ? [existsAt(cut, rows.site.clock)] : []),
    ...(step.where ? conjuncts(translate(step.where, rows.site)) : []),
  ]
  if (step.negated || !sequence.window) return where
  const moments = windowMoments(sequence.window, time.type, rows.site.clock)
  const from = keyOf(moments.from ?? null) === keyOf(known.from ?? null) ? undefined : moments.from
  const to = keyOf(moments.to ?? null) === keyOf(known.to ?? null) ? undefined : moments.to
  if (!from && !to) return where
  return [{ kind: 'bounds', type: boolean, value: time, ...(from && { from }), ...(to && { to }) }, ...where]
}

const asInstant = (value: PlanExpr): PlanExpr =>
  value.type.kind === 'timestamp' ? value : { kind: 'convert', type: timestamp, value }

const collapse = (draft: Draft, keys: readonly PlanExpr[], at: PlanExpr, marks: readonly PlanExpr[]): void => {
  draft.columns.push(
    ...keys.map((value, index) => ({ name: `key_${index + 1}`, value })),
    { name: 'at', value: at },
    ...marks.map((value, step) => ({ name: markOf(step), value: greatest(value) })),
  )
  draft.groupBy = keys.length + 1
}

const greatest = (value: PlanExpr): PlanExpr => ({
  kind: 'group aggregate',
  type: integer,
  function: 'max',
  value,
  filter: [],
})

/** The queries that walk the steps; the last has the keys of those with a whole chain, and `found`. */
const createChain = (site: Site, sequence: Sequence, moments: Moments, wish: string): string => {
  let before = moments.query
  const keysOf = (alias: string): readonly PlanExpr[] =>
    moments.keys.map(({ name, value }) => cell(alias, name, value.type))
  const layers = stepColumns(sequence, keysOf)
  for (const layer of layers.columns) {
    const draft = createDraft(site.planning.names.take(`${wish}_steps`), before, before)
    draft.everythingOf = before
    draft.columns.push(...layer(before))
    site.planning.add(draft)
    before = draft.name
  }
  const name = site.planning.names.take(`${wish}_found`)
  const draft = createDraft(name, before, before)
  draft.distinct = true
  draft.columns.push(
    ...moments.keys.map(({ name: key, value }) => ({ name: key, value: cell(before, key, value.type) })),
  )
  draft.columns.push({ name: 'found', value: number(1) })
  draft.where.push(...layers.found(before))
  site.planning.add(draft)
  return name
}
