import { instantForm, integerForm, numberForm } from '../compiler/conversions.ts'
import type { Dialect, TypedValue } from '../compiler/dialect.ts'
import { flavours } from '../compiler/pattern.ts'
import type { Template } from '../compiler/template.ts'
import { clockText, fits64Bits, numeral, quotedText } from './text.ts'

/**
 * Case by code point, one letter for one letter. The result is of collation "C", so that two of them never clash.
 * https://www.postgresql.org/docs/18/collation.html#COLLATION-MANAGING-STANDARD
 */
const lowered = (value: string): string => `lower(${value} collate "pg_c_utf8") collate "C"`
const uppered = (value: string): string => `upper(${value} collate "pg_c_utf8") collate "C"`

const trimmed = "trim(both ' ' from {value})"
const guarded = (form: string, type: string): string =>
  `case when ${trimmed} ~ '${form}' then cast(${trimmed} as ${type}) end`

/**
 * A doubled local time means the earlier: the offset of the day before, if it gives the same local time back. PostgreSQL itself
 * takes the later, and moves skipped ones forward. https://www.postgresql.org/docs/18/datetime-invalid-input.html
 */
const dayBefore = "(({value} - interval '24 hours') at time zone {zone} + interval '24 hours')"
const earlier = `case when ${dayBefore} at time zone {zone} = {value} then ${dayBefore} else {value} at time zone {zone} end`

const days = '^[0-9]{4}-([0-9]{2})-([0-9]{2})$'
/**
 * Without TRY_CAST a date is tested first: month 1 to 12, day up to the month's last. PostgreSQL 16 has `pg_input_is_valid`,
 * but takes words such as `tomorrow` and 14 does not have it. https://www.postgresql.org/docs/18/functions-info.html
 */
const monthLength = (text: string): string =>
  `case when substr(${text}, 1, 4) = '0000' or substr(${text}, 6, 2) not between '01' and '12' then 0 else extract(day from make_date(cast(substr(${text}, 1, 4) as integer), cast(substr(${text}, 6, 2) as integer), 1) + interval '1 month' - interval '1 day') end`
const validDay = (form: string): string =>
  `case when ${trimmed} ~ '${form}' then cast(substr(${trimmed}, 9, 2) as integer) between 1 and ${monthLength(trimmed)} end`

const ordered = (order: string): string =>
  `(array_agg({value} order by {time}${order}, {value}${order}) filter (where {value} is not null and {time} is not null))[1]`

