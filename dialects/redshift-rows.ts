import { falseTexts, instantForm, integerForm, numberForm, trueTexts } from '../compiler/conversions.ts'
import { type Template, unsupported } from '../compiler/template.ts'
import { quotedText } from './text.ts'

/** Without a length a cast follows its operand; TEXT is VARCHAR(256). */
export const varchar = 'varchar(65535)'
/** NUMERIC without a precision is NUMERIC(18, 0); a sum of two keeps 38 digits and the larger scale. */
const wide = (value: string, scale = '0'): string => `cast(${value} as decimal(38, ${scale}))`

const trimmed = "trim(both ' ' from {value})"
const listed = (texts: readonly string[]): string => texts.map(quotedText).join(', ')
const guarded = (form: string, type: string): string =>
  `case when ${trimmed} ~ '${form}' then cast(${trimmed} as ${type}) end`

/** A date is tested before it is cast: month 1 to 12, day up to the month's last. */
const monthLength = `case when substring(${trimmed}, 1, 4) = '0000' or substring(${trimmed}, 6, 2) not between '01' and '12' then 0 else extract(day from last_day(cast(substring(${trimmed}, 1, 7) || '-01' as date))) end`
const validDay = (form: string): string =>
  `case when ${trimmed} ~ '${form}' then cast(substring(${trimmed}, 9, 2) as integer) between 1 and ${monthLength} end`
const zoned = `case when length(${trimmed}) > 10 and ${trimmed} ~ '(Z|[+-][0-9]{2}:[0-9]{2})$' then '' else ' UTC' end`

/** https://docs.aws.amazon.com/redshift/latest/dg/CONVERT_TIMEZONE.html */
const toLocal = (instant: string): string => `convert_timezone('UTC', {zone}, ${instant})`
const toInstant = (local: string): string => `convert_timezone({zone}, 'UTC', ${local})`
const hours = (count: number, value: string): string => `dateadd('hour', ${count}, ${value})`
/**
 * The manual does not say what a skipped or doubled local time becomes, so none is asked for: the offset of the day before if it
 * gives the same local time back, else that of the day after if it does, else that of the day before.
 */
const asInstant = (local: string): string => {
  const before = hours(24, toInstant(hours(-24, local)))
  const after = hours(-24, toInstant(hours(24, local)))
  return `case when ${toLocal(before)} = ${local} then ${before} when ${toLocal(after)} = ${local} then ${after} else ${before} end`
}

/** DATEDIFF counts boundaries, of microseconds all that there are; shifted to be positive, because `/` cuts towards zero. */
const wholeDays = (from: string, to: string): string =>
  `((datediff('microsecond', ${from}, ${to}) + 864000000000000000) / 86400000000 - 10000000)`

/** The float's text has exponents from 1e15 and below 1e-4, SegQL's from 1e21 and below 1e-6. */
const digits = `cast({value} as ${varchar})`
const mantissa = `replace(replace(split_part(${digits}, 'e', 1), '-', ''), '.', '')`
const exponent = `cast(split_part(${digits}, 'e', 2) as integer)`
const sign = "case when {value} < 0 then '-' else '' end"
const floatText = [
  "case when {value} = 0 then '0'",
  `when abs({value}) >= 1e21 or abs({value}) < 1e-6 then replace(replace(${digits}, 'e+0', 'e+'), 'e-0', 'e-')`,
  `when strpos(${digits}, 'e-') > 0 then ${sign} || '0.' || repeat('0', - ${exponent} - 1) || ${mantissa}`,
  `when strpos(${digits}, 'e+') > 0 then ${sign} || rpad(substring(${mantissa}, 1, ${exponent} + 1), ${exponent} + 1, '0') || case when length(${mantissa}) > ${exponent} + 1 then '.' || substring(${mantissa}, ${exponent} + 2, 100) else '' end`,
  `else ${digits} end`,
].join(' ')

/** https://docs.aws.amazon.com/redshift/latest/dg/r_numeric_computations201.html */
const numbers: Readonly<Record<string, Template>> = {
  '+.integer': `(${wide('{left}')} + {right})`,
  '-.integer': `(${wide('{left}')} - {right})`,
  '*.integer': `(${wide('{left}')} * {right})`,
  'negate.integer': `(- ${wide('{value}')})`,
  times: `${wide('{left}')} * {right}`,
  'places before': `(${wide('{place}')} - 1) * 10000`,
  'is integer.exact': `{value} = floor(${wide('{value}', '{value_scale}')})`,
  'round.exact': wide(`round(${wide('{value}', '{value_scale}')})`),
  'round.exact places': `round(${wide('{value}', '{value_scale}')}, cast({places} as integer))`,
  'round.integer places': `round(${wide('{value}')}, cast({places} as integer))`,
  'floor.exact': wide(`floor(${wide('{value}', '{value_scale}')})`),
  'ceil.exact': wide(`ceil(${wide('{value}', '{value_scale}')})`),
  'abs.integer': `abs(${wide('{value}')})`,
}

