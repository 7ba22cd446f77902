import { dateForm, instantForm, integerForm, numberForm } from '../compiler/conversions.ts'
import type { Dialect, TypedValue } from '../compiler/dialect.ts'
import { flavours } from '../compiler/pattern.ts'
import type { Template } from '../compiler/template.ts'
import { clockText, fits64Bits, numeral, quotedText } from './text.ts'

const trimmed = "trim({value}, ' ')"
const guarded = (form: string, type: string): string =>
  `case when regexp_matches(${trimmed}, '${form}') then try_cast(${trimmed} as ${type}) end`

/** An instant (TIMESTAMP in UTC) as the local time of a zone, and back. */
const toLocal = (value: string): string => `timezone({zone}, timezone('UTC', ${value}))`
const toInstant = (local: string): string => `timezone('UTC', timezone({zone}, ${local}))`
/**
 * A doubled local time means the earlier: the offset of the day before, if it gives the same local time back. ICU itself takes
 * the later, and moves skipped ones forward. https://unicode-org.github.io/icu/userguide/datetime/calendar/
 */
const earlierOf = (local: string): string => {
  const dayBefore = `(${toInstant(`${local} - interval '24 hours'`)} + interval '24 hours')`
  return `case when ${toLocal(dayBefore)} = ${local} then ${dayBefore} else ${toInstant(local)} end`
}

/** Whole days between two instants, rounded down: shifted to be positive, because integer division cuts towards zero. */
const wholeDays = (from: string, to: string): string =>
  `((epoch_us(${to}) - epoch_us(${from}) + 864000000000000000) // 86400000000 - 10000000)`

/** A float's shortest digits without an exponent. */
const plainDigits = (places: number): string =>
  `regexp_replace(cast(cast(cast({value} as varchar) as decimal(38, ${places})) as varchar), '\\.?0+$', '')`

