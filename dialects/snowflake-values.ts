import { dateForm, falseTexts, integerForm, numberForm, trueTexts } from '../compiler/conversions.ts'
import type { Template } from '../compiler/template.ts'
import { quotedText } from './text.ts'

// https://docs.snowflake.com/en/sql-reference/functions/trim
export const trimmed = "trim({value}, ' ')"
/** Without a format TRY_CAST reads what the session's parameters say; with one it does not. REGEXP_LIKE asks the whole text. */
export const guarded = (form: string, read: string): string =>
  `case when regexp_like(${trimmed}, '${form}') then ${read} end`
const listed = (texts: readonly string[]): string => texts.map(quotedText).join(', ')

/** https://docs.snowflake.com/en/sql-reference/operators-arithmetic#scale-and-precision-in-arithmetic-operations */
const numbers: Readonly<Record<string, Template>> = {
  // A product keeps 12 decimals or as many as its operands have, so one is given all of them.
  '*.decimal': '(cast({left} as number(38, {result_scale})) * {right})',
  'floor.exact': 'floor(cast({value} as number(38, {value_scale})))',
  'ceil.exact': 'ceil(cast({value} as number(38, {value_scale})))',
  'round.exact': 'round(cast({value} as number(38, {value_scale})))',
  'is integer.exact': '{value} = floor(cast({value} as number(38, {value_scale})))',
  // Infinity and NaN equal themselves: https://docs.snowflake.com/en/sql-reference/data-types-numeric#special-values
  finite: "nullif(nullif(nullif({value}, cast('NaN' as double)), cast('inf' as double)), cast('-inf' as double))",
  'read.float': "nullif(nullif(nullif({value}, cast('NaN' as double)), cast('inf' as double)), cast('-inf' as double))",
}

/** https://docs.snowflake.com/en/sql-reference/functions-string */
const texts: Readonly<Record<string, Template>> = {
  // It takes two operands or more: https://docs.snowflake.com/en/sql-reference/functions/coalesce
  coalesce: 'coalesce({values}, null)',
  'contains.text': 'contains({value}, {parts})',
  'contains any of.text': { repeat: 'contains({value}, {parts})', join: ' or ' },
  'contains all of.text': { repeat: 'contains({value}, {parts})', join: ' and ' },
  'starts with': 'startswith({value}, {part})',
  'ends with': 'endswith({value}, {part})',
  // REGEXP_LIKE asks the whole text: https://docs.snowflake.com/en/sql-reference/functions/regexp_instr
  matches: 'regexp_instr({value}, {part}) > 0',
  'is blank.text': "({value} is null or trim({value}, ' ') = '')",
  trim: trimmed,
  trimmed,
  'length.text': 'length({value})',
  // https://docs.snowflake.com/en/sql-reference/sql-format-models: `X` is a hexadecimal digit.
  bucket: "mod(to_number(left(md5({salt} || ':' || {id}), 8), 'XXXXXXXX'), {of})",
  'read.padded text': "rtrim({value}, ' ')",
}

/**
 * Digits of a float in scientific notation; a round trip shows how many are needed. A zero of the format is printed, a nine may
 * become a blank. https://docs.snowflake.com/en/sql-reference/sql-format-models#floating-point-numeric-formats
 */
const scientific = (count: number): string => `trim(to_char({value}, '0.${'0'.repeat(count - 1)}EE'))`
const shortest = `lower(case when to_double(${scientific(15)}) = {value} then ${scientific(15)} when to_double(${scientific(16)}) = {value} then ${scientific(16)} else ${scientific(17)} end)`
const plainDigits = (places: number): string =>
  `rtrim(rtrim(cast(cast(${shortest} as number(38, ${places})) as varchar), '0'), '.')`

