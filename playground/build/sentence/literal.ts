import type { Type } from '../../../compiler/types.ts'
import { isDate, isInstant } from '../../../grammar/calendar.ts'
import type { Expression } from '../../../grammar/tree/index.ts'
import { holeExpression } from '../model/holes.ts'
import type { Input } from './parts.ts'

export type Family = 'text' | 'number' | 'boolean' | 'time' | 'array' | 'json' | 'other'

const families: Readonly<Record<Type['kind'], Family>> = {
  text: 'text',
  integer: 'number',
  decimal: 'number',
  float: 'number',
  boolean: 'boolean',
  date: 'time',
  timestamp: 'time',
  json: 'json',
  array: 'array',
  other: 'other',
  error: 'text',
}

export const familyOf = (type: Type | undefined): Family => (type ? families[type.kind] : 'text')

/** The family of what an operand is compared with: of an array, its elements. */
export const comparedFamily = (type: Type | undefined): Family =>
  type?.kind === 'array' ? familyOf(type.element) : familyOf(type)

const inputs: Readonly<Record<Family, Input>> = {
  text: 'plain',
  number: 'number',
  boolean: 'plain',
  time: 'date',
  array: 'plain',
  json: 'plain',
  other: 'plain',
}
export const inputOf = (family: Family): Input => inputs[family]

const isNumeral = (text: string): boolean => /^-?\d+(\.\d+)?$/.test(text)

/** What was typed, as a literal of the family; what does not fit stays text, and is told by the checker. */
export const toLiteral = (typed: string, family: Family): Expression => {
  const trimmed = typed.trim()
  if (trimmed === '') return holeExpression
  if ((family === 'number' || family === 'json') && isNumeral(trimmed)) return { kind: 'number', value: trimmed }
  if (family === 'boolean' && /^(true|false)$/.test(trimmed)) return { kind: 'boolean', value: trimmed === 'true' }
  if (family === 'time' && isDate(trimmed)) return { kind: 'date', value: trimmed }
  if (family === 'time' && isInstant(trimmed)) return { kind: 'instant', value: trimmed }
  return { kind: 'text', value: typed }
}

export type LiteralExpression = Extract<Expression, { kind: 'text' | 'number' | 'boolean' | 'date' | 'instant' }>
const literalKinds: ReadonlySet<Expression['kind']> = new Set(['text', 'number', 'boolean', 'date', 'instant'])
export const isLiteral = (node: Expression | undefined): node is LiteralExpression =>
  node !== undefined && literalKinds.has(node.kind)

export const spellLiteral = (node: LiteralExpression): string => String(node.value)
