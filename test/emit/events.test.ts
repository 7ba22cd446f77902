import { expect, test } from 'vitest'
import {
  aggregate,
  apply,
  column,
  date,
  equals,
  events,
  integer,
  link,
  not,
  segment,
  sequence,
  step,
  text,
  timestamp,
  traits,
} from './ir.ts'
import { membersOf, rowsOf, type Tables, useEngines } from './run.ts'

useEngines()

const customers = (...rows: (readonly [string | null, (string | null)?])[]): Tables => ({
  customers: {
    columns: { customer_id: 'text', country: 'text' },
    rows: rows.map(([id, country = null]) => [id, country]),
  },
})
const at = (day: number, hour = 0) => `2026-10-${String(day).padStart(2, '0')} ${String(hour).padStart(2, '0')}:00:00`
const history = (...rows: (readonly [string, string, string | null])[]): Tables => ({
  ...customers(['c1'], ['c2'], ['c3']),
  events: { columns: { customer_id: 'text', name: 'text', at: 'timestamp' }, rows: rows.map((row) => [...row]) },
})
const day = 86_400_000_000

test('a sequence needs each step later than the one before, and near enough', async () => {
  const tables = history(
    ['c1', 'A', at(1)],
    ['c1', 'B', at(9)],
    ['c1', 'A', at(8)],
    ['c2', 'B', at(1)],
    ['c2', 'A', at(1)],
    ['c3', 'A', at(1)],
    ['c3', 'B', at(9)],
  )
  expect(await membersOf(segment(sequence(step('A'), step('B'))), { tables })).toEqual(['c1', 'c3'])
  expect(await membersOf(segment(sequence(step('A'), step('B', { within: day }))), { tables })).toEqual(['c1'])
  expect(await membersOf(segment(sequence(step('A'), step('B', { within: 8 * day }))), { tables })).toEqual([
    'c1',
    'c3',
  ])
  expect(await membersOf(segment(not(sequence(step('A'), step('A')))), { tables })).toEqual(['c2', 'c3'])
})

test('`then not` asks that nothing follows, and that the time has passed', async () => {
  const never = { negated: true } as const
  const tables = history(['c1', 'A', at(1)], ['c2', 'A', at(1)], ['c2', 'B', at(3)], ['c3', 'A', at(31, 23)])
  expect(await membersOf(segment(sequence(step('A'), step('B', never))), { tables })).toEqual(['c1', 'c3'])
  expect(await membersOf(segment(sequence(step('A'), step('B', { ...never, within: day }))), { tables })).toEqual([
    'c1',
    'c2',
  ])
  expect(await membersOf(segment(sequence(step('A'), step('B', { ...never, within: 2 * day }))), { tables })).toEqual([
    'c1',
  ])
  const between = history(
    ['c1', 'A', at(1)],
    ['c1', 'X', at(2)],
    ['c1', 'B', at(3)],
    ['c2', 'A', at(1)],
    ['c2', 'B', at(1, 5)],
    ['c2', 'X', at(2)],
  )
  expect(await membersOf(segment(sequence(step('A'), step('X', never), step('B'))), { tables: between })).toEqual([
    'c2',
  ])
})

test("steps of two relations, and of a person's own words, follow each other", async () => {
  const bought = link('orders', 'customer_id', 'customer_id')
  const tables: Tables = {
    ...history(['c1', 'A', at(1)], ['c2', 'A', at(5)], ['c3', 'US', at(1)]),
    ...customers(['c1'], ['c2'], ['c3', 'US']),
    orders: {
      columns: { customer_id: 'text', on_day: 'date' },
      rows: [
        ['c1', '2026-10-02'],
        ['c2', '2026-10-02'],
        ['c3', '2026-10-02'],
      ],
    },
  }
  const order = { link: bought, time: column(1, 'on_day', 'date') }
  expect(await membersOf(segment(sequence(step('A'), order)), { tables })).toEqual(['c1'])
  const own = step('', { where: equals(column(1, 'name'), column(0, 'country')) })
  expect(await membersOf(segment(sequence(own, order)), { tables })).toEqual(['c3'])
})

test('`since last` keeps rows strictly after the latest one, or all', async () => {
  const tables = history(
    ['c1', 'B', at(1)],
    ['c1', 'A', at(2)],
    ['c2', 'A', at(2)],
    ['c2', 'B', at(2)],
    ['c3', 'B', at(9)],
  )
  const time = column(1, 'at', 'timestamp')
  const last = aggregate('max', timestamp, [events], { value: time, where: equals(column(1, 'name'), 'A') })
  const since = aggregate('count', integer, [events], { time, after: last, where: equals(column(1, 'name'), 'B') })
  expect(await rowsOf(traits({ since }), { tables })).toEqual([
    ['c1', 0n],
    ['c2', 0n],
    ['c3', 1n],
  ])
})

test('rows at or after now do not exist, rows without a time do', async () => {
  const tables = history(
    ['c1', 'A', '2026-11-01 12:00:00'],
    ['c2', 'A', '2026-11-01 11:59:59.999999'],
    ['c3', 'A', null],
  )
  const all = aggregate('count', integer, [events])
  const recent = aggregate('count', integer, [events], {
    time: column(1, 'at', 'timestamp'),
    window: { kind: 'last', amount: 1, unit: 'hours' },
  })
  expect(await rowsOf(traits({ all, recent }), { tables })).toEqual([
    ['c1', 0n, 0n],
    ['c2', 1n, 1n],
    ['c3', 1n, 0n],
  ])
})

test('first, last, most frequent, median, list and distinct days', async () => {
  const tables = history(
    ['c1', 'b', at(1)],
    ['c1', 'a', at(1)],
    ['c1', 'z', at(5)],
    ['c1', 'b', at(5)],
    ['c1', 'B', null],
    ['c2', 'é', at(1)],
    ['c2', 'z', at(2, 23)],
    ['c2', 'z', at(2)],
  )
  const name = column(1, 'name')
  const time = column(1, 'at', 'timestamp')
  const values = (which: 'first' | 'last' | 'most_frequent' | 'min' | 'max') =>
    aggregate(which, text, [events], { value: name, time })
  const list = aggregate('list', { kind: 'array', element: text }, [events], { value: name })
  const days = aggregate('count_distinct', integer, [events], { value: { kind: 'convert', type: date, value: time } })
  const median = aggregate('median', { kind: 'float' }, [events], {
    value: apply('day', [{ kind: 'convert', type: date, value: time }], integer),
  })
  const rows = await rowsOf(
    traits({
      first: values('first'),
      last: values('last'),
      most: values('most_frequent'),
      least: values('min'),
      greatest: values('max'),
      list,
      days,
      median,
    }),
    { tables },
  )
  expect(rows).toEqual([
    ['c1', 'a', 'z', 'b', 'B', 'z', ['B', 'a', 'b', 'z'], 2n, 3],
    ['c2', 'é', 'z', 'z', 'z', 'é', ['z', 'é'], 2n, 2],
    ['c3', null, null, null, null, null, null, 0n, null],
  ])
})
