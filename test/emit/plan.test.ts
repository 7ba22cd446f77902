import { expect, test } from 'vitest'
import {
  aggregate,
  and,
  apply,
  atLeast,
  boolean,
  column,
  equals,
  integer,
  items,
  link,
  literal,
  not,
  or,
  orders,
  rawSet,
  read,
  reference,
  segment,
  table,
  traits,
} from './ir.ts'
import { membersOf, rowsOf, type Tables, useEngines } from './run.ts'

useEngines()

const customers = (...rows: (readonly [string | null, (string | null)?])[]): Tables => ({
  customers: {
    columns: { customer_id: 'text', country: 'text' },
    rows: rows.map(([id, country = null]) => [id, country]),
  },
})
const orderColumns = { order_id: 'text', customer_id: 'text', amount: 'decimal 2', status: 'text' }
const shop: Tables = {
  ...customers(['c1', 'US'], ['c2', 'DE'], ['c3'], [null, 'US']),
  orders: {
    columns: orderColumns,
    rows: [
      ['o1', 'c1', '10.50', 'paid'],
      ['o2', 'c1', '20.00', 'open'],
      ['o3', 'c2', null, 'paid'],
      ['o4', null, '99.00', 'paid'],
      ['o5', 'nobody', '1.00', 'paid'],
    ],
  },
  items: {
    columns: { order_id: 'text', sku: 'text', quantity: 'integer' },
    rows: [
      ['o1', 'shoe', 2],
      ['o1', 'hat', 1],
      ['o2', 'shoe', 5],
      ['o3', 'US', 1],
    ],
  },
}
const amount = column(1, 'amount', 'decimal 2')
const paid = equals(column(1, 'status'), 'paid')
const count = aggregate('count', integer, [orders])
const sum = aggregate('sum', amount.type, [orders], { value: amount })

test('people without rows count 0, rows without an ID are not people', async () => {
  const rows = await rowsOf(traits({ orders: count, total: sum, biggest: { ...sum, function: 'max' } as never }), {
    tables: shop,
  })
  expect(rows).toEqual([
    ['c1', 2n, { unscaled: 3050n, scale: 2 }, { unscaled: 2000n, scale: 2 }],
    ['c2', 1n, { unscaled: 0n, scale: 2 }, null],
    ['c3', 0n, { unscaled: 0n, scale: 2 }, null],
  ])
})

test('aggregates over one relation keep their own filters', async () => {
  const open = aggregate('count', integer, [orders], { where: equals(column(1, 'status'), 'open') })
  const rows = await rowsOf(
    traits({ paid: aggregate('sum', amount.type, [orders], { value: amount, where: paid }), open }),
    {
      tables: shop,
    },
  )
  expect(rows.map((row) => row.slice(1))).toEqual([
    [{ unscaled: 1050n, scale: 2 }, 1n],
    [{ unscaled: 0n, scale: 2 }, 0n],
    [{ unscaled: 0n, scale: 2 }, 0n],
  ])
})

test('a chain of relations is joined before it is grouped', async () => {
  const quantity = column(2, 'quantity', 'integer')
  const pieces = aggregate('sum', integer, [orders, items], { value: quantity, where: paid })
  expect(await rowsOf(traits({ pieces, orders: count }), { tables: shop })).toEqual([
    ['c1', 3n, 2n],
    ['c2', 1n, 1n],
    ['c3', 0n, 0n],
  ])
})

test('an aggregate inside a filter counts the rows of that row', async () => {
  const inner = aggregate('count', integer, [items], { frame: 1, where: equals(column(2, 'sku'), 'shoe') })
  const outer = aggregate('count', integer, [orders], { where: atLeast(inner, 1) })
  expect(await rowsOf(traits({ outer }), { tables: shop })).toEqual([
    ['c1', 2n],
    ['c2', 0n],
    ['c3', 0n],
  ])
})

test('a filter may speak of the rows further up and of the person', async () => {
  const sameAsCountry = aggregate('count', integer, [items], {
    frame: 1,
    where: equals(column(2, 'sku'), column(0, 'country')),
  })
  const ofPaid = aggregate('count', integer, [items], { frame: 1, where: paid })
  const outer = aggregate('count', integer, [orders], { where: not(atLeast(sameAsCountry, 1)) })
  const first = aggregate('count', integer, [orders], { where: atLeast(ofPaid, 1) })
  const byCountry = aggregate('count', integer, [orders], { where: and(paid, equals(column(0, 'country'), 'US')) })
  expect(await rowsOf(traits({ outer, first, byCountry }), { tables: shop })).toEqual([
    ['c1', 2n, 1n, 1n],
    ['c2', 1n, 1n, 0n],
    ['c3', 0n, 0n, 0n],
  ])
})

test('a negation takes in those without a value, also when both sides lack one', async () => {
  const inUs = equals(column(0, 'country'), 'US')
  expect(await membersOf(segment(inUs), { tables: shop })).toEqual(['c1'])
  expect(await membersOf(segment(not(inUs)), { tables: shop })).toEqual(['c2', 'c3'])
  expect(await membersOf(segment(not(and(inUs, atLeast(count, 1)))), { tables: shop })).toEqual(['c2', 'c3'])
  expect(await membersOf(segment(not(or(inUs, not(inUs)))), { tables: shop })).toEqual([])
  const self = equals(column(0, 'country'), column(0, 'country'))
  expect(await membersOf(segment(not(self)), { tables: shop })).toEqual(['c3'])
})

