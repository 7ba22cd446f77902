import type { Decimal } from './values.ts'

/** Integers and decimals: what is computed exactly. */
export type Exact = bigint | Decimal

const powers: bigint[] = [1n]
export const powerOfTen = (exponent: number): bigint => {
  for (let known = powers.length; known <= exponent; known += 1) powers.push((powers[known - 1] ?? 1n) * 10n)
  return powers[exponent] ?? 1n
}

export const scaleOf = (value: Exact): number => (typeof value === 'bigint' ? 0 : value.scale)
const unscaled = (value: Exact, scale: number): bigint =>
  typeof value === 'bigint' ? value * powerOfTen(scale) : value.unscaled * powerOfTen(scale - value.scale)

/** A whole number of `10^-scale`; a scale below the value's own is our bug. */
export const withScale = (value: Exact, scale: number): Decimal => ({ unscaled: unscaled(value, scale), scale })

const combine = (left: Exact, right: Exact, operation: (left: bigint, right: bigint) => bigint): Exact => {
  if (typeof left === 'bigint' && typeof right === 'bigint') return operation(left, right)
  const scale = Math.max(scaleOf(left), scaleOf(right))
  return { unscaled: operation(unscaled(left, scale), unscaled(right, scale)), scale }
}

export const add = (left: Exact, right: Exact): Exact => combine(left, right, (a, b) => a + b)
export const subtract = (left: Exact, right: Exact): Exact => combine(left, right, (a, b) => a - b)
export const remainder = (left: Exact, right: Exact): Exact => combine(left, right, (a, b) => a % b)

export const multiply = (left: Exact, right: Exact): Exact => {
  if (typeof left === 'bigint' && typeof right === 'bigint') return left * right
  const scale = scaleOf(left) + scaleOf(right)
  return { unscaled: unscaled(left, scaleOf(left)) * unscaled(right, scaleOf(right)), scale }
}

export const negate = (value: Exact): Exact => subtract(0n, value)
export const signOf = (value: Exact): number => {
  const digits = typeof value === 'bigint' ? value : value.unscaled
  return digits > 0n ? 1 : digits < 0n ? -1 : 0
}
export const absolute = (value: Exact): Exact => (signOf(value) < 0 ? negate(value) : value)
export const compareExact = (left: Exact, right: Exact): number => signOf(subtract(left, right))

/** Whole quotient towards minus infinity. */
export const floorDivide = (value: bigint, divisor: bigint): bigint => {
  const quotient = value / divisor
  return value % divisor !== 0n && value < 0n !== divisor < 0n ? quotient - 1n : quotient
}

export const floor = (value: Exact): bigint =>
  typeof value === 'bigint' ? value : floorDivide(value.unscaled, powerOfTen(value.scale))
export const ceiling = (value: Exact): bigint => -floor(negate(value))

const halfAwayFromZero = (value: bigint, unit: bigint): bigint => {
  const half = ((value < 0n ? -value : value) * 2n + unit) / (unit * 2n)
  return value < 0n ? -half : half
}

/** Rounded half away from zero to `places` decimals (negative: tens, hundreds); the scale stays. */
export const roundTo = (value: Exact, places: number): Exact => {
  const scale = scaleOf(value)
  if (places >= scale) return value
  const unit = powerOfTen(scale - places)
  const rounded = halfAwayFromZero(unscaled(value, scale), unit) * unit
  return typeof value === 'bigint' ? rounded : { unscaled: rounded, scale }
}

/** Rounded half away from zero to a whole number. */
export const roundToInteger = (value: Exact): bigint =>
  typeof value === 'bigint' ? value : halfAwayFromZero(value.unscaled, powerOfTen(value.scale))

/** All digits of the scale: `7.00`. */
export const printExact = (value: Exact): string => {
  if (typeof value === 'bigint' || value.scale === 0) return String(typeof value === 'bigint' ? value : value.unscaled)
  const digits = String(value.unscaled < 0n ? -value.unscaled : value.unscaled).padStart(value.scale + 1, '0')
  const point = digits.length - value.scale
  return `${value.unscaled < 0n ? '-' : ''}${digits.slice(0, point)}.${digits.slice(point)}`
}

/** `-12`, `7.00`; undefined for anything else. */
export const parseExact = (text: string): Exact | undefined => {
  const match = /^([+-]?)(\d+)(?:\.(\d+))?$/.exec(text)
  if (!match) return undefined
  const [, sign, whole = '', fraction = ''] = match
  const digits = BigInt(whole + fraction) * (sign === '-' ? -1n : 1n)
  return fraction === '' ? digits : { unscaled: digits, scale: fraction.length }
}

/** The nearest float. */
export const toFloat = (value: Exact): number => Number(printExact(value))
