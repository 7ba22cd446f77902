import type { ExprOf, Program } from '../ir.ts'
import type { Atom } from './atoms.ts'
import { createDraft, createFrames, type Draft } from './draft.ts'
import { joinAggregate } from './group.ts'
import { createKnown } from './known.ts'
import { createNames, plainName } from './names.ts'
import type { PlanExpr } from './plan.ts'
import { startPeople } from './population.ts'
import { isRankedAlone, rankColumns, rankCondition } from './rank.ts'
import type { References } from './references.ts'
import { joinSequence } from './sequence.ts'
import { joinSet } from './sets.ts'
import type { Planning, Site } from './site.ts'
import { cell, keyOf, text } from './structure.ts'
import { translate } from './translate.ts'

/**
 * The people of a program in stages: stage 0 reads the entity's table; each later one adds the columns that need those before
 * it (shared definitions, ranks, aggregates over rows that depend on the person). Most rules need only stage 0.
 */
export interface People {
  /** The draft and translation at a stage; the highest one asked for is the result. */
  readonly stage: (level: number) => Site
}

interface Stages {
  readonly planning: Planning
  readonly program: Program
  readonly references: References
  readonly sites: Site[]
  /** Atoms that are columns of a stage, by stage and key. */
  readonly columns: Map<string, string>
  readonly names: ReturnType<typeof createNames>
}

export const createPeople = (
  program: Program,
  references: References,
  planning: Planning,
  last: number,
  resultName: string,
): People => {
  const stages: Stages = {
    planning,
    program,
    references,
    sites: [],
    columns: new Map(),
    names: createNames(['id', ...program.columns.map((column) => column.name)]),
  }
  for (let level = 0; level <= last; level += 1) {
    const name = level === last ? resultName : planning.names.take(`${program.population.entity}_${level + 1}`)
    stages.sites.push(level === 0 ? firstStage(stages, name) : nextStage(stages, level, name))
  }
  return {
    stage: (level) => {
      const site = stages.sites[level]
      if (!site) throw new Error(`there is no stage ${level} of people`)
      return site
    },
  }
}

const firstStage = (stages: Stages, name: string): Site => {
  const start = startPeople(stages.program, stages.planning)
  const draft = createDraft(name, start.of, plainName(stages.program.population.entity))
  const frames = createFrames(draft, stages.planning.clock)
  frames.place(0, draft.from.alias)
  const id = start.id(draft.from.alias)
  draft.where.push(...start.where(draft.from.alias))
  return createSite(stages, 0, name, draft, {
    id: () => id,
    column: (atom) => start.column?.(draft.from.alias, atom) ?? frames.column(0, atom.hops, atom.read),
  })
}

const nextStage = (stages: Stages, level: number, name: string): Site => {
  const before = stages.sites[level - 1]
  if (!before) throw new Error(`stage ${level} of people has none before it`)
  const draft = createDraft(name, before.draft.name, before.draft.name)
  draft.everythingOf = before.draft.name
  const never = (): never => {
    throw new Error(`a later stage of people reads the entity's table`)
  }
  return createSite(stages, level, name, draft, { id: () => cell(draft.from.alias, 'id', text), column: never })
}

interface Direct {
  readonly id: () => PlanExpr
  readonly column: (atom: ExprOf<'column'>) => PlanExpr
}

const createSite = (stages: Stages, level: number, name: string, draft: Draft, direct: Direct): Site => {
  const site: Site = {
    planning: stages.planning,
    program: stages.program,
    clock: stages.planning.clock,
    name: plainName(stages.program.population.entity),
    draft,
    groups: createKnown(),
    joined: new Map(),
    atom: (atom) => personAtom(stages, level, site, atom, direct),
    source: (keys, others) => {
      const before = stages.sites[level - 1]
      if (!before) throw new Error(`rows that depend on the person are planned at stage 0 of ${name}`)
      return {
        query: before.draft.name,
        columns: new Map([...keys, ...others].map((atom) => [keyOf(atom), columnBefore(stages, level, atom)])),
        identity: [{ column: 'id', value: direct.id(), nullable: false }],
      }
    },
  }
  return site
}

