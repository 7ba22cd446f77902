import type { SqlColumn } from '../sql-reader.ts'
import { columnKey, findTable, keyOf, tablePath } from './names.ts'
import { pivotColumns } from './pivot.ts'
import { columnsOfQuery, visit } from './resolve.ts'
import {
  type Columns,
  findSource,
  nameOf,
  type Place,
  type Resolution,
  renamed,
  type Scope,
  type Source,
} from './scope.ts'
import type { SqlDerived, SqlJoin, SqlName, SqlRelation, SqlReshaped, SqlTable, SqlTableCall } from './tree.ts'

/** What a FROM gives: its relations by name, and what `*` stands for. */
export interface From {
  readonly scope: Scope
  readonly star: Columns
}

interface Shape {
  readonly sources: readonly Source[]
  readonly star: Columns
}

export const fromOf = (from: readonly SqlRelation[], place: Place, resolution: Resolution): From => {
  const sources: Source[] = []
  const stars: Columns[] = []
  const scope: Scope = { sources, ...(place.scope && { outer: place.scope }) }
  for (const relation of from) stars.push(shapeOf(relation, { ...place, scope }, sources, resolution).star)
  return { scope, star: joined(stars) }
}

const joined = (parts: readonly Columns[]): Columns => {
  const columns: SqlColumn[] = []
  for (const part of parts) {
    if (!part) return undefined
    columns.push(...part)
  }
  return columns
}

/** `sources` gathers the relations, so that those to the right see those to the left. */
const shapeOf = (relation: SqlRelation, place: Place, sources: Source[], resolution: Resolution): Shape => {
  if (relation.kind === 'join') return joinShape(relation, place, sources, resolution)
  const source = sourceOf(relation, place, resolution)
  sources.push(source)
  return { sources: [source], star: source.columns }
}

const sourceOf = (relation: Exclude<SqlRelation, { kind: 'join' }>, place: Place, resolution: Resolution): Source => {
  switch (relation.kind) {
    case 'table':
      return tableSource(relation, place, resolution)
    case 'derived':
      return derivedSource(relation, place, resolution)
    case 'table call':
      return callSource(relation, place, resolution)
    case 'reshaped':
      return reshapedSource(relation, place, resolution)
    default:
      return relation satisfies never
  }
}

const aliased = (alias: SqlName | undefined, { rules }: Resolution): readonly string[] =>
  alias ? [keyOf(alias, rules)] : []

const tableSource = (table: SqlTable, { ctes, scope }: Place, resolution: Resolution): Source => {
  const { rules, catalog, tables } = resolution
  const path = tablePath(table.path, rules)
  const [first] = path
  const names = table.alias ? aliased(table.alias, resolution) : path.map((name) => keyOf(name, rules))
  if (first && path.length === 1 && ctes.has(keyOf(first, rules))) {
    return { names, columns: renamed(ctes.get(keyOf(first, rules)), table.columns, rules), stored: false }
  }
  if (first && path.length > 1 && rules.arrayPaths && findSource(scope, [first], rules)) {
    return { names, columns: undefined, stored: false, element: true }
  }
  const found = catalog && !catalog.absent ? findTable(table.path, catalog, rules) : undefined
  const known = found?.kind === 'known' ? found.name : undefined
  const { span } = table
  tables.push({
    path: table.path,
    ...(span && { span }),
    ...(known && { known }),
    ...(found?.kind === 'elsewhere' && { elsewhere: found.table.name }),
  })
  const entry = found && 'table' in found ? found.table : undefined
  const columns = entry?.columns.map(({ name, type, native }) => ({ name, type, native }))
  return { names, columns: renamed(columns, table.columns, rules), stored: true }
}

const derivedSource = (
  { query, alias, columns, lateral }: SqlDerived,
  place: Place,
  resolution: Resolution,
): Source => {
  const { scope: own, ...outside } = place
  const seen = lateral ? own : own?.outer
  const given = columnsOfQuery(query, { ...outside, ...(seen && { scope: seen }) }, resolution)
  return { names: aliased(alias, resolution), columns: renamed(given, columns, resolution.rules), stored: false }
}

const callSource = ({ call, alias, columns, complete }: SqlTableCall, place: Place, resolution: Resolution): Source => {
  const { rules } = resolution
  visit(call, place, resolution)
  const name = call.kind === 'call' ? call.path.at(-1)?.text.toLowerCase() : undefined
  const known = name === undefined ? undefined : rules.tableCalls[name]
  const given = columns.map((column) => ({ name: nameOf(column, rules), ...(column.span && { span: column.span }) }))
  const byName = known?.map((column) => ({
    name: column === '*' ? (alias ? nameOf(alias, rules) : (name ?? '')) : column,
  }))
  const all = byName && byName.length >= given.length ? renamed(byName, columns, rules) : undefined
  const names = alias ? aliased(alias, resolution) : name === undefined ? [] : [columnKey(name, rules)]
  return { names, columns: complete ? given : all, stored: false }
}

const reshapedSource = (relation: SqlReshaped, place: Place, resolution: Resolution): Source => {
  const { of, parts, alias } = relation
  const { scope, star } = fromOf([of], place, resolution)
  for (const part of parts) visit(part, { ...place, scope }, resolution)
  const columns = pivotColumns(relation, star, resolution.rules)
  return { names: aliased(alias, resolution), columns, stored: false }
}

/** Columns of USING stand once, before all others. */
const joinShape = (join: SqlJoin, place: Place, sources: Source[], resolution: Resolution): Shape => {
  const { rules } = resolution
  const left = shapeOf(join.left, place, sources, resolution)
  const right = shapeOf(join.right, place, sources, resolution)
  if (join.on) visit(join.on, place, resolution)
  const both = [...left.sources, ...right.sources]
  if (join.type === 'semi' || join.type === 'anti') return { sources: left.sources, star: left.star }
  if (join.type === 'other' || !left.star || !right.star) return { sources: both, star: undefined }
  const key = ({ name }: SqlColumn): string => columnKey(name ?? '', rules)
  const inRight = new Set(right.star.map(key))
  const shared = join.natural
    ? left.star.map(key).filter((name) => inRight.has(name))
    : join.using.map((name) => keyOf(name, rules))
  const isShared = (column: SqlColumn): boolean => shared.includes(key(column))
  const first = shared.flatMap((name) => left.star?.find((column) => key(column) === name) ?? [])
  const others = [...left.star, ...right.star].filter((column) => !isShared(column))
  return { sources: both, star: [...first, ...others] }
}
