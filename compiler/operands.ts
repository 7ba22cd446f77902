import type { Exact } from './decimal.ts'
import { isDay, isExact, isList, isNumeric, isTimestamp } from './order.ts'
import type { Value } from './values.ts'

const expected = (what: string, value: Value | undefined): Error =>
  new Error(`an overload promised ${what}, the operand is a ${typeof value}`)

/** The operands of `MeaningRow.evaluate`, which the overload has already converted to these types. */
export const textOf = (value: Value | undefined): string => {
  if (typeof value !== 'string') throw expected('a text', value)
  return value
}
export const booleanOf = (value: Value | undefined): boolean => {
  if (typeof value !== 'boolean') throw expected('a truth value', value)
  return value
}
export const numberOf = (value: Value | undefined): Exact | number => {
  if (value === undefined || !isNumeric(value)) throw expected('a number', value)
  return value
}
export const exactOf = (value: Value | undefined): Exact => {
  if (value === undefined || !isExact(value)) throw expected('an exact number', value)
  return value
}
export const floatOperand = (value: Value | undefined): number => {
  if (typeof value !== 'number') throw expected('a float', value)
  return value
}
/** Whole numbers that count something: places, positions, buckets. */
export const countOf = (value: Value | undefined): number => {
  if (typeof value !== 'bigint') throw expected('an integer', value)
  return Number(value)
}
export const listOf = (value: Value | undefined): readonly Value[] => {
  if (value === undefined || !isList(value)) throw expected('an array', value)
  return value
}
export const dayOperand = (value: Value | undefined): number => {
  if (value === undefined || !isDay(value)) throw expected('a date', value)
  return value.day
}
export const microsOf = (value: Value | undefined): bigint => {
  if (value === undefined || !isTimestamp(value)) throw expected('a timestamp', value)
  return value.micros
}

/** Infinity and NaN are no value. */
export const finite = (value: number): number | null => (Number.isFinite(value) ? value : null)
