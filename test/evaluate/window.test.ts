import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Window } from '../../compiler/ir.ts'
import {
  anniversaryMonthDays,
  anniversaryWithin,
  civilOf,
  isWithin,
  parseDay,
  parseInstant,
  printDay,
  printInstant,
  windowBounds,
} from '../../compiler/time.ts'
import { calendarUnits } from '../../grammar/tree/index.ts'

const micros = (text: string) => parseInstant(text)!
const day = (text: string) => parseDay(text)!
const moment = (value: string) => ({ kind: value.includes('T') ? ('instant' as const) : ('date' as const), value })
const last = (
  amount: number,
  unit: 'hours' | 'days' | 'weeks' | 'months' | 'quarters' | 'years' | 'calendar days',
): Window => ({
  kind: 'last',
  amount,
  unit,
})

const shownInstant = (value: bigint | undefined) =>
  value === undefined ? '' : printInstant(value).replace('.000000', '')
const shownDay = (value: bigint | undefined) => (value === undefined ? '' : printDay(Number(value)))
const instants = (window: Window, now: string, zone = 'UTC', weekStart: 'Monday' | 'Sunday' = 'Monday') => {
  const { from, to } = windowBounds(window, 'timestamp', { now: micros(now), zone, weekStart })
  return `[${shownInstant(from)}, ${shownInstant(to)})`
}
const dates = (window: Window, now: string, zone = 'UTC') => {
  const { from, to } = windowBounds(window, 'date', { now: micros(now), zone, weekStart: 'Monday' })
  return `[${shownDay(from)}, ${shownDay(to)})`
}

/** A Wednesday, half past ten in the evening in UTC; already Thursday in Berlin. */
const now = '2026-06-17T22:30:00Z'

const zones = fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata')
const contexts = fc.record({
  now: fc.bigInt({ min: micros('1995-01-01'), max: micros('2036-01-01') }).map((at) => at - (at % 1000n)),
  zone: zones,
  weekStart: fc.constantFrom('Monday' as const, 'Sunday' as const),
})
const types = fc.constantFrom('date' as const, 'timestamp' as const)