const personAtom = (stages: Stages, level: number, site: Site, atom: Atom, direct: Direct): PlanExpr => {
  if (atom.kind === 'id') return direct.id()
  if (atom.kind === 'member') return joinSet(site, atom)
  if (atom.kind === 'reference' && !stages.references.shared(atom.definition)) {
    return translate(stages.references.definition(atom.definition), site)
  }
  if (homeOf(stages, atom) < level || atom.kind === 'rank' || atom.kind === 'reference') {
    return fromBefore(stages, level, site, atom)
  }
  if (atom.kind === 'column') return direct.column(atom)
  return atom.kind === 'aggregate' ? joinAggregate(site, atom) : joinSequence(site, atom)
}

const fromBefore = (stages: Stages, level: number, site: Site, atom: Atom): PlanExpr => {
  const column = (name: string, type: Atom['type']): PlanExpr => cell(site.draft.from.alias, name, type)
  if (atom.kind === 'rank') {
    const { rank, people } = rankNames(stages, atom)
    if (atom.gives) return column(atom.gives === 'place' ? rank : people, { kind: 'integer' })
    return rankCondition(atom, column(rank, { kind: 'integer' }), column(people, { kind: 'integer' }))
  }
  return column(columnBefore(stages, level, atom), atom.type)
}

/** The stage whose query can compute the atom; a rank and a shared definition are columns of it. */
const homeOf = (stages: Stages, atom: Atom): number => {
  const { references } = stages
  if (atom.kind === 'reference') return references.level(references.definition(atom.definition))
  return atom.kind === 'rank' ? references.level(atom) - 1 : references.level(atom)
}

/** The atom as a column of a stage before this one. */
const columnBefore = (stages: Stages, level: number, atom: Atom): string => {
  if (atom.kind === 'id') return 'id'
  const home = atom.kind === 'rank' ? stages.references.level(atom) : homeOf(stages, atom)
  if (home >= level) throw new Error(`a ${atom.kind} of stage ${home} is asked for at stage ${level}`)
  const key = keyOf(atom)
  const known = stages.columns.get(key)
  if (known) return known
  const name = stages.names.take(wishOf(atom))
  stages.columns.set(key, name)
  const site = stages.sites[home]
  if (!site) throw new Error(`there is no stage ${home} of people`)
  site.draft.columns.push({ name, value: homeValue(stages, site, atom) })
  return name
}

const homeValue = (stages: Stages, site: Site, atom: Atom): PlanExpr =>
  atom.kind === 'reference' ? translate(stages.references.definition(atom.definition), site) : site.atom(atom)

const wishOf = (atom: Atom): string => {
  if (atom.kind === 'reference') return atom.definition.slice(atom.definition.indexOf(':') + 1)
  if (atom.kind === 'column') return atom.read.column
  return atom.kind === 'aggregate' ? `${atom.function}_${atom.links.at(-1)?.relation ?? ''}` : atom.kind
}

const rankNames = (stages: Stages, atom: ExprOf<'rank'>): { readonly rank: string; readonly people: string } => {
  const { end: _end, amount: _amount, percent: _percent, ...ranking } = atom
  const key = keyOf([atom.end, { by: ranking.by, among: ranking.among }])
  const known = stages.columns.get(key)
  if (known) return { rank: known, people: `${known}_of` }
  const rank = stages.names.take('rank')
  stages.columns.set(key, rank)
  const site = stages.sites[homeOf(stages, atom)]
  if (!site) throw new Error('a rank stands before the first stage of people')
  site.draft.columns.push(...rankColumns(site, atom, rank, isRankedAlone(stages.program)))
  return { rank, people: `${rank}_of` }
}
