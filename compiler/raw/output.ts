import type { SqlColumn } from '../sql-reader.ts'
import { ownName } from './column-name.ts'
import { expressionType } from './expression-type.ts'
import { columnKey, keyOf } from './names.ts'
import type { SqlRules } from './rules.ts'
import { type Columns, findSource, nameOf, type Scope } from './scope.ts'
import type { SqlItem, SqlStar } from './tree.ts'

/** The columns that the items of a SELECT give. */
export const outputOf = (items: readonly SqlItem[], scope: Scope, star: Columns, rules: SqlRules): Columns => {
  const columns: SqlColumn[] = []
  let unnamed = 0
  for (const item of items) {
    if (item.kind === 'star') {
      const given = starColumns(item, scope, star, rules)
      if (!given) return undefined
      columns.push(...given)
      continue
    }
    const own = item.alias ? nameOf(item.alias, rules) : ownName(item.value, rules)
    const name = own ?? (rules.unnamed === 'numbered' ? `f${unnamed++}_` : undefined)
    const span = item.alias?.span ?? item.span
    const type = expressionType(item.value, scope, rules)
    columns.push({ ...(name !== undefined && { name }), ...type, ...(span && { span }) })
  }
  return columns
}

const starColumns = (item: SqlStar, scope: Scope, all: Columns, rules: SqlRules): Columns => {
  if (item.chosen) return undefined
  const given = item.of.length === 0 ? all : findSource(scope, item.of, rules)?.columns
  if (!given) return undefined
  const key = ({ name }: SqlColumn): string => columnKey(name ?? '', rules)
  const left = new Set(item.except.map((name) => keyOf(name, rules)))
  const replaced = new Map(item.replace.map(({ name, value }) => [keyOf(name, rules), value]))
  const names = new Map(item.rename.map(({ from, to }) => [keyOf(from, rules), nameOf(to, rules)]))
  return given
    .filter((column) => !left.has(key(column)) && (item.like === undefined || isLike(column.name ?? '', item.like)))
    .map((column) => {
      const value = replaced.get(key(column))
      const name = names.get(key(column)) ?? column.name
      const kept = value ? expressionType(value, scope, rules) : column
      const { type, native } = kept
      return {
        ...(name !== undefined && { name }),
        ...(type && { type }),
        ...(native !== undefined && { native }),
        ...(item.span && { span: item.span }),
      }
    })
}

/** `%` and `_` as in LIKE, whatever the case. */
const isLike = (name: string, pattern: string): boolean => {
  const escaped = pattern
    .replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replaceAll('%', '.*')
    .replaceAll('_', '.')
  return new RegExp(`^${escaped}$`, 'is').test(name)
}
