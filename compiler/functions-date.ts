import { floorDivide } from './decimal.ts'
import { dayOperand, microsOf } from './operands.ts'
import { arity, asDates, date, integer, overload, text, timestamp } from './overloads.ts'
import type { EvaluationContext, FunctionRow, Overload } from './row.ts'
import { type CalendarUnit, type Civil, civilOf, startOf, weekdayOf, weekdays, yearsBetween } from './time-civil.ts'
import { day, localDay, second, toLocal } from './time-zone.ts'
import type { Type } from './types.ts'

const isMoment = (type: Type | undefined): boolean => type?.kind === 'timestamp' || type?.kind === 'error'
/** Whole 24-hour days between two timestamps; calendar days as soon as a date is among them. */
const resolveDays = (types: readonly Type[]): Overload | undefined =>
  types.every(isMoment)
    ? overload(
        types.map(() => timestamp),
        integer,
        'timestamps',
      )
    : overload(asDates(types), integer, 'dates')

const wholeDays = (from: bigint, to: bigint): bigint => floorDivide(to - from, day)
const elapsed = (from: string, to: string) => `cast(floor(extract(epoch from (${to} - ${from})) / 86400) as bigint)`

const ofDate = (
  result: Type,
  sql: string,
  evaluate: (day: number, context: EvaluationContext) => ReturnType<FunctionRow['evaluate']>,
): FunctionRow => ({
  operands: ['value'],
  takes: 'a date or timestamp',
  resolve: arity(1, 1, (types) => overload(asDates(types), result)),
  sql,
  evaluate: ([value], context) => evaluate(dayOperand(value), context),
})

const part = (name: keyof Civil): FunctionRow =>
  ofDate(integer, `cast(extract(${name} from {value}) as bigint)`, (value) => BigInt(civilOf(value)[name]))

const startFunction = (unit: CalendarUnit, sql: string): FunctionRow =>
  ofDate(date, sql, (value, { weekStart }) => ({ day: startOf(unit, value, weekStart) }))

const monthDay = (value: string) => `(extract(month from ${value}) * 100 + extract(day from ${value}))`
const yearOfToday = 'extract(year from {today})'
const leapToday = `(mod(${yearOfToday}, 4) = 0 and (mod(${yearOfToday}, 100) <> 0 or mod(${yearOfToday}, 400) = 0))`
const anniversaryToday = `case when ${monthDay('{value}')} = 229 and not ${leapToday} then 228 else ${monthDay('{value}')} end`

const weekdayCases = weekdays.map((name, index) => `when ${index + 1} then '${name}'`).join(' ')
const sinceWeekStart = 'cast(mod(extract(isodow from {value}) - 1 + {weekShift}, 7) as integer)'

export const dateFunctions = {
  days_since: {
    operands: ['value'],
    takes: 'a date or timestamp',
    resolve: arity(1, 1, resolveDays),
    sql: { timestamps: elapsed('{value}', '{now}'), dates: '({today} - {value})' },
    evaluate: ([value], { now, zone }, variant) =>
      variant === 'timestamps' ? wholeDays(microsOf(value), now) : BigInt(localDay(zone, now) - dayOperand(value)),
  },
  /** From `start` to `end`; negative when `end` is earlier. */
  days_between: {
    operands: ['start', 'end'],
    takes: 'two dates or timestamps',
    resolve: arity(2, 2, resolveDays),
    sql: { timestamps: elapsed('{start}', '{end}'), dates: '({end} - {start})' },
    evaluate: ([start, end], _context, variant) =>
      variant === 'timestamps'
        ? wholeDays(microsOf(start), microsOf(end))
        : BigInt(dayOperand(end) - dayOperand(start)),
  },
  /** Full years up to today; February 29 counts as 28 in other years. */
  years_since: ofDate(
    integer,
    `cast(${yearOfToday} - extract(year from {value}) - case when ${monthDay('{today}')} < ${anniversaryToday} then 1 else 0 end as bigint)`,
    (value, { now, zone }) => BigInt(yearsBetween(value, localDay(zone, now))),
  ),
  year: part('year'),
  month: part('month'),
  day: part('day'),
  /** The English name: "Monday". */
  weekday: ofDate(text, `case extract(isodow from {value}) ${weekdayCases} end`, weekdayOf),
  /** 0 to 23 in the project's zone. */
  hour: {
    operands: ['value'],
    takes: 'a timestamp',
    resolve: arity(1, 1, (types) => (isMoment(types[0]) ? overload([timestamp], integer) : undefined)),
    sql: 'cast(extract(hour from {value} at time zone {zone}) as bigint)',
    evaluate: ([value], { zone }) => {
      const local = toLocal(zone, microsOf(value))
      return (local - floorDivide(local, day) * day) / (3600n * second)
    },
  },
  start_of_day: startFunction('day', '{value}'),
  start_of_week: startFunction('week', `({value} - ${sinceWeekStart})`),
  start_of_month: startFunction('month', "cast(date_trunc('month', {value}) as date)"),
  start_of_quarter: startFunction('quarter', "cast(date_trunc('quarter', {value}) as date)"),
  start_of_year: startFunction('year', "cast(date_trunc('year', {value}) as date)"),
  /** A timestamp's date in the project's zone; a date is itself. */
  local_date: { ...ofDate(date, '{value}', (value) => ({ day: value })), internal: true },
} as const satisfies Record<string, FunctionRow>
