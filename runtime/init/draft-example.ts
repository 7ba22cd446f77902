import type { Entity, Expression, Item, Relation, Trait } from '../../grammar/tree/index.ts'
import type { TableSurvey } from './survey.ts'
import { looksLikeId } from './words.ts'

/** A first segment and, where there is something to add up, a first trait set: both run as they are. */
export const draftExample = (entity: Entity, tables: readonly TableSurvey[]): readonly Item[] => {
  const all: readonly Relation[] = entity.relations ?? []
  const relations = all.filter(({ cardinality }) => cardinality === 'many')
  const [relation] = relations
  const where: Expression | undefined = relation && {
    kind: 'has',
    path: [relation.name],
    count: { compare: 'at least', low: 2 },
  }
  const segment: Item = {
    kind: 'segment',
    name: relation ? `repeat_${relation.name}` : `all_${entity.name}`,
    entity: entity.name,
    title: relation ? `At least two ${relation.name}` : `Every ${entity.name}`,
    body: { kind: 'rules', ...(where && { where }) },
  }
  const traits = relations.slice(0, 3).flatMap((one) => draftTraits(one, tables))
  if (traits.length === 0) return [segment]
  const set: Item = {
    kind: 'traits',
    name: `${entity.name}_overview`,
    entity: entity.name,
    title: `What is known of each ${entity.name}`,
    body: { kind: 'expressions', traits: [...traits] },
  }
  return [segment, set]
}

const draftTraits = (relation: Relation, tables: readonly TableSurvey[]): readonly Trait[] => {
  const table = tables.find(({ name }) => name.join('\n') === relation.from.join('\n'))
  const amounts = (table?.columns ?? [])
    .filter(({ column, unix }) => isAmount(column.type.kind) && !looksLikeId(column.name) && unix === undefined)
    .slice(0, 2)
  const aggregate = (name: 'count' | 'sum' | 'max', path: readonly string[]): Expression => ({
    kind: 'aggregate',
    function: name,
    value: { kind: 'field', path: [...path] },
  })
  return [
    { name: `count_of_${relation.name}`, value: aggregate('count', [relation.name]) },
    ...amounts.map(({ column }) => ({
      name: `total_${column.name}_of_${relation.name}`,
      value: aggregate('sum', [relation.name, column.name]),
    })),
    ...(relation.at === undefined
      ? []
      : [{ name: `last_of_${relation.name}`, value: aggregate('max', [relation.name, relation.at]) }]),
  ]
}

const isAmount = (kind: string): boolean => kind === 'integer' || kind === 'decimal' || kind === 'float'
