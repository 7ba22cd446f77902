import type { Hop, Link } from '../ir.ts'
import type { Type } from '../types.ts'
import { type Atom, parentKeys } from './atoms.ts'
import { createDraft, createFrames, type Draft, type Frames, freeAlias } from './draft.ts'
import { joinAggregate } from './group.ts'
import { createKnown } from './known.ts'
import { plainName } from './names.ts'
import type { PlanExpr } from './plan.ts'
import { joinSequence } from './sequence.ts'
import { joinSet } from './sets.ts'
import type { Site, SourceRows } from './site.ts'
import { cell, equal, keyOf, read, same } from './structure.ts'

/** The rows reached from a site through links: a query to be filtered, grouped, or kept distinct. */
export interface Rows {
  readonly site: Site
  readonly draft: Draft
  readonly frames: Frames
  readonly keys: readonly PlanExpr[]
  /** Joins the finished query, whose first columns are `keyNames`, back to the site under an alias. */
  readonly match: (alias: string) => readonly PlanExpr[]
  readonly keyNames: readonly string[]
}

interface Start {
  readonly draft: Draft
  readonly keys: readonly PlanExpr[]
  readonly values: readonly PlanExpr[]
  readonly nullable: readonly boolean[]
  readonly outer: (atom: Atom) => PlanExpr
}

/**
 * `outer`: what the rows' expressions take from the parent's rows. Without any, the rows are read by themselves and grouped by
 * their own key; otherwise they start from the parent's distinct rows.
 */
export const createRows = (
  parent: Site,
  frame: number,
  links: readonly Link[],
  outer: readonly Atom[],
  name: string,
  shared?: SourceRows,
): Rows => {
  const [first] = links
  if (!first) throw new Error(`the rows ${name} have no relation`)
  const start =
    outer.length === 0 ? startAlone(parent, frame, first, name) : startFrom(parent, frame, first, outer, name, shared)
  const frames = createFrames(start.draft, parent.clock)
  frames.place(frame + 1, start.draft.joins[0]?.alias ?? start.draft.from.alias)
  links.slice(1).forEach((link, index) => {
    frames.enter(frame + 2 + index, link)
  })
  const keyNames = start.keys.map((_, index) => `key_${index + 1}`)
  const types = start.keys.map((key): Type => key.type)
  return {
    draft: start.draft,
    frames,
    keys: start.keys,
    keyNames,
    match: (alias) =>
      start.values.map((value, index) => {
        const column = cell(alias, keyNames[index] ?? '', types[index] ?? value.type)
        return start.nullable[index] ? same(column, value) : equal(column, value)
      }),
    site: createRowSite(parent, frame, links, start, frames),
  }
}

const startAlone = (parent: Site, frame: number, link: Link, name: string): Start => {
  const alias = plainName(link.relation)
  const draft = createDraft(name, link.table, alias)
  return {
    draft,
    keys: link.keys.map((key) => read(alias, key.child)),
    values: parentKeys(frame, link).map((key) => parent.atom(key)),
    nullable: link.keys.map(() => false),
    outer: (atom) => {
      throw new Error(`rows read by themselves ask for an outer ${atom.kind}`)
    },
  }
}

const startFrom = (
  parent: Site,
  frame: number,
  link: Link,
  outer: readonly Atom[],
  name: string,
  shared: SourceRows | undefined,
): Start => {
  const keys = parentKeys(frame, link)
  const source = shared ?? parent.source(keys, outer)
  const draft = createDraft(name, source.query, source.query)
  const cellOf = (atom: Atom): PlanExpr => {
    const column = source.columns.get(keyOf(atom))
    if (column === undefined) throw new Error(`the rows ${name} ask for an outer ${atom.kind} nobody announced`)
    return cell(source.query, column, atom.type)
  }
  const alias = freeAlias(draft, link.relation)
  const on = keys.map((key, index) => {
    const child = link.keys[index]?.child
    if (!child) throw new Error(`a key of ${link.relation} has no child column`)
    return equal(read(alias, child), cellOf(key))
  })
  draft.joins.push({ join: 'inner', of: link.table, alias, on })
  return {
    draft,
    keys: source.identity.map(({ column, value }) => cell(source.query, column, value.type)),
    values: source.identity.map(({ value }) => value),
    nullable: source.identity.map(({ nullable }) => nullable),
    outer: cellOf,
  }
}

const createRowSite = (parent: Site, frame: number, links: readonly Link[], start: Start, frames: Frames): Site => {
  const { draft } = start
  const site: Site = {
    planning: parent.planning,
    program: parent.program,
    clock: parent.clock,
    name: links.map((link) => link.relation).join('_'),
    draft,
    groups: createKnown(),
    joined: new Map(),
    atom: (atom) => {
      switch (atom.kind) {
        case 'column':
          return atom.frame > frame ? columnOf(frames, atom.frame, atom.hops, atom.read) : start.outer(atom)
        case 'aggregate':
          return atom.frame > frame ? joinAggregate(site, atom) : start.outer(atom)
        case 'sequence':
          return atom.frame > frame ? joinSequence(site, atom) : start.outer(atom)
        case 'member':
          return atom.value ? joinSet(site, atom) : start.outer(atom)
        case 'id':
        case 'rank':
        case 'reference':
          return start.outer(atom)
        default:
          return atom satisfies never
      }
    },
    source: (keys, others) => createSource(parent, frame, links, keys, others, site),
  }
  return site
}

const columnOf = (
  frames: Frames,
  frame: number,
  hops: readonly Hop[],
  column: Parameters<Frames['column']>[2],
): PlanExpr => frames.column(frame, hops, column)

/** The distinct rows of the same links, with only the columns that inner rows need. */
const createSource = (
  parent: Site,
  frame: number,
  links: readonly Link[],
  keys: readonly Atom[],
  others: readonly Atom[],
  reader: Site,
): SourceRows => {
  const atoms = [...keys, ...others]
  const name = parent.planning.names.take(`${reader.name}_rows`)
  const outer = atoms.filter((atom) => !('frame' in atom) || atom.frame <= frame)
  const rows = createRows(parent, frame, links, outer, name)
  rows.draft.distinct = true
  const named = atoms.map((atom, index) => ({ atom, column: `value_${index + 1}`, nullable: index >= keys.length }))
  for (const { atom, column } of named) rows.draft.columns.push({ name: column, value: rows.site.atom(atom) })
  parent.planning.add(rows.draft)
  return {
    query: name,
    columns: new Map(named.map(({ atom, column }) => [keyOf(atom), column])),
    identity: named.map(({ atom, column, nullable }) => ({ column, value: reader.atom(atom), nullable })),
  }
}
