import { group, type Section } from './case.ts'
import { happened } from './events.ts'
import { shop } from './shop.ts'

const everyone = (ids: string) => [...ids].map((customer_id) => ({ customer_id }))

const basic = {
  customers: everyone('abcdefgh'),
  events: [
    happened('a', 'A', '2026-06-01 10:00'),
    happened('a', 'B', '2026-06-08 10:00'),
    happened('b', 'A', '2026-06-01 10:00'),
    happened('b', 'B', '2026-06-08 10:01'),
    happened('c', 'B', '2026-06-01 10:00'),
    happened('c', 'A', '2026-06-02 10:00'),
    happened('d', 'A', '2026-06-01 10:00'),
    happened('d', 'B', '2026-06-01 10:00'),
    happened('e', 'A', '2026-05-01 10:00'),
    happened('e', 'A', '2026-06-05 10:00'),
    happened('e', 'B', '2026-06-06 10:00'),
    happened('f', 'A', '2026-06-01 10:00', { campaign: 'x' }),
    happened('f', 'B', '2026-06-02 10:00', { campaign: 'y' }),
    happened('f', 'C', '2026-06-03 10:00'),
    happened('g', 'A', '2026-06-14 10:00'),
    happened('g', 'B', '2026-06-16 10:00'),
  ],
}

/** Three positive steps where the nearest A is not always the right one. */
const chain = {
  customers: everyone('abcd'),
  events: [
    happened('a', 'A', '2026-06-01 00:00'),
    happened('a', 'B', '2026-06-02 00:00'),
    happened('a', 'B', '2026-06-05 00:00'),
    happened('a', 'C', '2026-06-06 00:00'),
    happened('b', 'A', '2026-06-01 00:00'),
    happened('b', 'B', '2026-06-02 00:00'),
    happened('b', 'A', '2026-06-03 00:00'),
    happened('b', 'C', '2026-06-04 00:00'),
    happened('c', 'A', '2026-06-01 00:00'),
    happened('c', 'A', '2026-06-02 00:00'),
    happened('d', 'A', '2026-06-01 00:00'),
    happened('d', 'A', '2026-06-01 00:00'),
  ],
}

const abandoned = {
  customers: everyone('abcdefg'),
  events: [
    happened('a', 'Cart', '2026-06-10 10:00'),
    happened('b', 'Cart', '2026-06-10 10:00'),
    happened('b', 'Order', '2026-06-11 10:00'),
    happened('c', 'Cart', '2026-06-10 10:00'),
    happened('c', 'Order', '2026-06-11 10:01'),
    happened('d', 'Cart', '2026-06-14 12:00'),
    happened('e', 'Cart', '2026-06-14 12:01'),
    happened('f', 'Cart', '2026-06-10 10:00'),
    happened('f', 'Order', '2026-06-10 10:00'),
    happened('g', 'Cart', '2026-06-01 10:00'),
    happened('g', 'Order', '2026-06-01 11:00'),
    happened('g', 'Cart', '2026-06-05 10:00'),
  ],
}

const between = {
  customers: everyone('abcd'),
  events: [
    happened('a', 'A', '2026-06-01 00:00'),
    happened('a', 'X', '2026-06-02 00:00'),
    happened('a', 'B', '2026-06-03 00:00'),
    happened('b', 'A', '2026-06-01 00:00'),
    happened('b', 'B', '2026-06-03 00:00'),
    happened('b', 'X', '2026-06-04 00:00'),
    happened('c', 'A', '2026-06-01 00:00'),
    happened('c', 'X', '2026-06-02 00:00'),
    happened('c', 'A', '2026-06-02 12:00'),
    happened('c', 'B', '2026-06-03 00:00'),
    happened('d', 'A', '2026-06-14 00:00'),
    happened('d', 'B', '2026-06-15 00:00'),
  ],
}

