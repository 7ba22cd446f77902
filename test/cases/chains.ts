import { group, type Model, type Section } from './case.ts'
import { shop } from './shop.ts'

const rows = {
  customers: [
    { customer_id: 'a', account_id: 'A1', city: 'paid', country: 'US' },
    { customer_id: 'b', account_id: 'A2', country: 'CA' },
    { customer_id: 'c', account_id: 'nowhere', country: 'US' },
    { customer_id: 'd' },
  ],
  accounts: [
    { account_id: 'A1', plan: 'pro', seats: 5 },
    { account_id: 'A2', plan: null, seats: 1 },
    { account_id: null, plan: 'ghost', seats: 9 },
  ],
  orders: [
    {
      customer_id: 'a',
      order_id: 'o1',
      status: 'paid',
      channel: 'web',
      amount: '10.00',
      ordered_at: '2026-06-01T00:00:00Z',
    },
    {
      customer_id: 'a',
      order_id: 'o2',
      status: 'open',
      channel: 'shop',
      amount: '20.00',
      ordered_at: '2026-01-01T00:00:00Z',
    },
    {
      customer_id: 'b',
      order_id: 'o3',
      status: 'paid',
      channel: 'web',
      amount: '5.00',
      ordered_at: '2026-06-02T00:00:00Z',
    },
    { customer_id: 'b', order_id: null, status: 'open', amount: '1.00', ordered_at: '2026-06-02T00:00:00Z' },
  ],
  items: [
    { order_id: 'o1', sku: 's1', quantity: 2, unit_price: '1.50', product_id: 'p1', status: 'sent' },
    { order_id: 'o1', sku: 's2', quantity: 1, unit_price: '7.00', product_id: 'p2', status: 'back' },
    { order_id: 'o1', sku: 's1', quantity: 1, unit_price: '1.50', product_id: 'p1' },
    { order_id: 'o2', sku: 's3', quantity: 4, unit_price: '5.00', product_id: 'gone', status: 'sent' },
    { order_id: 'o3', sku: 's4', quantity: null, unit_price: '5.00', product_id: null, status: 'paid' },
    { order_id: null, sku: 's5', quantity: 100, unit_price: '5.00', product_id: 'p1', status: 'sent' },
  ],
  products: [
    { product_id: 'p1', name: 'Tea', category: 'Beverages', price: '2.00' },
    { product_id: 'p2', name: 'Cup', category: null, price: '7.00' },
    { product_id: null, name: 'Nothing', category: 'Beverages' },
  ],
  tickets: [
    { customer_id: 'a', status: 'open', priority: 1 },
    { customer_id: 'a', status: 'open', priority: 2 },
    { customer_id: 'c', status: 'closed', priority: 1 },
  ],
}

/** Two columns join at once; names that need backticks; an integer ID; a relation by another column. */
const ledger: Model = {
  text: `
    entity customer on demo {
      from \`the ledger\`.\`select\`
      id \`Customer No\`
      many \`orders\` from \`the ledger\`.\`Order Lines\` by \`Customer No\` = customer and region at \`when\`
      one address from \`the ledger\`.addresses by \`Customer No\` = customer and region
    }`,
  tables: {
    customers: {
      name: ['the ledger', 'select'],
      columns: {
        'Customer No': 'integer',
        region: 'text',
        'a"b': 'text',
        count: 'integer',
        last: 'text',
        größe: 'integer',
      },
    },
    orders: {
      name: ['the ledger', 'Order Lines'],
      columns: { customer: 'integer', region: 'text', when: 'timestamptz', where: 'integer' },
    },
    addresses: { name: ['the ledger', 'addresses'], columns: { customer: 'integer', region: 'text', town: 'text' } },
  },
}

