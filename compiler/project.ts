import type { Diagnostic, Result } from '../grammar/diagnostic.ts'
import type { ParsedDocument } from '../grammar/document.ts'
import type { Catalog } from './catalog.ts'
import { type BoundEntity, type Cache, recall, remember } from './check/cache.ts'
import { FinishedEntity } from './check/checked-entity.ts'
import { type Declarations, declare } from './check/declarations.ts'
import { bindEntity } from './check/entity.ts'
import { gather } from './check/gather.ts'
import type { ModelEntity, ModelRelation } from './check/model.ts'
import { createReport } from './check/report.ts'
import { resultsOf } from './check/results.ts'
import { checkTest } from './check/test.ts'
import { type CheckedUnits, checkUnits } from './check/units.ts'
import type { CheckedEntity, CheckedProject, Settings } from './checked.ts'
import { lintIdColumn } from './lint/index.ts'
import { lintTwins } from './lint/twins.ts'
import { lintUnused } from './lint/unused.ts'

export type * from './checked.ts'

const bindEntities = (declarations: Declarations, before: Cache | undefined, cache: Cache) => {
  const bound = new Map<string, BoundEntity>()
  for (const [name, { item, origins }] of declarations.entities) {
    const known = before?.entities.get(item)
    const fresh = (): BoundEntity => {
      const report = createReport(origins)
      const entity = bindEntity(item, cache.catalog, cache.settings, report)
      lintIdColumn(item, report)
      return { entity, report }
    }
    const entity = known ?? fresh()
    cache.entities.set(item, entity)
    bound.set(name, entity)
  }
  return bound
}

const checkedEntities = (
  declarations: Declarations,
  bound: ReadonlyMap<string, BoundEntity>,
): Map<string, CheckedEntity> => {
  const checked = new Map<string, CheckedEntity>()
  for (const [name, { entity }] of bound) {
    checked.set(name, new FinishedEntity(name, entity, declarations.entities.get(name)?.file))
  }
  return checked
}

/** Relations that nothing uses, of entities that have rules, all of them sound. */
const lintRelations = (
  declarations: Declarations,
  entities: ReadonlyMap<string, ModelEntity>,
  { units }: CheckedUnits,
): void => {
  const used = new Map<ModelEntity, Set<ModelRelation> | undefined>()
  for (const { entity, failed, relations } of units.values()) {
    if (!entity) continue
    const known = used.has(entity) ? used.get(entity) : new Set<ModelRelation>()
    for (const relation of relations) known?.add(relation)
    used.set(entity, failed ? undefined : known)
  }
  for (const [name, { report }] of declarations.entities) {
    const entity = entities.get(name)
    const relations = entity && used.get(entity)
    if (entity && relations) lintUnused(entity, relations, report)
  }
}

/** Findings by item: about its names, its own content, and what it is made of. */
const findingsOf = (
  declarations: Declarations,
  bound: ReadonlyMap<string, BoundEntity>,
  { tasks, units }: CheckedUnits,
): ((item: object) => readonly Diagnostic[]) => {
  const found = new Map<object, Diagnostic[]>()
  for (const { item, report } of declarations.all) found.set(item, [...report.diagnostics])
  for (const { entity, report } of bound.values()) found.get(entity.item)?.push(...report.diagnostics)
  for (const [key, unit] of units) {
    const item = tasks.get(key)?.owner.item
    if (item) found.get(item)?.push(...unit.diagnostics)
  }
  return (item) => found.get(item) ?? []
}

/**
 * Every diagnostic of the project, syntax included: spans count from the file's start, `file` is filled in. `previous` makes
 * checking again cheap: only what changed, and what depends on it, is checked.
 */
export const checkProject = (
  sources: readonly ParsedDocument[],
  catalog: Catalog,
  settings: Settings,
  previous?: CheckedProject,
): Result<CheckedProject> => {
  const before = recall(previous, catalog, settings)
  const cache: Cache = { catalog, settings, entities: new Map(), units: new Map() }
  const declarations = declare(sources)
  const bound = bindEntities(declarations, before, cache)
  const entities = new Map([...bound].map(([name, { entity }]) => [name, entity]))
  const checked = checkUnits(declarations, entities, catalog, settings, before, cache)
  lintTwins(declarations)
  lintRelations(declarations, entities, checked)
  const { segments, traits } = resultsOf(declarations, checked, settings)
  const context = { declarations, entities, units: checked, segments, traits }
  const tests = declarations.tests.map((test) => checkTest(test, context))
  const project: CheckedProject = { entities: checkedEntities(declarations, bound), segments, traits, tests }
  return { value: remember(project, cache), diagnostics: gather(sources, findingsOf(declarations, bound, checked)) }
}
