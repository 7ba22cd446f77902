import { group, type Model, type Section } from './case.ts'
import { roundings } from './rounding.ts'
import { shop } from './shop.ts'

const one = (row: Readonly<Record<string, string | number | boolean | null>>) => ({
  customers: [{ customer_id: 'a', ...row }],
})

const sums = {
  customers: [{ customer_id: 'a' }, { customer_id: 'b' }, { customer_id: 'c' }],
  orders: [
    ...[1e9 + 0.1, 0.2, -1e9, 0.3].map((weight) => ({ customer_id: 'a', weight })),
    ...['NaN', 'Infinity', 1.5].map((weight) => ({ customer_id: 'b', weight })),
    { customer_id: 'c', weight: 0.0000005 },
    { customer_id: 'c', weight: -0.0000005 },
    { customer_id: 'c', weight: 0.00000049 },
  ],
}

const exact = {
  customers: [{ customer_id: 'a', balance: '0.10', rate: '0.2000', points: '9007199254740993' }],
  orders: [
    { customer_id: 'a', amount: '99999999999999.99', quantity: '9007199254740993' },
    { customer_id: 'a', amount: '0.01', quantity: 1 },
  ],
}

/** How floats are summed, as the model says of each column. */
const measured: Model = {
  text: `
    entity customer on demo {
      from shop.customers
      id customer_id
      many orders from shop.orders by customer_id {
        field cents places 2
        field whole places 0
        field loose approximate
      }
    }`,
  tables: {
    customers: { name: ['shop', 'customers'], columns: { customer_id: 'text' } },
    orders: {
      name: ['shop', 'orders'],
      columns: { customer_id: 'text', cents: 'float', whole: 'float', loose: 'float', plain: 'float' },
    },
  },
}

const measures = {
  customers: [{ customer_id: 'a' }, { customer_id: 'b' }],
  orders: [
    { customer_id: 'a', cents: 0.004, whole: 1.5, loose: 0.5, plain: 0.0000004 },
    { customer_id: 'a', cents: 0.375, whole: -1.5, loose: 0.25, plain: 0.0000004 },
    { customer_id: 'a', cents: -0.375, whole: 0.4, loose: 'NaN', plain: 2 },
  ],
}

