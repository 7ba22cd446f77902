import type { FieldNote } from '../../grammar/tree/index.ts'
import type { CatalogColumn, CatalogTable, ConnectionCatalog } from '../catalog.ts'
import type { TableRef } from '../ir.ts'
import type { ColumnRead } from '../types.ts'
import { rememberValues } from './known-values.ts'

export interface ModelColumn {
  readonly read: ColumnRead
  readonly native: string
  readonly note?: FieldNote
}

/** A table as a model reads it: the catalog's columns with the model's notes. `broken`: unknown, and already told. */
export interface ModelTable {
  readonly ref: TableRef
  readonly columns: ReadonlyMap<string, ModelColumn>
  readonly fold: (name: string) => string
  readonly uniqueKeys: readonly (readonly string[])[]
  readonly broken?: true
}

const same = (name: string) => name
const lower = (name: string) => name.toLowerCase()
export const folding = (catalog: ConnectionCatalog): ((name: string) => string) =>
  catalog.identifiers === 'insensitive' ? lower : same

const tableIndexes = new WeakMap<ConnectionCatalog, ReadonlyMap<string, CatalogTable>>()
const keyOf = (name: readonly string[], fold: (name: string) => string) => JSON.stringify(name.map(fold))

export const findTable = (catalog: ConnectionCatalog, name: readonly string[]): CatalogTable | undefined => {
  const fold = folding(catalog)
  let index = tableIndexes.get(catalog)
  if (!index) {
    index = new Map(catalog.tables.map((table) => [keyOf(table.name, fold), table]))
    tableIndexes.set(catalog, index)
  }
  return index.get(keyOf(name, fold))
}

const plainColumns = new WeakMap<CatalogTable, ReadonlyMap<string, ModelColumn>>()

const toColumn = (column: CatalogColumn): ModelColumn => {
  const read: ColumnRead = { column: column.name, type: column.type, storage: column.storage }
  if (column.values) rememberValues(read, column.values)
  return { read, native: column.native }
}

/** The table's columns before any note of a model. */
export const columnsOf = (table: CatalogTable, fold: (name: string) => string): ReadonlyMap<string, ModelColumn> => {
  const known = plainColumns.get(table)
  if (known) return known
  const columns = new Map(table.columns.map((column) => [fold(column.name), toColumn(column)]))
  plainColumns.set(table, columns)
  return columns
}

export const findColumn = (table: ModelTable, name: string): ModelColumn | undefined =>
  table.columns.get(table.fold(name))

export const columnNames = (table: ModelTable): string[] =>
  [...table.columns.values()].map((column) => column.read.column)

/** True when the database keeps these columns unique together. */
export const isUnique = (table: ModelTable, columns: readonly ColumnRead[]): boolean => {
  const names = new Set(columns.map((column) => table.fold(column.column)))
  return table.uniqueKeys.some((key) => key.length > 0 && key.every((column) => names.has(table.fold(column))))
}