/** https://docs.snowflake.com/en/sql-reference/functions-conversion */
const conversions: Readonly<Record<string, Template>> = {
  'text to float': guarded(numberForm, `try_to_double(${trimmed})`),
  'text to integer': guarded(integerForm, `try_cast(${trimmed} as number(38, 0))`),
  'text to boolean': `case when lower(${trimmed}) in (${listed(trueTexts)}) then true when lower(${trimmed}) in (${listed(falseTexts)}) then false end`,
  'text to date': guarded(dateForm, `try_to_date(${trimmed}, 'YYYY-MM-DD')`),
  'integer to text': 'cast(cast({value} as number(38, 0)) as varchar)',
  'decimal to text': 'cast(cast({value} as number(38, {value_scale})) as varchar)',
  'float to text': `case when {value} = 0 then '0' when abs({value}) >= 1e21 then regexp_replace(${shortest}, '[.]?0*e[+]?0*', 'e+') when abs({value}) < 1e-6 then regexp_replace(${shortest}, '[.]?0*e-0*', 'e-') when abs({value}) >= 1 then ${plainDigits(16)} else ${plainDigits(23)} end`,
  'date to text': "to_char({value}, 'YYYY-MM-DD')",
  'integer to float': 'cast({value} as double)',
  'decimal to float': 'cast({value} as double)',
  'integer to decimal': 'cast({value} as number(38, {scale}))',
  'decimal to decimal': 'cast({value} as number(38, {scale}))',
  'decimal to integer': 'cast(round({value}) as number(38, 0))',
  'float to integer':
    'case when abs({value}) < 9.2e18 then cast(sign({value}) * floor(abs({value}) + 0.5) as number(38, 0)) end',
}

const noScalar = "('OBJECT', 'ARRAY', 'NULL_VALUE')"

/** https://docs.snowflake.com/en/sql-reference/functions-semistructured */
const json: Readonly<Record<string, Template>> = {
  // A text asks objects alone and may be any: https://docs.snowflake.com/en/sql-reference/functions/get
  'json.key': 'get({value}, {key})',
  // https://docs.snowflake.com/en/sql-reference/functions/typeof
  'json.scalar': `case when typeof(to_variant({value})) not in ${noScalar} then {value} end`,
  'json to text': `case when typeof(to_variant({value})) not in ${noScalar} then cast(to_variant({value}) as varchar) end`,
  'is set.json': "({value} is not null and typeof(to_variant({value})) <> 'NULL_VALUE')",
  'is blank.json': `({value} is null or replace(to_json(to_variant({value})), ' ', '') in ('null', '""', '[]'))`,
  'read.json text': 'try_parse_json({value})',
  'output.json': 'to_json(to_variant({value}))',
}

/** Elements are VARIANT; what is said of one is cast. https://docs.snowflake.com/en/sql-reference/data-types-semistructured#array */
const contained = 'array_contains(to_variant({parts}), cast({value} as array))'
const arrays: Readonly<Record<string, Template>> = {
  'contains.array': contained,
  'contains any of.array': { repeat: contained, join: ' or ' },
  'contains all of.array': { repeat: contained, join: ' and ' },
  'length.array': 'array_size({value})',
  'is blank.array': '({value} is null or array_size({value}) = 0)',
  // https://docs.snowflake.com/en/sql-reference/functions/filter
  'any element': 'array_size(filter({array}, element_of_array -> {where})) > 0',
  element: 'element_of_array',
  'element.text': 'cast(element_of_array as varchar)',
  'element.integer': 'cast(element_of_array as number(38, 0))',
  'element.decimal': 'cast(element_of_array as number(38, {scale}))',
  'element.float': 'cast(element_of_array as double)',
  'element.boolean': 'cast(element_of_array as boolean)',
  'element.date': 'cast(element_of_array as date)',
  'element.timestamp': 'cast(element_of_array as timestamp_ntz)',
  'output.array': 'to_json(to_variant({value}))',
  // In JSON they would be as the session's parameters have them, an instant to the millisecond.
  'output.array of date': `to_json(to_variant(transform({value}, one_of_array -> to_char(cast(one_of_array as date), 'YYYY-MM-DD'))))`,
  'output.array of timestamp': `to_json(to_variant(transform({value}, one_of_array -> to_char(cast(one_of_array as timestamp_ntz), 'YYYY-MM-DD"T"HH24:MI:SS.FF6') || 'Z')))`,
}

/** Numbers, text, JSON and arrays. */
export const values: Readonly<Record<string, Template>> = { ...numbers, ...texts, ...conversions, ...json, ...arrays }
