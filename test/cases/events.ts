import { type GivenRow, group, type Model, type Section } from './case.ts'
import { shop } from './shop.ts'

/** `happened('a', 'View', '2026-06-01 10:00')`. */
export const happened = (
  customer_id: string,
  event_name: string,
  at: string | null,
  more: GivenRow = {},
): GivenRow => ({
  customer_id,
  event_name,
  occurred_at: at && `${at.replace(' ', 'T')}:00Z`,
  ...more,
})

const people = ['a', 'b', 'c', 'd'].map((customer_id) => ({ customer_id }))

const views = {
  customers: people,
  events: [
    happened('a', 'View', '2026-06-01 10:00', { category: 'shoes' }),
    happened('a', 'View', '2026-06-01 23:30', { category: 'shoes' }),
    happened('a', 'View', '2026-06-02 00:30', { category: 'hats' }),
    happened('a', 'Order', '2026-06-03 10:00', { total: 70 }),
    happened('b', 'View', '2026-04-01 10:00', { category: 'shoes' }),
    happened('b', 'Order', '2026-06-10 10:00', { total: 10 }),
    happened('b', 'view', '2026-06-10 10:00'),
    happened('c', 'View', null),
    happened('c', 'View', '2026-06-15 12:00'),
    happened('c', 'Cart', '2026-06-15 11:59'),
  ],
}

const opened = {
  customers: [...people, { customer_id: 'e' }, { customer_id: 'f' }],
  events: [
    happened('a', 'Order', '2026-05-01 10:00', { total: 90 }),
    happened('a', 'Open', '2026-05-02 10:00'),
    happened('a', 'Order', '2026-06-01 10:00', { total: 10 }),
    happened('b', 'Order', '2026-06-01 10:00', { total: 60 }),
    happened('b', 'Open', '2026-06-01 10:00'),
    happened('c', 'Open', '2026-01-01 10:00'),
    happened('d', 'Order', '2026-06-01 10:00', { total: 60 }),
    happened('d', 'Open', '2026-06-01 10:01', { campaign: 'x' }),
    happened('e', 'Order', '2026-06-20 10:00', { total: 60 }),
    happened('e', 'Open', '2026-06-02 10:00', { campaign: 'x' }),
  ],
}

/** Two relations that are events. */
const two: Model = {
  text: `
    entity customer on demo {
      from shop.customers
      id customer_id
      many web from shop.web by customer_id at seen_at named event
      many app from shop.app by customer_id at seen_at named event
    }`,
  tables: {
    customers: { name: ['shop', 'customers'], columns: { customer_id: 'text' } },
    web: { name: ['shop', 'web'], columns: { customer_id: 'text', event: 'text', seen_at: 'timestamptz' } },
    app: { name: ['shop', 'app'], columns: { customer_id: 'text', event: 'text', seen_at: 'timestamptz' } },
  },
}

export const events: Section = {
  title: '3. Events',
  groups: [
    group(shop, { rows: views }, [
      { title: 'did is at least one row of that name', where: 'did "View"', in: ['a', 'b', 'c'] },
      { title: 'event names are compared exactly', where: 'did "view"', in: ['b'] },
      { title: 'not did includes people with no rows at all', where: 'not did "View"', in: ['d'] },
      { title: 'did not is not did', where: 'did not "View"', in: ['d'] },
      { title: 'at least N times', where: 'did "View" at least 2 times', in: ['a'] },
      {
        title: 'at most N times includes people with no rows',
        where: 'did "View" at most 1 times',
        in: ['b', 'c', 'd'],
      },
      { title: 'exactly N times', where: 'did "View" exactly 3 times', in: ['a'] },
      { title: 'exactly 0 times includes people with no rows', where: 'did "View" exactly 0 times', in: ['d'] },
      { title: 'more than N times', where: 'did "View" more than 1 times', in: ['a'] },
      { title: 'fewer than N times', where: 'did "View" fewer than 3 times', in: ['b', 'c', 'd'] },
      { title: 'between N and M times', where: 'did "View" between 1 and 3 times', in: ['a', 'b', 'c'] },
      { title: 'on at least N days counts different days', where: 'did "View" on at least 2 days', in: ['a'] },
      {
        title: 'on exactly N days: a row without a time is on no day',
        where: 'did "View" on exactly 0 days',
        in: ['c', 'd'],
      },
      { title: 'an event with where', where: 'did "View" where (category = "shoes")', in: ['a', 'b'] },
      { title: 'an event with a window', where: 'did "View" within last 30 days', in: ['a'] },
      {
        title: 'an event with count, window and where',
        where: 'did "View" at least 2 times within last 30 days where (category = "shoes")',
        in: ['a'],
      },
      {
        title: 'a row at now does not exist, one a minute before does',
        where: 'did "Cart" or did "View" since 2026-06-11',
        in: ['c'],
      },
      {
        title: 'any of counts all names together',
        where: 'did any of ("View", "Order") at least 2 times',
        in: ['a', 'b'],
      },
      { title: 'any of once', where: 'did any of ("Cart", "Order")', in: ['a', 'b', 'c'] },
      { title: 'not any of', where: 'not did any of ("View", "Order")', in: ['d'] },
      {
        title: 'first_time: the earliest row ever lies in the window',
        where: 'did first_time "View" within last 30 days',
        in: ['a'],
      },
      {
        title: 'first_time with where',
        where: 'did first_time "View" within last 30 days where (category = "hats")',
        in: ['a'],
      },
      { title: 'first_time in an older window', where: 'did first_time "View" before 2026-05-01', in: ['b'] },
    ]),
    group(shop, { rows: views, zone: 'Europe/Berlin' }, [
      { title: "days are those of the project's zone", where: 'did "View" on exactly 2 days', in: ['a'] },
      {
        title: 'days of the zone: 23:30 and 00:30 UTC are one day in Berlin',
        where: 'did "View" on at least 2 days since 2026-06-02',
        in: [],
      },
    ]),
    group(shop, { rows: opened }, [
      {
        title: 'since last: rows strictly after the latest such event',
        where: 'did "Open" since last "Order"',
        in: ['c', 'd', 'e'],
      },
      { title: 'not did since last', where: 'not did "Open" since last "Order"', in: ['a', 'b', 'f'] },
      { title: 'since last with a count', where: 'did "Open" at most 0 times since last "Order"', in: ['a', 'b', 'f'] },
      {
        title: "the earlier event's own condition stands in parentheses",
        where: 'did "Open" since last ("Order" where total > 50)',
        in: ['a', 'c', 'd', 'e'],
      },
      {
        title: 'a where after since last belongs to the did',
        where: 'did "Open" since last "Order" where (campaign = "x")',
        in: ['d', 'e'],
      },
      {
        title: 'no such event: the whole history',
        where: 'did "Open" since last "Never"',
        in: ['a', 'b', 'c', 'd', 'e'],
      },
    ]),
    group(
      two,
      {
        rows: {
          customers: people,
          web: [{ customer_id: 'a', event: 'X', seen_at: '2026-06-01T00:00:00Z' }],
          app: [
            { customer_id: 'b', event: 'X', seen_at: '2026-06-01T00:00:00Z' },
            { customer_id: 'a', event: 'Y', seen_at: '2026-06-02T00:00:00Z' },
            { customer_id: 'b', event: 'Z', seen_at: '2026-06-03T00:00:00Z' },
          ],
        },
      },
      [
        { title: 'with several event relations did names one', where: 'did web "X"', in: ['a'] },
        { title: 'the other event relation', where: 'did app "X"', in: ['b'] },
      ],
    ),
  ],
}