test('`one` relations are walked without making more of a person', async () => {
  const tables: Tables = {
    customers: {
      columns: { customer_id: 'text', account_id: 'text' },
      rows: [
        ['c1', 'a1'],
        ['c2', 'gone'],
        ['c3', null],
      ],
    },
    accounts: {
      columns: { account_id: 'text', plan: 'text' },
      rows: [
        ['a1', 'pro'],
        ['a2', 'free'],
      ],
    },
    invoices: {
      columns: { account_id: 'text', total: 'integer' },
      rows: [
        ['a1', 5],
        ['a1', 7],
        ['a2', 9],
      ],
    },
  }
  const account = {
    relation: 'account',
    table: table('accounts'),
    keys: [{ parent: read('account_id'), child: read('account_id') }],
  }
  const plan = column(0, 'plan', 'text', [account])
  const invoices = link('invoices', 'account_id', 'account_id', { hops: [account] })
  const total = aggregate('sum', integer, [invoices], { value: column(1, 'total', 'integer') })
  expect(await rowsOf(traits({ plan, total, pro: equals(plan, 'pro') }), { tables })).toEqual([
    ['c1', 'pro', 12n, true],
    ['c2', null, 0n, false],
    ['c3', null, 0n, false],
  ])
})

test('a definition used twice is a column, and may stand on others', async () => {
  const definitions = {
    'trait:total': sum,
    'trait:double': apply('+', [reference('trait:total', sum.type), reference('trait:total', sum.type)], sum.type),
    'segment:rich': apply('>', [reference('trait:double', sum.type), reference('trait:total', sum.type)]),
  }
  const rich = reference('segment:rich')
  const found = segment(
    or(and(rich, not(equals(column(0, 'country'), 'DE'))), and(not(rich), equals(column(0, 'country'), 'DE'))),
    {
      definitions,
    },
  )
  expect(await membersOf(found, { tables: shop })).toEqual(['c1', 'c2'])
})

test('a definition of the person may be asked inside a relation', async () => {
  const definitions = { 'trait:orders': count }
  const where = apply('=', [reference('trait:orders', integer), column(2, 'quantity', 'integer')])
  const matching = aggregate('count', integer, [orders, items], { where })
  expect(await rowsOf(traits({ matching }, { definitions }), { tables: shop })).toEqual([
    ['c1', 1n],
    ['c2', 1n],
    ['c3', 0n],
  ])
})

const spenders: Tables = {
  ...customers(['a', 'US'], ['b', 'US'], ['B', 'DE'], ['é', 'US'], ['z']),
  orders: {
    columns: orderColumns,
    rows: [
      ['1', 'a', '5.00', 'paid'],
      ['2', 'b', '9.00', 'paid'],
      ['3', 'B', '9.00', 'paid'],
      ['4', 'é', '9.00', 'paid'],
    ],
  },
}
const spent = aggregate('max', amount.type, [orders], { value: amount })
const rank = (amount: number, options: object = {}) =>
  ({ kind: 'rank', type: boolean, end: 'top', amount, percent: false, by: spent, ...options }) as never

test('ranks break ties by the ID as text and leave out people without a value', async () => {
  expect(await membersOf(segment(rank(1)), { tables: spenders })).toEqual(['B'])
  expect(await membersOf(segment(rank(2)), { tables: spenders })).toEqual(['B', 'b'])
  expect(await membersOf(segment(not(rank(9))), { tables: spenders })).toEqual(['z'])
  expect(await membersOf(segment(rank(1, { end: 'bottom' })), { tables: spenders })).toEqual(['a'])
  expect(
    await membersOf(segment(rank(1, { among: equals(column(0, 'country'), 'US') })), { tables: spenders }),
  ).toEqual(['b'])
  expect(await membersOf(segment(rank(2500, { percent: true })), { tables: spenders })).toEqual(['B'])
  expect(await membersOf(segment(rank(2501, { percent: true })), { tables: spenders })).toEqual(['B', 'b'])
  expect(await membersOf(segment(and(rank(3), equals(column(0, 'country'), 'US'))), { tables: spenders })).toEqual([
    'b',
    'é',
  ])
})

test('sets of IDs are joined once, strangers and repeated IDs do not count', async () => {
  const sql = "select 'c1' as x union all select 'c1' union all select 'stranger' union all select null -- the end;"
  const program = segment(not({ kind: 'member', type: boolean, set: 'vip' }), { sets: { vip: rawSet('vip', sql) } })
  expect(await membersOf(program, { tables: shop, sets: { vip: ['c1', 'stranger'] } })).toEqual(['c2', 'c3'])
  const trusted = segment(
    { kind: 'member', type: boolean, set: 'trusted', value: column(0, 'country') },
    {
      sets: {
        trusted: {
          kind: 'program',
          name: 'trusted',
          program: segment(equals(column(0, 'country'), 'x'), {
            population: {
              kind: 'table',
              entity: 'sku',
              trimmed: false,
              lower: true,
              table: table('items'),
              id: read('sku'),
              distinct: true,
            },
            condition: { kind: 'not', type: boolean, operand: literal(false) },
          }),
        },
      },
    },
  )
  expect(
    await membersOf(trusted, {
      tables: {
        ...shop,
        customers: {
          columns: { customer_id: 'text', country: 'text' },
          rows: [
            ['c1', 'us'],
            ['c2', 'US'],
            ['c3', null],
          ],
        },
      },
    }),
  ).toEqual(['c1'])
})
