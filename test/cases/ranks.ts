import { createHash } from 'node:crypto'
import { group, type Section } from './case.ts'
import { shop } from './shop.ts'

const people = [
  { customer_id: 'a', points: 50, country: 'US', score: 1.5 },
  { customer_id: 'b', points: 50, country: 'CA', score: 'NaN' },
  { customer_id: 'c', points: 50, country: 'US', score: 0.5 },
  { customer_id: 'd', points: 10, country: 'US', joined_on: '2026-02-01' },
  { customer_id: 'e', points: 0, score: -1, joined_on: '2026-01-31' },
  { customer_id: 'f', country: 'US' },
  { customer_id: 'g', points: 70, country: 'DE', score: 'Infinity' },
]
const orders = [
  { customer_id: 'a', amount: '5.00' },
  { customer_id: 'b', amount: '7.00' },
  { customer_id: 'b', amount: '1.00' },
]

const hundred = Array.from({ length: 41 }, (_, index) => ({
  customer_id: `p${String(index).padStart(2, '0')}`,
  points: index,
}))
const highest = (count: number) => hundred.slice(-count).map((row) => row.customer_id)

const odd = [
  { customer_id: 'Z', points: 1 },
  { customer_id: 'a', points: 1 },
  { customer_id: 'é', points: 1 },
  { customer_id: '\uffff', points: 1 },
  { customer_id: '🎉', points: 1 },
]

const ids = ['c1', '42', 'é🎉', 'a b', '']
const bucket = (salt: string, id: string, of: number) =>
  Number.parseInt(createHash('md5').update(`${salt}:${id}`, 'utf8').digest('hex').slice(0, 8), 16) % of
const inBucket = (salt: string, of: number, low: number, high: number) =>
  ids.filter((id) => bucket(salt, id, of) >= low && bucket(salt, id, of) <= high)

export const ranks: Section = {
  title: '3. Ranks and 5. buckets',
  groups: [
    group(shop, { rows: { customers: people, orders } }, [
      { title: 'top N', where: 'top 1 by points', in: ['g'] },
      { title: 'top N: ties go to the smaller ID', where: 'top 3 by points', in: ['a', 'b', 'g'] },
      { title: 'bottom N', where: 'bottom 2 by points', in: ['d', 'e'] },
      { title: 'bottom N: ties go to the smaller ID', where: 'bottom 4 by points', in: ['a', 'b', 'd', 'e'] },
      {
        title: 'people without a value are in no rank',
        where: 'top 100 by points',
        in: ['a', 'b', 'c', 'd', 'e', 'g'],
      },
      { title: 'not top holds people without a value', where: 'not top 100 by points', in: ['f'] },
      { title: 'NaN and infinity are in no rank', where: 'top 100 by score', in: ['a', 'c', 'e'] },
      { title: 'top 0 is nobody', where: 'top 0 by points', in: [] },
      { title: 'N % takes the ceiling: 50 % of 6', where: 'top 50 % by points', in: ['a', 'b', 'g'] },
      { title: 'N % takes the ceiling: 1 % of 6 is one', where: 'top 1 % by points', in: ['g'] },
      { title: '17 % of 6 is 1.02, so two', where: 'top 17 % by points', in: ['a', 'g'] },
      { title: '100 % is all with a value', where: 'top 100 % by points', in: ['a', 'b', 'c', 'd', 'e', 'g'] },
      { title: 'bottom N %', where: 'bottom 20 % by points', in: ['d', 'e'] },
      {
        title: 'a rank is over the whole population whatever stands beside it',
        where: 'top 2 by points and country = "US"',
        in: ['a'],
      },
      {
        title: 'among ranks those of a condition only',
        where: 'top 2 by points among (country = "US")',
        in: ['a', 'c'],
      },
      { title: 'percent of those among', where: 'top 50 % by points among (country = "US")', in: ['a', 'c'] },
      { title: 'among a negative', where: 'bottom 1 by points among (country != "US")', in: ['e'] },
      {
        title: 'a rank by an aggregate: sums of no rows are 0',
        where: 'top 3 by sum(orders.amount)',
        in: ['a', 'b', 'c'],
      },
      { title: 'a rank by an aggregate that may be missing', where: 'top 3 by avg(orders.amount)', in: ['a', 'b'] },
      { title: 'a rank by a date', where: 'top 1 by joined_on', in: ['d'] },
      { title: 'two ranks in one rule', where: 'top 3 by points and bottom 5 by points', in: ['a', 'b'] },
      {
        title: 'a rank as a trait',
        trait: '(top 1 by points)',
        gives: { a: false, b: false, c: false, d: false, e: false, f: false, g: true },
      },
    ]),
    group(shop, { rows: { customers: hundred } }, [
      { title: 'two decimals of a percent: 2.43 % of 41 is 0.9963', where: 'top 2.43 % by points', in: highest(1) },
      { title: '2.44 % of 41 is 1.0004', where: 'top 2.44 % by points', in: highest(2) },
      { title: '5 % of 41 is 2.05', where: 'top 5 % by points', in: highest(3) },
    ]),
    group(shop, { rows: { customers: odd } }, [
      { title: 'ties by ID compare by code point', where: 'top 3 by points', in: ['Z', 'a', 'é'] },
      {
        title: 'ties by ID: the first plane before the others',
        where: 'bottom 4 by points',
        in: ['Z', 'a', 'é', '\uffff'],
      },
    ]),
    group(shop, { rows: { customers: ids.map((customer_id) => ({ customer_id })) } }, [
      {
        title: 'a bucket is md5 of salt:id modulo N',
        where: 'in bucket 0 to 4 of 10 salt "exp1"',
        in: inBucket('exp1', 10, 0, 4),
      },
      {
        title: 'the other half is the other buckets',
        where: 'in bucket 5 to 9 of 10 salt "exp1"',
        in: inBucket('exp1', 10, 5, 9),
      },
      {
        title: "without a salt the entity's name",
        where: 'in bucket 0 to 49 of 100',
        in: inBucket('customer', 100, 0, 49),
      },
      {
        title: 'one bucket, both ends included',
        where: `in bucket ${bucket('x', 'c1', 1000)} to ${bucket('x', 'c1', 1000)} of 1000 salt "x"`,
        in: ['c1'],
      },
      {
        title: 'a salt with quotes and letters',
        where: 'in bucket 0 to 4999 of 10000 salt "ü\'\\"%"',
        in: inBucket('ü\'"%', 10000, 0, 4999),
      },
      { title: 'all buckets are everybody, the empty ID included', where: 'in bucket 0 to 9 of 10', in: ids },
    ]),
  ],
}
