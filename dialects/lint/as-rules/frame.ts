import type { ModelRelation } from '../../../compiler/check/model.ts'
import type { ModelColumn, ModelTable } from '../../../compiler/check/tables.ts'
import { columnKey, findTable, keyOf } from '../../../compiler/raw/names.ts'
import type { SqlExpression, SqlName, SqlTable } from '../../../compiler/raw/tree.ts'
import type { Expression } from '../../../grammar/tree/index.ts'
import type { Converting } from './converting.ts'

/** A row that a condition may speak of: the person, a related row, or a row reached from one of these through `one` relations. */
export interface Source {
  /** The names it is spoken of by in SQL, as keys. */
  readonly names: readonly string[]
  readonly table: ModelTable
  readonly relations: ReadonlyMap<string, ModelRelation>
  /** Undefined for the person. */
  readonly relation?: ModelRelation
  /** Names of `one` relations from the row it hangs on. */
  readonly hops: readonly string[]
  /** The row it hangs on by hops. */
  readonly base?: Source
}

/** The rows in sight. Bare names in a rule are columns of `current`. */
export interface Frame {
  readonly current: Source
  readonly sources: readonly Source[]
  readonly outer?: Frame
}

export interface FoundColumn {
  readonly source: Source
  readonly column: ModelColumn
}

const columnIn = (source: Source, name: SqlName, { rules }: Converting): ModelColumn | undefined => {
  const key = keyOf(name, rules)
  for (const column of source.table.columns.values()) {
    if (columnKey(column.read.column, rules) === key) return column
  }
  return undefined
}

/** The column a name means: of the innermost SELECT that has it, and of one row only. */
export const findColumn = (
  path: readonly SqlName[],
  frame: Frame | undefined,
  converting: Converting,
): FoundColumn | undefined => {
  const name = path.at(-1)
  if (!name) return undefined
  const qualifier = path.slice(0, -1).map((one) => keyOf(one, converting.rules))
  for (let at = frame; at; at = at.outer) {
    const found = at.sources.flatMap((source) => {
      const tail = source.names.slice(-qualifier.length)
      const isNamed =
        qualifier.length === 0 ||
        (tail.length === qualifier.length && tail.every((one, index) => one === qualifier[index]))
      const column = isNamed ? columnIn(source, name, converting) : undefined
      return column ? [{ source, column }] : []
    })
    if (found.length > 1) return undefined
    if (found[0]) return found[0]
  }
  return undefined
}

/** The column as a rule inside the frame spells it. */
export const spelled = ({ source, column }: FoundColumn, frame: Frame, { entity }: Converting): Expression => {
  const base = source.base ?? source
  const row = base === frame.current ? [] : [base.relation?.name ?? entity]
  return { kind: 'field', path: [...row, ...source.hops, column.read.column] }
}

export const tableOf = (table: SqlTable, { catalog, rules }: Converting): readonly string[] | undefined => {
  const found = findTable(table.path, catalog, rules)
  return found.kind === 'known' ? found.name : undefined
}

export const namesOf = (table: SqlTable, { rules }: Converting): readonly string[] =>
  table.alias ? [keyOf(table.alias, rules)] : table.path.map((name) => keyOf(name, rules))

export const isColumn = (value: SqlExpression): value is Extract<SqlExpression, { kind: 'column' }> =>
  value.kind === 'column'

/** Whether two paths name one table, in the case that the catalog compares names by. */
export const isSameTable = (
  left: readonly string[],
  right: readonly string[] | undefined,
  { catalog }: Converting,
): boolean => {
  const compared = (name: string): string => (catalog.identifiers === 'insensitive' ? name.toLowerCase() : name)
  return left.length === right?.length && left.every((part, index) => compared(part) === compared(right[index] ?? ''))
}

/** Whether the database keeps the column from being NULL. */
export const isNullable = (table: readonly string[], column: string, converting: Converting): boolean => {
  const { catalog, rules } = converting
  const found = catalog.tables.find(({ name }) => isSameTable(name, table, converting))
  return found?.columns.find(({ name }) => columnKey(name, rules) === columnKey(column, rules))?.nullable !== false
}
