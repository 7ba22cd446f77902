import { describe, expect, test } from 'vitest'
import {
  apply,
  column,
  condition,
  count,
  event,
  events,
  items,
  literal,
  not,
  orders,
  orderTime,
  stripVariant,
} from './shapes.ts'

describe('rows', () => {
  test('has, has no and counts are comparisons of a count', () => {
    const rows = count({ links: [orders], time: orderTime })
    expect(condition('has orders')).toEqual(apply('>=', rows, literal('1')))
    expect(condition('has no orders')).toEqual(apply('=', rows, literal('0')))
    expect(condition('has at most 2 orders')).toEqual(apply('<=', rows, literal('2')))
    expect(stripVariant(condition('has between 1 and 3 orders'))).toEqual(
      apply('between', rows, literal('1'), literal('3')),
    )
  })
  test('all … have: no row fails', () => {
    expect(condition('all orders where (channel = "web") have (status = "paid")')).toEqual(
      apply(
        '=',
        count({
          links: [orders],
          time: orderTime,
          where: {
            kind: 'and',
            operands: [
              apply('=', column('channel', 1), literal('web')),
              not(apply('=', column('status', 1), literal('paid'))),
            ],
          },
        }),
        literal('0'),
      ),
    )
  })
  test('did counts rows of that name, in a window', () => {
    expect(condition('did "A" at least 3 times within last 30 days where (category = "x")')).toEqual(
      apply(
        '>=',
        count({
          links: [events],
          time: column('occurred_at', 1),
          window: { kind: 'last', amount: 30, unit: 'days' },
          where: { kind: 'and', operands: [event('A'), apply('=', column('category', 1), literal('x'))] },
        }),
        literal('3'),
      ),
    )
  })
  test('on N days counts different dates', () => {
    expect(condition('did "A" on at least 3 days')).toMatchObject({
      operands: [
        { function: 'count_distinct', value: { kind: 'convert', value: column('occurred_at', 1) } },
        literal('3'),
      ],
    })
  })
  test('first_time is the earliest time, in the window', () => {
    expect(condition('did first_time "A" within last 7 days')).toEqual({
      kind: 'in window',
      value: {
        kind: 'aggregate',
        function: 'min',
        frame: 0,
        links: [events],
        time: column('occurred_at', 1),
        value: column('occurred_at', 1),
        where: event('A'),
      },
      window: { kind: 'last', amount: 7, unit: 'days' },
    })
  })
  test('since last counts rows after the latest other event', () => {
    expect(condition('did "A" since last ("B" where total > 5)')).toMatchObject({
      operands: [
        {
          function: 'count',
          where: event('A'),
          after: {
            kind: 'aggregate',
            function: 'max',
            frame: 0,
            value: column('occurred_at', 1),
            where: { kind: 'and', operands: [event('B'), apply('>', column('total', 1), literal('5'))] },
          },
        },
        literal('1'),
      ],
    })
  })
  test('a sequence has a link, a time and a duration in microseconds for each step', () => {
    expect(condition('did within last 30 days "A" then orders within 2 days then not "C" within 1 hours')).toEqual({
      kind: 'sequence',
      frame: 0,
      steps: [
        { link: events, time: column('occurred_at', 1), where: event('A') },
        { link: orders, time: orderTime, within: 172_800_000_000 },
        { link: events, time: column('occurred_at', 1), where: event('C'), negated: true, within: 3_600_000_000 },
      ],
      window: { kind: 'last', amount: 30, unit: 'days' },
    })
  })
  test('an aggregate takes an expression over one chain, and the time of the last relation that has one', () => {
    expect(condition('sum(orders.items.quantity * orders.items.unit_price within last 90 days) > 5')).toMatchObject({
      operands: [
        {
          links: [orders, items],
          time: orderTime,
          window: { kind: 'last', amount: 90, unit: 'days' },
          value: apply('*', column('quantity', 2), column('unit_price', 2)),
        },
        {},
      ],
    })
  })
  test('one relations after many rows are hops of the last frame', () => {
    expect(condition('most_frequent(orders.items.product.name) = "x"')).toMatchObject({
      operands: [{ links: [orders, items], value: column('name', 2, [{ relation: 'product' }]) }, literal('x')],
    })
  })
  test('rows beyond now are seen by windows that say so, and by no others', () => {
    const link = (window: string) =>
      (condition(`has orders ${window}`) as { operands: [{ links: [{ cut?: string }] }] }).operands[0].links[0].cut
    for (const window of ['within next 7 days', 'from 2026-01-01 to 2027-01-01', 'on 2026-01-01', 'after 2026-01-01'])
      expect(link(window)).toBeUndefined()
    for (const window of ['', 'within last 7 days', 'since 2026-01-01', 'before 2027-01-01', 'within this month'])
      expect(link(window)).toBe('ordered_at')
  })
  test('floats are summed to the places that the model names', () => {
    expect(condition('sum(orders.discount) > 5')).toMatchObject({ operands: [{ places: 2 }, {}] })
  })
})
