import type { Template } from '../template.ts'

/**
 * Default SQL of what rules do not say themselves: how people, rows and sets are put together. A dialect overrides a row by its
 * name, as it does an operator's.
 */
export const structureRows: Readonly<Record<string, Template>> = {
  truth: 'coalesce({condition}, false)',
  not: 'not {condition}',
  present: '{value} is not null',
  missing: '{value} is null',
  otherwise: 'coalesce({value}, {other})',
  equal: '{left} = {right}',
  same: '{left} is not distinct from {right}',
  later: '{left} > {right}',
  'at most': '{left} <= {right}',
  below: '{left} < {right}',
  'from on': '{value} >= {moment}',
  before: '{value} < {moment}',
  times: '{left} * {right}',
  'places before': '({place} - 1) * 10000',

  trimmed: "trim(both ' ' from {value})",
  lower: 'lower({value})',
  'any text': 'cast({value} as varchar)',
  'raw set': 'select distinct {id} as {name} from ({text}) as {rows} ({column}) where {column} is not null',

  'ordered text': '{value}',
  'value where': 'case when {condition} then {value} end',

  'place from the top':
    'case when {ranked} then row_number() over (partition by {ranked} order by {by} desc, {id}) end',
  'place from the bottom': 'case when {ranked} then row_number() over (partition by {ranked} order by {by}, {id}) end',
  'place from the top of all': 'row_number() over (order by {by} desc, {id})',
  'place from the bottom of all': 'row_number() over (order by {by}, {id})',
  'how many of all': 'count(*) over ()',
  'how many': 'sum(case when {ranked} then 1 else 0 end) over ()',
  'latest before':
    'max(case when {marked} then {at} end) over (partition by {keys} order by {at} rows between unbounded preceding and 1 preceding)',
  'earliest after':
    'min(case when {marked} then {at} end) over (partition by {keys} order by {at} rows between 1 following and unbounded following)',
  'plus microseconds': "{value} + {amount} * interval '1 microsecond'",

  element: 'element.value',
  'any element': 'exists (select 1 from unnest({array}) as element (value) where {where})',

  now: 'current_timestamp',
  'local now': 'cast(current_timestamp at time zone {zone} as timestamp)',
  'start.day': "date_trunc('day', {value})",
  'start.week': "date_trunc('week', {value} + {weekShift} * interval '1 day') - {weekShift} * interval '1 day'",
  'start.month': "date_trunc('month', {value})",
  'start.quarter': "date_trunc('quarter', {value})",
  'start.year': "date_trunc('year', {value})",
  'add.day': "{value} + {amount} * interval '1 day'",
  'add.week': "{value} + {amount} * interval '7 days'",
  'add.month': "{value} + {amount} * interval '1 month'",
  'add.quarter': "{value} + {amount} * interval '3 months'",
  'add.year': "{value} + {amount} * interval '12 months'",
  'local as date': 'cast({value} as date)',
  'local as instant': '{value} at time zone {zone}',

  'month and day': 'extract(month from {value}) * 100 + extract(day from {value})',
  'year of': 'extract(year from {value})',
  'day before': "cast({value} - interval '1 day' as date)",
  'day after': "cast({value} + interval '1 day' as date)",

  'read.plain': '{value}',
  'read.float': 'case when {value} between -1.7976931348623157e308 and 1.7976931348623157e308 then {value} end',
  'read.instant': '{value}',
  'read.local': '{value} at time zone {zone}',
  'read.unix seconds': "timestamp '1970-01-01 00:00:00' + {value} * interval '1 second'",
  'read.unix milliseconds': "timestamp '1970-01-01 00:00:00' + {value} * interval '1 millisecond'",
  'read.unix microseconds': "timestamp '1970-01-01 00:00:00' + {value} * interval '1 microsecond'",
  'read.cast text': 'cast({value} as varchar)',
  'read.padded text': "trim(trailing ' ' from {value})",
  'read.json text': '{value}',
  /** An instant as a column of that storage holds it, so that a window is compared with the bare column. */
  'stored.instant': '{value}',
  'stored.local in UTC': "{value} at time zone 'UTC'",

  /** A local time finer than to the microsecond, cut; where there is none, what is read. */
  'read.finer': '{value}',
  'read.local in UTC': "{value} at time zone 'UTC'",
  /** Where a float that overflowed is infinite instead of an error: no value. */
  finite: '{value}',

  /** A dialect with a row `json.key` (`{value}`, `{key}`) says it instead, once for each step of the path. */
  'json.path': 'json_extract({value}, {path})',
  'json.scalar': '{value}',

  /** How a trait's column leaves the statement. */
  output: '{value}',
}