export const numbers: Section = {
  title: '3. Numbers',
  groups: [
    group(shop, { rows: exact }, [
      { title: 'decimals add exactly', trait: 'sum(orders.amount)', gives: { a: '100000000000000' } },
      { title: 'integers beyond 2^53 add exactly', trait: 'sum(orders.quantity)', gives: { a: '9007199254740994' } },
      { title: 'decimals of different scales add exactly', trait: 'balance + rate', gives: { a: '0.3' } },
      { title: 'decimals multiply exactly', trait: 'balance * rate', gives: { a: '0.02' } },
      { title: 'an exact sum equals its literal', where: 'balance + rate = 0.3', in: ['a'] },
      {
        title: 'a large integer is compared exactly',
        where: 'points > 9007199254740992 and points = 9007199254740993',
        in: ['a'],
      },
      { title: 'a decimal and an integer compare exactly', where: 'sum(orders.amount) = 100000000000000', in: ['a'] },
      {
        title: 'a literal with more places than the column',
        where: 'balance = 0.1000 and balance < 0.10001',
        in: ['a'],
      },
      { title: 'an integer and a fraction', where: 'points < 9007199254740993.5', in: ['a'] },
    ]),
    group(shop, { rows: sums }, [
      {
        title: 'floats are summed as decimals of 6 places, in any order',
        trait: 'sum(orders.weight)',
        gives: { a: 0.6, b: 1.5, c: 0.000001 },
      },
      {
        title: 'avg of floats is the exact sum divided once',
        trait: 'avg(orders.weight)',
        gives: { a: 0.15, b: 1.5, c: 0.000001 / 3 },
      },
      { title: 'count leaves out NaN', trait: 'count(orders.weight)', gives: { a: 4, b: 1, c: 3 } },
      { title: 'max leaves out infinity', trait: 'max(orders.weight)', gives: { a: 1e9 + 0.1, b: 1.5, c: 0.0000005 } },
      { title: 'median of floats', trait: 'median(orders.weight)', gives: { a: 0.25, b: 1.5, c: 0.00000049 } },
    ]),
    group(shop, { rows: one({ age: 7, points: 2, balance: '-2.50', score: 2.5, rate: '0.1250', weight: -0.5 }) }, [
      { title: 'integer division never truncates', trait: 'age / points', gives: { a: 3.5 } },
      { title: 'division by 0 has no value', trait: 'age / 0', gives: { a: null } },
      { title: 'division by a float 0 has no value', trait: 'score / (score - score)', gives: { a: null } },
      { title: 'a division by 0 fails a comparison', where: 'age / 0 > 1', in: [] },
      { title: 'decimal division gives a float', trait: 'balance / 3', gives: { a: -2.5 / 3 } },
      { title: 'times before plus', trait: 'age + points * 10', gives: { a: 27 } },
      { title: 'from left to right', trait: 'age - points - 1', gives: { a: 4 } },
      { title: 'parentheses', trait: '(age + points) * 10', gives: { a: 90 } },
      { title: 'a minus before a value', trait: '-age + 1', gives: { a: -6 } },
      { title: 'a minus without blanks', trait: 'age -1', gives: { a: 6 } },
      { title: 'integer and float make a float', trait: 'age * score', gives: { a: 17.5 } },
      { title: 'round of a float goes half away from zero', trait: 'round(score)', gives: { a: 3 } },
      { title: 'round of a negative decimal goes half away from zero', trait: 'round(balance)', gives: { a: -3 } },
      { title: 'round of a negative float goes half away from zero', trait: 'round(weight)', gives: { a: -1 } },
      { title: 'round to places', trait: 'round(rate, 2)', gives: { a: 0.13 } },
      { title: 'round of an integer', trait: 'round(age)', gives: { a: 7 } },
      { title: 'floor of a negative', trait: 'floor(balance)', gives: { a: -3 } },
      { title: 'ceil of a negative', trait: 'ceil(balance)', gives: { a: -2 } },
      { title: 'abs', trait: 'abs(balance)', gives: { a: 2.5 } },
      { title: 'cast of a number to text', trait: 'cast(age as text)', gives: { a: '7' } },
      { title: 'cast of text to a number', trait: 'cast("12.5" as number) + 1', gives: { a: 13.5 } },
      { title: 'a failed cast has no value', trait: 'cast("12x" as number)', gives: { a: null } },
      { title: 'cast of text to a date', trait: 'cast("2026-02-28" as date)', gives: { a: '2026-02-28' } },
      { title: 'an impossible date has no value', trait: 'cast("2026-02-30" as date)', gives: { a: null } },
    ]),
    group(
      shop,
      {
        rows: {
          customers: [
            { customer_id: 'a', age: 10, balance: '10.00', score: 10.5 },
            { customer_id: 'b', age: 12, balance: '12.50', score: 12 },
            { customer_id: 'c', age: 0, balance: '0.00', score: -0.0 },
            { customer_id: 'd', age: -10, balance: '-10.00', score: 'NaN' },
            { customer_id: 'e' },
          ],
        },
      },
      [
        { title: 'between holds both ends', where: 'age between 10 and 12', in: ['a', 'b'] },
        { title: 'a reversed between is empty', where: 'age between 12 and 10', in: [] },
        { title: 'multiple of', where: 'age multiple of 5', in: ['a', 'c', 'd'] },
        { title: 'not multiple of holds the missing', where: 'age not multiple of 5', in: ['b', 'e'] },
        { title: 'a multiple of 0 is nothing', where: 'age multiple of 0', in: [] },
        { title: 'is integer of decimals', where: 'balance is integer', in: ['a', 'c', 'd'] },
        { title: 'is integer of floats', where: 'score is integer', in: ['b', 'c'] },
        { title: 'is not integer', where: 'score is not integer', in: ['a', 'd', 'e'] },
        { title: '>= and <=', where: 'balance >= 10 and balance <= 12.5', in: ['a', 'b'] },
        { title: 'decimal equals integer column', where: 'balance = age', in: ['a', 'c', 'd'] },
        { title: 'float equals integer column', where: 'score = age', in: ['b', 'c'] },
        { title: 'numbers in a list', where: 'age in (10, -10, 3)', in: ['a', 'd'] },
        { title: 'a decimal in a list of other scales', where: 'balance in (12.5, 10)', in: ['a', 'b'] },
        { title: 'another field as the limit', where: 'age between balance and score', in: ['a', 'c'] },
      ],
    ),
    group(
      shop,
      {
        rows: {
          customers: [
            { customer_id: 'a', points: '9223372036854775807', score: 1.5, name: 'abc' },
            { customer_id: 'b', points: '-9223372036854775808', score: 1e300, name: 'abc' },
            { customer_id: 'c' },
          ],
          orders: [
            { customer_id: 'a', quantity: '9223372036854775807', amount: '9007199254740993.25' },
            { customer_id: 'a', quantity: '9007199254740993', amount: '9999999999999999999.99' },
          ],
        },
      },
      [
        {
          title: 'abs of the largest and smallest integers',
          trait: 'abs(points)',
          gives: { a: '9223372036854775807', b: '9223372036854775808', c: null },
        },
        {
          title: 'round of the largest and smallest integers to hundreds',
          trait: 'round(points, -2)',
          gives: { a: '9223372036854775800', b: '-9223372036854775800', c: null },
        },
        {
          title: 'round of the largest integer up to a thousand',
          trait: 'round(points, -3)',
          gives: { a: '9223372036854776000', b: '-9223372036854776000', c: null },
        },
        {
          title: 'a position beyond 32 bits is beyond every text',
          trait: 'substring(name, 9999999999)',
          gives: { a: '', b: '', c: null },
        },
        {
          title: 'a length beyond 32 bits is the rest of the text',
          trait: 'substring(name, 2, 9999999999)',
          gives: { a: 'bc', b: 'bc', c: null },
        },
        {
          title: 'a position far before the text is its start',
          trait: 'substring(name, -9999999999, 2)',
          gives: { a: 'ab', b: 'ab', c: null },
        },
        {
          title: 'a missing position or length gives no value',
          trait: 'coalesce(substring("abc", age), substring("abc", 1, age), "none")',
          gives: { a: 'none', b: 'none', c: 'none' },
        },
        {
          title: 'a list keeps every digit of integers',
          trait: 'list(orders.quantity)',
          gives: { a: ['9007199254740993', '9223372036854775807'], b: null, c: null },
        },
        {
          title: 'a list keeps every digit of decimals',
          trait: 'list(orders.amount)',
          gives: { a: ['9007199254740993.25', '9999999999999999999.99'], b: null, c: null },
        },
      ],
    ),
    ...roundings,
    group(measured, { rows: measures }, [
      {
        title: 'the model may name other places: each float is rounded half up',
        trait: 'sum(orders.cents)',
        gives: { a: 0.01, b: 0 },
      },
      { title: 'no places: halves go up', trait: 'sum(orders.whole)', gives: { a: 1, b: 0 } },
      { title: 'approximate sums are plain', trait: 'sum(orders.loose)', gives: { a: 0.75, b: 0 } },
      { title: 'what is below the places counts nothing', trait: 'sum(orders.plain)', gives: { a: 2, b: 0 } },
      { title: 'avg with places', trait: 'avg(orders.whole)', gives: { a: 1 / 3, b: null } },
      {
        title: 'min and max are not rounded',
        trait: 'min(orders.cents) + max(orders.cents)',
        gives: { a: 0, b: null },
      },
    ]),
    group(
      shop,
      {
        rows: {
          customers: [
            { customer_id: 'a', balance: '2.50', age: 3, rate: '0.1234' },
            { customer_id: 'b', age: 4, rate: '0.1234' },
            { customer_id: 'c', balance: '-0.05', rate: '2.5000' },
          ],
        },
      },
      [
        {
          title: 'coalesce keeps the places of a decimal beside a rounded number',
          trait: 'coalesce(balance, floor(age))',
          gives: { a: 2.5, b: 4, c: -0.05 },
        },
        {
          title: 'when keeps the places of a decimal beside a rounded number',
          trait: 'when age > 3 then ceil(age) else balance',
          gives: { a: 2.5, b: 4, c: -0.05 },
        },
        {
          title: 'coalesce of decimals of different places keeps all',
          trait: 'coalesce(balance, rate)',
          gives: { a: 2.5, b: 0.1234, c: -0.05 },
        },
        { title: 'round after round', trait: 'round(round(rate, 3), 1)', gives: { a: 0.1, b: 0.1, c: 2.5 } },
        {
          title: 'a decimal less a literal of more places',
          trait: 'balance - 0.12345',
          gives: { a: 2.37655, b: null, c: -0.17345 },
        },
        {
          title: 'cast of a truth value to text',
          trait: 'cast(age > 3 as text)',
          gives: { a: 'false', b: 'true', c: 'false' },
        },
      ],
    ),
  ],
}
