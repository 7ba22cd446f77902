import type { Catalog } from '../../../compiler/catalog.ts'
import { bindEntity } from '../../../compiler/check/entity.ts'
import type { ModelEntity, ModelRelation } from '../../../compiler/check/model.ts'
import { createReport } from '../../../compiler/check/report.ts'
import { findTable, type ModelTable } from '../../../compiler/check/tables.ts'
import type { CheckedProject, Settings } from '../../../compiler/project.ts'
import type { Type } from '../../../compiler/types.ts'
import { nowhere } from '../../../grammar/origin.ts'

/** Where values of a column are asked for. */
export interface ColumnPlace {
  readonly connection: string
  readonly table: readonly string[]
  readonly column: string
}

/** Something a sentence can name: a column, a trait, a column of a related row. */
export interface Field {
  readonly path: readonly string[]
  readonly title: string
  readonly type: Type
  /** What it is a part of: the entity, a relation, a trait set. */
  readonly group: string
  readonly column?: ColumnPlace
  readonly values?: readonly string[]
}

export interface RelationChoice {
  readonly path: readonly string[]
  readonly title: string
  readonly timed: boolean
  readonly relation: ModelRelation
}

export interface EventChoice {
  readonly name: string
  /** Named only where several relations hold events. */
  readonly relation?: string
  readonly model: ModelRelation
}

export interface SegmentChoice {
  readonly name: string
  readonly title: string
  readonly entity: string
}

/** What names mean at a place of a rule: the person, or a row of `relation`. */
export interface Scope {
  readonly entity: string
  readonly entityTitle: string
  readonly fields: readonly Field[]
  /** Fields of related rows, for aggregates. */
  readonly relatedFields: readonly Field[]
  readonly relations: readonly RelationChoice[]
  readonly events: readonly EventChoice[]
  readonly segments: readonly SegmentChoice[]
  /** The scope of the rows of a relation. */
  readonly within: (relation: ModelRelation | undefined) => Scope
}

/** `shipping_country` reads as `shipping country`. */
export const spoken = (name: string): string => name.replaceAll('_', ' ')

const joined = (path: readonly string[]): string => path.map(spoken).join(' › ')

const columnFields = (
  table: ModelTable | undefined,
  prefix: readonly string[],
  group: string,
  catalog: Catalog,
): readonly Field[] => {
  if (!table) return []
  const connection = catalog.connections[table.ref.connection]
  const stored = connection && findTable(connection, table.ref.name)
  const valuesOf = new Map(stored?.columns.map(({ name, values }) => [name, values]))
  return [...table.columns.values()].map(({ read, note }) => {
    const values = note?.pii ? undefined : valuesOf.get(read.column)
    return {
      path: [...prefix, read.column],
      title: [...prefix.map(spoken), note?.title ?? spoken(read.column)].join(' › '),
      type: read.type,
      group,
      ...(!note?.pii && {
        column: { connection: table.ref.connection, table: table.ref.name, column: read.column },
      }),
      ...(values && { values }),
    }
  })
}

type Relations = ReadonlyMap<string, ModelRelation>

/** Columns that one row has through its `one` relations. */
const throughOne = (relations: Relations, prefix: readonly string[], catalog: Catalog): readonly Field[] =>
  [...relations.values()].flatMap((relation) => {
    if (relation.cardinality !== 'one') return []
    const path = [...prefix, relation.name]
    return [
      ...columnFields(relation.table, path, spoken(relation.name), catalog),
      ...throughOne(relation.relations, path, catalog),
    ]
  })

/** Chains of relations with at least one `many` among them. */
const manyChains = (relations: Relations, prefix: readonly string[], many: boolean): readonly RelationChoice[] =>
  [...relations.values()].flatMap((relation) => {
    const path = [...prefix, relation.name]
    const isMany = many || relation.cardinality === 'many'
    const own = isMany ? [{ path, title: joined(path), timed: relation.at !== undefined, relation }] : []
    return [...own, ...manyChains(relation.relations, path, isMany)]
  })

const relatedFields = (chains: readonly RelationChoice[], catalog: Catalog): readonly Field[] =>
  chains.flatMap(({ path, relation }) => columnFields(relation.table, path, joined(path), catalog))

