import type { Template } from '../compiler/template.ts'

/**
 * The clock of UTC at an instant, a TIMESTAMP_NTZ. A cast would give the clock of the session's zone.
 * https://docs.databricks.com/aws/en/sql/language-manual/data-types/timestamp-ntz-type
 */
export const toLocalClock = (instant: string): string =>
  `(timestamp_ntz'1970-01-01 00:00:00' + unix_micros(${instant}) * interval '0.000001' second)`

/** The instant at which the clock of UTC shows a local time. */
export const utcOf = (local: string): string =>
  `timestamp_seconds(cast(cast(${local} - timestamp_ntz'1970-01-01 00:00:00' as interval second) as decimal(20, 6)))`

/** An instant's seconds since 1970 by the clock of the zone. */
const localSeconds = (instant: string): string => `unix_seconds(from_utc_timestamp(${instant}, {zone}))`
export const localDay = (instant: string): string =>
  `date_from_unix_date(cast(floor(${localSeconds(instant)} / 86400) as int))`

/** Whole days between two instants, rounded down: shifted to be positive, because DIV cuts towards zero. */
const wholeDays = (from: string, to: string): string =>
  `((unix_micros(${to}) - unix_micros(${from}) + 864000000000000000) div 86400000000 - 10000000)`

const weekStart = (day: string): string => `date_sub(trunc(date_add(${day}, {weekShift}), 'WEEK'), {weekShift})`
const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

/** https://docs.databricks.com/aws/en/sql/language-manual/sql-ref-functions-builtin#date-timestamp-and-interval-functions */
export const dates: Readonly<Record<string, Template>> = {
  'days_since.timestamps': wholeDays('{value}', '{now}'),
  'days_since.dates': 'cast(datediff({today}, {value}) as bigint)',
  'days_between.timestamps': wholeDays('{start}', '{end}'),
  'days_between.dates': 'cast(datediff({end}, {start}) as bigint)',
  weekday: `case weekday({value}) ${weekdays.map((name, index) => `when ${index} then '${name}'`).join(' ')} end`,
  hour: `cast(pmod(floor(${localSeconds('{value}')} / 3600), 24) as bigint)`,
  start_of_week: weekStart('{value}'),
  start_of_month: "trunc({value}, 'MONTH')",
  start_of_quarter: "trunc({value}, 'QUARTER')",
  start_of_year: "trunc({value}, 'YEAR')",
  'day before': 'date_sub({value}, 1)',
  'day after': 'date_add({value}, 1)',
}

const midnight = (day: string): string => `cast(${day} as timestamp_ntz)`
const day = 'cast({value} as date)'

/** Local times. A skipped one moves forward by the gap, a doubled one is the earlier. */
export const clock: Readonly<Record<string, Template>> = {
  now: 'current_timestamp()',
  'local now': toLocalClock('from_utc_timestamp(current_timestamp(), {zone})'),
  'start.day': midnight(day),
  'start.week': midnight(weekStart(day)),
  'start.month': midnight(`trunc(${day}, 'MONTH')`),
  'start.quarter': midnight(`trunc(${day}, 'QUARTER')`),
  'start.year': midnight(`trunc(${day}, 'YEAR')`),
  'add.day': "{value} + {amount} * interval '1' day",
  'add.week': "{value} + {amount} * interval '7' day",
  // The month's last day, where the day does not exist.
  'add.month': "{value} + {amount} * interval '1' month",
  'add.quarter': "{value} + {amount} * interval '3' month",
  'add.year': "{value} + {amount} * interval '12' month",
  'local as date': day,
  'local as instant': `to_utc_timestamp(${utcOf('{value}')}, {zone})`,
  'plus microseconds': 'timestamp_micros(unix_micros({value}) + {amount})',
}
