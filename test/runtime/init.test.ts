import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Entity } from '../../grammar/tree/index.ts'
import { introspect } from '../../runtime/duckdb/introspect.ts'
import { openDuckDb } from '../../runtime/duckdb/open.ts'
import { draftEntities } from '../../runtime/init/draft-entities.ts'
import { findLinks } from '../../runtime/init/links.ts'
import { surveyTable, type TableSurvey } from '../../runtime/init/survey.ts'
import { singular } from '../../runtime/init/words.ts'
import { folderWith, writeDatabase } from './folders.ts'

const draft = async (statements: string): Promise<readonly Entity[]> => {
  const root = folderWith()
  await writeDatabase(join(root, 'd.duckdb'), statements)
  const connection = { kind: 'duckdb', path: 'd.duckdb' } as const
  const { value } = await openDuckDb({ name: 'data', connection, root, minutes: 1 })
  if (!value) throw new Error('the database does not open')
  const tables: TableSurvey[] = []
  for (const table of (await introspect(value.session)).tables) tables.push(await surveyTable(value.session, table))
  const entities = draftEntities('data', tables, await findLinks(value.session, tables))
  value.session.close()
  return entities
}

test('customers, their orders and the items of those are found by names and data', async () => {
  const entities = await draft(
    `create table customers as select range as id, 'x' || range || '@a.b' as email from range(50);
     create table orders as select range as order_id, range % 40 as customer_id, range * 1.5 as amount,
       timestamp '2026-01-01' + to_days(range::int) as ordered_at, timestamp '2026-01-02' as updated_at from range(200);
     create table order_items as select range as item_id, range % 200 as order_id, range % 7 as product_id from range(500);
     create table products as select range as product_id, 'p' as name from range(7);`,
  )
  expect(entities).toEqual([
    {
      kind: 'entity',
      name: 'customer',
      connection: 'data',
      from: ['customers'],
      id: { column: 'id' },
      fields: [{ column: 'email', pii: true }],
      relations: [
        {
          cardinality: 'many',
          name: 'orders',
          from: ['orders'],
          keys: [{ parent: 'id', child: 'customer_id' }],
          at: 'ordered_at',
          relations: [
            {
              cardinality: 'many',
              name: 'order_items',
              from: ['order_items'],
              keys: [{ parent: 'order_id', child: 'order_id' }],
              relations: [
                {
                  cardinality: 'one',
                  name: 'product',
                  from: ['products'],
                  keys: [{ parent: 'product_id', child: 'product_id' }],
                },
              ],
            },
          ],
        },
      ],
    },
  ])
})

test('a name that the data contradict makes no relation', async () => {
  const [customer] = await draft(
    `create table customers as select range as customer_id from range(50);
     create table calls as select range as call_id, 1000 + range as customer_id from range(200)`,
  )
  expect(customer?.name).toBe('customer')
  expect(customer?.relations).toBeUndefined()
})

test('where customers are only a column, the entity is its distinct IDs', async () => {
  const entities = await draft(
    `create table purchases as select 'c' || range % 30 as customer_id, date '1997-01-01' + (range % 90)::int as purchased_on,
       range as quantity from range(100)`,
  )
  expect(entities).toEqual([
    {
      kind: 'entity',
      name: 'customer',
      connection: 'data',
      from: ['purchases'],
      id: { column: 'customer_id', distinct: true },
      relations: [
        {
          cardinality: 'many',
          name: 'purchases',
          from: ['purchases'],
          keys: [{ parent: 'customer_id', child: 'customer_id' }],
          at: 'purchased_on',
        },
      ],
    },
  ])
})

test('few repeated texts beside a time are names of events, and whole numbers may be times', async () => {
  const [user] = await draft(
    `create table users as select range as user_id, 1700000000 + range as signup_unix from range(50);
     create table events as select range as event_id, range % 50 as user_id, 'E' || range % 3 as event_name,
       timestamp '2026-01-01' as occurred_at from range(300)`,
  )
  expect(user?.fields).toEqual([{ column: 'signup_unix', type: 'timestamp', unix: 'seconds' }])
  expect(user?.relations).toMatchObject([{ name: 'events', at: 'occurred_at', named: 'event_name' }])
})

test('two columns that refer to the same table are two relations', async () => {
  const [customer] = await draft(
    `create table customers as select range as id from range(50);
     create table orders as select range as id, range % 50 as customer_id, range % 9 as gift_customer_id from range(200)`,
  )
  expect(customer?.relations?.map(({ name }) => name)).toEqual(['orders_by_customer', 'orders_by_gift_customer'])
})

test('a column of another name refers to people when its values do', async () => {
  const [customer] = await draft(
    `create table customers as select 'c' || range as customer_id from range(50);
     create table tickets as select range as ticket_id, 'c' || range % 45 as requester_id, 'q' || range % 30 as queue_id,
       timestamp '2026-01-01' as created_at from range(200)`,
  )
  expect(customer?.relations).toMatchObject([
    { name: 'tickets', keys: [{ parent: 'customer_id', child: 'requester_id' }], at: 'created_at' },
  ])
})

test.each([
  ['customers', 'customer'],
  ['companies', 'company'],
  ['addresses', 'address'],
  ['people', 'person'],
  ['status', 'status'],
  ['boxes', 'box'],
  ['days', 'day'],
])('one of %s is a %s', (many, one) => {
  expect(singular(many)).toBe(one)
})

test('without a column of IDs nothing is drafted', async () => {
  expect(await draft('create table weather as select range as temperature from range(10)')).toEqual([])
})
