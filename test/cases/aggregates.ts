import { group, type Section } from './case.ts'
import { lists } from './lists.ts'
import { shop } from './shop.ts'

const at = (day: number, clock = '10:00:00') => `2026-06-0${day}T${clock}Z`

const rows = {
  customers: [{ customer_id: 'a' }, { customer_id: 'b' }, { customer_id: 'c' }],
  orders: [
    {
      customer_id: 'a',
      order_id: 'a1',
      amount: '10.00',
      quantity: 2,
      status: 'paid',
      coupon: 'X',
      gift: true,
      ordered_at: at(1),
    },
    {
      customer_id: 'a',
      order_id: 'a2',
      amount: '20.50',
      quantity: 3,
      status: 'open',
      coupon: null,
      gift: false,
      ordered_at: at(2),
    },
    {
      customer_id: 'a',
      order_id: 'a3',
      amount: '5.25',
      quantity: null,
      status: 'paid',
      coupon: 'X',
      gift: null,
      ordered_at: at(3),
    },
    {
      customer_id: 'a',
      order_id: 'a4',
      amount: null,
      quantity: 4,
      status: null,
      coupon: 'Y',
      gift: true,
      ordered_at: at(4),
    },
    { customer_id: 'b', order_id: 'b1', amount: null, quantity: null, status: 'paid', ordered_at: null },
    { customer_id: null, order_id: 'n1', amount: '99.00', status: 'paid', ordered_at: at(1) },
    { customer_id: 'z', order_id: 'z1', amount: '99.00', status: 'paid', ordered_at: at(1) },
  ],
}

const ties = {
  customers: [{ customer_id: 'a' }, { customer_id: 'b' }, { customer_id: 'c' }],
  orders: [
    { customer_id: 'a', coupon: 'late', ordered_at: at(5), amount: '2.00', gift: true, deliver_on: '2026-01-31' },
    { customer_id: 'a', coupon: 'b', ordered_at: at(1), amount: '9.00', gift: false, deliver_on: '2026-02-28' },
    { customer_id: 'a', coupon: 'a', ordered_at: at(1), amount: '1.00', gift: false, deliver_on: '2025-12-31' },
    { customer_id: 'a', coupon: 'm', ordered_at: at(5), amount: '3.00', gift: true },
    { customer_id: 'a', coupon: null, ordered_at: at(6), amount: '3.00' },
    { customer_id: 'a', coupon: 'zz', ordered_at: null, amount: '1.00' },
    { customer_id: 'b', coupon: 'only', ordered_at: null },
    { customer_id: 'c', coupon: '\uffff', ordered_at: at(1), status: 'z' },
    { customer_id: 'c', coupon: '🎉', ordered_at: at(1), status: 'Z' },
  ],
}

