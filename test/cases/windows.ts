import { type Case, type Group, group, type Section } from './case.ts'
import { shop } from './shop.ts'

/** People by the instant of their `created_at`. */
const created = (instants: Readonly<Record<string, string | null>>) => ({
  customers: Object.entries(instants).map(([customer_id, created_at]) => ({ customer_id, created_at })),
})

const finds = (title: string, window: string, ids: string): Case => ({
  title,
  where: `created_at ${window}`,
  in: [...ids],
})

const edges = created({
  a: '2026-06-15T12:00:00Z',
  b: '2026-06-15T11:59:59.999999Z',
  c: '2026-06-14T12:00:00Z',
  d: '2026-06-14T11:59:59Z',
  e: '2026-06-08T12:00:00Z',
  f: '2026-05-15T12:00:00Z',
  g: '2026-05-15T11:59:59Z',
  h: '2026-06-22T12:00:00Z',
  i: '2026-06-22T11:59:59Z',
  j: null,
  k: '2025-06-15T12:00:00Z',
  l: '2026-06-15T00:00:00Z',
  m: '2026-06-14T23:59:59Z',
})

/** One instant before a bound and one at it. */
const bound = (title: string, now: string, zone: string, window: string, before: string, at: string): Group =>
  group(shop, { rows: created({ a: before, b: at }), now, zone }, [finds(title, window, 'b')])