/** What DuckDB says otherwise than the default rows. https://duckdb.org/docs/stable/sql/functions/overview */
const rows: Readonly<Record<string, Template>> = {
  'contains.text': 'contains({value}, {parts})',
  'contains any of.text': { repeat: 'contains({value}, {parts})', join: ' or ' },
  'contains all of.text': { repeat: 'contains({value}, {parts})', join: ' and ' },
  'contains.array': 'list_contains({value}, {parts})',
  'contains any of.array': { repeat: 'list_contains({value}, {parts})', join: ' or ' },
  'contains all of.array': { repeat: 'list_contains({value}, {parts})', join: ' and ' },
  'starts with': 'starts_with({value}, {part})',
  'ends with': 'ends_with({value}, {part})',
  // RE2: https://duckdb.org/docs/stable/sql/functions/regular_expressions
  matches: 'regexp_matches({value}, {part})',
  'is blank.text': "({value} is null or trim({value}, ' ') = '')",
  'is blank.array': '({value} is null or len({value}) = 0)',
  // Of the four letters only the final sigma is not already what lower makes of it; translate costs a third of a scan.
  fold_case: "replace(lower({value}), 'ς', 'σ')",
  trim: trimmed,
  trimmed,
  'length.text': 'length({value})',
  'length.array': 'len({value})',
  bucket: "mod(cast('0x' || substring(md5({salt} || ':' || {id}), 1, 8) as bigint), {of})",

  // HUGEINT holds 128 bits; what overflows it is an error: https://duckdb.org/docs/stable/sql/data_types/numeric
  '+.integer': '(cast({left} as hugeint) + {right})',
  '-.integer': '(cast({left} as hugeint) - {right})',
  '*.integer': '(cast({left} as hugeint) * {right})',
  'negate.integer': '(- cast({value} as hugeint))',
  // A product has the sum of both widths up to 38 digits, but starts no wider than its operands.
  '*.decimal': '(cast({left} as decimal(38, {left_scale})) * {right})',
  // Of an integer they are doubles: https://duckdb.org/docs/stable/sql/functions/numeric
  'floor.exact': 'cast(floor(cast({value} as decimal(38, {value_scale}))) as hugeint)',
  'ceil.exact': 'cast(ceil(cast({value} as decimal(38, {value_scale}))) as hugeint)',
  'round.exact': 'cast(round(cast({value} as decimal(38, {value_scale}))) as hugeint)',
  // Of 64 bits, what no longer fits after rounding changes its sign; `abs` of the smallest is an error.
  'round.integer places': 'round(cast({value} as hugeint), cast({places} as integer))',
  // A decimal is rounded to constant places only, so its digits are rounded as a whole number.
  'round.exact places computed':
    "cast(round(cast(replace(cast(cast({value} as decimal(38, {value_scale})) as varchar), '.', '') as hugeint), cast({places} - {value_scale} as integer)) as decimal(38, 0)) * cast('1e-{value_scale}' as decimal(38, {value_scale}))",
  'abs.integer': 'abs(cast({value} as hugeint))',
  times: 'cast({left} as hugeint) * {right}',
  'places before': '(cast({place} as hugeint) - 1) * 10000',
  finite: 'case when isfinite({value}) then {value} end',

  'text to float': guarded(numberForm, 'double'),
  'text to integer': guarded(integerForm, 'bigint'),
  'text to date': guarded(dateForm, 'date'),
  // A cast to TIMESTAMP drops an offset without a word.
  'text to timestamp': `case when regexp_matches(${trimmed}, '[+-][0-9]{2}:[0-9]{2}$') then timezone('UTC', ${guarded(instantForm, 'timestamptz')}) else ${guarded(instantForm, 'timestamp')} end`,
  'timestamp to text': `strftime({value}, '%Y-%m-%dT%H:%M:%S.%fZ')`,
  'timestamp to date': `cast(${toLocal('{value}')} as date)`,
  'date to timestamp': earlierOf('cast({value} as timestamp)'),
  // Two decimals of width 38 meet at the scale of one of them, and drop the other's digits.
  'decimal to decimal': 'cast({value} as decimal(38, {scale}))',
  'integer to decimal': 'cast({value} as decimal(38, {scale}))',
  'decimal to integer': 'cast(round({value}) as hugeint)',
  // A float's text changes to exponents where those are shorter, SegQL's at 1e21 and 1e-6.
  'float to text': `case when {value} = 0 then '0' when abs({value}) >= 1e21 or abs({value}) < 1e-6 then regexp_replace(cast({value} as varchar), 'e([+-])0', 'e\\1') when abs({value}) >= 1 then ${plainDigits(16)} else ${plainDigits(22)} end`,
  'json to text': `case when json_type({value}) not in ('OBJECT', 'ARRAY', 'NULL') then json_extract_string({value}, '$') end`,
  'json.key': 'json_extract({value}, {key})',
  // No value unless the path ends in a scalar: https://duckdb.org/docs/stable/data/json/json_functions
  'json.last key to text': "json_extract_string(json_value({value}, {key}), '$')",
  'json.scalar': `case when json_type({value}) not in ('OBJECT', 'ARRAY', 'NULL') then {value} end`,

  'days_since.timestamps': wholeDays('{value}', '{now}'),
  'days_between.timestamps': wholeDays('{start}', '{end}'),
  hour: `cast(extract(hour from ${toLocal('{value}')}) as bigint)`,
  start_of_week: '({value} - cast(mod(extract(isodow from {value}) - 1 + {weekShift}, 7) as integer))',

  first: 'arg_min({value}, row({time}, {value})) filter (where {value} is not null and {time} is not null)',
  last: 'arg_max({value}, row({time}, {value})) filter (where {value} is not null and {time} is not null)',
  most_frequent: 'mode({value} order by {value})',
  list: 'list_sort(list(distinct {value}) filter (where {value} is not null))[1:100]',

  'read.float': 'case when isfinite({value}) then {value} end',
  'read.instant': "timezone('UTC', {value})",
  'read.local': earlierOf('{value}'),
  // TIMESTAMP_NS: https://duckdb.org/docs/stable/sql/data_types/timestamp
  'read.finer': 'cast({value} as timestamp)',
  'read.local in UTC': '{value}',
  'read.unix seconds': 'make_timestamp(cast({value} * 1000000 as bigint))',
  'read.unix milliseconds': 'make_timestamp(cast({value} * 1000 as bigint))',
  'read.unix microseconds': 'make_timestamp(cast({value} as bigint))',
  'read.padded text': "rtrim({value}, ' ')",
  'read.json text': 'case when json_valid({value}) then cast({value} as json) end',
  'stored.instant': "timezone('UTC', {value})",
  'stored.local in UTC': '{value}',

  // https://duckdb.org/docs/stable/sql/functions/lambda
  // One row a time, so the nearest marked row is also the latest; found without a frame it costs a third.
  'latest before': 'lag(case when {marked} then {at} end ignore nulls) over (partition by {keys} order by {at})',
  'earliest after': 'lead(case when {marked} then {at} end ignore nulls) over (partition by {keys} order by {at})',

  'any element': 'len(list_filter({array}, lambda element_of_list: {where})) > 0',
  element: 'element_of_list',

  now: "timezone('UTC', current_timestamp)",
  'local now': 'timezone({zone}, current_timestamp)',
  'local as instant': earlierOf('{value}'),
  'plus microseconds': '{value} + to_microseconds({amount})',

  'output.timestamp': "timezone('UTC', {value})",
  'output.array': 'cast(to_json({value}) as varchar)',
  'output.json': 'cast({value} as varchar)',
}