describe('windows on timestamps', () => {
  test.each<[Window, string]>([
    [last(7, 'days'), '[2026-06-10T22:30:00Z, 2026-06-17T22:30:00Z)'],
    [last(36, 'hours'), '[2026-06-16T10:30:00Z, 2026-06-17T22:30:00Z)'],
    [last(2, 'weeks'), '[2026-06-03T22:30:00Z, 2026-06-17T22:30:00Z)'],
    [last(1, 'months'), '[2026-05-17T22:30:00Z, 2026-06-17T22:30:00Z)'],
    [last(1, 'quarters'), '[2026-03-17T22:30:00Z, 2026-06-17T22:30:00Z)'],
    [last(1, 'years'), '[2025-06-17T22:30:00Z, 2026-06-17T22:30:00Z)'],
    [last(7, 'calendar days'), '[2026-06-11T00:00:00Z, 2026-06-17T22:30:00Z)'],
    [{ kind: 'next', amount: 7, unit: 'days' }, '[2026-06-17T22:30:00Z, 2026-06-24T22:30:00Z)'],
    [{ kind: 'next', amount: 2, unit: 'calendar days' }, '[2026-06-17T22:30:00Z, 2026-06-19T00:00:00Z)'],
    [{ kind: 'more than ago', amount: 30, unit: 'days' }, '[, 2026-05-18T22:30:00Z)'],
    [{ kind: 'less than ago', amount: 30, unit: 'days' }, '[2026-05-18T22:30:00Z, )'],
    [{ kind: 'day', day: 'today' }, '[2026-06-17T00:00:00Z, 2026-06-18T00:00:00Z)'],
    [{ kind: 'day', day: 'yesterday' }, '[2026-06-16T00:00:00Z, 2026-06-17T00:00:00Z)'],
    [{ kind: 'this', unit: 'week' }, '[2026-06-15T00:00:00Z, 2026-06-22T00:00:00Z)'],
    [{ kind: 'previous', unit: 'week' }, '[2026-06-08T00:00:00Z, 2026-06-15T00:00:00Z)'],
    [{ kind: 'this', unit: 'quarter' }, '[2026-04-01T00:00:00Z, 2026-07-01T00:00:00Z)'],
    [{ kind: 'previous', unit: 'month' }, '[2026-05-01T00:00:00Z, 2026-06-01T00:00:00Z)'],
    [{ kind: 'previous', unit: 'year' }, '[2025-01-01T00:00:00Z, 2026-01-01T00:00:00Z)'],
    [{ kind: 'since', moment: moment('2026-01-01') }, '[2026-01-01T00:00:00Z, )'],
    [{ kind: 'before', moment: moment('2026-01-01') }, '[, 2026-01-01T00:00:00Z)'],
    [{ kind: 'after', moment: moment('2026-01-01') }, '[2026-01-02T00:00:00Z, )'],
    [{ kind: 'on', moment: moment('2026-01-01') }, '[2026-01-01T00:00:00Z, 2026-01-02T00:00:00Z)'],
    [
      { kind: 'from', from: moment('2026-01-01'), to: moment('2026-01-31') },
      '[2026-01-01T00:00:00Z, 2026-02-01T00:00:00Z)',
    ],
    [
      { kind: 'from', from: moment('2026-01-01T10:00:00Z'), to: moment('2026-01-31T10:00:00Z') },
      '[2026-01-01T10:00:00Z, 2026-01-31T10:00:00Z)',
    ],
    [{ kind: 'since', moment: moment('2026-01-01T10:00:00+01:00') }, '[2026-01-01T09:00:00Z, )'],
    [{ kind: 'after', moment: moment('2026-01-01T10:00:00Z') }, '[2026-01-01T10:00:00.000001Z, )'],
  ])('%j in UTC is %s', (window, bounds) => {
    expect(instants(window, now)).toBe(bounds)
  })

  test.each<[Window, string]>([
    [{ kind: 'day', day: 'today' }, '[2026-06-17T22:00:00Z, 2026-06-18T22:00:00Z)'],
    [{ kind: 'on', moment: moment('2026-03-29') }, '[2026-03-28T23:00:00Z, 2026-03-29T22:00:00Z)'],
    [{ kind: 'this', unit: 'month' }, '[2026-05-31T22:00:00Z, 2026-06-30T22:00:00Z)'],
    [last(7, 'calendar days'), '[2026-06-11T22:00:00Z, 2026-06-17T22:30:00Z)'],
    [last(4, 'months'), '[2026-02-17T23:30:00Z, 2026-06-17T22:30:00Z)'],
    [last(120, 'days'), '[2026-02-17T22:30:00Z, 2026-06-17T22:30:00Z)'],
  ])('%j in Berlin is %s: days are local, months keep the local time, durations are fixed', (window, bounds) => {
    expect(instants(window, now, 'Europe/Berlin')).toBe(bounds)
  })

  test('months are clamped to the last day of the month', () => {
    expect(instants(last(1, 'months'), '2026-03-31T12:00:00Z')).toBe('[2026-02-28T12:00:00Z, 2026-03-31T12:00:00Z)')
    expect(instants(last(1, 'years'), '2024-02-29T12:00:00Z')).toBe('[2023-02-28T12:00:00Z, 2024-02-29T12:00:00Z)')
  })

  test('a month back into a skipped hour moves forward by the gap', () => {
    // 2026-04-29T02:30 in Berlin; March 29 has no 02:30.
    expect(instants(last(1, 'months'), '2026-04-29T00:30:00Z', 'Europe/Berlin')).toBe(
      '[2026-03-29T01:30:00Z, 2026-04-29T00:30:00Z)',
    )
  })

  test('a week may begin on Sunday', () => {
    expect(instants({ kind: 'this', unit: 'week' }, now, 'UTC', 'Sunday')).toBe(
      '[2026-06-14T00:00:00Z, 2026-06-21T00:00:00Z)',
    )
  })
})