/** What PostgreSQL says otherwise than the default rows. */
const rows: Readonly<Record<string, Template>> = {
  lower: lowered("translate({value}, 'İΣẞ', 'iσß')"),
  upper: uppered("replace({value}, 'ß', 'ss')"),
  fold_case: lowered("translate({value}, 'İΣςẞ', 'iσσß')"),
  'any text': 'cast({value} as text)',
  // https://www.postgresql.org/docs/18/collation.html#COLLATION-MANAGING-STANDARD: "C" orders UTF-8 by code point.
  'ordered text': '{value} collate "C"',
  // https://www.postgresql.org/docs/18/functions-matching.html#FUNCTIONS-POSIX-REGEXP
  matches: '{value} ~ {part}',
  'starts with': 'starts_with({value}, {part})',
  // https://www.postgresql.org/docs/18/datatype-bit.html: 'x…' is read as hexadecimal.
  bucket: "mod(cast(cast('x' || left(md5({salt} || ':' || {id}), 8) as bit(32)) as bigint), {of})",

  // Integers of any size: https://www.postgresql.org/docs/18/datatype-numeric.html#DATATYPE-NUMERIC-DECIMAL
  '+.integer': '(cast({left} as numeric) + {right})',
  '-.integer': '(cast({left} as numeric) - {right})',
  '*.integer': '(cast({left} as numeric) * {right})',
  'negate.integer': '(- cast({value} as numeric))',
  // The smallest integer of 64 bits has no positive counterpart among them.
  'round.integer places': 'round(cast({value} as numeric), cast({places} as integer))',
  'abs.integer': 'abs(cast({value} as numeric))',
  times: 'cast({left} as numeric) * {right}',
  'places before': '(cast({place} as numeric) - 1) * 10000',

  // A bigint would be rounded as a float: https://www.postgresql.org/docs/18/functions-math.html
  'round.exact': 'round(cast({value} as numeric))',
  'floor.exact': 'floor(cast({value} as numeric))',
  'ceil.exact': 'ceil(cast({value} as numeric))',
  'is integer.exact': '{value} = floor(cast({value} as numeric))',

  'text to float': guarded(numberForm, 'double precision'),
  'text to integer': guarded(integerForm, 'bigint'),
  'text to date': `case when ${validDay(days)} then cast(${trimmed} as date) end`,
  'text to timestamp': `case when ${validDay(instantForm)} then cast(${trimmed} || case when ${trimmed} ~ '(Z|[+-][0-9]{2}:[0-9]{2})$' and length(${trimmed}) > 10 then '' else ' UTC' end as timestamptz) end`,
  'integer to text': 'cast({value} as text)',
  'decimal to text': 'cast({value} as text)',
  // A float's text changes to exponents at 1e15 and 1e-4, SegQL's at 1e21 and 1e-6.
  'float to text': `case when {value} = 0 then '0' when abs({value}) >= 1e21 or abs({value}) < 1e-6 then regexp_replace(cast({value} as text), 'e([+-])0', 'e\\1') else cast(cast(cast({value} as text) as numeric) as text) end`,
  'date to text': 'cast({value} as text)',
  'decimal to integer': 'round({value})',
  'date to timestamp': earlier.replaceAll('{value}', 'cast({value} as timestamp)'),
  'json to text': `case when jsonb_typeof({value}) in ('string', 'number', 'boolean') then {value} #>> '{}' end`,

  // https://www.postgresql.org/docs/18/functions-json.html#FUNCTIONS-JSON-PROCESSING
  // The arrow before a text asks objects alone; `jsonb_extract_path` would also count an array's elements.
  'json.key': '{value} -> {key}',
  'json.scalar': `case when jsonb_typeof({value}) in ('string', 'number', 'boolean') then {value} end`,
  'is set.json': "({value} is not null and {value} <> cast('null' as jsonb))",
  'is blank.json': `({value} is null or replace(cast({value} as text), ' ', '') in ('null', '""', '[]'))`,

  // There is no max(boolean): https://www.postgresql.org/docs/18/functions-aggregate.html
  'min.boolean': 'bool_and({value})',
  'max.boolean': 'bool_or({value})',
  first: ordered(''),
  last: ordered(' desc'),
  list: '(select array_agg(listed.item order by listed.item) from (select distinct unnested.item from unnest(array_agg({value})) as unnested (item) where unnested.item is not null order by 1 limit 100) as listed)',

  'raw set': 'select distinct {id} as {name} from ({text}) as {rows} ({column}) where {column} is not null',

  'read.plain.json': 'cast({value} as jsonb)',
  'read.float': "nullif(nullif(nullif({value}, 'NaN'), 'Infinity'), '-Infinity')",
  'read.local': earlier,
  'read.unix seconds': "(timestamptz '1970-01-01 00:00:00+00' + {value} * interval '1 second')",
  'read.unix milliseconds': "(timestamptz '1970-01-01 00:00:00+00' + {value} * interval '1 millisecond')",
  'read.unix microseconds': "(timestamptz '1970-01-01 00:00:00+00' + {value} * interval '1 microsecond')",
  'read.cast text': 'cast({value} as text)',
  'read.padded text': "rtrim(cast({value} as text), ' ')",
  // JSON's own text type (`json`, not `jsonb`) is read so too.
  'read.json text':
    "case when pg_input_is_valid(cast({value} as text), 'jsonb') then cast(cast({value} as text) as jsonb) end",

  'local now': 'current_timestamp at time zone {zone}',
  'local as instant': earlier,

  'output.array': 'cast(to_json({value}) as text)',
  'output.json': 'cast({value} as text)',
}

/**
 * PostgreSQL 14 and later, tested on 18. `lower`, `upper` and `ignoring case` need the collation `pg_c_utf8` of 17; JSON kept
 * as text needs `pg_input_is_valid` of 16. Older servers say so when the statement is prepared.
 */
export const postgres: Dialect = {
  name: 'postgres',
  title: 'PostgreSQL',
  // https://www.postgresql.org/docs/18/sql-syntax-lexical.html#SQL-SYNTAX-IDENTIFIERS
  identifiers: { open: '"', close: '"', escapedClose: '""', longest: 63 },
  parameter: (position, value) => `cast($${position} as ${typeName(value)})`,
  literal: (value) => literal(value),
  pattern: flavours.posix,
  jsonPath: (path) => path,
  rows,
  // A statement is sent as one message of at most 1 GB; this is where reading it stops being sensible.
  longestStatement: 10_000_000,
}

const typeName = ({ type, value }: TypedValue): string => {
  switch (type.kind) {
    case 'integer':
      return typeof value === 'string' && !fits64Bits(value) ? 'numeric' : 'bigint'
    case 'decimal':
      return 'numeric'
    case 'float':
      return 'double precision'
    case 'boolean':
      return 'boolean'
    case 'date':
      return 'date'
    case 'timestamp':
      return 'timestamptz'
    default:
      return 'text'
  }
}

const literal = (typed: TypedValue): string => {
  const { type, value } = typed
  if (value === null) return `cast(null as ${typeName(typed)})`
  if (typeof value === 'boolean') return String(value)
  switch (type.kind) {
    case 'integer':
    case 'decimal':
      return numeral(value)
    case 'float':
      return `cast(${quotedText(value)} as double precision)`
    case 'date':
      return `date ${quotedText(value)}`
    case 'timestamp':
      return `timestamptz ${quotedText(`${clockText(value)}+00`)}`
    default:
      return textLiteral(value)
  }
}

/**
 * With `standard_conforming_strings` off, a backslash escapes; `E''` means the same under both settings.
 * https://www.postgresql.org/docs/18/sql-syntax-lexical.html#SQL-SYNTAX-STRINGS-ESCAPE
 */
const textLiteral = (text: string): string =>
  text.includes('\\') ? `E${quotedText(text.replaceAll('\\', '\\\\'))}` : quotedText(text)
