import { expect, test } from 'vitest'
import type { Expr } from '../../compiler/ir.ts'
import type { Type } from '../../compiler/types.ts'
import type { Cell, ColumnKind } from '../engines/index.ts'
import { aggregate, apply, column, float, integer, link, text, traits } from './ir.ts'
import { rowsOf, useEngines } from './run.ts'

useEngines()

/** An expression of the columns `a` and `b` for one person. */
const resultOf = async (value: Expr, kinds: readonly ColumnKind[], cells: readonly Cell[]): Promise<unknown> => {
  const names = ['a', 'b'].slice(0, kinds.length)
  const columns = { customer_id: 'text', ...Object.fromEntries(names.map((name, index) => [name, kinds[index]!])) }
  const rows = await rowsOf(traits({ value }), { tables: { customers: { columns, rows: [['c1', ...cells]] } } })
  return rows[0]?.[1]
}
const of = (name: string, type: Type, variant?: string, ...kinds: ColumnKind[]): Expr =>
  apply(
    name,
    kinds.map((kind, index) => column(0, index === 0 ? 'a' : 'b', kind)),
    type,
    variant,
  )
const decimal = (scale: number): Type => ({ kind: 'decimal', scale })
const most = '9223372036854775807'

test('integers never overflow 64 bits', async () => {
  const two = ['integer', 'integer'] as const
  expect(await resultOf(of('+', integer, undefined, ...two), two, [most, most])).toBe(18446744073709551614n)
  expect(await resultOf(of('-', integer, undefined, ...two), two, [`-${most}`, most])).toBe(-18446744073709551614n)
  expect(await resultOf(of('*', integer, undefined, ...two), two, [most, most])).toBe(
    85070591730234615847396907784232501249n,
  )
  expect(await resultOf(of('negate', integer, undefined, 'integer'), ['integer'], [`-${most}`])).toBe(
    9223372036854775807n,
  )
})

test('integers beyond 2^53 are rounded and compared exactly', async () => {
  for (const name of ['floor', 'ceil', 'round']) {
    expect(await resultOf(of(name, integer, 'exact', 'integer'), ['integer'], ['9007199254740993'])).toBe(
      9007199254740993n,
    )
  }
  const multiple = of('multiple of', { kind: 'boolean' }, 'exact', 'integer', 'integer')
  expect(await resultOf(multiple, ['integer', 'integer'], ['9007199254740993', 3])).toBe(true)
  expect(await resultOf(multiple, ['integer', 'integer'], ['9007199254740993', 0])).toBe(false)
})

test('a product of wide decimals keeps all its digits', async () => {
  const kinds = ['decimal 2', 'decimal 2'] as const
  const product = of('*', decimal(4), undefined, ...kinds)
  expect(await resultOf(product, kinds, ['99999999999999.99', '-99999999999999.99'])).toEqual({
    unscaled: -99999999999999980000000000000001n,
    scale: 4,
  })
})

test('decimals round half away from zero', async () => {
  for (const [cell, rounded] of [
    ['2.50', 3n],
    ['-2.50', -3n],
    ['2.49', 2n],
    ['-0.50', -1n],
  ] as const) {
    expect(await resultOf(of('round', integer, 'exact', 'decimal 2'), ['decimal 2'], [cell])).toBe(rounded)
  }
})

test('floats: not a number and infinity are no value, division by zero neither', async () => {
  const two = ['float', 'float'] as const
  const half = of('/', float, undefined, ...two)
  expect(await resultOf(half, two, [1, 0])).toBe(null)
  expect(await resultOf(half, two, [1, 4])).toBe(0.25)
  for (const cell of ['NaN', 'Infinity', '-Infinity']) {
    expect(await resultOf(of('+', float, undefined, ...two), two, [cell, 1])).toBe(null)
    expect(await resultOf(column(0, 'a', 'float'), ['float'], [cell])).toBe(null)
  }
})

