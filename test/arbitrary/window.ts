import fc from 'fast-check'
import { calendarUnits, type Window } from '../../grammar/tree/index.ts'
import { date, instant } from './nodes.ts'
import { dates, instants } from './pools.ts'

const amount = fc.constantFrom(1, 2, 3, 7, 30, 365)
const longUnits = ['days', 'weeks', 'months', 'quarters', 'years', 'calendar days'] as const
const units = ['minutes', 'hours', ...longUnits] as const
const agoUnits = ['days', 'weeks', 'months', 'years'] as const

const someDate = fc.constantFrom(...dates.filter((day) => day > '2024'))
const ordered = <T>(pair: readonly [T, T]): readonly [T, T] => (pair[0] <= pair[1] ? pair : [pair[1], pair[0]])

const calendar: fc.Arbitrary<Window> = fc.oneof(
  fc.constantFrom<Window>({ kind: 'day', day: 'today' }, { kind: 'day', day: 'yesterday' }),
  fc.constantFrom(...calendarUnits).map((unit): Window => ({ kind: 'this', unit })),
  fc.constantFrom(...calendarUnits).map((unit): Window => ({ kind: 'previous', unit })),
  fc
    .tuple(fc.constantFrom('since' as const, 'before' as const, 'after' as const, 'on' as const), someDate)
    .map(([kind, day]): Window => ({ kind, moment: date(day) })),
  fc.tuple(someDate, someDate).map((pair): Window => {
    const [from, to] = ordered(pair)
    return { kind: 'from', from: date(from), to: date(to) }
  }),
)
const rollingOver = (some: readonly (typeof units)[number][]): fc.Arbitrary<Window> =>
  fc.oneof(
    fc.tuple(amount, fc.constantFrom(...some)).map(([count, unit]): Window => ({ kind: 'last', amount: count, unit })),
    fc.tuple(amount, fc.constantFrom(...some)).map(([count, unit]): Window => ({ kind: 'next', amount: count, unit })),
    fc
      .tuple(fc.constantFrom('more than ago' as const, 'less than ago' as const), amount, fc.constantFrom(...agoUnits))
      .map(([kind, count, unit]): Window => ({ kind, amount: count, unit })),
  )
const byInstant: fc.Arbitrary<Window> = fc.oneof(
  fc
    .tuple(fc.constantFrom('since' as const, 'before' as const, 'after' as const), fc.constantFrom(...instants))
    .map(([kind, at]): Window => ({ kind, moment: instant(at) })),
  fc.tuple(fc.constantFrom(...instants), fc.constantFrom(...instants)).map((pair): Window => {
    const [from, to] = ordered(pair)
    return { kind: 'from', from: instant(from), to: instant(to) }
  }),
)

/** Windows of a timestamp. */
export const window: fc.Arbitrary<Window> = fc.oneof(calendar, rollingOver(units), byInstant)
/** Windows of a date: no hours, no instants. */
export const dateWindow: fc.Arbitrary<Window> = fc.oneof(calendar, rollingOver(longUnits))
/** Windows of a day that comes round every year. */
export const anniversaryWindow: fc.Arbitrary<Window> = fc.oneof(
  fc.constantFrom<Window>(
    { kind: 'day', day: 'today' },
    { kind: 'this', unit: 'month' },
    { kind: 'this', unit: 'week' },
  ),
  fc.constantFrom(1, 7, 30).map((count): Window => ({ kind: 'next', amount: count, unit: 'days' })),
)