/** True also of the empty text, which the manual of STRPOS does not mention. */
const holds = '(strpos({value}, {parts}) > 0 or length({parts}) = 0 and {value} is not null)'
const sameText = (left: string, right: string): string => `${left} = ${right} and length(${left}) = length(${right})`
/** No text ends in a blank, and what was shorter stays the smaller. */
export const ended = (value: string): string => `${value} || chr(1)`

/**
 * "Trailing blanks in VARCHAR and CHAR values are treated as semantically insignificant", so two equal texts must be of one length.
 * https://docs.aws.amazon.com/redshift/latest/dg/r_Character_types.html#r_Character_types-significance-of-trailing-blanks
 */
const comparisons: Readonly<Record<string, Template>> = {
  '=.of text': `(${sameText('{left}', '{right}')})`,
  '!=.of text': `not (${sameText('{left}', '{right}')})`,
  'in.of text': { repeat: sameText('{value}', '{options}'), join: ' or ' },
  '<.of text': `${ended('{left}')} < ${ended('{right}')}`,
  '<=.of text': `${ended('{left}')} <= ${ended('{right}')}`,
  '>.of text': `${ended('{left}')} > ${ended('{right}')}`,
  '>=.of text': `${ended('{left}')} >= ${ended('{right}')}`,
  'between.of text': `(${ended('{value}')} >= ${ended('{low}')} and ${ended('{value}')} <= ${ended('{high}')})`,
  'count_distinct.text': "count(distinct {value} || '.')",
}

/** https://docs.aws.amazon.com/redshift/latest/dg/String_functions_header.html */
const texts: Readonly<Record<string, Template>> = {
  'contains.text': holds,
  'contains any of.text': { repeat: holds, join: ' or ' },
  'contains all of.text': { repeat: holds, join: ' and ' },
  'starts with': "left({value}, length({part})) || '.' = {part} || '.'",
  'ends with': "right({value}, length({part})) || '.' = {part} || '.'",
  // `p`: Perl Compatible Regular Expressions. https://docs.aws.amazon.com/redshift/latest/dg/REGEXP_INSTR.html
  matches: "regexp_instr({value}, {part}, 1, 1, 0, 'p') > 0",
  'length.text': 'length({value})',
  // Between commas a length is asked for: https://docs.aws.amazon.com/redshift/latest/dg/r_SUBSTRING.html
  'substring.rest':
    'substring({value}, case when {start} < 1 then 1 when {start} > 65536 then 65536 else cast({start} as integer) end, 65535)',
  // MD5 gives 32 hexadecimal digits: https://docs.aws.amazon.com/redshift/latest/dg/r_MD5.html
  bucket: "mod(strtol(left(md5({salt} || ':' || {id}), 8), 16), {of})",
  'any text': `cast({value} as ${varchar})`,
}

const dateText = (value: string): string => `to_char(${value}, 'YYYY-MM-DD')`
const instantText = (value: string): string => `to_char(${value}, 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`
/** https://docs.aws.amazon.com/redshift/latest/dg/r_CAST_function.html */
const conversions: Readonly<Record<string, Template>> = {
  'text to float': guarded(numberForm, 'double precision'),
  'text to integer': guarded(integerForm, 'bigint'),
  'text to boolean': `case when lower(${trimmed}) in (${listed(trueTexts)}) then true when lower(${trimmed}) in (${listed(falseTexts)}) then false end`,
  'text to date': `case when ${validDay('^[0-9]{4}-[0-9]{2}-[0-9]{2}$')} then cast(${trimmed} as date) end`,
  'text to timestamp': `case when ${validDay(instantForm)} then cast(replace(${trimmed}, 'T', ' ') || ${zoned} as timestamptz) at time zone 'UTC' end`,
  'integer to text': `cast({value} as ${varchar})`,
  'decimal to text': `cast({value} as ${varchar})`,
  'float to text': floatText,
  'date to text': dateText('{value}'),
  'timestamp to text': instantText('{value}'),
  'decimal to integer': wide('round({value})'),
  'timestamp to date': `cast(${toLocal('{value}')} as date)`,
  'date to timestamp': asInstant('cast({value} as timestamp)'),
}

