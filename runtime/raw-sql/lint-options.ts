import type { CatalogTable, ConnectionCatalog } from '../../compiler/catalog.ts'
import type { Limits } from '../../compiler/limits.ts'
import type { CheckedEntity } from '../../compiler/project.ts'
import type { LintOptions } from '../../compiler/raw/lint.ts'
import type { RawShape } from '../../compiler/raw/shape.ts'
import type { Connection } from '../config-schema.ts'

/** DuckDB's functions that read files: a connection with `mayRead` says where raw SQL may use them, and DuckDB keeps to it. */
const fileReaders = [
  'read_csv',
  'read_csv_auto',
  'read_parquet',
  'parquet_scan',
  'read_json',
  'read_json_auto',
  'read_ndjson',
  'read_ndjson_auto',
]

/** Functions that count as reading only, by the word of the connection. */
export const safeFunctionsOf = (connection: Connection | undefined): readonly string[] => [
  ...(connection?.safeFunctions ?? []),
  ...(connection?.kind === 'duckdb' && connection.mayRead ? fileReaders : []),
]

/** What the ID column of raw SQL may be called: as it is sent, as in the entity's table, or plainly. */
export const idNames = ({ item }: CheckedEntity): readonly string[] => [
  ...new Set([item.sends?.as, item.id?.column, 'id'].filter((name) => name !== undefined)),
]

export interface Speaks {
  readonly kind: 'segment' | 'traits'
  readonly entity: CheckedEntity
  readonly limits: Pick<Limits, 'traitColumns'>
}

/** What is known of a raw SQL text that speaks of an entity's people on a connection. */
export const lintOptionsOf = (
  { kind, entity, limits }: Speaks,
  connection: Connection | undefined,
  catalog: ConnectionCatalog | undefined,
): LintOptions => {
  const names = idNames(entity)
  const as: RawShape =
    kind === 'segment' ? { kind, idNames: names } : { kind, idNames: names, most: limits.traitColumns }
  const table = catalog && peopleTable(entity, catalog)
  const id = entity.item.id?.column
  return {
    as,
    safeFunctions: safeFunctionsOf(connection),
    ...(catalog && { catalog }),
    ...(table && id !== undefined && { people: { table, id } }),
  }
}

const peopleTable = ({ population }: CheckedEntity, { tables }: ConnectionCatalog): CatalogTable | undefined => {
  if (population?.kind !== 'table') return undefined
  const name = JSON.stringify(population.table.name)
  return tables.find((table) => JSON.stringify(table.name) === name)
}
