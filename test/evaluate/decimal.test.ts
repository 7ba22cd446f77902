import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  add,
  ceiling,
  compareExact,
  type Exact,
  floor,
  multiply,
  parseExact,
  powerOfTen,
  printExact,
  remainder,
  roundTo,
  roundToInteger,
  subtract,
  toFloat,
} from '../../compiler/decimal.ts'

const exact = (text: string): Exact => parseExact(text)!
const decimals: fc.Arbitrary<Exact> = fc.oneof(
  fc.bigInt({ min: -(10n ** 25n), max: 10n ** 25n }),
  fc.record({ unscaled: fc.bigInt({ min: -(10n ** 25n), max: 10n ** 25n }), scale: fc.nat({ max: 12 }) }),
)

/** The same number as a fraction of integers, reckoned apart from the decimals. */
const fraction = (value: Exact) =>
  typeof value === 'bigint' ? { over: value, under: 1n } : { over: value.unscaled, under: 10n ** BigInt(value.scale) }
const same = (value: Exact, over: bigint, under: bigint) =>
  fraction(value).over * under === over * fraction(value).under

describe('exact numbers', () => {
  test.each([
    ['2.5', 0, '3'],
    ['-2.5', 0, '-3'],
    ['2.4999', 0, '2'],
    ['0.5', 0, '1'],
    ['-0.5', 0, '-1'],
    ['-0.4', 0, '0'],
  ])('%s rounds half away from zero', (text, _places, rounded) => {
    expect(String(roundToInteger(exact(text)))).toBe(rounded)
  })

  test.each([
    ['12.345', 2, '12.350'],
    ['-12.345', 2, '-12.350'],
    ['12.345', 5, '12.345'],
    ['1250', -2, '1300'],
    ['1249', -2, '1200'],
    ['-1250.5', -2, '-1300.0'],
  ])('%s rounded to %i places is %s, its scale kept', (text, places, rounded) => {
    expect(printExact(roundTo(exact(text), places))).toBe(rounded)
  })

  test.each([
    ['7.00', '7.00'],
    ['-0.05', '-0.05'],
    ['0.5', '0.5'],
    ['123', '123'],
    ['-123.456', '-123.456'],
  ])('%s prints all digits of its scale', (text, printed) => {
    expect(printExact(exact(text))).toBe(printed)
  })

  test.each(['', '.5', '1.', '1e3', ' 1', '0x1', '١'])('%j is no decimal', (text) => {
    expect(parseExact(text)).toBeUndefined()
  })

  test('floor and ceil go down and up on both sides of zero', () => {
    expect([floor(exact('-1.5')), floor(exact('1.5')), ceiling(exact('-1.5')), ceiling(exact('1.5'))]).toEqual([
      -2n,
      1n,
      -1n,
      2n,
    ])
  })

  test('a decimal becomes the nearest float', () => {
    expect(toFloat(exact('0.1'))).toBe(0.1)
    expect(toFloat(9007199254740993n)).toBe(9007199254740992)
  })

  test('sums, differences and products are those of fractions', () => {
    fc.assert(
      fc.property(decimals, decimals, (left, right) => {
        const [a, b] = [fraction(left), fraction(right)]
        expect(same(add(left, right), a.over * b.under + b.over * a.under, a.under * b.under)).toBe(true)
        expect(same(subtract(left, right), a.over * b.under - b.over * a.under, a.under * b.under)).toBe(true)
        expect(same(multiply(left, right), a.over * b.over, a.under * b.under)).toBe(true)
        expect(Math.sign(compareExact(left, right))).toBe(Number(sign(a.over * b.under - b.over * a.under)))
      }),
      { numRuns: 1000 },
    )
  })

  test('a number is its floor and a remainder below one', () => {
    fc.assert(
      fc.property(decimals, (value) => {
        const rest = subtract(value, floor(value))
        expect(compareExact(rest, 0n)).toBeGreaterThanOrEqual(0)
        expect(compareExact(rest, 1n)).toBeLessThan(0)
        expect(ceiling(value) - floor(value)).toBe(compareExact(rest, 0n) === 0 ? 0n : 1n)
      }),
    )
  })

  test('rounding to places leaves at most half a unit', () => {
    fc.assert(
      fc.property(decimals, fc.integer({ min: -5, max: 12 }), (value, places) => {
        const difference = subtract(value, roundTo(value, places))
        const doubled = multiply(difference, 2n)
        const limit: Exact = places >= 0 ? { unscaled: 1n, scale: places } : powerOfTen(-places)
        expect(compareExact(doubled, limit)).toBeLessThanOrEqual(0)
        expect(compareExact(doubled, multiply(limit, -1n))).toBeGreaterThanOrEqual(0)
      }),
    )
  })

  test('printing and parsing give the number back', () => {
    fc.assert(fc.property(decimals, (value) => compareExact(exact(printExact(value)), value) === 0))
  })

  test('a remainder has the sign of the dividend', () => {
    expect(printExact(remainder(exact('-7.5'), exact('2')))).toBe('-1.5')
    expect(printExact(remainder(exact('7.5'), exact('-2')))).toBe('1.5')
  })
})

const sign = (value: bigint): bigint => (value > 0n ? 1n : value < 0n ? -1n : 0n)
