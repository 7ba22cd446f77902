import type { SqlExpression, SqlLiteral } from '../../../compiler/raw/tree.ts'
import type { OperatorName } from '../../../grammar/operators.ts'
import type { Span } from '../../../grammar/origin.ts'
import type { Expression } from '../../../grammar/tree/index.ts'
import type { Asking } from './converting.ts'
import { findColumn, isColumn } from './frame.ts'
import { literalFor } from './literal.ts'
import { columnOperand, guard, type Operand } from './operand.ts'
import { all, always, certain, complement, outside, type Rule, rule, type Truth } from './rule.ts'

type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>='
type Operation = Extract<SqlExpression, { kind: 'operator' }>

const comparisons: Readonly<Record<string, Comparison>> = {
  '=': '=',
  '==': '=',
  '<>': '!=',
  '!=': '!=',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
}
const opposite = { '=': '!=', '!=': '=', '<': '>=', '<=': '>', '>': '<=', '>=': '<' } as const
const mirrored = { '=': '=', '!=': '!=', '<': '>', '<=': '>=', '>': '<', '>=': '<=' } as const

export const comparisonOf = (operator: string): Comparison | undefined => comparisons[operator]

const operation = (operator: OperatorName, ...operands: readonly Expression[]): Expression => ({
  kind: 'operation',
  operator,
  operands: [...operands],
})
const negated = (positive: Expression): Expression =>
  positive.kind === 'operation' ? { ...positive, negated: true } : { kind: 'not', operand: positive }

const ordered = new Set(['integer', 'decimal', 'float', 'date', 'timestamp'])

/** A count or a sum of nothing, which is 0, does not fulfil it. */
export const isAboveNothing = (sign: Comparison, { kind, ...literal }: Expression): boolean => {
  const value = kind === 'number' && 'value' in literal ? String(literal.value) : undefined
  if (value === undefined || value.startsWith('-')) return false
  return sign === '>' || ((sign === '>=' || sign === '=') && /[1-9]/.test(value))
}

/** `a < b` of two sides, each a value that may be missing. Where one is, SQL says neither TRUE nor FALSE. */
const compare = (sign: Comparison, left: Operand, right: Expression, isSet: Rule): Truth => {
  const holds = (one: Comparison): Rule => {
    const said = rule(operation(one, left.value, right))
    // `!=` is true of missing values in rules.
    if (one === '!=') return all(isSet, said)
    return isAboveNothing(one, right) ? said : all(guard(left), said)
  }
  return { yes: holds(sign), no: holds(opposite[sign]) }
}

export const comparison = (node: Operation, asking: Asking): Truth => {
  const sign = comparisons[node.operator]
  const [left, right] = node.operands
  if (!sign || !left || !right) return outside(`\`${node.operator}\``, node.span)
  if (isNumber(left) && isNumber(right) && sign === '=' && left.value === right.value) return certain(always)
  return (
    withLiteral(sign, left, right, asking) ??
    withLiteral(mirrored[sign], right, left, asking) ??
    ofColumns(sign, left, right, asking) ??
    outside('a comparison of other things than a column and a value of its type', spanOf(node))
  )
}

const isNumber = (value: SqlExpression): value is SqlLiteral => value.kind === 'literal' && value.type === 'number'

const withLiteral = (
  sign: Comparison,
  left: SqlExpression,
  right: SqlExpression,
  asking: Asking,
): Truth | undefined => {
  const operand = asking.find(left, asking)
  const literal = operand && literalFor(right, operand)
  if (!operand || !literal) return undefined
  const { kind } = operand.read.type
  if (sign !== '=' && sign !== '!=' && !ordered.has(kind)) {
    return outside('an order of texts, which is the collation of the database', left.span)
  }
  if (literal.kind === 'boolean') {
    const is = literal.value === (sign === '=')
    return truthOf(operand, is)
  }
  return compare(sign, operand, literal, operand.isSet)
}

