import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareText, compareValues, keyOf } from '../../compiler/order.ts'

const byBytes = (left: string, right: string) => Buffer.compare(Buffer.from(left), Buffer.from(right))

describe('the order of values', () => {
  test('text orders by code point, where JavaScript orders by UTF-16 unit', () => {
    expect('\uffff' < '🎉').toBe(false)
    expect(compareText('\uffff', '🎉')).toBeLessThan(0)
    expect(['🎉', '\uffff', 'z', 'Z', 'é', ''].toSorted(compareText)).toEqual(['', 'Z', 'z', 'é', '\uffff', '🎉'])
  })

  test('text orders as its UTF-8 bytes', () => {
    const texts = fc.string({ unit: 'binary', maxLength: 4 }).filter((text) => text.isWellFormed())
    fc.assert(
      fc.property(texts, texts, (left, right) => {
        expect(Math.sign(compareText(left, right))).toBe(Math.sign(byBytes(left, right)))
      }),
      { numRuns: 1000 },
    )
  })

  test('integers and decimals compare exactly, floats as floats', () => {
    expect(compareValues(9007199254740993n, { unscaled: 90071992547409930n, scale: 1 })).toBe(0)
    expect(compareValues(9007199254740993n, 9007199254740992n)).toBeGreaterThan(0)
    expect(compareValues(9007199254740993n, 9007199254740992)).toBe(0)
    expect(compareValues({ unscaled: 1n, scale: 1 }, 0.1)).toBe(0)
  })

  test('false stands before true', () => {
    expect(compareValues(false, true)).toBeLessThan(0)
  })

  test('7, 7.0 and 7.00 are one key', () => {
    expect(new Set([7n, { unscaled: 70n, scale: 1 }, { unscaled: 700n, scale: 2 }].map(keyOf))).toEqual(new Set(['7']))
  })
})
