import { printPath } from '../../grammar/index.ts'
import { nearestAmong } from '../../grammar/nearest.ts'
import type { Type } from '../types.ts'
import type { Names, SegmentView, TraitSetView } from './context.ts'
import type { Declarations } from './declarations.ts'
import type { ModelEntity } from './model.ts'

/** One question an item asked of the project, with a way to see whether the answer is still the same. */
export interface Lookup {
  readonly kind: 'entity' | 'segment' | 'traits' | 'type' | 'near'
  readonly name: string
  readonly trait?: string
  readonly answer: unknown
}

export interface Project {
  readonly declarations: Declarations
  readonly entities: ReadonlyMap<string, ModelEntity>
  /** Types of the traits checked so far. */
  readonly traitType: (set: string, trait: string) => Type
}

const segmentView = ({ declarations, entities }: Project, name: string): SegmentView | undefined => {
  const item = declarations.segments.get(name)?.item
  if (!item) return undefined
  const home = entities.get(item.entity)?.connection ?? ''
  const raw = item.body.kind === 'sql'
  return { name, entity: item.entity, kind: item.body.kind, connection: raw ? (item.connection ?? home) : home }
}

const traitSetView = ({ declarations }: Project, name: string): TraitSetView | undefined => {
  const item = declarations.traits.get(name)?.item
  if (!item) return undefined
  const traits = item.body.kind === 'sql' ? [] : item.body.traits.map((trait) => trait.name)
  return { name, entity: item.entity, sql: item.body.kind === 'sql', traits }
}

const segmentAnswer = (view: SegmentView | undefined) => view && `${view.entity}\n${view.kind}\n${view.connection}`
const setAnswer = (view: TraitSetView | undefined) => view && JSON.stringify(view)

/** What the answer to the same question is now. */
export const answerNow = (lookup: Lookup, project: Project): unknown => {
  switch (lookup.kind) {
    case 'entity':
      return project.entities.get(lookup.name)
    case 'segment':
      return segmentAnswer(segmentView(project, lookup.name))
    case 'traits':
      return setAnswer(traitSetView(project, lookup.name))
    case 'type':
      return JSON.stringify(project.traitType(lookup.name, lookup.trait ?? ''))
    case 'near':
      return undefined
    default:
      return lookup.kind satisfies never
  }
}

type Near = (name: string) => readonly string[]

/** Many names may be misspelt at once: what they are compared with is made ready once for a project. */
const ready = new WeakMap<Declarations, Map<string, Near>>()
const once = (declarations: Declarations, key: string, make: () => Near): Near => {
  const known = ready.get(declarations) ?? new Map<string, Near>()
  ready.set(declarations, known)
  const near = known.get(key) ?? make()
  known.set(key, near)
  return near
}

const names = {
  entity: ({ entities }: Declarations) => entities.keys(),
  segment: ({ segments }: Declarations) => segments.keys(),
  traits: ({ traits }: Declarations) => traits.keys(),
  unit: ({ segments, traits }: Declarations) => [...segments.keys(), ...traits.keys()],
} as const

/** The declared names most like one that is none; `unit`: of segments and trait sets. */
export const nearDeclared = (declarations: Declarations, kind: keyof typeof names, name: string): readonly string[] =>
  once(declarations, kind, () => nearestAmong(names[kind](declarations)))(name)

/** The traits of an entity's sets, each as it is written from outside its set. */
const traitPaths = ({ traits }: Declarations, entity: string): ReadonlyMap<string, string[]> => {
  const paths = new Map<string, string[]>()
  for (const { item } of traits.values()) {
    if (item.entity !== entity || item.body.kind === 'sql') continue
    for (const { name } of item.body.traits) {
      const known = paths.get(name) ?? []
      known.push(printPath([item.name, name]))
      paths.set(name, known)
    }
  }
  return paths
}

/** The project's names for one check; what is asked is written into `lookups`. */
export const createNames = (project: Project, lookups: Lookup[]): Names => ({
  entity: (name) => {
    const answer = project.entities.get(name)
    lookups.push({ kind: 'entity', name, answer })
    return answer
  },
  segment: (name) => {
    const view = segmentView(project, name)
    lookups.push({ kind: 'segment', name, answer: segmentAnswer(view) })
    return view
  },
  traitSet: (name) => {
    const view = traitSetView(project, name)
    lookups.push({ kind: 'traits', name, answer: setAnswer(view) })
    return view
  },
  traitType: (set, trait) => {
    const type = project.traitType(set, trait)
    lookups.push({ kind: 'type', name: set, trait, answer: JSON.stringify(type) })
    return type
  },
  nearTraits: (entity, name) => {
    lookups.push({ kind: 'near', name, answer: null })
    return once(project.declarations, `traits of ${entity}`, () => {
      const paths = traitPaths(project.declarations, entity)
      const near = nearestAmong(paths.keys())
      return (trait) => near(trait).flatMap((found) => paths.get(found) ?? [])
    })(name)
  },
  near: (kind, name) => {
    lookups.push({ kind: 'near', name, answer: null })
    return nearDeclared(project.declarations, kind, name)
  },
})