/** `is_vip`, `is_vip = false`. */
export const truthOf = (operand: Operand, is: boolean): Truth => {
  const [yes, no] = [rule(operation('is true', operand.value)), rule(operation('is false', operand.value))]
  return is ? { yes, no } : { yes: no, no: yes }
}

const comparedAlike = new Set(['text', 'integer', 'decimal', 'date', 'timestamp'])
const family = (kind: string): string => (kind === 'decimal' ? 'integer' : kind)

const ofColumns = (sign: Comparison, left: SqlExpression, right: SqlExpression, asking: Asking): Truth | undefined => {
  if (!isColumn(left) || !isColumn(right)) return undefined
  const kinds = [left, right].map(
    (side) => findColumn(side.path, asking.frame, asking.converting)?.column.read.type.kind ?? '',
  )
  if (!kinds.every((kind) => comparedAlike.has(kind)) || family(kinds[0] ?? '') !== family(kinds[1] ?? ''))
    return undefined
  const [one, other] = [columnOperand(left, asking), columnOperand(right, asking)]
  if (!one || !other || one.read.storage.as !== other.read.storage.as) return undefined
  if (sign !== '=' && sign !== '!=' && kinds[0] === 'text') return undefined
  return compare(sign, one, other.value, all(one.isSet, other.isSet))
}

/** `in (…)` and `between … and …`, with values only. */
export const membership = (node: Operation, asking: Asking): Truth => {
  const [left, ...others] = node.operands
  const operand = left && asking.find(left, asking)
  const literals = operand ? others.map((one) => literalFor(one, operand)) : []
  const values = literals.filter((one) => one !== undefined)
  if (!operand || values.length === 0 || values.length !== others.length || operand.read.type.kind === 'boolean') {
    return outside(`\`${node.operator}\` of other things than a column and values of its type`, spanOf(node))
  }
  if (node.operator === 'between') return range(node, operand, values)
  const said = operation('in', operand.value, ...values)
  return {
    yes: all(guard(operand), rule(said)),
    no: all(operand.isSet, rule(negated(said))),
  }
}

const range = (node: Operation, operand: Operand, values: readonly Expression[]): Truth => {
  const [low, high] = values
  const { kind } = operand.read.type
  if (!low || !high || !ordered.has(kind))
    return outside('an order of texts, which is the collation of the database', spanOf(node))
  if (kind === 'timestamp') {
    // Of instants, a rule's `between` leaves out its end.
    const inside = all(rule(operation('>=', operand.value, low)), rule(operation('<=', operand.value, high)))
    return { yes: inside, no: all(operand.isSet, complement(inside)) }
  }
  const said = operation('between', operand.value, low, high)
  return { yes: all(guard(operand), rule(said)), no: all(operand.isSet, rule(negated(said))) }
}

export const isNull = (node: Operation, asking: Asking): Truth => {
  const [inner] = node.operands
  const operand = inner && asking.find(inner, asking)
  const kind = operand?.read.type.kind
  if (!operand || kind === 'json' || kind === 'other' || kind === 'error') {
    return outside('`is null` of other things than a column that holds plain values', spanOf(node))
  }
  return { yes: rule(negated(operation('is set', operand.value))), no: operand.isSet }
}

/** `is distinct from`: NULL is a value like any other, as in rules. */
export const distinctFrom = (node: Operation, asking: Asking): Truth => {
  const [left, right] = node.operands
  const operand = left && asking.find(left, asking)
  if (operand && right?.kind === 'literal' && right.type === 'null')
    return { yes: operand.isSet, no: rule(negated(operation('is set', operand.value))) }
  const literal = operand && right && literalFor(right, operand)
  if (!operand || !literal || literal.kind === 'boolean') {
    return outside('`is distinct from` of other things than a column and a value of its type', spanOf(node))
  }
  return { yes: rule(operation('!=', operand.value, literal)), no: rule(operation('=', operand.value, literal)) }
}

export const spanOf = (node: SqlExpression): Span | undefined => {
  if (node.span) return node.span
  return node.kind === 'operator' ? node.operands.map(spanOf).find((span) => span !== undefined) : undefined
}