const scalars = "('string', 'number', 'boolean')"
/** JSON is a SUPER. https://docs.aws.amazon.com/redshift/latest/dg/query-super.html */
const json: Readonly<Record<string, Template>> = {
  'json.attribute': '{value}.{key}',
  'json.scalar': `case when json_typeof({value}) in ${scalars} then {value} end`,
  'json to text': `case json_typeof({value}) when 'string' then cast({value} as ${varchar}) when 'number' then json_serialize({value}) when 'boolean' then json_serialize({value}) end`,
  'is set.json': "case when json_typeof({value}) <> 'null' then true else false end",
  'is blank.json': `({value} is null or replace(json_serialize({value}), ' ', '') in ('null', '""', '[]'))`,
  // It stands in a query of the table's rows, because only a column can be navigated.
  'parsed json text': 'case when can_json_parse({value}) then json_parse({value}) end',
  'output.json': 'json_serialize({value})',
}

/**
 * A list of dates or instants is one of texts, for "Amazon Redshift doesn't cast date and time types to the SUPER data type".
 * https://docs.aws.amazon.com/redshift/latest/dg/limitations-super.html
 */
const contained = (name: string, part: string): Readonly<Record<string, Template>> => {
  const contains = `array_contains({value}, ${part}, true)`
  return {
    [`contains.${name}`]: contains,
    [`contains any of.${name}`]: { repeat: contains, join: ' or ' },
    [`contains all of.${name}`]: { repeat: contains, join: ' and ' },
  }
}

/** https://docs.aws.amazon.com/redshift/latest/dg/Array_Functions.html */
const arrays: Readonly<Record<string, Template>> = {
  ...contained('array', '{parts}'),
  ...contained('array of date', dateText('{parts}')),
  ...contained('array of timestamp', instantText('{parts}')),
  'length.array': 'get_array_length({value})',
  'is blank.array': '({value} is null or get_array_length({value}) = 0)',
  'any element': 'exists (select 1 from {array} as element_of_array where {where})',
  'any element of no column': unsupported(
    'Redshift iterates an array "by navigating the array using the FROM clause of a query", which takes a column (https://docs.aws.amazon.com/redshift/latest/dg/query-super.html)',
  ),
  element: 'element_of_array',
  'element.text': `cast(element_of_array as ${varchar})`,
  'element.integer': 'cast(element_of_array as bigint)',
  'element.decimal': 'cast(element_of_array as decimal(38, {scale}))',
  'element.float': 'cast(element_of_array as double precision)',
  'element.boolean': 'cast(element_of_array as boolean)',
  'element.date': 'cast(element_of_array as date)',
  'element.timestamp': `cast(replace(replace(cast(element_of_array as ${varchar}), 'T', ' '), 'Z', '') as timestamp)`,
  'output.array': 'json_serialize({value})',
}

const dayOfWeek = 'extract(dow from {value})'
const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
/** https://docs.aws.amazon.com/redshift/latest/dg/Date_functions_header.html */
const dates: Readonly<Record<string, Template>> = {
  'days_since.timestamps': wholeDays('{value}', '{now}'),
  'days_since.dates': "datediff('day', {value}, {today})",
  'days_between.timestamps': wholeDays('{start}', '{end}'),
  'days_between.dates': "datediff('day', {start}, {end})",
  weekday: `case ${dayOfWeek} ${weekdays.map((name, index) => `when ${index} then '${name}'`).join(' ')} end`,
  hour: `cast(extract(hour from ${toLocal('{value}')}) as bigint)`,
  start_of_week: `cast(dateadd('day', - cast(mod(${dayOfWeek} + 6 + {weekShift}, 7) as integer), {value}) as date)`,
  'day before': "cast(dateadd('day', -1, {value}) as date)",
  'day after': "cast(dateadd('day', 1, {value}) as date)",
}

/** Years and quarters are added as months: February 29 and a year is March 1 by the manual of DATEADD, not February 28. */
const clock: Readonly<Record<string, Template>> = {
  // CURRENT_TIMESTAMP runs on the leader node alone: https://docs.aws.amazon.com/redshift/latest/dg/Date_functions_header.html
  now: "cast(getdate() as timestamptz) at time zone 'UTC'",
  'local now': toLocal("cast(getdate() as timestamptz) at time zone 'UTC'"),
  'start.week': "dateadd('day', - {weekShift}, date_trunc('week', dateadd('day', {weekShift}, {value})))",
  'add.day': "dateadd('day', {amount}, {value})",
  'add.week': "dateadd('day', 7 * {amount}, {value})",
  'add.month': "dateadd('month', {amount}, {value})",
  'add.quarter': "dateadd('month', 3 * {amount}, {value})",
  'add.year': "dateadd('month', 12 * {amount}, {value})",
  'local as instant': asInstant('{value}'),
  'plus microseconds': "dateadd('microsecond', {amount}, {value})",
}