describe('windows beyond the calendar', () => {
  const most = Number.MAX_SAFE_INTEGER
  test.each<[Window, string]>([
    [last(most, 'hours'), '[, 2026-06-17T22:30:00Z)'],
    [last(most, 'years'), '[, 2026-06-17T22:30:00Z)'],
    [last(most, 'calendar days'), '[, 2026-06-17T22:30:00Z)'],
    [{ kind: 'next', amount: most, unit: 'months' }, '[2026-06-17T22:30:00Z, )'],
    [{ kind: 'more than ago', amount: 3000, unit: 'years' }, '[, 0001-01-01T00:00:00Z)'],
    [{ kind: 'less than ago', amount: 3000, unit: 'years' }, '[, )'],
    [{ kind: 'from', from: moment('0001-01-01'), to: moment('9999-12-31') }, '[0001-01-01T00:00:00Z, )'],
  ])('%j is %s: an open side instead of a moment no database knows', (window, bounds) => {
    expect(instants(window, now)).toBe(bounds)
  })

  test('no amount makes a window throw, in any zone', () => {
    const units = fc.constantFrom('days' as const, 'months' as const, 'years' as const, 'calendar days' as const)
    const kinds = fc.constantFrom('last' as const, 'next' as const, 'more than ago' as const, 'less than ago' as const)
    const amounts = fc.oneof(fc.nat({ max: most }), fc.nat({ max: 1_000_000 }))
    fc.assert(
      fc.property(contexts, types, kinds, units, amounts, (context, type, kind, unit, amount) => {
        const { from, to } = windowBounds({ kind, amount, unit }, type, context)
        for (const bound of [from, to])
          if (bound !== undefined)
            expect(printDay(Number(type === 'date' ? bound : bound / 86_400_000_000n))).toMatch(/^\d{4}-/)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('windows on dates', () => {
  test.each<[Window, string]>([
    [last(7, 'days'), '[2026-06-11, 2026-06-18)'],
    [last(1, 'weeks'), '[2026-06-11, 2026-06-18)'],
    [last(1, 'calendar days'), '[2026-06-17, 2026-06-18)'],
    [last(1, 'months'), '[2026-05-18, 2026-06-18)'],
    [{ kind: 'next', amount: 7, unit: 'days' }, '[2026-06-17, 2026-06-24)'],
    [{ kind: 'more than ago', amount: 30, unit: 'days' }, '[, 2026-05-18)'],
    [{ kind: 'less than ago', amount: 30, unit: 'days' }, '[2026-05-18, )'],
    [{ kind: 'day', day: 'yesterday' }, '[2026-06-16, 2026-06-17)'],
    [{ kind: 'this', unit: 'year' }, '[2026-01-01, 2027-01-01)'],
    [{ kind: 'from', from: moment('2026-01-01'), to: moment('2026-01-31') }, '[2026-01-01, 2026-02-01)'],
    [{ kind: 'after', moment: moment('2026-01-01') }, '[2026-01-02, )'],
    [{ kind: 'on', moment: moment('2026-01-01T23:30:00-01:00') }, '[2026-01-02, 2026-01-03)'],
  ])('%j is %s', (window, bounds) => {
    expect(dates(window, now)).toBe(bounds)
  })

  test('today is the date in the project zone', () => {
    expect(dates({ kind: 'day', day: 'today' }, now, 'Europe/Berlin')).toBe('[2026-06-18, 2026-06-19)')
  })
})

describe('laws of windows', () => {
  test('the previous unit ends where this one begins, and this one holds now', () => {
    fc.assert(
      fc.property(contexts, types, fc.constantFrom(...calendarUnits), (context, type, unit) => {
        const current = windowBounds({ kind: 'this', unit }, type, context)
        const previous = windowBounds({ kind: 'previous', unit }, type, context)
        expect(previous.to).toBe(current.from)
        expect(previous.from! < previous.to!).toBe(true)
        if (type === 'timestamp') expect(isWithin(context.now, current)).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })

  test('more than and less than N ago leave nothing between them', () => {
    const units = fc.constantFrom(
      'days' as const,
      'weeks' as const,
      'months' as const,
      'quarters' as const,
      'years' as const,
    )
    fc.assert(
      fc.property(contexts, types, units, fc.nat({ max: 100 }), (context, type, unit, amount) => {
        const more = windowBounds({ kind: 'more than ago', amount, unit }, type, context)
        const less = windowBounds({ kind: 'less than ago', amount, unit }, type, context)
        expect(more.to).toBe(less.from)
        expect(more.from ?? less.to).toBeUndefined()
      }),
      { numRuns: 1000 },
    )
  })

  test('a longer last N holds the shorter one', () => {
    const units = fc.constantFrom('days' as const, 'months' as const, 'calendar days' as const)
    fc.assert(
      fc.property(contexts, types, units, fc.integer({ min: 1, max: 60 }), (context, type, unit, amount) => {
        const shorter = windowBounds(last(amount, unit), type, context)
        const longer = windowBounds(last(amount + 1, unit), type, context)
        expect(longer.from! < shorter.from!).toBe(true)
        expect(longer.to).toBe(shorter.to)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('anniversaries', () => {
  const bounds = (from: string, to: string) => ({ from: BigInt(day(from)), to: BigInt(day(to)) })
  test.each([
    ['1990-06-20', '2026-06-17', '2026-06-24', true],
    ['1990-06-24', '2026-06-17', '2026-06-24', false],
    ['1990-01-02', '2026-12-29', '2027-01-05', true],
    ['1990-12-30', '2026-12-29', '2027-01-05', true],
    ['2000-02-29', '2026-02-28', '2026-03-01', true],
    ['2000-02-29', '2026-03-01', '2026-03-08', false],
    ['2000-02-29', '2028-02-28', '2028-02-29', false],
    ['2000-02-29', '2028-02-29', '2028-03-01', true],
  ])('%s has one in [%s, %s): %j', (born, from, to, within) => {
    expect(anniversaryWithin(day(born), bounds(from, to))).toBe(within)
  })

  test('the month-days given to SQL say the same', () => {
    const days = fc.integer({ min: day('1930-01-01'), max: day('2030-01-01') })
    fc.assert(
      fc.property(days, days, fc.integer({ min: 0, max: 800 }), (born, start, length) => {
        const window = { from: BigInt(start), to: BigInt(start + length) }
        const { month, day: date } = civilOf(born)
        const listed = anniversaryMonthDays(window).some(({ from, to }) => {
          const at = month * 100 + date
          return at >= from && at <= to
        })
        expect(listed).toBe(anniversaryWithin(born, window))
      }),
      { numRuns: 5000 },
    )
  })
})
