import { dateForm, instantForm, integerForm, numberForm } from '../compiler/conversions.ts'
import type { Template } from '../compiler/template.ts'
import { aggregates } from './databricks-aggregates.ts'
import { clock, dates, localDay, toLocalClock, utcOf } from './databricks-time.ts'

const trimmed = "trim(both ' ' from {value})"
/** A form of `compiler/conversions.ts` as a literal; Java's `$` also matches before a last line break. */
const whole = (form: string): string => `'${form.replace(/\$$/, '\\\\z')}'`
const guarded = (form: string, type: string): string =>
  `case when ${trimmed} rlike ${whole(form)} then try_cast(${trimmed} as ${type}) end`

/** An instant's text with seconds and an offset: without one it would stand in the session's zone. */
const wholeInstant = `concat(${trimmed}, case length(${trimmed}) when 10 then ' 00:00:00Z' when 16 then ':00Z' else case when ${trimmed} rlike '(Z|[+-][0-9]{2}:[0-9]{2})\\\\z' then '' else 'Z' end end)`

/**
 * Digits of a float with an exponent. What Java writes of itself may be longer than it has to be to give the float back.
 * https://bugs.openjdk.org/browse/JDK-4511638
 */
const digits = (count: number): string => `format_string('%.${count - 1}e', {value})`
const shortest = `case when cast(${digits(15)} as double) = {value} then ${digits(15)} when cast(${digits(16)} as double) = {value} then ${digits(16)} else ${digits(17)} end`
const plainDigits = (places: number): string =>
  `regexp_replace(cast(cast(${shortest} as decimal(38, ${places})) as string), '[.]?0+$', '')`
const exponent = `regexp_replace(regexp_replace(${shortest}, '[.]?0+e', 'e'), 'e([+-])0', 'e$1')`

/** BIGINT and INT overflow with an error, DECIMAL has 38 digits. */
const exactly = (symbol: string): string => `(cast({left} as decimal(38, 0)) ${symbol} {right})`

/** FLOOR and CEIL of a DOUBLE are BIGINT; beyond 2^52 every float is whole. */
const ofSmall = (name: string): string =>
  `case when abs({value}) < 4503599627370496 then cast(${name}({value}) as double) else {value} end`
const half = (scaled: string): string =>
  `case when ${scaled} < 9e18 then cast(floor(${scaled} + 0.5) as double) else ${scaled} end`
const power = 'power(10, {places})'
/**
 * ROUND takes "an INTEGER constant expression" as its places, so what is left of the unit, 10 to the power of `- places`, is cut off
 * or filled up. Places beyond the value's keep it, and a unit of more digits than there are leaves nothing.
 * https://docs.databricks.com/aws/en/sql/language-manual/functions/round
 */
const rounded = (scale: string): string => {
  const unit = `try_cast(concat('1e', cast(- {places} as string)) as decimal(36, ${scale}))`
  const left = 'mod(one.value, nullif(one.unit, 0))'
  const cases = [
    `when one.places >= ${scale} then one.value`,
    `when one.places < ${scale} - 35 then one.value - one.value`,
    `when ${left} * 2 >= one.unit then one.value + (one.unit - ${left})`,
    `when ${left} * 2 <= - one.unit then one.value - (one.unit + ${left})`,
    `else one.value - ${left}`,
  ]
  const one = `named_struct('value', {value}, 'places', {places}, 'unit', ${unit})`
  return `element_at(transform(array(${one}), one -> case ${cases.join(' ')} end), 1)`
}

/** https://docs.databricks.com/aws/en/sql/language-manual/sql-ref-functions-builtin */
const numbers: Readonly<Record<string, Template>> = {
  '+.integer': exactly('+'),
  '-.integer': exactly('-'),
  '*.integer': exactly('*'),
  'negate.integer': '(- cast({value} as decimal(38, 0)))',
  // A ROW_NUMBER is an INT.
  times: 'cast({left} as decimal(38, 0)) * {right}',
  'places before': '(cast({place} as decimal(38, 0)) - 1) * 10000',
  // Of what is not finite the rest is NaN.
  'is integer.float': 'mod({value}, 1) = 0',
  'multiple of.float': 'mod({value} / nullif({divisor}, 0), 1) = 0',
  'floor.float': ofSmall('floor'),
  'ceil.float': ofSmall('ceil'),
  'round.float': `sign({value}) * ${half('abs({value})')}`,
  'round.float places': `try_divide(sign({value}) * ${half(`abs({value}) * ${power}`)}, ${power})`,
  'round.integer places': 'round(cast({value} as decimal(38, 0)), cast({places} as int))',
  'round.exact places computed': rounded('{value_scale}'),
  'round.integer places computed': rounded('0').replace('{value}', 'cast({value} as decimal(38, 0))'),
  'abs.integer': 'abs(cast({value} as decimal(38, 0)))',
  finite: "nullif(nullif(nullif({value}, double('NaN')), double('Infinity')), double('-Infinity'))",
}