/**
 * DuckDB 1.3 and later (lambdas written `lambda x: …`), tested on 1.5. Instants are TIMESTAMP in UTC while they are computed
 * with, because TIMESTAMPTZ asks ICU at every step; they leave as TIMESTAMPTZ.
 */
export const duckdb: Dialect = {
  name: 'duckdb',
  title: 'DuckDB',
  // https://duckdb.org/docs/stable/sql/dialect/keywords_and_identifiers
  identifiers: { open: '"', close: '"', escapedClose: '""', longest: 4096 },
  parameter: (position, value) => `cast($${position} as ${typeName(value)})`,
  literal: (value) => literal(value),
  pattern: flavours.re2,
  jsonPath: (path) => jsonSteps(path),
  rows,
  longestStatement: 10_000_000,
}

/**
 * JSON Pointers, as long as they may be; but a number there also means an array's element, and `$."0"` a key alone.
 * https://duckdb.org/docs/stable/data/json/json_functions
 */
const jsonSteps = (path: readonly string[]): readonly string[] => {
  const steps: string[] = []
  for (const key of path) {
    const before = steps.at(-1)
    if (/^\d+$/.test(key)) steps.push(`$."${key}"`)
    else if (before?.startsWith('/')) steps.push(`${steps.pop()}${pointerStep(key)}`)
    else steps.push(pointerStep(key))
  }
  return steps
}
const pointerStep = (key: string): string => `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`

const typeName = ({ type, value }: TypedValue): string => {
  switch (type.kind) {
    case 'integer':
      return typeof value === 'string' && !fits64Bits(value) ? 'hugeint' : 'bigint'
    case 'decimal':
      return decimalName(value)
    case 'float':
      return 'double'
    case 'boolean':
      return 'boolean'
    case 'date':
      return 'date'
    case 'timestamp':
      return 'timestamp'
    default:
      return 'varchar'
  }
}

/** As wide as the literal: a wider one would make a product overflow its 38 digits. */
const decimalName = (value: TypedValue['value']): string => {
  const [whole = '', fraction = ''] = String(value).replace('-', '').split('.')
  const scale = Math.min(fraction.length, 37)
  return `decimal(${Math.min(Math.max(whole.length + scale, 4), 38)}, ${scale})`
}

const literal = (typed: TypedValue): string => {
  const { type, value } = typed
  if (value === null) return `cast(null as ${typeName(typed)})`
  if (typeof value === 'boolean') return String(value)
  switch (type.kind) {
    case 'integer':
      return fits64Bits(value) ? numeral(value) : `cast(${quotedText(value)} as hugeint)`
    case 'decimal':
      return numeral(value)
    case 'float':
      return `cast(${quotedText(value)} as double)`
    case 'date':
      return `date ${quotedText(value)}`
    case 'timestamp':
      return `timestamp ${quotedText(clockText(value))}`
    default:
      return quotedText(value)
  }
}
