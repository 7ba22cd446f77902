import type { SqlRules } from './rules.ts'
import { nameOf } from './scope.ts'
import type { SqlExpression } from './tree.ts'

/** The name a column has without an alias, where that is certain. */
export const ownName = (value: SqlExpression, rules: SqlRules): string | undefined => {
  const last = value.kind === 'column' ? value.path.at(-1) : undefined
  if (last) return nameOf(last, rules)
  if (rules.unnamed !== 'by function') return undefined
  return figureName(value, rules)?.name ?? '?column?'
}

interface Figured {
  readonly name: string
  /** A name of the value itself is stronger than that of its type. */
  readonly strong: boolean
}

/** FigureColnameInternal: https://github.com/postgres/postgres/blob/master/src/backend/parser/parse_target.c */
const figureName = (value: SqlExpression, rules: SqlRules): Figured | undefined => {
  switch (value.kind) {
    case 'column':
    case 'call': {
      const last = value.path.at(-1)
      return last && { name: nameOf(last, rules), strong: true }
    }
    case 'cast': {
      const inner = figureName(value.value, rules)
      return inner?.strong ? inner : { name: value.to.replace(/\(.*$/s, '').trim(), strong: false }
    }
    case 'case': {
      const inner = value.otherwise && figureName(value.otherwise, rules)
      return inner?.strong ? inner : { name: 'case', strong: false }
    }
    case 'exists':
      return { name: 'exists', strong: true }
    case 'subquery': {
      const { body } = value.query
      const first = body.kind === 'select' ? body.items[0] : undefined
      if (first?.kind !== 'expression') return undefined
      const name = first.alias ? nameOf(first.alias, rules) : figureName(first.value, rules)?.name
      return name === undefined ? undefined : { name, strong: true }
    }
    case 'other':
      return otherNames.has(value.name)
        ? { name: value.name, strong: true }
        : figureInner(value.parts[0], value.name, rules)
    case 'operator':
    case 'in query':
    case 'literal':
    case 'star':
      return undefined
    default:
      return value satisfies never
  }
}

const otherNames = new Set(['array', 'row', 'grouping', 'xmlconcat', 'xmlelement', 'xmlforest'])

/** An element or a field of a value, or its collation. */
const figureInner = (inner: SqlExpression | undefined, kind: string, rules: SqlRules): Figured | undefined =>
  inner && (kind === 'subscript' || kind === 'collate') ? figureName(inner, rules) : undefined