const ledgerRows = {
  customers: [
    { 'Customer No': 1, region: 'north', 'a"b': 'x', count: 7, last: 'y', größe: 1 },
    { 'Customer No': 2, region: 'south', count: 3 },
    { 'Customer No': 10 },
  ],
  orders: [
    { customer: 1, region: 'north', when: '2026-06-01T00:00:00Z', where: 1 },
    { customer: 1, region: 'south', when: '2026-06-01T00:00:00Z', where: 2 },
    { customer: 2, region: 'south', when: '2026-06-01T00:00:00Z', where: 3 },
    { customer: 2, region: null, when: '2026-06-01T00:00:00Z', where: 4 },
    { customer: 10, region: null, when: '2026-06-01T00:00:00Z', where: 5 },
  ],
  addresses: [
    { customer: 1, region: 'north', town: 'Oslo' },
    { customer: 1, region: 'south', town: 'Rome' },
    { customer: 2, region: 'north', town: 'Bonn' },
  ],
}

export const chains: Section = {
  title: '1. Names, paths and keys',
  groups: [
    group(shop, { rows }, [
      { title: 'a path through one relation is a field', where: 'account.plan = "pro"', in: ['a'] },
      { title: 'without a partner a field beyond has no value', where: 'account.seats is set', in: ['a', 'b'] },
      { title: 'a negative holds those without a partner', where: 'account.plan != "pro"', in: ['b', 'c', 'd'] },
      { title: 'a missing key joins no missing key', where: 'account.plan = "ghost"', in: [] },
      { title: 'a field of a partner as a trait', trait: 'account.seats', gives: { a: 5, b: 1, c: null, d: null } },
      {
        title: 'an aggregate over two many relations',
        trait: 'sum(orders.items.quantity)',
        gives: { a: 8, b: 0, c: 0, d: 0 },
      },
      { title: 'count of rows of the last relation', trait: 'count(orders.items)', gives: { a: 4, b: 1, c: 0, d: 0 } },
      {
        title: 'revenue: two columns of the same row',
        trait: 'sum(orders.items.quantity * orders.items.unit_price)',
        gives: { a: 31.5, b: 0, c: 0, d: 0 },
      },
      {
        title: 'paths of different depth speak of the same row',
        trait: 'sum(orders.items.quantity * orders.amount)',
        gives: { a: 120, b: 0, c: 0, d: 0 },
      },
      {
        title: 'a many and then a one relation',
        trait: 'most_frequent(orders.items.product.name)',
        gives: { a: 'Tea', b: null, c: null, d: null },
      },
      {
        title: 'count of a column beyond a one relation',
        trait: 'count(orders.items.product.category)',
        gives: { a: 2, b: 0, c: 0, d: 0 },
      },
      {
        title: 'a bare name in where is a column of the last relation',
        trait: 'count(orders.items where status = "sent")',
        gives: { a: 2, b: 0, c: 0, d: 0 },
      },
      {
        title: 'rows further up are named by their relation',
        trait: 'count(orders.items where orders.status = "paid")',
        gives: { a: 3, b: 1, c: 0, d: 0 },
      },
      {
        title: 'the person is named by the entity',
        trait: 'count(orders where status = customer.city)',
        gives: { a: 1, b: 0, c: 0, d: 0 },
      },
      {
        title: 'a condition on a product of an item',
        trait: 'sum(orders.items.quantity where product.category = "Beverages")',
        gives: { a: 3, b: 0, c: 0, d: 0 },
      },
      {
        title: 'a negative beyond a one relation holds rows without partner',
        trait: 'count(orders.items where product.category != "Beverages")',
        gives: { a: 2, b: 1, c: 0, d: 0 },
      },
      {
        title: 'a window uses the last relation that has a time',
        trait: 'count(orders.items within last 30 days)',
        gives: { a: 3, b: 1, c: 0, d: 0 },
      },
      {
        title: 'has over a chain counts rows of its last relation',
        where: 'has at least 2 orders.items where (product.name = "Tea")',
        in: ['a'],
      },
      {
        title: "a where may ask the row's own relations",
        where: 'has orders where (has at least 3 items where (product.category is set or sku = "s2"))',
        in: ['a'],
      },
      { title: 'nested has', where: 'has orders where (has items where (product.category = "Beverages"))', in: ['a'] },
      { title: 'nested has no', trait: 'count(orders where has no items)', gives: { a: 0, b: 1, c: 0, d: 0 } },
      {
        title: 'a nested aggregate in a where',
        trait: 'count(orders where sum(items.quantity) > 3)',
        gives: { a: 2, b: 0, c: 0, d: 0 },
      },
      {
        title: 'a nested aggregate as a value',
        trait: 'max(orders.amount where count(items) = 1)',
        gives: { a: 20, b: 5, c: null, d: null },
      },
      {
        title: 'nested all',
        trait: 'count(orders where all items have quantity > 0)',
        gives: { a: 2, b: 1, c: 0, d: 0 },
      },
      {
        title: 'two branches do not multiply each other',
        trait: 'sum(orders.amount) + sum(tickets.priority)',
        gives: { a: 33, b: 6, c: 1, d: 0 },
      },
      { title: 'two branches in one rule', where: 'count(orders) = 2 and count(tickets) = 2', in: ['a'] },
      { title: 'a relation without time', where: 'has tickets where (status = "open")', in: ['a'] },
      { title: 'has a partner', where: 'account.account_id is set', in: ['a', 'b'] },
      {
        title: 'a trait is named by another trait of its set, in any order',
        items:
          'traits t of customer { average = total / orders_made  total = sum(orders.amount)  orders_made = count(orders) }',
        of: 't',
        gives: {
          a: { average: 15, total: 30, orders_made: 2 },
          b: { average: 3, total: 6, orders_made: 2 },
          c: { average: null, total: 0, orders_made: 0 },
          d: { average: null, total: 0, orders_made: 0 },
        },
      },
      {
        title: 'a trait equals another trait of its set',
        items:
          'traits t of customer { bought = count(orders)  asked_for = count(tickets)  same = (bought = asked_for) }',
        of: 't',
        gives: {
          a: { bought: 2, asked_for: 2, same: true },
          b: { bought: 2, asked_for: 0, same: false },
          c: { bought: 0, asked_for: 1, same: false },
          d: { bought: 0, asked_for: 0, same: true },
        },
      },
      {
        title: 'a trait of another set is named by its set',
        items: 'traits t of customer { total = sum(orders.amount) } segment s of customer { where t.total >= 6 }',
        of: 's',
        in: ['a', 'b'],
      },
      {
        title: 'traits of those of its where',
        items: 'traits t of customer { n = count(orders) where country = "US" }',
        of: 't',
        gives: { a: { n: 2 }, c: { n: 0 } },
      },
    ]),
    group(ledger, { rows: ledgerRows }, [
      { title: 'IDs are text', where: 'region is set', in: ['1', '2'] },
      { title: 'two pairs of a key both have to be equal', trait: 'count(orders)', gives: { 1: 1, 2: 1, 10: 0 } },
      { title: 'a key with a part missing joins nothing', trait: 'sum(orders.where)', gives: { 1: 1, 2: 3, 10: 0 } },
      { title: 'a one relation by two columns', trait: 'address.town', gives: { 1: 'Oslo', 2: null, 10: null } },
      { title: 'a column name with a quote', where: '`a"b` = "x"', in: ['1'] },
      { title: 'words of SegQL name columns where they are used', where: 'count > 5 and last = "y"', in: ['1'] },
      { title: 'a column of other letters', where: 'größe = 1', in: ['1'] },
      { title: 'members come ordered as text', where: 'count != 99', in: ['1', '10', '2'] },
      { title: 'the ID compares as what it is', where: '`Customer No` >= 2', in: ['10', '2'] },
    ]),
  ],
}
