import { dateForm, falseTexts, instantForm, integerForm, numberForm, trueTexts } from '../compiler/conversions.ts'
import type { Template } from '../compiler/template.ts'
import { quotedText } from './text.ts'

const trimmed = "trim({value}, ' ')"
const guarded = (form: string, type: string): string =>
  `case when regexp_contains(${trimmed}, '${form}') then safe_cast(${trimmed} as ${type}) end`
const listed = (texts: readonly string[]): string => texts.map(quotedText).join(', ')

/**
 * An instant's text as BigQuery reads one: with a time, with seconds, with an offset.
 * https://cloud.google.com/bigquery/docs/reference/standard-sql/data-types#canonical_format_for_timestamp_literals
 */
const wholeInstant = [
  ["r'^(.{10})$'", "r'\\1 00:00:00Z'"],
  ["r'^(.{16})$'", "r'\\1:00'"],
  ["r'^(.{19}[0-9.]*)$'", "r'\\1Z'"],
].reduce((text, [form, made]) => `regexp_replace(${text}, ${form}, ${made})`, trimmed)

/** Whole days between two instants, rounded down: shifted to be positive, because DIV cuts towards zero. */
const wholeDays = (from: string, to: string): string =>
  `(div(timestamp_diff(${to}, ${from}, microsecond) + 864000000000000000, 86400000000) - 10000000)`

/** CAST gives 15 digits or 17, where 16 may be enough to give the float back. */
const digits = (count: number): string => `format('%.${count}g', {value})`
const shortest = `case when cast(${digits(15)} as float64) = {value} then ${digits(15)} when cast(${digits(16)} as float64) = {value} then ${digits(16)} else ${digits(17)} end`
const plainDigits = `cast(cast(${shortest} as bignumeric) as string)`
const unit = (name: string, amount: string): string => `datetime_add({value}, interval ${amount} ${name})`
const weekStart = (add: string, trunc: string, subtract: string): string =>
  `${subtract}(${trunc}(${add}({value}, interval {weekShift} day), isoweek), interval {weekShift} day)`

/** INT64 and NUMERIC overflow with an error, BIGNUMERIC has 38 digits before the point and 38 after it. */
const exactly = (symbol: string): string => `(cast({left} as bignumeric) ${symbol} {right})`
/** A float that overflows is an error in BigQuery, and NULL by these. */
const safely = (name: string): string => `safe_${name}({left}, {right})`

/** https://cloud.google.com/bigquery/docs/reference/standard-sql/mathematical_functions */
const numbers: Readonly<Record<string, Template>> = {
  '+.float': safely('add'),
  '-.float': safely('subtract'),
  '*.float': safely('multiply'),
  '/': safely('divide'),
  '+': exactly('+'),
  '-': exactly('-'),
  '*': exactly('*'),
  'negate.float': '(- {value})',
  negate: '(- cast({value} as bignumeric))',
  times: 'cast({left} as bignumeric) * {right}',
  'places before': '(cast({place} as bignumeric) - 1) * 10000',
  // ROUND, FLOOR and CEIL of an INT64 are FLOAT64.
  'is integer.exact': '{value} = floor(cast({value} as bignumeric))',
  'multiple of.float': 'safe_divide({value}, {divisor}) = floor(safe_divide({value}, {divisor}))',
  'round.exact': 'round(cast({value} as bignumeric))',
  'round.exact places': 'round(cast({value} as bignumeric), cast({places} as int64))',
  'round.integer places': 'round(cast({value} as bignumeric), cast({places} as int64))',
  'round.float places':
    'safe_divide(sign({value}) * floor(safe_add(safe_multiply(abs({value}), safe.pow(10.0, cast({places} as float64))), 0.5)), safe.pow(10.0, cast({places} as float64)))',
  'floor.exact': 'floor(cast({value} as bignumeric))',
  'ceil.exact': 'ceil(cast({value} as bignumeric))',
  'abs.integer': 'abs(cast({value} as bignumeric))',
}

/** https://cloud.google.com/bigquery/docs/reference/standard-sql/string_functions */
const texts: Readonly<Record<string, Template>> = {
  'contains.text': 'strpos({value}, {parts}) > 0',
  'contains any of.text': { repeat: 'strpos({value}, {parts}) > 0', join: ' or ' },
  'contains all of.text': { repeat: 'strpos({value}, {parts}) > 0', join: ' and ' },
  'starts with': 'starts_with({value}, {part})',
  'ends with': 'ends_with({value}, {part})',
  // RE2: https://cloud.google.com/bigquery/docs/reference/standard-sql/string_functions#regexp_contains
  matches: 'regexp_contains({value}, {part})',
  'is blank.text': "({value} is null or trim({value}, ' ') = '')",
  trim: trimmed,
  trimmed,
  'substring.rest': 'substr({value}, greatest(cast({start} as int64), 1))',
  'substring.length': 'substr({value}, greatest(cast({start} as int64), 1), greatest(cast({length} as int64), 0))',
  // https://cloud.google.com/bigquery/docs/reference/standard-sql/hash_functions#md5
  bucket: "mod(cast(concat('0x', substr(to_hex(md5({salt} || ':' || {id})), 1, 8)) as int64), {of})",
  'any text': 'cast({value} as string)',
}

