import type { Catalog } from '../catalog.ts'
import type { CheckedProject, Settings } from '../checked.ts'
import type { Mentioned } from './mentioned.ts'
import type { ModelEntity } from './model.ts'
import { answerNow, type Lookup, type Project } from './names.ts'
import type { Report } from './report.ts'
import type { Unit } from './unit.ts'

export interface CheckedUnit {
  readonly unit: Unit
  readonly lookups: readonly Lookup[]
  readonly mentioned: Mentioned
}

export interface BoundEntity {
  readonly entity: ModelEntity
  readonly report: Report
}

/** What one check of a project leaves for the next: results by tree node, which the parser keeps while its text is the same. */
export interface Cache {
  readonly catalog: Catalog
  readonly settings: Settings
  readonly entities: Map<object, BoundEntity>
  readonly units: Map<object, CheckedUnit>
}

/** A checked project, and what the next check of it can use. */
class RememberedProject implements CheckedProject {
  readonly entities: CheckedProject['entities']
  readonly segments: CheckedProject['segments']
  readonly traits: CheckedProject['traits']
  readonly tests: CheckedProject['tests']
  readonly #cache: Cache

  constructor({ entities, segments, traits, tests }: CheckedProject, cache: Cache) {
    this.entities = entities
    this.segments = segments
    this.traits = traits
    this.tests = tests
    this.#cache = cache
  }

  static cacheOf(project: CheckedProject): Cache | undefined {
    return #cache in project ? project.#cache : undefined
  }
}

export const remember = (project: CheckedProject, cache: Cache): CheckedProject => new RememberedProject(project, cache)

/** What is still worth something; nothing after a change of catalog or settings. */
export const recall = (
  project: CheckedProject | undefined,
  catalog: Catalog,
  settings: Settings,
): Cache | undefined => {
  const cache = project && RememberedProject.cacheOf(project)
  if (!cache || cache.catalog !== catalog) return undefined
  const same = cache.settings === settings || JSON.stringify(cache.settings) === JSON.stringify(settings)
  return same ? cache : undefined
}

/** True when every question the check asked still has the answer it had. */
export const holds = ({ lookups }: CheckedUnit, project: Project): boolean =>
  lookups.every((lookup) => lookup.answer === answerNow(lookup, project))
