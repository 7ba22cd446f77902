import { type Group, group } from './case.ts'
import { shop } from './shop.ts'

/** What a list of values holds, and what it is asked. */
export const lists: readonly Group[] = [
  group(
    shop,
    {
      rows: {
        customers: [{ customer_id: 'a' }],
        orders: Array.from({ length: 120 }, (_, index) => ({
          customer_id: 'a',
          coupon: String((index * 7) % 110).padStart(3, '0'),
        })),
      },
    },
    [
      {
        title: 'list holds the 100 smallest',
        trait: 'list(orders.coupon)',
        gives: { a: Array.from({ length: 100 }, (_, index) => String(index).padStart(3, '0')) },
      },
    ],
  ),
  group(
    shop,
    {
      rows: {
        customers: [{ customer_id: 'a' }, { customer_id: 'b' }],
        orders: [
          { customer_id: 'a', ordered_at: '2026-06-02T10:00:00Z', deliver_on: '2026-02-28', gift: true },
          { customer_id: 'a', ordered_at: '2026-06-01T10:00:00.123456Z', deliver_on: '2026-01-31', gift: false },
          { customer_id: 'a', ordered_at: '2026-06-02T10:00:00Z', deliver_on: '2026-02-28' },
        ],
      },
    },
    [
      {
        title: 'list of instants, to the microsecond',
        trait: 'list(orders.ordered_at)',
        gives: { a: ['2026-06-01T10:00:00.123456Z', '2026-06-02T10:00:00Z'], b: null },
      },
      {
        title: 'list of dates',
        trait: 'list(orders.deliver_on)',
        gives: { a: ['2026-01-31', '2026-02-28'], b: null },
      },
      { title: 'list of truth values', trait: 'list(orders.gift)', gives: { a: [false, true], b: null } },
      { title: 'a list contains a date', where: 'list(orders.deliver_on) contains 2026-01-31', in: ['a'] },
      {
        title: 'a list contains an instant',
        where: 'list(orders.ordered_at) contains 2026-06-02T10:00:00Z',
        in: ['a'],
      },
      {
        title: 'a list contains an instant, to the microsecond',
        where: 'list(orders.ordered_at) contains any of (2026-06-01T10:00:00Z, 2026-06-01T10:00:00.123456Z)',
        in: ['a'],
      },
      { title: 'a list contains a truth value', where: 'list(orders.gift) contains false', in: ['a'] },
      {
        title: 'a list has an element',
        where: 'list(orders.deliver_on) has element where (element > 2026-02-01)',
        in: ['a'],
      },
      {
        title: 'a list of instants has an element',
        where: 'list(orders.ordered_at) has element where (element < 2026-06-01T10:00:00.123457Z)',
        in: ['a'],
      },
    ],
  ),
]
