import type { Expr } from '../ir.ts'
import type { Type } from '../types.ts'

export { isNumber } from '../overloads.ts'

export const text: Type & { kind: 'text' } = { kind: 'text' }
export const integer: Type & { kind: 'integer' } = { kind: 'integer' }
export const float: Type & { kind: 'float' } = { kind: 'float' }
export const boolean: Type & { kind: 'boolean' } = { kind: 'boolean' }
export const date: Type & { kind: 'date' } = { kind: 'date' }
export const timestamp: Type & { kind: 'timestamp' } = { kind: 'timestamp' }

/** Stands for what has an error, so that it is told once; a program that holds it is never given out. */
export const broken: Expr = { kind: 'when', type: { kind: 'error' }, arms: [] }

export const isBroken = (expr: Expr): boolean => expr.type.kind === 'error'
export const isTime = (type: Type): type is Type & { kind: 'date' | 'timestamp' } =>
  type.kind === 'date' || type.kind === 'timestamp'

export const sameType = (left: Type, right: Type): boolean => {
  if (left.kind !== right.kind) return false
  if (left.kind === 'decimal' && right.kind === 'decimal') return left.scale === right.scale
  if (left.kind === 'array' && right.kind === 'array') return sameType(left.element, right.element)
  return true
}

const words: Readonly<Record<Type['kind'], string>> = {
  text: 'text',
  integer: 'a whole number',
  decimal: 'a decimal number',
  float: 'a number',
  boolean: 'a truth value',
  date: 'a date',
  timestamp: 'a time',
  json: 'JSON',
  array: 'a list',
  other: 'a value of another type',
  error: 'an error',
}

/** The type in words, for messages. */
export const typeWords = (type: Type): string =>
  type.kind === 'other' ? `a value stored as \`${type.native}\`` : words[type.kind]
