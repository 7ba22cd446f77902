import type { ModelEntity, ModelRelation } from '../check/model.ts'
import type { Report } from '../check/report.ts'

const unusedIn = (
  relations: ReadonlyMap<string, ModelRelation>,
  used: ReadonlySet<ModelRelation>,
): readonly ModelRelation[] =>
  [...relations.values()].flatMap((relation) =>
    used.has(relation) ? unusedIn(relation.relations, used) : relation.broken ? [] : [relation],
  )

/** Relations that nothing reads; those below an unused one are not told. */
export const lintUnused = (entity: ModelEntity, used: ReadonlySet<ModelRelation>, report: Report): void => {
  for (const home of [entity, ...entity.places])
    for (const relation of unusedIn(home.relations, used))
      report.at(
        'I703',
        { node: relation.node, part: 'name' },
        { relation: relation.path.join('.'), entity: entity.name },
      )
}