/** https://cloud.google.com/bigquery/docs/reference/standard-sql/conversion_functions */
const conversions: Readonly<Record<string, Template>> = {
  'text to float': guarded(numberForm, 'float64'),
  'text to integer': guarded(integerForm, 'int64'),
  'text to boolean': `case when lower(${trimmed}) in (${listed(trueTexts)}) then true when lower(${trimmed}) in (${listed(falseTexts)}) then false end`,
  'text to date': guarded(dateForm, 'date'),
  'text to timestamp': `case when regexp_contains(${trimmed}, '${instantForm}') then safe_cast(${wholeInstant} as timestamp) end`,
  'integer to text': 'cast({value} as string)',
  // CAST drops the last zeros: https://cloud.google.com/bigquery/docs/reference/standard-sql/format-elements#format_string
  'decimal to text': "format('%.*f', {value_scale}, {value})",
  'float to text': `case when {value} = 0 then '0' when abs({value}) >= 1e21 or abs({value}) < 1e-6 then regexp_replace(${shortest}, 'e([+-])0', r'e\\1') else ${plainDigits} end`,
  'date to text': 'cast({value} as string)',
  'timestamp to text': "format_timestamp('%E4Y-%m-%dT%H:%M:%E6SZ', {value}, 'UTC')",
  'integer to float': 'cast({value} as float64)',
  'decimal to float': 'cast({value} as float64)',
  'decimal to integer': 'round(cast({value} as bignumeric))',
  'float to integer':
    'case when abs({value}) < 9.2e18 then cast(sign({value}) * floor(abs({value}) + 0.5) as int64) end',
  // A skipped local time moves forward by the gap, a doubled one is the earlier.
  // https://cloud.google.com/bigquery/docs/reference/standard-sql/timestamp_functions#timestamp
  'timestamp to date': 'safe.date({value}, {zone})',
  'date to timestamp': 'safe.timestamp({value}, {zone})',
}

/** https://cloud.google.com/bigquery/docs/reference/standard-sql/json_functions */
const json: Readonly<Record<string, Template>> = {
  // The subscript takes any name as it is, JSONPath has no way to write some.
  'json.key': '{value}[{key}]',
  'json.scalar': 'if(json_value({value}) is null, null, {value})',
  'json to text': 'json_value({value})',
  'is set.json': "({value} is not null and json_type({value}) <> 'null')",
  'is blank.json': `({value} is null or replace(to_json_string({value}), ' ', '') in ('null', '""', '[]'))`,
  'read.json text': "safe.parse_json({value}, wide_number_mode => 'round')",
}

/** https://cloud.google.com/bigquery/docs/reference/standard-sql/arrays */
const arrays: Readonly<Record<string, Template>> = {
  'contains.array': '{parts} in unnest({value})',
  'contains any of.array': { repeat: '{parts} in unnest({value})', join: ' or ' },
  'contains all of.array': { repeat: '{parts} in unnest({value})', join: ' and ' },
  'length.array': 'array_length({value})',
  'is blank.array': '({value} is null or array_length({value}) = 0)',
  'any element': 'exists (select 1 from unnest({array}) as element_of_array where {where})',
  element: 'element_of_array',
}

/** https://cloud.google.com/bigquery/docs/reference/standard-sql/date_functions */
const dates: Readonly<Record<string, Template>> = {
  'days_since.timestamps': wholeDays('{value}', '{now}'),
  'days_since.dates': 'date_diff({today}, {value}, day)',
  'days_between.timestamps': wholeDays('{start}', '{end}'),
  'days_between.dates': 'date_diff({end}, {start}, day)',
  years_since:
    '(extract(year from {today}) - extract(year from {value}) - if({today} < date_add({value}, interval extract(year from {today}) - extract(year from {value}) year), 1, 0))',
  year: 'extract(year from {value})',
  month: 'extract(month from {value})',
  day: 'extract(day from {value})',
  weekday: "format_date('%A', {value})",
  hour: 'extract(hour from {value} at time zone {zone})',
  start_of_week: weekStart('safe.date_add', 'date_trunc', 'safe.date_sub'),
  start_of_month: 'date_trunc({value}, month)',
  start_of_quarter: 'date_trunc({value}, quarter)',
  start_of_year: 'date_trunc({value}, year)',
  'day before': 'date_sub({value}, interval 1 day)',
  'day after': 'date_add({value}, interval 1 day)',
}