const eventsOf = (entity: ModelEntity, catalog: Catalog): readonly EventChoice[] => {
  const holders = [...entity.relations.values()].filter(({ named }) => named !== undefined)
  return holders.flatMap((model) => {
    const connection = catalog.connections[model.table.ref.connection]
    const stored = connection && findTable(connection, model.table.ref.name)
    const names = stored?.columns.find(({ name }) => name === model.named?.read.column)?.values ?? []
    return names.map((name) => ({ name, model, ...(holders.length > 1 && { relation: model.name }) }))
  })
}

const traitFields = (checked: CheckedProject, entity: string): readonly Field[] =>
  [...checked.traits.values()].flatMap(({ name, entity: of, program, item }) => {
    if (of !== entity) return []
    const group = item.title ?? spoken(name)
    const titles = new Map(
      item.body.kind === 'expressions' ? item.body.traits.map((trait) => [trait.name, trait.title]) : [],
    )
    const columns = program && 'columns' in program ? program.columns : []
    return columns.map((column) => ({
      path: [name, column.name],
      title: titles.get(column.name) ?? spoken(column.name),
      type: column.value.type,
      group,
    }))
  })

const rowScope = (entity: ModelEntity, relation: ModelRelation, root: Scope, catalog: Catalog): Scope => {
  const chains = manyChains(relation.relations, [], false)
  const person = columnFields(entity.table, [entity.name], root.entityTitle, catalog)
  const above = relation.path.slice(0, -1).map((_, index) => relation.path.slice(0, index + 1))
  const walk = (path: readonly string[]): ModelRelation | undefined =>
    path.reduce<ModelRelation | undefined>(
      (at, name, index) => (index === 0 ? entity.relations.get(name) : at?.relations.get(name)),
      undefined,
    )
  const upper = above.flatMap((path) =>
    columnFields(walk(path)?.table, path.slice(-1), spoken(path.at(-1) ?? ''), catalog),
  )
  return {
    ...root,
    fields: [
      ...columnFields(relation.table, [], joined(relation.path), catalog),
      ...throughOne(relation.relations, [], catalog),
      ...upper,
      ...person,
    ],
    relatedFields: relatedFields(chains, catalog),
    relations: chains,
    events: [],
    segments: root.segments,
  }
}

/** What sentences about an entity can name. */
export const createScope = (
  name: string,
  checked: CheckedProject,
  catalog: Catalog,
  settings: Settings,
): Scope | undefined => {
  const known = checked.entities.get(name)
  if (!known) return undefined
  const entity = bindEntity(known.item, catalog, settings, createReport(nowhere))
  const title = known.item.title ?? spoken(name)
  const homes = [entity, ...entity.places]
  const chains = homes.flatMap(({ relations }) => manyChains(relations, [], false))
  const scopes = new Map<ModelRelation, Scope>()
  const root: Scope = {
    entity: name,
    entityTitle: title,
    fields: [
      ...columnFields(entity.table, [], title, catalog),
      ...throughOne(entity.relations, [], catalog),
      ...traitFields(checked, name),
    ],
    relatedFields: relatedFields(chains, catalog),
    relations: chains,
    events: eventsOf(entity, catalog),
    segments: [...checked.segments.values()].map((segment) => ({
      name: segment.name,
      title: segment.item.title ?? spoken(segment.name),
      entity: segment.entity,
    })),
    within: (relation) => {
      if (!relation) return root
      const scope = scopes.get(relation) ?? rowScope(entity, relation, root, catalog)
      scopes.set(relation, scope)
      return scope
    },
  }
  return root
}

const same = (left: readonly string[], right: readonly string[]): boolean =>
  left.length === right.length && left.every((part, at) => part === right[at])

/** The field a path names; within JSON, the value at the end of the path. */
export const fieldAt = (fields: readonly Field[], path: readonly string[]): Field | undefined => {
  const exact = fields.find((field) => same(field.path, path))
  if (exact) return exact
  const json = fields.find(
    (field) =>
      field.type.kind === 'json' &&
      field.path.length < path.length &&
      same(field.path, path.slice(0, field.path.length)),
  )
  if (!json) return undefined
  const { column: _, values: __, ...rest } = json
  const inside = path.slice(json.path.length).join('.')
  return { ...rest, path, title: `${json.title} › ${inside}` }
}

export const relationAt = (scope: Scope, path: readonly string[]): RelationChoice | undefined =>
  scope.relations.find((choice) => same(choice.path, path))
