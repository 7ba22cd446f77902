import { type OperatorName, operators } from '../../grammar/operators.ts'
import { printText } from '../../grammar/spelling.ts'
import type { Expression, ExpressionOf } from '../../grammar/tree/index.ts'
import type { Expr } from '../ir.ts'
import type { Type } from '../types.ts'
import type { ItemContext } from './context.ts'
import { apply } from './convert.ts'
import { dayComparison } from './day-comparison.ts'
import { expression } from './expression.ts'
import { tellUnknownValue } from './known-values.ts'
import { applied, operatorRow } from './meaning.ts'
import { checkedPattern } from './pattern.ts'
import { inside, type Scope } from './scope.ts'
import { broken, isBroken, isTime, typeWords } from './types.ts'

type Operation = ExpressionOf<'operation'>

/** Negative spellings are `not` over the positive. */
const positive = (operator: OperatorName): OperatorName => (operator === '!=' ? '=' : operator)
const isNegative = (node: Operation): boolean => (node.operator === '!=') !== (node.negated === true)

const looksLikeOther = /^(-?\d+(\.\d+)?|\d{4}-\d{2}-\d{2}(T.*)?)$/

const unquoted = (value: string): string | undefined =>
  /^(\d{4}-\d{2}-\d{2}|-?\d+(\.\d+)?)$/.test(value) ? value : undefined

/** A quoted number or date beside a value that is none: told with the spelling without quotes. */
const tellQuoted = (node: Operation, operands: readonly Expr[], context: ItemContext): boolean => {
  const index = node.operands.findIndex((each) => each.kind === 'text' && looksLikeOther.test(each.value))
  const quotedNode = node.operands[index]
  const other = operands.find((each, at) => at !== index && each.type.kind !== 'text')
  if (quotedNode?.kind !== 'text' || !other) return false
  const plain = unquoted(quotedNode.value)
  const replace = plain !== undefined && { title: 'Leave out the quotes', text: plain }
  const facts = { text: quotedNode.value, type: typeWords(other.type) }
  context.report.at('E317', { node: quotedNode, ...(replace && { replace }) }, facts)
  return true
}

/** The one number or date beside texts, in quotes. */
const quoting = (node: Operation, operands: readonly Expr[]) => {
  const bare = node.operands.filter(({ kind }) => kind === 'number' || kind === 'date' || kind === 'instant')
  const [only] = bare
  if (!only || !('value' in only) || typeof only.value !== 'string' || bare.length > 1) return {}
  if (!operands.every((each) => each.type.kind === 'text' || each.kind === 'literal')) return {}
  const text = printText(only.value)
  const asText = operands.map((each): Type => (each.kind === 'literal' ? { kind: 'text' } : each.type))
  return operatorRow(node.operator).resolve(asText) ? { replace: { title: `Write ${text}`, text, instead: only } } : {}
}

const tellMisfit = (node: Operation, operands: readonly Expr[], context: ItemContext): Expr => {
  const other = operands.findIndex((each) => each.type.kind === 'other')
  const column = operands[other]
  const operandNode = node.operands[other]
  if (column?.type.kind === 'other' && column.kind === 'column' && operandNode)
    context.report.at('E318', operandNode, { column: column.read.column, native: column.type.native })
  else if (!tellQuoted(node, operands, context)) {
    const types = [...new Set(operands.map((each) => typeWords(each.type)))]
    context.report.at(
      'E301',
      { node, ...quoting(node, operands) },
      {
        operator: operators[node.operator].spelling,
        types,
        takes: operatorRow(node.operator).takes,
      },
    )
  }
  return broken
}

/** `ignoring case`: both sides are folded; a pattern matches letters in either case instead. */
const foldCase = (node: Operation, expr: Expr, context: ItemContext): Expr => {
  if (expr.kind !== 'apply') return expr
  if (node.operator === 'matches') return { ...expr, ignoringCase: true }
  if (expr.operands.every((operand) => operand.type.kind === 'text'))
    return { ...expr, operands: expr.operands.map((operand) => applied('fold_case', operand)) }
  const [array, ...parts] = expr.operands
  if (
    array?.type.kind === 'array' &&
    array.type.element.kind === 'text' &&
    parts.every((part) => part.type.kind === 'text')
  )
    return foldedElements(expr, array, parts)
  context.report.at('E312', node, { operator: operators[node.operator].spelling })
  return broken
}

/** An array has an element equal to a part, both folded. */
const foldedElements = (expr: Expr & { kind: 'apply' }, array: Expr, parts: readonly Expr[]): Expr => {
  const element: Expr = applied('fold_case', { kind: 'element', type: { kind: 'text' } })
  const conditions = parts.map(
    (part): Expr => ({
      kind: 'any element',
      type: { kind: 'boolean' },
      array,
      where: applied('=', element, applied('fold_case', part)),
    }),
  )
  const [only] = conditions
  if (only && conditions.length === 1) return only
  return { kind: expr.name === 'contains all of' ? 'and' : 'or', type: { kind: 'boolean' }, operands: conditions }
}

const resolved = (node: Operation, operator: OperatorName, operands: readonly Expr[], context: ItemContext): Expr => {
  const days = dayComparison(operator, operands)
  if (days) return days
  const chosen = operatorRow(operator).resolve(operands.map((operand) => operand.type))
  if (chosen) return apply(operator, operands, chosen)
  return mixedBetween(operator, operands) ?? tellMisfit(node, operands, context)
}

/** `between` a date and an instant: both ends as comparisons. */
const mixedBetween = (operator: OperatorName, [value, low, high]: readonly Expr[]): Expr | undefined => {
  if (operator !== 'between' || !value || !low || !high) return undefined
  if (![value, low, high].every((each) => isTime(each.type))) return undefined
  const from = dayComparison('>=', [value, low]) ?? applied('>=', value, low)
  const to = dayComparison('<=', [value, high]) ?? applied('<', value, high)
  return { kind: 'and', type: { kind: 'boolean' }, operands: [from, to] }
}

const operandsOf = (node: Operation, scope: Scope, context: ItemContext): Expr[] =>
  node.operands.map((operand: Expression) => expression(operand, inside(scope), context))

/** `status = "piad"`: texts that a column is compared with, on either side. */
const tellUnknownTexts = (node: Operation, operands: readonly Expr[], { report }: ItemContext): void => {
  const column = operands.find((each) => each.kind === 'column')
  if (column?.type.kind !== 'text') return
  for (const text of node.operands) {
    if (text.kind === 'text') tellUnknownValue(column.read, text.value, () => ({ node: text }), report)
  }
}

/** Any operator: its operands, the overload that fits, conversions, and `not` for a negative spelling. */
export const operation = (node: Operation, scope: Scope, context: ItemContext): Expr => {
  const operator = positive(node.operator)
  const operands = operandsOf(node, scope, context)
  if (operands.some(isBroken)) return broken
  if (!node.ignoringCase && (operator === '=' || operator === 'in')) tellUnknownTexts(node, operands, context)
  if (operator === 'matches' && !checkedPattern(node, context)) return broken
  const expr = resolved(node, operator, operands, context)
  const folded = node.ignoringCase && !isBroken(expr) ? foldCase(node, expr, context) : expr
  if (isBroken(folded) || !isNegative(node)) return folded
  return { kind: 'not', type: { kind: 'boolean' }, operand: folded }
}
