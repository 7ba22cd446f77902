import { group, type Model, type Section } from './case.ts'

const entity = (id: string, kind = 'text'): Model => ({
  text: `
    entity customer on demo {
      from shop.people
      id ${id}
      many orders from shop.orders by key at ordered_at
    }`,
  tables: {
    customers: { name: ['shop', 'people'], columns: { key: kind, country: 'text' } },
    orders: { name: ['shop', 'orders'], columns: { key: kind, amount: 'integer', ordered_at: 'timestamptz' } },
  },
})

const distinct: Model = {
  text: `
    entity customer on demo {
      from shop.purchases
      id customer_id distinct
      many purchases from shop.purchases by customer_id at bought_at
    }`,
  tables: {
    customers: {
      name: ['shop', 'purchases'],
      columns: { customer_id: 'text', bought_at: 'timestamptz', amount: 'integer' },
    },
  },
}

/** As people type themselves in: one person spelt in several ways. */
const distinctFolded: Model = {
  text: `
    entity customer on demo {
      from shop.purchases
      id customer_id distinct trimmed lower
      many purchases from shop.purchases by customer_id at bought_at
      many notes from shop.notes by customer_id
    }`,
  tables: {
    ...distinct.tables,
    notes: { name: ['shop', 'notes'], columns: { customer_id: 'text', note: 'text' } },
  },
}

/** Nobody knows all the people of this entity: they are those that some segment names. */
const unknown: Model = {
  text: `entity customer on demo { id customer_id }`,
  tables: { tickets: { name: ['shop', 'tickets'], columns: { customer_id: 'text', priority: 'integer' } } },
}

const uuids = ['3F2504E0-4F89-41D3-9A0C-0305E82C3301', '3f2504e0-4f89-41d3-9a0c-0305e82c3302'] as const

export const entities: Section = {
  title: '1. Entities and their IDs',
  groups: [
    group(
      entity('key trimmed lower'),
      {
        rows: {
          customers: [
            { key: '  Ann ', country: 'US' },
            { key: 'BOB' },
            { key: null, country: 'US' },
            { key: 'Émil', country: 'US' },
          ],
          orders: [
            { key: '  Ann ', amount: 1 },
            { key: 'ann', amount: 5 },
            { key: 'BOB', amount: 2 },
          ],
        },
      },
      [
        { title: 'an ID in its normal form: trimmed and lower', where: 'country = "US"', in: ['ann', 'émil'] },
        { title: 'relations join by the stored key', trait: 'sum(orders.amount)', gives: { ann: 1, bob: 2, émil: 0 } },
      ],
    ),
    group(
      entity('key as text', 'integer'),
      { rows: { customers: [{ key: 2 }, { key: 10, country: 'US' }], orders: [{ key: 10, amount: 3 }] } },
      [
        { title: 'an integer ID as text', where: 'country is not set', in: ['2'] },
        { title: 'an integer ID as text still joins', where: 'sum(orders.amount) = 3', in: ['10'] },
        {
          title: 'ties of a rank go to the smaller ID as text',
          where: 'top 1 by coalesce(count(orders), 0) * 0',
          in: ['10'],
        },
      ],
    ),
    group(
      entity('key', 'uuid'),
      {
        rows: {
          customers: [{ key: uuids[0], country: 'US' }, { key: uuids[1] }],
          orders: [{ key: uuids[0], amount: 3 }],
        },
      },
      [
        { title: 'a UUID as ID is lower-case text', where: 'country = "US"', in: [uuids[0].toLowerCase()] },
        { title: 'a UUID joins', trait: 'sum(orders.amount)', gives: { [uuids[0].toLowerCase()]: 3, [uuids[1]]: 0 } },
      ],
    ),
    group(
      distinct,
      {
        rows: {
          customers: [
            { customer_id: 'a', bought_at: '2026-06-01T00:00:00Z', amount: 1 },
            { customer_id: 'a', bought_at: '2026-06-02T00:00:00Z', amount: 2 },
            { customer_id: 'b', bought_at: '2026-06-20T00:00:00Z', amount: 4 },
            { customer_id: null, bought_at: '2026-06-02T00:00:00Z', amount: 8 },
          ],
        },
      },
      [
        {
          title: 'distinct IDs of a table are people once each',
          trait: 'sum(purchases.amount)',
          gives: { a: 3, b: 0 },
        },
        {
          title: 'a person of a distinct entity is one even when all rows are later',
          where: 'has no purchases',
          in: ['b'],
        },
        { title: 'repeat buyers of a distinct entity', where: 'has at least 2 purchases', in: ['a'] },
      ],
    ),
    group(
      distinctFolded,
      {
        rows: {
          customers: [
            { customer_id: ' Ann', bought_at: '2026-06-01T00:00:00Z', amount: 1 },
            { customer_id: 'ann', bought_at: '2026-06-02T00:00:00Z', amount: 2 },
            { customer_id: 'ANN ', bought_at: '2026-06-03T00:00:00Z', amount: 4 },
            { customer_id: 'Émil', bought_at: '2026-06-01T00:00:00Z', amount: 8 },
            { customer_id: null, bought_at: '2026-06-02T00:00:00Z', amount: 16 },
          ],
          notes: [
            { customer_id: 'ann', note: 'x' },
            { customer_id: 'Ann', note: 'y' },
            { customer_id: null, note: 'z' },
          ],
        },
        items: 'segment buyers of customer { where has purchases }',
      },
      [
        {
          title: 'distinct IDs of one normal form are one person with all of its rows',
          trait: 'sum(purchases.amount)',
          gives: { ann: 7, émil: 8 },
        },
        {
          title: 'a second relation of such a person joins by the normal form too',
          trait: 'list(notes.note)',
          gives: { ann: ['x', 'y'], émil: null },
        },
        { title: 'such a person is in a segment once', where: 'has at least 3 purchases', in: ['ann'] },
        { title: 'the ID column of such a person is its normal form', where: 'customer_id = "ann"', in: ['ann'] },
        { title: 'such people are in the segments of others', where: 'in segment buyers', in: ['ann', 'émil'] },
        { title: 'such people are ranked once', where: 'top 1 by sum(purchases.amount)', in: ['émil'] },
        {
          title: 'a sequence over all spellings of such a person',
          where: 'did purchases then purchases within 1 day then purchases within 1 day',
          in: ['ann'],
        },
      ],
    ),
    group(
      unknown,
      {
        rows: {
          tickets: [
            { customer_id: 'a', priority: 1 },
            { customer_id: 'b', priority: 2 },
            { customer_id: 'b', priority: 1 },
            { customer_id: null, priority: 1 },
            { customer_id: 'c', priority: 2 },
          ],
        },
        items: `
          segment first_ones of customer { sql """ select customer_id from shop.tickets where priority = 1 """ }
          segment second_ones of customer { sql """ select customer_id from shop.tickets where priority = 2 """ }`,
        sets: { first_ones: ['a', 'b'], second_ones: ['b', 'c'] },
      },
      [
        {
          title: 'an entity without a table: the members are what raw SQL gives',
          items: 'segment x of customer = first_ones or second_ones',
          of: 'x',
          in: ['a', 'b', 'c'],
        },
        {
          title: 'an entity without a table: and, except',
          items: 'segment x of customer = (first_ones and second_ones) or (second_ones except first_ones)',
          of: 'x',
          in: ['b', 'c'],
        },
      ],
    ),
  ],
}
