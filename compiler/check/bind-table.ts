import { printPath } from '../../grammar/index.ts'
import { nearest } from '../../grammar/nearest.ts'
import type { FieldNote, Path } from '../../grammar/tree/index.ts'
import type { CatalogTable, ConnectionCatalog } from '../catalog.ts'
import { isZone, readNoted } from './field-note.ts'
import { rememberValues } from './known-values.ts'
import type { Report } from './report.ts'
import { columnNames, columnsOf, findTable, folding, type ModelColumn, type ModelTable } from './tables.ts'
import { isTime, typeWords } from './types.ts'

export interface TableSource {
  /** The node that names the table in its property `from`. */
  readonly node: object
  readonly from: Path
  readonly fields?: readonly FieldNote[]
  readonly connection: string
  readonly catalog: ConnectionCatalog | undefined
}

const brokenTable = ({ connection, from }: TableSource): ModelTable => ({
  ref: { connection, name: from },
  columns: new Map(),
  fold: (name) => name,
  uniqueKeys: [],
  broken: true,
})

/** A property that names a column; `before`: the word that its span begins with. */
export interface ColumnPlace {
  readonly node: object
  readonly part: string
  readonly before?: string
}

const unknownColumn = (report: Report, place: ColumnPlace, name: string, names: string[], of: string) => {
  const near = nearest(name, names)
  const { before, ...at } = place
  const text = near[0] === undefined ? '' : printPath([near[0]])
  const replace = text && { title: `Write ${text}`, text: before === undefined ? text : `${before} ${text}` }
  report.at('E203', { ...at, ...(replace && { replace }) }, { name, of, near })
}

const noteColumn = (
  note: FieldNote,
  stored: CatalogTable,
  fold: (name: string) => string,
  report: Report,
): ModelColumn => {
  const column = stored.columns.find((each) => fold(each.name) === fold(note.column))
  if (!column) {
    const names = stored.columns.map((each) => each.name)
    unknownColumn(report, { node: note, part: 'column' }, note.column, names, stored.name.join('.'))
    return { read: { column: note.column, type: { kind: 'error' }, storage: { as: 'plain' } }, native: '' }
  }
  if (note.zone !== undefined && !isZone(note.zone)) {
    report.at('E216', { node: note, part: 'zone' }, { zone: note.zone })
    return { read: { column: column.name, type: { kind: 'error' }, storage: column.storage }, native: column.native }
  }
  const { read, wanted } = readNoted(column, note)
  if (read) {
    if (column.values && !note.pii && read.type.kind === 'text') rememberValues(read, column.values)
    return { read, native: column.native, note }
  }
  const aim = isTime(wanted) && note.zone !== undefined ? 'a time without its own zone' : typeWords(wanted)
  report.at('E306', note, { column: column.name, native: column.native, wanted: aim })
  return { read: { column: column.name, type: { kind: 'error' }, storage: column.storage }, native: column.native }
}

/** The table with the notes read into its columns; an unknown table is told, and broken. */
export const bindTable = (source: TableSource, report: Report): ModelTable => {
  const { catalog, connection, from, fields = [] } = source
  if (!catalog) return brokenTable(source)
  const stored = findTable(catalog, from)
  if (!stored) {
    const names = catalog.tables.map((table) => printPath(table.name))
    const near = nearest(printPath(from), names)
    const replace = near[0] !== undefined && { title: `Read \`${near[0]}\``, text: near[0] }
    const place = { node: source.node, part: 'from', ...(replace && { replace }) }
    report.at('E202', place, { name: from.join('.'), connection, near })
    return brokenTable(source)
  }
  const fold = folding(catalog)
  const ref = { connection, name: stored.name }
  const plain = columnsOf(stored, fold)
  if (fields.length === 0) return { ref, columns: plain, fold, uniqueKeys: stored.uniqueKeys }
  const noted = new Map(plain)
  for (const note of fields) {
    noted.set(fold(note.column), noteColumn(note, stored, fold, report))
  }
  return { ref, columns: noted, fold, uniqueKeys: stored.uniqueKeys }
}

/** A column that the model names; an unknown one is told. */
export const bindColumn = (
  table: ModelTable,
  name: string,
  place: ColumnPlace,
  report: Report,
): ModelColumn | undefined => {
  const found = table.columns.get(table.fold(name))
  if (!found && !table.broken) unknownColumn(report, place, name, columnNames(table), table.ref.name.join('.'))
  return found
}
