import { isDate, isInstant } from '../../grammar/calendar.ts'
import type { Expression, Moment } from '../../grammar/tree/index.ts'
import type { Expr, Literal } from '../ir.ts'
import type { ItemContext } from './context.ts'
import { boolean, broken, date, integer, text, timestamp } from './types.ts'

export type LiteralNode = Extract<Expression, { kind: 'text' | 'number' | 'boolean' | 'date' | 'instant' }>

const fraction = /\.(\d{1,6})/

/** An instant in UTC with six digits of a second, or undefined when there is no such moment. */
export const canonicalInstant = (value: string): string | undefined => {
  if (!isInstant(value)) return undefined
  const micros = (fraction.exec(value)?.[1] ?? '').padEnd(6, '0')
  const seconds = new Date(value.replace(fraction, ''))
  const iso = seconds.toISOString()
  return iso.startsWith('+') || iso.startsWith('-') ? undefined : `${iso.slice(0, 19)}.${micros}Z`
}

export const numberLiteral = (value: string): Literal => {
  const digits = value.split('.')[1]?.length ?? 0
  const type = digits === 0 ? integer : ({ kind: 'decimal', scale: digits } as const)
  return { kind: 'literal', type, value }
}

/** A date or instant; one that the calendar does not have is told. */
export const momentLiteral = (node: Moment, context: ItemContext): Literal | undefined => {
  if (node.kind === 'date') {
    if (isDate(node.value)) return { kind: 'literal', type: date, value: node.value }
  } else {
    const value = canonicalInstant(node.value)
    if (value !== undefined) return { kind: 'literal', type: timestamp, value }
  }
  context.report.at('E309', node, { text: node.value })
  return undefined
}

export const literal = (node: LiteralNode, context: ItemContext): Expr => {
  switch (node.kind) {
    case 'text':
      return { kind: 'literal', type: text, value: node.value }
    case 'boolean':
      return { kind: 'literal', type: boolean, value: node.value }
    case 'number':
      return numberLiteral(node.value)
    case 'date':
    case 'instant':
      return momentLiteral(node, context) ?? broken
    default:
      return node satisfies never
  }
}
