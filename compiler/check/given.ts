import { printPath } from '../../grammar/index.ts'
import { nearest } from '../../grammar/nearest.ts'
import type { Cell, Test } from '../../grammar/tree/index.ts'
import { type Row, type Rows, tableKey, type Value } from '../values.ts'
import { cellId, cellValue, cellWords } from './cell.ts'
import type { Declarations } from './declarations.ts'
import type { Home, ModelEntity } from './model.ts'
import { nearDeclared } from './names.ts'
import type { Report } from './report.ts'
import { personBase } from './scope.ts'
import { columnNames, findColumn, type ModelColumn, type ModelTable } from './tables.ts'
import { typeWords } from './types.ts'
import { walk } from './walk.ts'

type GivenRows = Extract<Test['given'][number], { kind: 'rows' }>

const replaceBy = (near: readonly string[]) =>
  near[0] === undefined ? {} : { replace: { title: `Write \`${near[0]}\``, text: printPath([near[0]]) } }

const tableIn = (path: readonly string[], home: Home): ModelTable | undefined => {
  if (path.length === 1 && path[0] === home.entity) return home.rows ?? home.table
  const found = walk(personBase(home), path[0] === home.entity ? path.slice(1) : path)
  return found.rest.length === 0 ? found.steps.at(-1)?.table : undefined
}

const tableOf = (given: GivenRows, entity: ModelEntity, report: Report): ModelTable | undefined => {
  const homes: readonly Home[] = [entity, ...entity.places]
  const found = homes.map((home) => tableIn(given.path, home)).find((table) => table !== undefined)
  if (found) return found.broken ? undefined : found
  const name = printPath(given.path)
  const near = nearest(name, [entity.name, ...homes.flatMap((home) => [...home.relations.keys()])])
  report.at('E552', { node: given, part: 'path', ...replaceBy(near) }, { name, of: entity.name, near })
  return undefined
}

const columnsOf = (given: GivenRows, table: ModelTable, report: Report): readonly (ModelColumn | undefined)[] =>
  given.columns.map((name, index) => {
    const column = findColumn(table, name)
    if (column) return column
    const near = nearest(name, columnNames(table))
    const place = { node: given, part: `columns.${index}`, ...replaceBy(near) }
    report.at('E203', place, { name, of: given.path.join('.'), near })
    return undefined
  })

const cell = (value: Cell, column: ModelColumn, report: Report): Value => {
  const found = cellValue(value, column.read.type)
  if (found !== undefined) return found
  const facts = { column: column.read.column, type: typeWords(column.read.type), cell: cellWords(value) }
  report.at('E554', value, facts)
  return null
}

const rowOf = (
  given: GivenRows,
  index: number,
  columns: readonly (ModelColumn | undefined)[],
  report: Report,
): Row | undefined => {
  const cells = given.rows[index] ?? []
  if (cells.length !== columns.length) {
    const facts = { cells: cells.length, columns: columns.length }
    report.at('E553', { node: given, part: `rows.${index}` }, facts)
    return undefined
  }
  return Object.fromEntries(
    columns.flatMap((column, at): (readonly [string, Value])[] => {
      const value = cells[at]
      return column && value ? [[column.read.column, cell(value, column, report)]] : []
    }),
  )
}

/** The rows a test gives, by table; what is not given is empty. */
export const givenRows = (item: Test, entity: ModelEntity, report: Report): Rows => {
  const rows = new Map<string, Row[]>()
  for (const given of item.given) {
    if (given.kind !== 'rows') continue
    const table = tableOf(given, entity, report)
    if (!table) continue
    const columns = columnsOf(given, table, report)
    const found = given.rows.flatMap((_, index) => {
      const row = rowOf(given, index, columns, report)
      return row ? [row] : []
    })
    const key = tableKey(table.ref)
    rows.set(key, [...(rows.get(key) ?? []), ...found])
  }
  return rows
}

/** The segments a test gives, by name. */
export const givenSets = (
  item: Test,
  declarations: Declarations,
  report: Report,
): Readonly<Record<string, readonly string[]>> => {
  const sets: [string, readonly string[]][] = []
  for (const given of item.given) {
    if (given.kind !== 'segment') continue
    if (!declarations.segments.has(given.segment)) {
      const near = nearDeclared(declarations, 'segment', given.segment)
      report.at('E206', { node: given, part: 'segment', ...replaceBy(near) }, { name: given.segment, near })
      continue
    }
    sets.push([given.segment, given.ids.flatMap((id) => idOf(id, given.segment, report) ?? [])])
  }
  return Object.fromEntries(sets)
}

/** An ID that a test names; anything but a text or a whole number is told. */
export const idOf = (id: Cell, column: string, report: Report): string | undefined => {
  const found = cellId(id)
  if (found === undefined)
    report.at('E554', id, { column, type: 'an ID: a text or a whole number', cell: cellWords(id) })
  return found
}