export const windows: Section = {
  title: '4. Windows',
  groups: [
    group(shop, { rows: edges }, [
      finds('the last N hours are half-open', 'within last 24 hours', 'bclm'),
      finds('a day is 24 hours', 'within last 1 days', 'bclm'),
      finds('the last N days', 'within last 7 days', 'bcdelm'),
      finds('the last N weeks', 'within last 1 weeks', 'bcdelm'),
      finds('the last N minutes', 'within last 30 minutes', 'b'),
      finds('the last month goes back on the calendar', 'within last 1 months', 'bcdeflm'),
      finds('the last quarter', 'within last 1 quarters', 'bcdefglm'),
      finds('the last year', 'within last 1 years', 'bcdefgklm'),
      finds('today is the whole day', 'within today', 'abl'),
      finds('yesterday', 'within yesterday', 'cdm'),
      finds('this week starts on Monday', 'within this week', 'abl'),
      finds('the previous week', 'within previous week', 'cdem'),
      finds('this month holds later days of a column', 'within this month', 'abcdehilm'),
      finds('the previous month', 'within previous month', 'fg'),
      finds('this quarter', 'within this quarter', 'abcdefghilm'),
      finds('the previous quarter', 'within previous quarter', ''),
      finds('this year', 'within this year', 'abcdefghilm'),
      finds('the previous year', 'within previous year', 'k'),
      finds('the next N days are half-open', 'within next 7 days', 'ai'),
      finds('more than N days ago', 'more than 30 days ago', 'fgk'),
      finds('more than N hours ago', 'more than 36 hours ago', 'efgk'),
      finds('less than N days ago', 'less than 30 days ago and created_at before 2026-06-15T12:00:00Z', 'bcdelm'),
      finds('since a date includes its day', 'since 2026-06-15', 'abhil'),
      finds('before a date ends at its first instant', 'before 2026-06-15', 'cdefgkm'),
      finds('after a date starts the day after', 'after 2026-06-14', 'abhil'),
      finds('on a date is its whole day', 'on 2026-06-14', 'cdm'),
      finds('from and to a date: both days whole', 'from 2026-06-08 to 2026-06-14', 'cdem'),
      finds('between two dates: both days whole', 'between 2026-06-08 and 2026-06-14', 'cdem'),
      finds('since an instant includes it', 'since 2026-06-14T12:00:00Z', 'abchilm'),
      finds('before an instant excludes it', 'before 2026-06-14T12:00:00Z', 'defgk'),
      finds('after an instant excludes it', 'after 2026-06-14T12:00:00Z', 'abhilm'),
      finds('from one instant to another is half-open', 'from 2026-06-14T12:00:00Z to 2026-06-15T12:00:00Z', 'bclm'),
      finds('instants with another offset', 'from 2026-06-14T14:00:00+02:00 to 2026-06-15T08:00:00-04:00', 'bclm'),
      finds('an instant equals its microsecond', '= 2026-06-15T11:59:59.999999Z', 'b'),
    ]),
    group(shop, { rows: edges, weekStart: 'Sunday' }, [
      finds('this week may start on Sunday', 'within this week', 'abcdlm'),
      finds('the previous week that starts on Sunday', 'within previous week', 'e'),
    ]),
    group(
      shop,
      {
        rows: created({
          a: '2026-06-15T11:00:00Z',
          b: '2026-06-14T00:00:00Z',
          c: '2026-06-13T23:59:59Z',
          d: '2026-06-15T00:00:00Z',
          e: '2026-06-14T21:59:59Z',
          f: '2026-06-14T22:00:00Z',
          g: '2026-06-13T22:00:00Z',
          h: '2026-06-13T21:59:59Z',
        }),
      },
      [
        finds('the last N calendar days are today and those before', 'within last 2 calendar days', 'abdef'),
        finds('one calendar day is today', 'within last 1 calendar days', 'ad'),
      ],
    ),
    group(
      shop,
      {
        rows: created({
          a: '2026-06-14T22:00:00Z',
          b: '2026-06-14T21:59:59Z',
          c: '2026-06-13T22:00:00Z',
          d: '2026-06-13T21:59:59Z',
          e: '2026-05-31T22:00:00Z',
          f: '2026-05-31T21:59:59Z',
          g: '2025-12-31T23:00:00Z',
          h: '2025-12-31T22:59:59Z',
        }),
        zone: 'Europe/Berlin',
      },
      [
        finds("today in the project's zone", 'within today', 'a'),
        finds("yesterday in the project's zone", 'within yesterday', 'bc'),
        finds("a date in the project's zone", 'on 2026-06-14', 'bc'),
        finds("calendar days in the project's zone", 'within last 2 calendar days', 'abc'),
        finds("this week in the project's zone", 'within this week', 'a'),
        finds("this month in the project's zone", 'within this month', 'abcde'),
        finds("this year in the project's zone, winter time", 'within this year', 'abcdefg'),
        finds("before a date in the project's zone", 'before 2026-01-01', 'h'),
      ],
    ),
    group(
      shop,
      {
        rows: created({
          a: '2026-03-28T22:59:59Z',
          b: '2026-03-28T23:00:00Z',
          c: '2026-03-29T21:59:59Z',
          d: '2026-03-29T22:00:00Z',
        }),
        zone: 'Europe/Berlin',
      },
      [
        finds('a day of 23 hours', 'on 2026-03-29', 'bc'),
        finds('up to a day of 23 hours', 'from 2026-03-28 to 2026-03-29', 'abc'),
      ],
    ),
    group(
      shop,
      {
        rows: created({
          a: '2026-11-01T03:59:59Z',
          b: '2026-11-01T04:00:00Z',
          c: '2026-11-02T04:59:59Z',
          d: '2026-11-02T05:00:00Z',
        }),
        zone: 'America/New_York',
      },
      [finds('a day of 25 hours', 'on 2026-11-01', 'bc'), finds('after a day of 25 hours', 'after 2026-11-01', 'd')],
    ),
    group(
      shop,
      {
        rows: created({
          a: '2018-11-04T02:59:59Z',
          b: '2018-11-04T03:00:00Z',
          c: '2018-11-05T01:59:59Z',
          d: '2018-11-05T02:00:00Z',
        }),
        zone: 'America/Sao_Paulo',
      },
      [finds('a day whose midnight was skipped starts an hour later', 'on 2018-11-04', 'bc')],
    ),
    bound(
      'a day stays 24 hours over a change of clocks',
      '2026-03-29T12:00:00Z',
      'Europe/Berlin',
      'within last 1 days',
      '2026-03-28T11:59:59Z',
      '2026-03-28T12:00:00Z',
    ),
    bound(
      'a month back keeps the local time of day',
      '2026-04-15T10:00:00Z',
      'Europe/Berlin',
      'within last 1 months',
      '2026-03-15T10:59:59Z',
      '2026-03-15T11:00:00Z',
    ),
    bound(
      'a skipped local time moves forward by the gap',
      '2026-04-29T00:30:00Z',
      'Europe/Berlin',
      'within last 1 months',
      '2026-03-29T01:29:59Z',
      '2026-03-29T01:30:00Z',
    ),
    bound(
      'a doubled local time means the earlier',
      '2026-11-25T01:30:00Z',
      'Europe/Berlin',
      'within last 1 months',
      '2026-10-25T00:29:59Z',
      '2026-10-25T00:30:00Z',
    ),
    bound(
      'a month back from the 31st is clamped to the last day',
      '2026-03-31T12:00:00Z',
      'UTC',
      'within last 1 months',
      '2026-02-28T11:59:59Z',
      '2026-02-28T12:00:00Z',
    ),
    bound(
      'a month back in a leap year',
      '2024-03-31T12:00:00Z',
      'UTC',
      'within last 1 months',
      '2024-02-29T11:59:59Z',
      '2024-02-29T12:00:00Z',
    ),
    bound(
      'a quarter back is clamped once',
      '2026-05-31T12:00:00Z',
      'UTC',
      'within last 1 quarters',
      '2026-02-28T11:59:59Z',
      '2026-02-28T12:00:00Z',
    ),
    bound(
      'twelve months back over a short month',
      '2026-03-31T12:00:00Z',
      'UTC',
      'within last 13 months',
      '2025-02-28T11:59:59Z',
      '2025-02-28T12:00:00Z',
    ),
    bound(
      'a year back from February 29',
      '2024-02-29T12:00:00Z',
      'UTC',
      'within last 1 years',
      '2023-02-28T11:59:59Z',
      '2023-02-28T12:00:00Z',
    ),
    bound(
      'a week of a zone over a change of clocks',
      '2026-11-04T12:00:00Z',
      'America/New_York',
      'within previous week',
      '2026-10-26T03:59:59Z',
      '2026-10-26T04:00:00Z',
    ),
    group(
      shop,
      { rows: created({ a: '2026-02-28T11:59:59Z', b: '2026-02-28T12:00:00Z' }), now: '2026-01-31T12:00:00Z' },
      [finds('a month forward from the 31st is clamped', 'within next 1 months', 'a')],
    ),
    group(
      shop,
      {
        rows: created({
          a: '2026-06-15T11:59:59.999Z',
          b: '2026-06-15T12:00:00.122999Z',
          c: '2026-06-15T12:00:00.123Z',
        }),
        now: '2026-06-15T12:00:00.123Z',
      },
      [finds('now is a whole millisecond', 'within last 1 minutes', 'ab')],
    ),
  ],
}