/** Letters that full case mapping makes two or three of, `ß` apart. */
const growing = 'ŉǰΐΰևẖ-ẚὐὒὔὖᾀ-ᾯᾲ-ᾴᾶᾷᾼῂ-ῄῆῇῌῒΐῖῗῢ-ῤῦῧῲ-ῴῶῷῼﬀ-ﬆﬓ-ﬗ'
const uppered = "upper(replace({value}, 'ß', 'ss'))"
const letterByLetter =
  "array_join(transform(split({value}, ''), letter -> case when letter = 'ß' then 'SS' when char_length(upper(letter)) = 1 then upper(letter) else letter end), '')"

const texts: Readonly<Record<string, Template>> = {
  'contains.text': 'contains({value}, {parts})',
  'contains any of.text': { repeat: 'contains({value}, {parts})', join: ' or ' },
  'contains all of.text': { repeat: 'contains({value}, {parts})', join: ' and ' },
  'starts with': 'startswith({value}, {part})',
  'ends with': 'endswith({value}, {part})',
  // Java's regular expressions: https://docs.databricks.com/aws/en/sql/language-manual/functions/regexp_like
  matches: 'regexp_like({value}, {part})',
  upper: `case when {value} rlike '[${growing}]' then ${letterByLetter} else ${uppered} end`,
  bucket: "mod(cast(conv(left(md5({salt} || ':' || {id}), 8), 16, 10) as bigint), {of})",
  'any text': 'cast({value} as string)',
}

const conversions: Readonly<Record<string, Template>> = {
  'text to float': guarded(numberForm, 'double'),
  'text to integer': guarded(integerForm, 'bigint'),
  'text to date': guarded(dateForm, 'date'),
  'text to timestamp': `case when ${trimmed} rlike ${whole(instantForm)} then try_cast(${wholeInstant} as timestamp) end`,
  'integer to text': 'cast({value} as string)',
  'decimal to text': 'cast(cast({value} as decimal(38, {value_scale})) as string)',
  // A float's text changes to exponents at 1e7 and 1e-3, SegQL's at 1e21 and 1e-6.
  'float to text': `case when {value} = 0 then '0' when abs({value}) >= 1e21 or abs({value}) < 1e-6 then ${exponent} when abs({value}) >= 1 then ${plainDigits(16)} else ${plainDigits(22)} end`,
  'date to text': 'cast({value} as string)',
  'timestamp to text': `concat(replace(left(cast(${toLocalClock('{value}')} as string), 19), ' ', 'T'), '.', lpad(cast(pmod(unix_micros({value}), 1000000) as string), 6, '0'), 'Z')`,
  'integer to float': 'cast({value} as double)',
  'decimal to float': 'cast({value} as double)',
  'integer to decimal': 'cast({value} as decimal(38, {scale}))',
  'decimal to decimal': 'cast({value} as decimal(38, {scale}))',
  'decimal to integer': 'round({value})',
  'timestamp to date': localDay('{value}'),
  'date to timestamp': 'to_utc_timestamp(timestamp_seconds(unix_date({value}) * 86400L), {zone})',
}

const kindOf = (value: string): string => `schema_of_variant(${value})`
const isNested = "rlike '^(OBJECT|ARRAY|VOID)'"

/** https://docs.databricks.com/aws/en/sql/language-manual/functions/variant_get */
const json: Readonly<Record<string, Template>> = {
  'json.path': "try_variant_get({value}, {path}, 'variant')",
  'json.scalar': `case when not ${kindOf('{value}')} ${isNested} then {value} end`,
  // `1e3` is a DOUBLE there, whose text is `1000.0`.
  'json to text': `case when ${kindOf('{value}')} ${isNested} then null when ${kindOf('{value}')} = 'DOUBLE' then regexp_replace(cast({value} as string), '[.]0(E|$)', '$1') else cast({value} as string) end`,
  'is set.json': '({value} is not null and not is_variant_null({value}))',
  'is blank.json': `({value} is null or replace(to_json({value}), ' ', '') in ('null', '""', '[]'))`,
  'read.json text': 'try_parse_json({value})',
}

/** https://docs.databricks.com/aws/en/sql/language-manual/functions/exists */
const arrays: Readonly<Record<string, Template>> = {
  'contains.array': 'array_contains({value}, {parts})',
  'contains any of.array': { repeat: 'array_contains({value}, {parts})', join: ' or ' },
  'contains all of.array': { repeat: 'array_contains({value}, {parts})', join: ' and ' },
  'any element': 'exists({array}, element_of_array -> {where})',
  element: 'element_of_array',
}

const reads: Readonly<Record<string, Template>> = {
  'read.local': `to_utc_timestamp(${utcOf('{value}')}, {zone})`,
  'read.local in UTC': utcOf('{value}'),
  'read.unix seconds': 'timestamp_seconds({value})',
  'read.unix milliseconds': 'timestamp_millis({value})',
  'read.unix microseconds': 'timestamp_micros({value})',
  'read.cast text': 'cast({value} as string)',
  'stored.local in UTC': toLocalClock('{value}'),
  'output.array': `to_json({value}, map('timestampFormat', "yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'", 'timeZone', 'UTC'))`,
  'output.json': 'to_json({value})',
}

/** What Databricks says otherwise than the default rows. */
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
}
