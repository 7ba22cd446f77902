import * as exact from './decimal.ts'
import { countOf, finite, floatOperand } from './operands.ts'
import { isExact } from './order.ts'
import { arity, asNumbers, float, integer, overload } from './overloads.ts'
import type { FunctionRow, Overload } from './row.ts'
import type { Type } from './types.ts'
import type { Value } from './values.ts'

/** A whole number for integers and decimals, a float for floats. */
const wholeOrFloat = (types: readonly Type[]): Overload | undefined => {
  const [type] = asNumbers(types) ?? []
  if (!type) return undefined
  return type.kind === 'float' ? overload([type], float, 'float') : overload([type], integer, 'exact')
}

const rounding = (
  sql: string,
  exactly: (value: exact.Exact) => bigint,
  floating: (value: number) => number,
): FunctionRow => ({
  operands: ['value'],
  takes: 'a number',
  resolve: arity(1, 1, wholeOrFloat),
  sql: { exact: sql, float: sql },
  evaluate: ([value = null]) => (isExact(value) ? exactly(value) : finite(floating(floatOperand(value)))),
})

const placesOf: Readonly<Record<string, string>> = { integer: 'integer places', decimal: 'exact places' }
const resolveRound = (types: readonly Type[]): Overload | undefined => {
  const [number, places] = types
  if (!number || types.length > 2) return undefined
  const whole = wholeOrFloat([number])
  if (!places || !whole) return whole
  const [type = number] = whole.operands
  if (places.kind !== 'integer' && places.kind !== 'error') return undefined
  return overload([type, integer], type, placesOf[type.kind] ?? 'float places')
}

/** In this order of steps, which every engine repeats to the last bit: half away from zero. */
const roundFloat = (value: number, places: number): number =>
  (Math.sign(value) * Math.floor(Math.abs(value) * 10 ** places + 0.5)) / 10 ** places

const evaluateRound = ([value = null, places = 0n]: readonly Value[], variant: string | undefined): Value => {
  if (variant === 'exact' && isExact(value)) return exact.roundToInteger(value)
  return isExact(value)
    ? exact.roundTo(value, countOf(places))
    : finite(roundFloat(floatOperand(value), countOf(places)))
}

export const numberFunctions = {
  /** Half away from zero; with `places` to that many decimals, negative ones to tens, hundreds … */
  round: {
    operands: ['value', 'places'],
    takes: 'a number, and the decimals to keep as an integer',
    resolve: resolveRound,
    sql: {
      exact: 'round({value})',
      'exact places': 'round({value}, cast({places} as integer))',
      'integer places': 'round({value}, cast({places} as integer))',
      float: 'sign({value}) * floor(abs({value}) + 0.5)',
      'float places':
        'sign({value}) * floor(abs({value}) * power(cast(10 as double precision), {places}) + 0.5) / power(cast(10 as double precision), {places})',
    },
    evaluate: (operands, _context, variant) => evaluateRound(operands, variant),
  },
  floor: rounding('floor({value})', exact.floor, Math.floor),
  ceil: rounding('ceil({value})', exact.ceiling, Math.ceil),
  abs: {
    operands: ['value'],
    takes: 'a number',
    resolve: arity(1, 1, (types) => overload(asNumbers(types), ([type = float]) => type)),
    sql: 'abs({value})',
    evaluate: ([value = null]) => (isExact(value) ? exact.absolute(value) : Math.abs(floatOperand(value))),
  },
} as const satisfies Record<string, FunctionRow>