/** https://cloud.google.com/bigquery/docs/reference/standard-sql/datetime_functions */
const clock: Readonly<Record<string, Template>> = {
  now: 'current_timestamp()',
  'local now': 'current_datetime({zone})',
  'start.day': 'datetime_trunc({value}, day)',
  'start.week': weekStart('datetime_add', 'datetime_trunc', 'datetime_sub'),
  'start.month': 'datetime_trunc({value}, month)',
  'start.quarter': 'datetime_trunc({value}, quarter)',
  'start.year': 'datetime_trunc({value}, year)',
  // The month's last day, where the day does not exist.
  'add.day': unit('day', '{amount}'),
  'add.week': unit('week', '{amount}'),
  'add.month': unit('month', '{amount}'),
  'add.quarter': unit('quarter', '{amount}'),
  'add.year': unit('year', '{amount}'),
  'local as date': 'date({value})',
  'local as instant': 'timestamp({value}, {zone})',
  'plus microseconds': 'timestamp_add({value}, interval {amount} microsecond)',
}

/** https://cloud.google.com/bigquery/docs/reference/standard-sql/data-types */
const reads: Readonly<Record<string, Template>> = {
  // From year 1 to 9999; an instant that leaves them is no value, for a run must not fail on `9999-12-31 23:59:59`.
  'read.local': 'safe.timestamp({value}, {zone})',
  'read.local in UTC': "timestamp({value}, 'UTC')",
  'read.unix seconds': 'safe.timestamp_seconds({value})',
  'read.unix milliseconds': 'safe.timestamp_millis({value})',
  'read.unix microseconds': 'safe.timestamp_micros({value})',
  'read.cast text': 'cast({value} as string)',
  'read.padded text': "rtrim({value}, ' ')",
  'stored.local in UTC': "datetime({value}, 'UTC')",
  // Of NULL it is the text `null`.
  'output.array': "nullif(to_json_string({value}), 'null')",
  'output.json': "nullif(to_json_string({value}), 'null')",
}

const floatSum = 'cast(sum(cast(floor({value} * {scale} + 0.5) as bignumeric)) as float64) / {scale}'
const middle = (offset: string): string =>
  `array_agg({value} ignore nulls order by {value})[safe_offset(div(count({value})${offset}, 2))]`
const ordered = (order: string): string =>
  `array_agg(if({time} is null, null, {value}) ignore nulls order by {time}${order}, {value}${order} limit 1)[safe_offset(0)]`

/** https://cloud.google.com/bigquery/docs/reference/standard-sql/aggregate_functions */
const aggregates: Readonly<Record<string, Template>> = {
  'sum.integer': 'coalesce(sum(cast({value} as bignumeric)), 0)',
  'sum.decimal': 'coalesce(sum({value}), 0)',
  'sum.float': `coalesce(${floatSum}, 0)`,
  'sum.approximate': 'coalesce(sum({value}), 0)',
  'avg.integer': 'cast(sum(cast({value} as bignumeric)) as float64) / nullif(count({value}), 0)',
  'avg.decimal': 'cast(sum({value}) as float64) / nullif(count({value}), 0)',
  'avg.float': `${floatSum} / nullif(count({value}), 0)`,
  'avg.approximate': 'avg({value})',
  // PERCENTILE_CONT is a window function only:
  // https://cloud.google.com/bigquery/docs/reference/standard-sql/navigation_functions#percentile_cont
  'median.float': `safe_add(${middle(' - 1')}, ${middle('')}) / 2`,
  median: `cast(cast(${middle(' - 1')} as bignumeric) + ${middle('')} as float64) / 2`,
  first: ordered(''),
  last: ordered(' desc'),
  // APPROX_TOP_COUNT is not exact, and no aggregate may stand in the FROM of a subquery: the group's values first, then theirs.
  most_frequent: 'array_agg({value} ignore nulls)',
  'of group.most_frequent': '(select one from unnest({value}) as one group by one order by count(*) desc, one limit 1)',
  // With DISTINCT it sorts only by the argument itself, and two parameters of one value are not the same.
  list: 'array_agg(distinct {value} ignore nulls)',
  'of group.list': 'if({value} is null, null, array(select one from unnest({value}) as one order by one limit 100))',
}

/** What BigQuery says otherwise than the default rows. */
export const rows: Readonly<Record<string, Template>> = {
  ...numbers,
  ...texts,
  ...conversions,
  ...json,
  ...arrays,
  ...dates,
  ...clock,
  ...reads,
  ...aggregates,
  union: 'union distinct',
  // A subquery's columns cannot be renamed from outside, but a union takes the names of its first part. The NULL takes any type.
  // https://cloud.google.com/bigquery/docs/reference/standard-sql/query-syntax#set_operators
  'raw set':
    'select distinct {id} as {name} from (select null as {column} from unnest([0]) where false union all ({text})) as {rows} where {column} is not null',
}
