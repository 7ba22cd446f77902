import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addMonths, civilOf, dayOf, parseDay, printDay, startOf, weekdayOf, yearsBetween } from '../../compiler/time.ts'

const day = (text: string) => parseDay(text)!

describe('the calendar', () => {
  test('agrees with JavaScript over 20,000 years', () => {
    const days = fc.integer({ min: -3_000_000, max: 3_000_000 })
    fc.assert(
      fc.property(days, (count) => {
        const date = new Date(count * 86_400_000)
        expect(civilOf(count)).toEqual({
          year: date.getUTCFullYear(),
          month: date.getUTCMonth() + 1,
          day: date.getUTCDate(),
        })
        expect(dayOf(civilOf(count))).toBe(count)
      }),
      { numRuns: 2000 },
    )
  })

  test.each([
    ['2026-03-31', -1, '2026-02-28'],
    ['2024-03-31', -1, '2024-02-29'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2026-05-31', -3, '2026-02-28'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-02-29', 48, '2028-02-29'],
    ['2026-01-15', -13, '2024-12-15'],
    ['2026-12-31', 2, '2027-02-28'],
  ])('%s and %i months is %s', (from, months, to) => {
    expect(printDay(addMonths(day(from), months))).toBe(to)
  })

  test.each([
    ['2026-06-17', 'week', 'Monday', '2026-06-15'],
    ['2026-06-15', 'week', 'Monday', '2026-06-15'],
    ['2026-06-14', 'week', 'Monday', '2026-06-08'],
    ['2026-06-14', 'week', 'Sunday', '2026-06-14'],
    ['2026-06-13', 'week', 'Sunday', '2026-06-07'],
    ['2026-06-17', 'month', 'Monday', '2026-06-01'],
    ['2026-06-17', 'quarter', 'Monday', '2026-04-01'],
    ['2026-12-31', 'quarter', 'Monday', '2026-10-01'],
    ['2026-06-17', 'year', 'Monday', '2026-01-01'],
  ] as const)('%s lies in the %s (from %s) of %s', (text, unit, weekStart, start) => {
    expect(printDay(startOf(unit, day(text), weekStart))).toBe(start)
  })

  test.each([
    ['2000-02-29', '2023-02-27', 22],
    ['2000-02-29', '2023-02-28', 23],
    ['2000-02-29', '2024-02-28', 23],
    ['2000-02-29', '2024-02-29', 24],
    ['2000-06-15', '2026-06-14', 25],
    ['2000-06-15', '2026-06-15', 26],
    ['2026-06-15', '2026-06-14', -1],
  ])('from %s to %s are %i full years', (from, to, years) => {
    expect(yearsBetween(day(from), day(to))).toBe(years)
  })

  test('weekdays have their English names', () => {
    expect([weekdayOf(day('1970-01-01')), weekdayOf(day('2026-06-15')), weekdayOf(day('1969-12-28'))]).toEqual([
      'Thursday',
      'Monday',
      'Sunday',
    ])
  })
})
