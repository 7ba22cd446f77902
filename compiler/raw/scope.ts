import type { ConnectionCatalog } from '../catalog.ts'
import type { SqlColumn, SqlNamed, SqlTableUse } from '../sql-reader.ts'
import { columnKey, keyOf } from './names.ts'
import type { SqlRules } from './rules.ts'
import type { SqlName } from './tree.ts'

/** `undefined`: unknown until described. */
export type Columns = readonly SqlColumn[] | undefined

/** One relation of a FROM, under the name it is spoken of. */
export interface Source {
  /** The alias, or the parts of the table's path. */
  readonly names: readonly string[]
  readonly columns: Columns
  /** A table of the warehouse has columns that `*` does not give. */
  readonly stored: boolean
  /** An element of an array: what stands behind its name is a field of it. */
  readonly element?: true
}

export interface Scope {
  readonly sources: readonly Source[]
  readonly outer?: Scope
}

/** CTEs that are visible, by the key of their name. */
export type Ctes = ReadonlyMap<string, Columns>

export interface Place {
  readonly ctes: Ctes
  readonly scope?: Scope
}

/** What is gathered while a query is resolved. */
export interface Resolution {
  readonly rules: SqlRules
  readonly catalog?: ConnectionCatalog
  readonly tables: SqlTableUse[]
  /** Qualified names that are no column known here: each could call a function. */
  readonly fieldCalls: SqlNamed[]
}

/** The relation of that name, here or further out; the last part of a path names it too. */
export const findSource = (
  scope: Scope | undefined,
  qualifier: readonly SqlName[],
  rules: SqlRules,
): Source | undefined => {
  const keys = qualifier.map((name) => keyOf(name, rules))
  for (let at = scope; at; at = at.outer) {
    const found = at.sources.find(({ names }) => {
      const tail = names.slice(-keys.length)
      return tail.length === keys.length && tail.every((name, index) => name === keys[index])
    })
    if (found) return found
  }
  return undefined
}

export const columnOf = (columns: Columns, name: SqlName, rules: SqlRules): SqlColumn | undefined => {
  const key = keyOf(name, rules)
  return columns?.find((column) => column.name !== undefined && columnKey(column.name, rules) === key)
}

/** The column a path speaks of, if that is certain. */
export const findColumn = (
  scope: Scope | undefined,
  path: readonly SqlName[],
  rules: SqlRules,
): SqlColumn | undefined => {
  const name = path.at(-1)
  if (!name) return undefined
  if (path.length > 1) return columnOf(findSource(scope, path.slice(0, -1), rules)?.columns, name, rules)
  for (let at = scope; at; at = at.outer) {
    if (at.sources.some(({ columns }) => columns === undefined)) return undefined
    const found = at.sources.flatMap(({ columns }) => columnOf(columns, name, rules) ?? [])
    if (found.length > 0) return found[0]
  }
  return undefined
}

/** Names given behind an alias: `as t(a, b)`. */
export const renamed = (columns: Columns, names: readonly SqlName[], rules: SqlRules): Columns => {
  if (names.length === 0) return columns
  const given = names.map((name) => ({ name: nameOf(name, rules), ...(name.span && { span: name.span }) }))
  if (!columns) return undefined
  return columns.map((column, index) => ({ ...column, ...given[index] }))
}

export const nameOf = ({ text, quoted }: SqlName, { folding }: SqlRules): string => {
  if (quoted || folding === 'keep') return text
  return folding === 'lower' ? text.toLowerCase() : text.toUpperCase()
}