export const aggregates: Section = {
  title: '3. Aggregates over related rows',
  groups: [
    group(shop, { rows }, [
      { title: 'count counts rows', trait: 'count(orders)', gives: { a: 4, b: 1, c: 0 } },
      {
        title: 'count of a column counts the rows that have it',
        trait: 'count(orders.coupon)',
        gives: { a: 3, b: 0, c: 0 },
      },
      {
        title: 'count_distinct counts different values',
        trait: 'count_distinct(orders.coupon)',
        gives: { a: 2, b: 0, c: 0 },
      },
      {
        title: 'sum of no rows, or of rows without the value, is 0',
        trait: 'sum(orders.amount)',
        gives: { a: '35.75', b: 0, c: 0 },
      },
      { title: 'sum of integers', trait: 'sum(orders.quantity)', gives: { a: 9, b: 0, c: 0 } },
      {
        title: 'avg leaves out rows without the value',
        trait: 'avg(orders.quantity)',
        gives: { a: 3, b: null, c: null },
      },
      {
        title: 'avg is one float division of the exact sum',
        trait: 'avg(orders.amount)',
        gives: { a: 35.75 / 3, b: null, c: null },
      },
      { title: 'min of no rows has no value', trait: 'min(orders.amount)', gives: { a: 5.25, b: null, c: null } },
      { title: 'max of no rows has no value', trait: 'max(orders.amount)', gives: { a: 20.5, b: null, c: null } },
      {
        title: 'median of an odd count is the middle one',
        trait: 'median(orders.amount)',
        gives: { a: 10, b: null, c: null },
      },
      { title: 'first of no rows has no value', trait: 'first(orders.status)', gives: { a: 'paid', b: null, c: null } },
      {
        title: 'last leaves out rows that lack the value',
        trait: 'last(orders.status)',
        gives: { a: 'paid', b: null, c: null },
      },
      {
        title: 'first leaves out rows without a time',
        trait: 'first(orders.quantity)',
        gives: { a: 2, b: null, c: null },
      },
      {
        title: 'most_frequent of no rows has no value',
        trait: 'most_frequent(orders.coupon)',
        gives: { a: 'X', b: null, c: null },
      },
      {
        title: 'list of no rows has no value',
        trait: 'list(orders.coupon)',
        gives: { a: ['X', 'Y'], b: null, c: null },
      },
      {
        title: 'where restricts the rows',
        trait: 'sum(orders.amount where status = "paid")',
        gives: { a: 15.25, b: 0, c: 0 },
      },
      {
        title: 'where takes and and or without parentheses',
        trait: 'count(orders where status = "paid" and coupon = "X" or quantity = 4)',
        gives: { a: 3, b: 0, c: 0 },
      },
      {
        title: 'a negative in where holds rows without the value',
        trait: 'count(orders where status != "paid")',
        gives: { a: 2, b: 0, c: 0 },
      },
      {
        title: 'an expression of columns of the same row',
        trait: 'sum(orders.amount * orders.quantity)',
        gives: { a: 81.5, b: 0, c: 0 },
      },
      { title: 'count in a comparison, no rows included', where: 'count(orders) < 2', in: ['b', 'c'] },
      { title: 'sum of nobody compares as 0', where: 'sum(orders.amount) = 0', in: ['b', 'c'] },
      { title: 'avg of no rows fails every comparison', where: 'avg(orders.amount) < 1000', in: ['a'] },
      {
        title: 'min of truth values: false before true',
        trait: 'min(orders.gift)',
        gives: { a: false, b: null, c: null },
      },
      { title: 'max of truth values', trait: 'max(orders.gift)', gives: { a: true, b: null, c: null } },
      { title: 'max of instants', trait: 'max(orders.ordered_at)', gives: { a: at(4), b: null, c: null } },
      { title: 'min of text by code point', trait: 'min(orders.status)', gives: { a: 'open', b: 'paid', c: null } },
      {
        title: 'two aggregates of one relation divide',
        trait: 'sum(orders.quantity) / count(orders)',
        gives: { a: 2.25, b: 0, c: null },
      },
      { title: 'has is at least one', where: 'has orders', in: ['a', 'b'] },
      { title: 'not has is none', where: 'not has orders', in: ['c'] },
      { title: 'has no is none', where: 'has no orders', in: ['c'] },
      { title: 'has at least N', where: 'has at least 3 orders', in: ['a'] },
      { title: 'has at most N includes none', where: 'has at most 1 orders', in: ['b', 'c'] },
      { title: 'has exactly N', where: 'has exactly 4 orders', in: ['a'] },
      { title: 'has more than N', where: 'has more than 1 orders', in: ['a'] },
      { title: 'has fewer than N', where: 'has fewer than 4 orders', in: ['b', 'c'] },
      { title: 'has between N and M', where: 'has between 1 and 3 orders', in: ['b'] },
      { title: 'has with where', where: 'has at least 2 orders where (status = "paid")', in: ['a'] },
      { title: 'has no with where', where: 'has no orders where (coupon = "X")', in: ['b', 'c'] },
      { title: 'all over no rows is true', where: 'all orders have status = "paid"', in: ['b', 'c'] },
      { title: 'all where a row lacks its value is false', where: 'all orders have amount > 1', in: ['c'] },
      {
        title: 'all with where asks the filtered rows',
        where: 'all orders where (coupon = "X") have status = "paid"',
        in: ['a', 'b', 'c'],
      },
      { title: 'has and all', where: 'has orders and all orders have status = "paid"', in: ['b'] },
      { title: 'all with a window', where: 'all orders since 2026-06-03 have quantity is not set', in: ['b', 'c'] },
      {
        title: 'the person is named inside a where',
        where: 'has orders where (customer.customer_id = "a" and coupon = "Y")',
        in: ['a'],
      },
    ]),
    group(shop, { rows: ties }, [
      {
        title: 'first of two at one time takes the smaller value',
        trait: 'first(orders.coupon)',
        gives: { a: 'a', b: null, c: '\uffff' },
      },
      {
        title: 'last of two at one time takes the larger value',
        trait: 'last(orders.coupon)',
        gives: { a: 'm', b: null, c: '🎉' },
      },
      { title: 'first of a number', trait: 'first(orders.amount)', gives: { a: 1, b: null, c: null } },
      {
        title: 'last is of the last row that has the value',
        trait: 'last(orders.gift)',
        gives: { a: true, b: null, c: null },
      },
      {
        title: 'most_frequent ties go to the smallest value',
        trait: 'most_frequent(orders.amount)',
        gives: { a: 1, b: null, c: null },
      },
      {
        title: 'most_frequent of text ties by code point',
        trait: 'most_frequent(orders.status)',
        gives: { a: null, b: null, c: 'Z' },
      },
      {
        title: 'most_frequent of truth values ties to false',
        trait: 'most_frequent(orders.gift)',
        gives: { a: false, b: null, c: null },
      },
      {
        title: 'median of an even count is the mean of the middle two',
        trait: 'median(orders.amount)',
        gives: { a: 2.5, b: null, c: null },
      },
      {
        title: 'max of text orders by code point, not by UTF-16',
        trait: 'max(orders.coupon)',
        gives: { a: 'zz', b: 'only', c: '🎉' },
      },
      { title: 'min of dates', trait: 'min(orders.deliver_on)', gives: { a: '2025-12-31', b: null, c: null } },
      {
        title: 'list is distinct and sorted by code point',
        trait: 'list(orders.coupon)',
        gives: { a: ['a', 'b', 'late', 'm', 'zz'], b: ['only'], c: ['\uffff', '🎉'] },
      },
      { title: 'rows without a time are counted', trait: 'count(orders)', gives: { a: 6, b: 1, c: 2 } },
      { title: 'first with a where', trait: 'first(orders.coupon where gift)', gives: { a: 'late', b: null, c: null } },
    ]),
    ...lists,
  ],
}