export const sequences: Section = {
  title: '3. Sequences',
  groups: [
    group(shop, { rows: basic }, [
      { title: 'each step strictly later than the one before', where: 'did "A" then "B"', in: ['a', 'b', 'e', 'f'] },
      { title: 'at most D later, the end included', where: 'did "A" then "B" within 7 days', in: ['a', 'e', 'f'] },
      { title: 'not a sequence', where: 'not did "A" then "B" within 7 days', in: ['b', 'c', 'd', 'g', 'h'] },
      { title: 'any choice of rows will do', where: 'did "A" then "B" within 24 hours', in: ['e', 'f'] },
      { title: 'steps in the other order', where: 'did "B" then "A"', in: ['c'] },
      { title: "a step's where", where: 'did "A" then "B" where (campaign = "y")', in: ['f'] },
      { title: "the first step's where", where: 'did "A" where (campaign = "x") then "B"', in: ['f'] },
      { title: 'three steps', where: 'did "A" then "B" within 1 days then "C" within 1 days', in: ['f'] },
      {
        title: 'the window bounds the positive steps: all of them inside',
        where: 'did within last 11 days "A" then "B"',
        in: ['e'],
      },
      { title: 'a window that starts later than A leaves A out', where: 'did since 2026-06-06 "A" then "B"', in: [] },
      {
        title: 'rows at or after now do not exist for a sequence',
        where: 'did "A" then "B" within 2 days',
        in: ['e', 'f'],
      },
      {
        title: 'a window that reaches beyond now lifts the cut',
        where: 'did from 2026-06-10 to 2026-06-20 "A" then "B"',
        in: ['g'],
      },
      {
        title: 'a window that reaches beyond now lifts the cut of positive steps only',
        where: 'did from 2026-06-10 to 2026-06-20 "A" then not "B"',
        in: ['g'],
      },
      { title: 'a sequence in minutes', where: 'did "A" then "B" within 1440 minutes', in: ['e', 'f'] },
    ]),
    group(shop, { rows: chain }, [
      {
        title: 'three steps: any B between A and C, near to both',
        where: 'did "A" then "B" within 4 days then "C" within 1 days',
        in: ['a'],
      },
      {
        title: 'the earlier B is near to A, the later near to C, none to both',
        where: 'did "A" then "B" within 1 days then "C" within 1 days',
        in: [],
      },
      {
        title: 'a later A does not break the chain',
        where: 'did "A" then "B" within 1 days then "C" within 2 days',
        in: ['b'],
      },
      { title: 'the same event twice', where: 'did "A" then "A"', in: ['b', 'c'] },
      {
        title: 'rows of the same instant follow each other in neither order',
        where: 'did "A" then "A" within 1 days',
        in: ['c'],
      },
      { title: 'four steps', where: 'did "A" then "B" then "B" then "C"', in: ['a'] },
    ]),
    group(shop, { rows: abandoned }, [
      {
        title: 'then not within D: no such row up to D later, D included, and the time has passed',
        where: 'did "Cart" then not "Order" within 1 days',
        in: ['a', 'c', 'd', 'f', 'g'],
      },
      {
        title: 'a cart younger than D is not yet abandoned',
        where: 'did within last 24 hours "Cart" then not "Order" within 1 days',
        in: ['d'],
      },
      {
        title: 'a cart of 10 minutes counts when 10 minutes have passed',
        where: 'did within last 2 days "Cart" then not "Order" within 10 minutes',
        in: ['d', 'e'],
      },
      {
        title: 'then not without within looks up to now',
        where: 'did "Cart" then not "Order"',
        in: ['a', 'd', 'e', 'f', 'g'],
      },
      {
        title: 'a window that holds no abandoned cart',
        where: 'did before 2026-06-02 "Cart" then not "Order" within 1 days',
        in: [],
      },
      {
        title: 'the window does not bound negative steps',
        where: 'did before 2026-06-11 "Cart" then not "Order" within 2 days',
        in: ['a', 'f', 'g'],
      },
    ]),
    group(shop, { rows: between }, [
      { title: 'not between two steps', where: 'did "A" then not "X" then "B"', in: ['b', 'c', 'd'] },
      {
        title: 'not within D before a later step is a property of its own row',
        where: 'did "A" then not "X" within 12 hours then "B"',
        in: ['a', 'b', 'c', 'd'],
      },
      { title: 'not after the last step', where: 'did "A" then "B" then not "X" within 1 days', in: ['a', 'c'] },
      {
        title: 'not after the last step, its time has passed exactly at now',
        where: 'did "A" then "B" then not "X" within 12 hours',
        in: ['a', 'b', 'c', 'd'],
      },
    ]),
    group(
      shop,
      {
        rows: {
          customers: everyone('abc'),
          orders: [
            { customer_id: 'a', status: 'paid', ordered_at: '2026-01-01T00:00:00Z' },
            { customer_id: 'a', status: 'open', ordered_at: '2026-01-31T00:00:00Z' },
            { customer_id: 'b', status: 'paid', ordered_at: '2026-01-01T00:00:00Z' },
            { customer_id: 'b', status: 'open', ordered_at: '2026-02-05T00:00:00Z' },
            { customer_id: 'c', status: 'paid', ordered_at: '2026-01-01T00:00:00.000001Z' },
            { customer_id: 'c', status: 'open', ordered_at: '2026-01-01T00:00:00.000002Z' },
            { customer_id: 'c', status: 'open', ordered_at: null },
          ],
          events: [happened('a', 'View', '2026-01-02 00:00'), happened('b', 'View', '2026-01-01 00:00')],
        },
      },
      [
        {
          title: 'a step may be a relation with a time',
          where: 'did orders then orders within 30 days',
          in: ['a', 'c'],
        },
        {
          title: 'microseconds are later',
          where: 'did orders where (status = "paid") then orders within 1 minutes',
          in: ['c'],
        },
        { title: 'an event and a relation', where: 'did "View" then orders', in: ['a', 'b'] },
        { title: 'a relation and then an event', where: 'did orders then "View" within 1 days', in: ['a'] },
        { title: 'then not a relation', where: 'did orders then not orders within 30 days', in: ['a', 'b', 'c'] },
      ],
    ),
  ],
}
