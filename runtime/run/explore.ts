import type { Catalog, CatalogTable } from '../../compiler/catalog.ts'
import { columnsOf, findColumn, findTable, folding } from '../../compiler/check/tables.ts'
import { compileSummary, compileTopValues } from '../../compiler/compile.ts'
import type { TableRef } from '../../compiler/ir.ts'
import { isComparable } from '../../compiler/plan/table-values.ts'
import type { ColumnRead } from '../../compiler/types.ts'
import { nearest } from '../../grammar/nearest.ts'
import type { Config } from '../config-schema.ts'
import type { Cell } from '../duckdb/session.ts'
import { failure } from '../failures.ts'
import type { Step } from './outcome.ts'
import type { Place } from './place.ts'
import { openPlaces } from './places.ts'

export interface ExploreOptions {
  readonly root: string
  readonly config: Config
  readonly catalog: Catalog
  readonly connection: string
  readonly table: readonly string[]
  readonly signal?: AbortSignal
}

interface Found {
  readonly table: CatalogTable
  readonly ref: TableRef
  readonly columns: readonly { readonly read: ColumnRead; readonly native: string }[]
}

/** The table as the catalog has it: nothing that it does not know is asked of a warehouse. */
const find = ({ catalog, connection, table: path }: ExploreOptions): Step<Found> => {
  const held = catalog.connections[connection]
  if (!held) {
    const near = nearest(connection, Object.keys(catalog.connections))
    return { failed: failure('E930', { name: connection, kind: 'connection', near }) }
  }
  const table = findTable(held, path)
  if (!table) {
    const name = path.join('.')
    const near = nearest(
      name,
      held.tables.map((one) => one.name.join('.')),
    )
    return { failed: failure('E930', { name, kind: 'table', near }) }
  }
  const columns = [...columnsOf(table, folding(held)).values()]
  return { value: { table, ref: { connection, name: table.name }, columns } }
}

const within = async <T>(
  options: ExploreOptions,
  work: (place: Place, found: Found) => Promise<T>,
): Promise<Step<T>> => {
  const found = find(options)
  if ('failed' in found) return found
  const places = openPlaces(options)
  try {
    const opened = await places.open(options.connection)
    if ('failed' in opened) return opened
    const { place } = opened.value
    try {
      return { value: await work(place, found.value) }
    } catch (error) {
      return { failed: place.diagnose(error) }
    }
  } finally {
    await places.close()
  }
}

export interface ValueCount {
  /** As text. */
  readonly value: string
  readonly rows: number
}

const byRows = (left: ValueCount, right: ValueCount): number =>
  right.rows - left.rows || (left.value < right.value ? -1 : left.value > right.value ? 1 : 0)

const topOf = async (place: Place, ref: TableRef, read: ColumnRead, most: number): Promise<readonly ValueCount[]> => {
  const rows = await place.rows(compileTopValues(ref, read, most, place.dialect))
  return rows.map(([value, count]) => ({ value: String(value), rows: Number(count) })).toSorted(byRows)
}

/** A column's most frequent values, at most so many. */
export const topValues = async (
  column: string,
  most: number,
  options: ExploreOptions,
): Promise<Step<readonly ValueCount[]>> => {
  const known = find(options)
  if ('failed' in known) return known
  const held = options.catalog.connections[options.connection]
  const { ref, columns } = known.value
  const named = new Map(columns.map((one) => [one.read.column, one]))
  const fold = held ? folding(held) : (name: string) => name
  const table = { ref, columns: new Map([...named].map(([name, one]) => [fold(name), one])), fold, uniqueKeys: [] }
  const found = findColumn(table, column)
  if (!found) {
    return { failed: failure('E930', { name: column, kind: 'column', near: nearest(column, [...named.keys()]) }) }
  }
  return within(options, (place) => topOf(place, ref, found.read, most))
}

export interface ColumnStatistics {
  readonly name: string
  readonly type: string
  /** Rows without a value. */
  readonly missing: number
  /** Absent where values of the type do not compare. */
  readonly distinct?: number
  readonly least?: Cell
  readonly greatest?: Cell
  readonly top: readonly ValueCount[]
}
export interface TableStatistics {
  readonly rows: number
  readonly columns: readonly ColumnStatistics[]
}

/** Most frequent values told of a column; a column with more different values than this share of the rows has none that are frequent. */
const mostTop = 5
const keyShare = 0.5

/** All columns of a table in one pass, and the most frequent values of those that repeat. */
export const tableStatistics = (options: ExploreOptions): Promise<Step<TableStatistics>> =>
  within(options, async (place, { ref, columns }) => {
    const statement = compileSummary(
      ref,
      columns.map(({ read }) => read),
      place.dialect,
    )
    const [row = []] = await place.rows(statement)
    const cells = new Map(statement.columns.map(({ name }, index) => [name, row[index] ?? null]))
    const rows = Number(cells.get('rows') ?? 0)
    const found: ColumnStatistics[] = []
    for (const [index, { read, native }] of columns.entries()) {
      const compares = isComparable(read.type)
      const distinct = Number(cells.get(`distinct_${index}`) ?? 0)
      const repeats = compares ? distinct > 0 && distinct <= rows * keyShare : read.type.kind === 'boolean'
      found.push({
        name: read.column,
        type: native,
        missing: rows - Number(cells.get(`set_${index}`) ?? 0),
        ...(compares && {
          distinct,
          least: cells.get(`least_${index}`) ?? null,
          greatest: cells.get(`greatest_${index}`) ?? null,
        }),
        top: repeats ? await topOf(place, ref, read, mostTop) : [],
      })
    }
    return { rows, columns: found }
  })

export interface TablePreview {
  readonly columns: readonly { readonly name: string; readonly type: string }[]
  readonly rows: readonly (readonly Cell[])[]
}

/** The first rows of a table. */
export const previewTable = (rows: number, options: ExploreOptions): Promise<Step<TablePreview>> =>
  within(options, async (place, { table, columns }) => ({
    columns: columns.map(({ read, native }) => ({ name: read.column, type: native })),
    rows: await place.preview(
      table.name,
      columns.map(({ read }) => read.column),
      rows,
    ),
  }))
