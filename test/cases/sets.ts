import { group, type Section } from './case.ts'
import { shop } from './shop.ts'

const rows = {
  customers: [
    { customer_id: 'a', country: 'US', points: 1, account_id: 'A1', name: 'hot' },
    { customer_id: 'b', country: 'US', points: 2, account_id: 'A2', name: 'cold' },
    { customer_id: 'c', country: 'CA', points: 3, account_id: 'gone' },
    { customer_id: 'd', points: 4 },
  ],
  accounts: [
    { account_id: 'A1', plan: 'pro', seats: 1 },
    { account_id: 'A2', plan: 'free', seats: 2 },
  ],
  orders: [
    { customer_id: 'a', coupon: 'A1', amount: '1.00' },
    { customer_id: 'a', coupon: 'A2', amount: '2.00' },
    { customer_id: 'c', coupon: 'gone', amount: '3.00' },
  ],
  tickets: [
    { customer_id: 'a', ticket_id: 't1' },
    { customer_id: 'c', ticket_id: 't2' },
    { customer_id: 'c', ticket_id: 't3' },
    { customer_id: 'stranger', ticket_id: 't4' },
    { customer_id: null, ticket_id: 't5' },
  ],
}

const items = `
  segment us of customer { where country = "US" }
  segment rich of customer { where points >= 2 }
  segment nobody of customer { where points > 100 }
  segment by_sql of customer { sql """ select customer_id from shop.tickets """ }
  segment pro of account { where plan = "pro" }
  segment paying of account { sql """ select 'A1' union all select 'A9' """ }
  traits facts of customer { total = sum(orders.amount) }
  segment spent of customer { where facts.total > 0 }
  segment nested of customer { where in segment us and not in segment rich }`

const segment = (body: string) => ({ items: `segment subject of customer = ${body}`, of: 'subject' })

export const sets: Section = {
  title: '3. Segments in segments',
  groups: [
    group(shop, { rows, items, sets: { by_sql: ['a', 'c', 'c', 'stranger'], paying: ['A1', 'A9'] } }, [
      { title: 'in segment', where: 'in segment us', in: ['a', 'b'] },
      { title: 'not in segment', where: 'not in segment us', in: ['c', 'd'] },
      { title: 'in segment beside conditions', where: 'in segment us and points > 1', in: ['b'] },
      { title: 'a segment of segments', where: 'in segment nested', in: ['a'] },
      {
        title: 'a segment used twice',
        where: 'in segment us or (in segment rich and not in segment us)',
        in: ['a', 'b', 'c', 'd'],
      },
      { title: 'a segment over traits', where: 'in segment spent', in: ['a', 'c'] },
      { title: 'in at least k of', where: 'in at least 2 of (us, rich, by_sql)', in: ['a', 'b', 'c'] },
      { title: 'in at least k of all', where: 'in at least 3 of (us, rich, nobody)', in: [] },
      { title: 'an empty segment', where: 'not in segment nobody', in: ['a', 'b', 'c', 'd'] },
      {
        title: 'a segment of raw SQL: strangers are dropped, repeated IDs count once',
        where: 'in segment by_sql',
        in: ['a', 'c'],
      },
      {
        title: 'the complement of raw SQL with a missing ID among its rows',
        where: 'not in segment by_sql',
        in: ['b', 'd'],
      },
      { title: 'a segment as a trait', trait: '(in segment us)', gives: { a: true, b: true, c: false, d: false } },
      {
        title: 'a segment in a when',
        trait: 'when in segment us then points else 0',
        gives: { a: 1, b: 2, c: 0, d: 0 },
      },
      { title: 'a rank among a segment', where: 'top 1 by points among (in segment us)', in: ['b'] },
      { title: 'a field in a segment of another entity', where: 'account_id in segment pro', in: ['a'] },
      {
        title: 'a field not in a segment of another entity, the missing included',
        where: 'account_id not in segment pro',
        in: ['b', 'c', 'd'],
      },
      {
        title: 'a field in a segment of raw SQL of another entity: its strangers are dropped',
        where: 'account_id in segment paying',
        in: ['a'],
      },
      {
        title: 'a column of related rows in a segment of another entity',
        trait: 'sum(orders.amount where coupon in segment pro)',
        gives: { a: 1, b: 0, c: 0, d: 0 },
      },
      { title: 'set: one segment', ...segment('us'), in: ['a', 'b'] },
      { title: 'set: and', ...segment('us and rich'), in: ['b'] },
      { title: 'set: or', ...segment('us or by_sql'), in: ['a', 'b', 'c'] },
      { title: 'set: except', ...segment('us except rich'), in: ['a'] },
      { title: 'set: not', ...segment('not us'), in: ['c', 'd'] },
      { title: 'set: not binds tightest', ...segment('not us and rich'), in: ['c', 'd'] },
      { title: 'set: and and except from left to right', ...segment('rich and us except by_sql'), in: ['b'] },
      { title: 'set: except before and', ...segment('rich except us and by_sql'), in: ['c'] },
      { title: 'set: or binds least', ...segment('nested or rich and by_sql'), in: ['a', 'c'] },
      { title: 'set: parentheses', ...segment('(nested or rich) and by_sql'), in: ['a', 'c'] },
      { title: 'set: parentheses change the meaning', ...segment('rich except (us and by_sql)'), in: ['b', 'c', 'd'] },
      { title: 'set: not of raw SQL', ...segment('not by_sql'), in: ['b', 'd'] },
      { title: 'set: a and not b is a except b', ...segment('rich and not by_sql'), in: ['b', 'd'] },
      { title: 'set: in at least k of', ...segment('in at least 2 of (us, rich, by_sql)'), in: ['a', 'b', 'c'] },
      {
        title: 'the members of raw SQL itself are people',
        items: 'segment x of customer { title "x" }',
        of: 'by_sql',
        in: ['a', 'c'],
      },
      { title: "another entity's members", items: 'segment x of account { where seats >= 2 }', of: 'x', in: ['A2'] },
      {
        title: "another entity's negative",
        items: 'segment x of account { where not in segment pro }',
        of: 'x',
        in: ['A2'],
      },
    ]),
  ],
}