test('a float becomes the text that a person would write', async () => {
  const asText: Expr = { kind: 'convert', type: text, value: column(0, 'a', 'float') }
  for (const [cell, written] of [
    [5, '5'],
    [-0.1, '-0.1'],
    [1e15, '1000000000000000'],
    [1e20, '100000000000000000000'],
    [1.2345678901234568e20, '123456789012345680000'],
    [1e21, '1e+21'],
    [0.000001, '0.000001'],
    [1.5e-6, '0.0000015'],
    [1.5e-7, '1.5e-7'],
    ['-0', '0'],
    [0.1 + 0.2, '0.30000000000000004'],
  ] as const) {
    expect(await resultOf(asText, ['float'], [cell])).toBe(written)
  }
})

test('a sum of floats is the same in any order', async () => {
  const payments = link('payments', 'customer_id', 'customer_id')
  const value = column(1, 'amount', 'float')
  const sums = traits({
    sum: aggregate('sum', float, [payments], { value }),
    cents: aggregate('sum', float, [payments], { value, places: 2 }),
    avg: aggregate('avg', float, [payments], { value }),
  })
  const rows = [
    ['c1', 0.1],
    ['c1', 0.2],
    ['c1', 1e9],
    ['c1', -1e9],
    ['c1', 0.0000005],
    ['c1', 'NaN'],
    ['c1', null],
  ]
  for (const order of [rows, rows.toReversed()]) {
    const found = await rowsOf(sums, {
      tables: {
        customers: { columns: { customer_id: 'text' }, rows: [['c1']] },
        payments: { columns: { customer_id: 'text', amount: 'float' }, rows: order },
      },
    })
    expect(found).toEqual([['c1', 0.300001, 0.3, 0.300001 / 5]])
  }
})

test('sums of integers and decimals are exact beyond 64 bits', async () => {
  const payments = link('payments', 'customer_id', 'customer_id')
  const sums = traits({
    whole: aggregate('sum', integer, [payments], { value: column(1, 'whole', 'integer') }),
    exact: aggregate('sum', decimal(2), [payments], { value: column(1, 'exact', 'decimal 2') }),
    median: aggregate('median', float, [payments], { value: column(1, 'exact', 'decimal 2') }),
  })
  const found = await rowsOf(sums, {
    tables: {
      customers: { columns: { customer_id: 'text' }, rows: [['c1']] },
      payments: {
        columns: { customer_id: 'text', whole: 'integer', exact: 'decimal 2' },
        rows: [
          ['c1', most, '9999999999999999999999.99'],
          ['c1', most, '0.02'],
          ['c1', null, null],
        ],
      },
    },
  })
  expect(found).toEqual([['c1', 18446744073709551614n, { unscaled: 1000000000000000000000001n, scale: 2 }, 5e21]])
})

test('wide decimals of different scales are compared with all their digits', async () => {
  const payments = link('payments', 'customer_id', 'customer_id')
  const sum = aggregate('sum', decimal(2), [payments], { value: column(1, 'exact', 'decimal 2') })
  const rate = column(0, 'a', 'decimal 4')
  const product = apply('*', [rate, column(0, 'b', 'decimal 2')], decimal(6))
  const compare = (name: string) => apply(name, [sum, product], { kind: 'boolean' })
  const found = await rowsOf(
    traits({
      less: compare('<'),
      equal: compare('='),
      within: apply('between', [product, sum, sum], { kind: 'boolean' }, 'values'),
    }),
    {
      tables: {
        customers: {
          columns: { customer_id: 'text', a: 'decimal 4', b: 'decimal 2' },
          rows: [
            ['c1', '1.2351', '1.00'],
            ['c2', '1.2300', '1.00'],
          ],
        },
        payments: {
          columns: { customer_id: 'text', exact: 'decimal 2' },
          rows: [
            ['c1', '1.24'],
            ['c2', '1.23'],
          ],
        },
      },
    },
  )
  expect(found).toEqual([
    ['c1', false, false, false],
    ['c2', false, true, true],
  ])
})
