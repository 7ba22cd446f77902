import { compareExact, type Exact, toFloat } from './decimal.ts'
import type { Day, Decimal, Json, Timestamp, Value } from './values.ts'

const surrogate = (unit: number) => unit >= 0xd800 && unit <= 0xdfff

/** By code point. JavaScript's `<` compares UTF-16 units, which puts U+1F389 before U+FFFF. */
export const compareText = (left: string, right: string): number => {
  const shared = Math.min(left.length, right.length)
  for (let index = 0; index < shared; index += 1) {
    const a = left.charCodeAt(index)
    const b = right.charCodeAt(index)
    if (a !== b) return surrogate(a) === surrogate(b) ? a - b : surrogate(a) ? 1 : -1
  }
  return left.length - right.length
}

export const isDecimal = (value: Value): value is Decimal =>
  value !== null && typeof value === 'object' && 'unscaled' in value
export const isDay = (value: Value): value is Day => value !== null && typeof value === 'object' && 'day' in value
export const isTimestamp = (value: Value): value is Timestamp =>
  value !== null && typeof value === 'object' && 'micros' in value
export const isJson = (value: Value): value is Json => value !== null && typeof value === 'object' && 'json' in value
export const isList = (value: Value): value is readonly Value[] => Array.isArray(value)
export const isExact = (value: Value): value is Exact => typeof value === 'bigint' || isDecimal(value)
export const isNumeric = (value: Value): value is Exact | number => typeof value === 'number' || isExact(value)

export const floatOf = (value: Exact | number): number => (typeof value === 'number' ? value : toFloat(value))

const compareNumbers = (left: Exact | number, right: Exact | number): number =>
  typeof left === 'number' || typeof right === 'number'
    ? Math.sign(floatOf(left) - floatOf(right))
    : compareExact(left, right)

/** The order of two values of one type, neither missing: text by code point, false before true. */
export const compareValues = (left: Value, right: Value): number => {
  if (typeof left === 'string' && typeof right === 'string') return compareText(left, right)
  if (isNumeric(left) && isNumeric(right)) return compareNumbers(left, right)
  if (typeof left === 'boolean' && typeof right === 'boolean') return Number(left) - Number(right)
  if (isDay(left) && isDay(right)) return left.day - right.day
  if (isTimestamp(left) && isTimestamp(right))
    return left.micros < right.micros ? -1 : left.micros > right.micros ? 1 : 0
  throw new Error(`values of different types were compared: ${typeof left}, ${typeof right}`)
}

/** The same text for equal values of one type, so that they can be keys of a map. */
export const keyOf = (value: Value): string => {
  if (typeof value === 'string') return value
  if (isDay(value)) return String(value.day)
  if (isTimestamp(value)) return String(value.micros)
  if (isDecimal(value)) return exactKey(value)
  if (isList(value)) return JSON.stringify(value.map((item) => (item === null ? null : keyOf(item))))
  if (isJson(value)) return JSON.stringify(value.json)
  return String(value === 0 ? 0 : value)
}

/** Without trailing zeros, so that 7.00 and 7 are one key. */
const exactKey = ({ unscaled, scale }: Decimal): string => {
  let digits = unscaled
  let places = scale
  while (places > 0 && digits % 10n === 0n) {
    digits /= 10n
    places -= 1
  }
  return places === 0 ? String(digits) : `${digits}e-${places}`
}
