import { instantForm } from '../compiler/conversions.ts'
import type { Template } from '../compiler/template.ts'
import { guarded, trimmed } from './snowflake-values.ts'

/** With three operands CONVERT_TIMEZONE goes from TIMESTAMP_NTZ to TIMESTAMP_NTZ, with two it keeps the instant. */
// https://docs.snowflake.com/en/sql-reference/functions/convert_timezone
const toLocal = (instant: string): string => `convert_timezone('UTC', {zone}, ${instant})`
const toInstant = (local: string): string => `convert_timezone({zone}, 'UTC', ${local})`
const inUtc = (zoned: string): string => `cast(convert_timezone('UTC', ${zoned}) as timestamp_ntz)`

/**
 * The manual does not say what becomes of a doubled or a skipped local time, so neither is asked: a doubled one is the earlier,
 * by the offset of the day before; a skipped one, which no instant has, moves forward by that offset too.
 */
const earlierOf = (local: string): string => {
  const dayBefore = `dateadd(hour, 24, ${toInstant(`dateadd(hour, -24, ${local})`)})`
  return `case when ${toLocal(dayBefore)} = ${local} then ${dayBefore} when ${toLocal(toInstant(local))} = ${local} then ${toInstant(local)} else ${dayBefore} end`
}

/** Midnights between two instants, less one when the last day is not whole. */
// https://docs.snowflake.com/en/sql-reference/functions/datediff
const wholeDays = (from: string, to: string): string =>
  `(datediff(day, ${from}, ${to}) - case when cast(${to} as time) < cast(${from} as time) then 1 else 0 end)`

/** An instant in UTC as a TIMESTAMP_TZ; a plain cast would read it in the session's zone. */
const zoned =
  "dateadd(microsecond, date_part(epoch_microsecond, {value}), to_timestamp_tz('1970-01-01 00:00:00 +00:00', 'YYYY-MM-DD HH24:MI:SS TZH:TZM'))"

const unix = (perSecond: string): string => `to_timestamp_ntz(cast({value}${perSecond} as number(38, 0)), 6)`
const unit = (name: string): string => `dateadd(${name}, {amount}, {value})`
// DAYOFWEEKISO does not ask WEEK_START: https://docs.snowflake.com/en/sql-reference/functions/year
const sinceWeekStart = 'mod(dayofweekiso({value}) - 1 + {weekShift}, 7)'
const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
  .map((name, index) => `when ${index + 1} then '${name}'`)
  .join(' ')

/** An instant's text with a blank, seconds, a fraction and an offset. */
const wholeInstant = [
  ["'^(.{10})$'", "'\\\\1 00:00:00'"],
  ["'^(.{16})$'", "'\\\\1:00'"],
  ["'^(.{19})([^.].*)?$'", "'\\\\1.0\\\\2'"],
  ["'^(.{19}[.][0-9]+)Z?$'", "'\\\\1+00:00'"],
].reduce((text, [form, made]) => `regexp_replace(${text}, ${form}, ${made})`, `translate(${trimmed}, 'T', ' ')`)

/** https://docs.snowflake.com/en/sql-reference/functions-date-time */
const dates: Readonly<Record<string, Template>> = {
  'text to timestamp': guarded(
    instantForm,
    inUtc(`try_to_timestamp_tz(${wholeInstant}, 'YYYY-MM-DD HH24:MI:SS.FFTZH:TZM')`),
  ),
  'timestamp to text': `(to_char({value}, 'YYYY-MM-DD"T"HH24:MI:SS.FF6') || 'Z')`,
  'timestamp to date': `to_date(${toLocal('{value}')})`,
  'date to timestamp': earlierOf('cast({value} as timestamp_ntz)'),
  'days_since.timestamps': wholeDays('{value}', '{now}'),
  'days_since.dates': 'datediff(day, {value}, {today})',
  'days_between.timestamps': wholeDays('{start}', '{end}'),
  'days_between.dates': 'datediff(day, {start}, {end})',
  year: 'year({value})',
  month: 'month({value})',
  day: 'day({value})',
  weekday: `case dayofweekiso({value}) ${weekdays} end`,
  hour: `hour(${toLocal('{value}')})`,
  start_of_week: `cast(dateadd(day, - ${sinceWeekStart}, {value}) as date)`,
  'day before': 'cast(dateadd(day, -1, {value}) as date)',
  'day after': 'cast(dateadd(day, 1, {value}) as date)',
}

const clock: Readonly<Record<string, Template>> = {
  now: inUtc('current_timestamp()'),
  'local now': 'cast(convert_timezone({zone}, current_timestamp()) as timestamp_ntz)',
  'start.week': `dateadd(day, - ${sinceWeekStart}, date_trunc('day', {value}))`,
  // The month's last day, where the day does not exist: https://docs.snowflake.com/en/sql-reference/functions/dateadd
  'add.day': unit('day'),
  'add.week': unit('week'),
  'add.month': unit('month'),
  'add.quarter': unit('quarter'),
  'add.year': unit('year'),
  'local as instant': earlierOf('{value}'),
  'plus microseconds': unit('microsecond'),
  // One row a time, so the nearest marked row is also the latest.
  'latest before': 'lag(case when {marked} then {at} end) ignore nulls over (partition by {keys} order by {at})',
  'earliest after': 'lead(case when {marked} then {at} end) ignore nulls over (partition by {keys} order by {at})',
}

/** Columns are kept to the nanosecond: https://docs.snowflake.com/en/sql-reference/data-types-datetime */
const reads: Readonly<Record<string, Template>> = {
  'read.instant': inUtc("date_trunc('microsecond', {value})"),
  'read.local': earlierOf('{value}'),
  'read.finer': "date_trunc('microsecond', {value})",
  'read.local in UTC': '{value}',
  'read.unix seconds': unix(' * 1000000'),
  'read.unix milliseconds': unix(' * 1000'),
  'read.unix microseconds': unix(''),
  'stored.instant': zoned,
  'stored.local in UTC': '{value}',
  'output.timestamp': zoned,
}

/** Dates, instants and the clock. */
export const times: Readonly<Record<string, Template>> = { ...dates, ...clock, ...reads }
