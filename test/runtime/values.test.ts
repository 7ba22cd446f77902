import { expect, test } from 'vitest'
import { readValue } from '../../runtime/duckdb/values.ts'

test('a list of exact numbers keeps every digit', () => {
  expect(readValue('[9007199254740993,null,-9223372036854775808]', array({ kind: 'integer' }))).toEqual([
    9_007_199_254_740_993n,
    null,
    -9_223_372_036_854_775_808n,
  ])
  expect(readValue('[9999999999999999999.99,-0.10]', array({ kind: 'decimal', scale: 2 }))).toEqual([
    { unscaled: 999_999_999_999_999_999_999n, scale: 2 },
    { unscaled: -10n, scale: 2 },
  ])
})

test('a list of other values is read as JSON', () => {
  expect(readValue('["a, 12","\\"]",null]', array({ kind: 'text' }))).toEqual(['a, 12', '"]', null])
  expect(readValue('[0.5,1e21]', array({ kind: 'float' }))).toEqual([0.5, 1e21])
})

const array = (element: Parameters<typeof readValue>[1]) => ({ kind: 'array', element }) as const
