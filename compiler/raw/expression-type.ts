import type { SqlColumn } from '../sql-reader.ts'
import type { Type } from '../types.ts'
import type { SqlRules } from './rules.ts'
import { findColumn, type Scope } from './scope.ts'
import type { SqlExpression } from './tree.ts'

type Known = Pick<SqlColumn, 'type' | 'native'>

/** Functions whose result is of one type whatever they are given, in every dialect. */
const resultTypes: Readonly<Record<string, Type>> = {
  count: { kind: 'integer' },
  row_number: { kind: 'integer' },
  rank: { kind: 'integer' },
  dense_rank: { kind: 'integer' },
  lower: { kind: 'text' },
  upper: { kind: 'text' },
  concat: { kind: 'text' },
  current_date: { kind: 'date' },
}

const truths = new Set(
  '= <> != < <= > >= and or not is like ilike in between is_null is_true is_false is_distinct'.split(' '),
)

/** The type of an expression where it is certain; nothing is guessed. */
export const expressionType = (value: SqlExpression, scope: Scope, rules: SqlRules): Known => {
  switch (value.kind) {
    case 'column': {
      const found = findColumn(scope, value.path, rules)
      return { ...(found?.type && { type: found.type }), ...(found?.native !== undefined && { native: found.native }) }
    }
    case 'cast':
      return castType(value.to, rules)
    case 'call': {
      const type = value.path.length === 1 ? resultTypes[value.path[0]?.text.toLowerCase() ?? ''] : undefined
      return type ? { type } : {}
    }
    case 'operator':
      return truths.has(value.operator) ? { type: { kind: 'boolean' } } : {}
    case 'in query':
    case 'exists':
      return { type: { kind: 'boolean' } }
    case 'literal':
      return value.type === 'text' || value.type === 'boolean' ? { type: { kind: value.type } } : {}
    case 'case':
    case 'subquery':
    case 'star':
    case 'other':
      return {}
    default:
      return value satisfies never
  }
}

const castType = (to: string, { types }: SqlRules): Known => {
  const [, base = '', inside] = /^([^(]*)(?:\((.*)\))?$/s.exec(to) ?? []
  const name = base.trim()
  if (inside === undefined || !(`${name}(` in types)) return types[name] ? { type: types[name] } : {}
  const [, scale = '0'] = inside.split(',').map((part) => part.trim())
  return { type: scale === '0' ? { kind: 'integer' } : { kind: 'decimal', scale: Number(scale) } }
}