const most = "cast('1.7976931348623157e308' as double precision)"
const finite = `case when {value} between - ${most} and ${most} then {value} end`
const epoch = (perSecond: number): string =>
  `dateadd('microsecond', cast({value} * ${1_000_000 / perSecond} as bigint), timestamp '1970-01-01 00:00:00')`
/** Instants are TIMESTAMP in UTC while they are computed with; they leave as TIMESTAMPTZ. */
const reads: Readonly<Record<string, Template>> = {
  'read.float': finite,
  // The manual does not say what becomes of a float that overflows.
  finite,
  'read.instant': "{value} at time zone 'UTC'",
  'read.local': asInstant('{value}'),
  'read.local in UTC': '{value}',
  'read.unix seconds': epoch(1),
  'read.unix milliseconds': epoch(1000),
  'read.unix microseconds': epoch(1_000_000),
  'read.cast text': `cast({value} as ${varchar})`,
  'read.padded text': "rtrim({value}, ' ')",
  'stored.instant': "{value} at time zone 'UTC'",
  'stored.local in UTC': '{value}',
  'output.timestamp': "{value} at time zone 'UTC'",
}

const unended = (name: string): string => {
  const found = `${name}(${ended('{value}')})`
  return `left(${found}, length(${found}) - 1)`
}
const first = 'case when {place} = 1 then {value} end'
const item = (text: string): string =>
  `json_parse('[' || listagg(case when {place} <= 100 and {turn} = 1 then ${text} end, ',') within group (order by {place}) || ']')`
/** Of `many` values the middle one, or the two: at places (many + 1) / 2 and many / 2 + 1, each rounded down. */
const lower = (value: string): string => `max(case when {place} * 2 in ({many}, {many} + 1) then ${value} end)`
const upper = (value: string): string => `max(case when {place} * 2 in ({many} + 1, {many} + 2) then ${value} end)`
/** https://docs.aws.amazon.com/redshift/latest/dg/c_Aggregate_Functions.html */
const aggregates: Readonly<Record<string, Template>> = {
  // https://docs.aws.amazon.com/redshift/latest/dg/r_MAX.html
  'min.text': unended('min'),
  'max.text': unended('max'),
  'min.boolean': 'bool_and({value})',
  'max.boolean': 'bool_or({value})',
  // MEDIAN and PERCENTILE_CONT of one statement must all sort by the same value.
  'median.float': `(${lower('{value}')} + ${upper('{value}')}) / 2`,
  median: `cast(${lower('{value}')} + ${upper('{value}')} as double precision) / 2`,
  'median.integer': `cast(${lower(wide('{value}'))} + ${upper(wide('{value}'))} as double precision) / 2`,
  first: `max(${first})`,
  last: `max(${first})`,
  most_frequent: `max(${first})`,
  'first.boolean': `bool_or(${first})`,
  'last.boolean': `bool_or(${first})`,
  'most_frequent.boolean': `bool_or(${first})`,
  // At most 65,535 bytes, else an error: https://docs.aws.amazon.com/redshift/latest/dg/r_LISTAGG.html
  list: item(`cast({value} as ${varchar})`),
  'list.text': item('json_serialize(cast({value} as super))'),
  'list.boolean': item("case when {value} = true then 'true' when {value} = false then 'false' end"),
  'list.date': item(`'"' || ${dateText('{value}')} || '"'`),
  'list.timestamp': item(`'"' || ${instantText('{value}')} || '"'`),
}

/** What Redshift says otherwise than the default rows. */
export const rows: Readonly<Record<string, Template>> = {
  ...numbers,
  ...texts,
  ...comparisons,
  ...conversions,
  ...json,
  ...arrays,
  ...dates,
  ...clock,
  ...reads,
  ...aggregates,
  // "Implicit comparisons, such as `WHERE flag` or `WHERE NOT flag` might return unexpected results."
  // https://docs.aws.amazon.com/redshift/latest/dg/r_Boolean_type.html
  'is true': '{value} = true',
  'is false': '{value} = false',
  truth: 'case when {condition} then true else false end',
  same: 'coalesce({left} = {right}, {left} is null and {right} is null)',
  'place from the top':
    'case when {ranked} then row_number() over (partition by case when {ranked} then 1 else 0 end order by {by} desc, {id}) end',
  'place from the bottom':
    'case when {ranked} then row_number() over (partition by case when {ranked} then 1 else 0 end order by {by}, {id}) end',
  // A literal of no type cannot be asked for its type by a query around it.
  'selected literal.text': `cast({value} as ${varchar})`,
}
