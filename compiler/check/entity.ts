import { printPath } from '../../grammar/index.ts'
import { nearest } from '../../grammar/nearest.ts'
import type { Entity, Id, Place } from '../../grammar/tree/index.ts'
import type { Catalog, ConnectionCatalog } from '../catalog.ts'
import type { Settings } from '../checked.ts'
import type { Population } from '../ir.ts'
import { bindColumn, bindTable } from './bind-table.ts'
import { keyChecksOf, normalForm, personalColumns } from './key-checks.ts'
import type { Home, ModelEntity, ModelId } from './model.ts'
import { once } from './once.ts'
import { bindRelations } from './relations.ts'
import type { Report } from './report.ts'
import type { ModelTable } from './tables.ts'

/** The connection an entity speaks of: named, the default, or the only one. Unknown ones are told. */
const connectionOf = (entity: Entity, catalog: Catalog, settings: Settings, report: Report): string | undefined => {
  const names = Object.keys(catalog.connections)
  const only = names.length === 1 ? names[0] : undefined
  const name = entity.connection ?? settings.defaultConnection ?? only
  if (name === undefined) {
    if (entity.from) report.at('E217', { node: entity, part: 'name' }, { names })
    return undefined
  }
  return checkConnection(name, { node: entity, part: 'connection' }, catalog, report) ? name : undefined
}

export const checkConnection = (
  name: string,
  place: { readonly node: object; readonly part: string },
  catalog: Catalog,
  report: Report,
): boolean => {
  if (Object.hasOwn(catalog.connections, name)) return true
  const near = nearest(name, Object.keys(catalog.connections))
  const replace = near[0] !== undefined && { title: `Write \`${near[0]}\``, text: printPath([near[0]]) }
  report.at('E209', { ...place, ...(replace && { replace }) }, { name, near })
  return false
}

const catalogOf = (catalog: Catalog, name: string | undefined): ConnectionCatalog | undefined => {
  const found = name !== undefined && Object.hasOwn(catalog.connections, name) ? catalog.connections[name] : undefined
  return found?.absent ? undefined : found
}

/** Whether some of its tables cannot be known, because their connection's catalog is absent. */
const isUnknowable = (homes: readonly Home[], { connections }: Catalog): boolean =>
  homes.some(({ connection }) => Object.hasOwn(connections, connection) && connections[connection]?.absent)

const bindId = (id: Id | undefined, table: ModelTable | undefined, report: Report): ModelId | undefined => {
  if (!id || !table) return undefined
  const column = bindColumn(table, id.column, { node: id, part: 'column' }, report)
  if (!column) return undefined
  const form = id.distinct ? normalForm(id, column) : undefined
  return { ...column, ...(form && { read: { ...column.read, form } }), node: id }
}

const populationOf = (entity: string, table: ModelTable | undefined, id: ModelId | undefined): Population => {
  const form = { entity, trimmed: id?.node.trimmed === true, lower: id?.node.lower === true }
  return table && id
    ? { ...form, kind: 'table', table: table.ref, id: id.read, distinct: id.node.distinct === true }
    : { ...form, kind: 'sets' }
}

const bindPlace = (entity: Entity, place: Place, catalog: Catalog, report: Report): Home => {
  const known = checkConnection(place.connection, { node: place, part: 'connection' }, catalog, report)
  const context = {
    connection: place.connection,
    catalog: known ? catalogOf(catalog, place.connection) : undefined,
    report,
  }
  const table = bindTable(
    { ...context, node: place, from: place.from, ...(place.fields && { fields: place.fields }) },
    report,
  )
  const id = bindId(place.id, table, report)
  const rows = idColumnOnly(id, table) ?? table
  return {
    entity: entity.name,
    connection: place.connection,
    table: rows,
    ...(rows !== table && { rows: table }),
    ...(id && { id, population: populationOf(entity.name, table, id) }),
    relations: bindRelations(place.relations ?? [], rows, [], context),
  }
}

const idColumnOnly = (id: ModelId | undefined, table: ModelTable | undefined): ModelTable | undefined => {
  if (!id?.node.distinct || !table) return table
  return { ...table, columns: new Map([[table.fold(id.read.column), id]]) }
}

/** An entity with every name resolved against the catalog. What is wrong is told, and marked broken. */
export const bindEntity = (entity: Entity, catalog: Catalog, settings: Settings, report: Report): ModelEntity => {
  const connection = connectionOf(entity, catalog, settings, report)
  const context = { connection: connection ?? '', catalog: catalogOf(catalog, connection), report }
  const fields = entity.fields && { fields: entity.fields }
  const table = entity.from && bindTable({ ...context, node: entity, from: entity.from, ...fields }, report)
  if (entity.from && !entity.id) report.at('E415', { node: entity, part: 'name' }, { entity: entity.name })
  const id = bindId(entity.id, table, report)
  const rows = idColumnOnly(id, table)
  const parent = rows ?? {
    ref: { connection: context.connection, name: [] },
    columns: new Map(),
    fold: (name) => name,
    uniqueKeys: [],
    broken: true,
  }
  const home: Home = {
    entity: entity.name,
    connection: context.connection,
    ...(rows && { table: rows }),
    ...(table && rows !== table && { rows: table }),
    ...(id && { id }),
    ...((id || !entity.from) && { population: populationOf(entity.name, table, id) }),
    relations: bindRelations(entity.relations ?? [], parent, [], context),
  }
  const places = (entity.places ?? []).map((place) => bindPlace(entity, place, catalog, report))
  const homes = [home, ...places].map((each) => ({ ...each, ...(each.rows && { table: each.rows }) }))
  return {
    ...home,
    name: entity.name,
    item: entity,
    places,
    keyChecks: once(() => keyChecksOf(homes)),
    pii: once(() => personalColumns(homes)),
    broken: report.failed() || isUnknowable(homes, catalog),
  }
}
