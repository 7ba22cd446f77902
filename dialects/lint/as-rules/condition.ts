import type { SqlExpression } from '../../../compiler/raw/tree.ts'
import { comparison, comparisonOf, distinctFrom, isNull, membership, spanOf, truthOf } from './comparison.ts'
import type { Asking } from './converting.ts'
import { likeness } from './pattern.ts'
import { always, certain, conjunction, disjunction, negation, never, outside, type Truth } from './rule.ts'
import { existence, queryMembership } from './subquery.ts'

type Operation = Extract<SqlExpression, { kind: 'operator' }>
type Convert = (node: Operation, asking: Asking) => Truth

/** What an SQL condition says, in SQL's three-valued logic, as rules, which have two. */
export const truth = (node: SqlExpression, asking: Asking): Truth => {
  switch (node.kind) {
    case 'operator': {
      const said = operation(node, asking)
      return node.negated ? negation(said) : said
    }
    case 'exists':
    case 'in query': {
      if (!asking.rows) return outside('a subquery in HAVING', spanOf(node))
      const said = node.kind === 'exists' ? existence(node, asking, truth) : queryMembership(node, asking, truth)
      return node.negated ? negation(said) : said
    }
    case 'column': {
      const operand = asking.find(node, asking)
      return operand?.read.type.kind === 'boolean'
        ? truthOf(operand, true)
        : outside('a condition that is no comparison', node.span)
    }
    case 'literal':
      return constant(node)
    case 'call':
      return outside(`the function \`${node.path.map(({ text }) => text).join('.')}\``, node.span)
    case 'case':
      return outside('`case`', node.span)
    case 'cast':
      // A condition that is cast to what it is.
      return /^bool(ean)?$/.test(node.to) && !node.safe
        ? truth(node.value, asking)
        : outside('a condition that is no comparison', node.span)
    case 'subquery':
    case 'star':
    case 'other':
      return outside('a condition that is no comparison', node.span)
    default:
      return node satisfies never
  }
}

const constant = (node: Extract<SqlExpression, { kind: 'literal' }>): Truth => {
  if (node.type === 'null') return { yes: never, no: never }
  if (node.type !== 'boolean') return outside('a condition that is no comparison', node.span)
  return certain(node.value.toLowerCase() === 'true' ? always : never)
}

const operation: Convert = (node, asking) => {
  const known = conversions[node.operator]
  if (known) return known(node, asking)
  return comparisonOf(node.operator) ? comparison(node, asking) : outside(`\`${node.operator}\``, spanOf(node))
}

const each: (node: Operation, asking: Asking) => readonly Truth[] = (node, asking) =>
  node.operands.map((operand) => truth(operand, asking))

const inner = (node: Operation, asking: Asking): Truth =>
  node.operands[0] ? truth(node.operands[0], asking) : outside(`\`${node.operator}\``, node.span)

/** `x is true` is to some parsers `x is not distinct from true`. */
const distinct: Convert = (node, asking) => {
  const [left, right] = node.operands
  if (!left || right?.kind !== 'literal' || right.type !== 'boolean') return distinctFrom(node, asking)
  const { yes, no } = truth(left, asking)
  return negation(certain(right.value === 'true' ? yes : no))
}

const conversions: Readonly<Record<string, Convert>> = {
  and: (node, asking) => conjunction(each(node, asking)),
  or: (node, asking) => disjunction(each(node, asking)),
  not: (node, asking) => negation(inner(node, asking)),
  is_true: (node, asking) => certain(inner(node, asking).yes),
  is_false: (node, asking) => certain(inner(node, asking).no),
  'is null': isNull,
  'is distinct': distinct,
  'is not distinct': (node, asking) => negation(distinct(node, asking)),
  in: membership,
  between: membership,
  like: likeness,
  ilike: likeness,
}
