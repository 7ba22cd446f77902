import type { Dialect, TypedValue } from '../compiler/dialect.ts'
import { flavours } from '../compiler/pattern.ts'
import { ended, rows, varchar } from './redshift-rows.ts'
import { clockText, fits64Bits, numeral, quotedText } from './text.ts'

/** In a window NULLS LAST is not to be had: https://docs.aws.amazon.com/redshift/latest/dg/c_unsupported-postgresql-features.html */
const missingLast = 'case when {value} is null then 1 else 0 end'
const place = (order: string): string => `row_number() over (partition by {keys} order by ${missingLast}, ${order})`

type Windows = readonly Readonly<Record<string, string>>[]

/** `value` is what tells and sorts the values. */
const windowsOf = (value: string): Readonly<Record<'first' | 'last' | 'most_frequent' | 'list', Windows>> => ({
  first: [{ place: place(`{time}, ${value}`) }],
  last: [{ place: place(`{time} desc, ${value} desc`) }],
  most_frequent: [
    { times: `count(*) over (partition by {keys}, ${value})` },
    { place: place(`{times} desc, ${value}`) },
  ],
  list: [
    {
      place: `dense_rank() over (partition by {keys} order by ${missingLast}, ${value})`,
      turn: `row_number() over (partition by {keys}, ${value} order by ${value})`,
    },
  ],
})
const texts = windowsOf(ended('{value}'))

/** Amazon Redshift. Text is compared by bytes of UTF-8: https://docs.aws.amazon.com/redshift/latest/dg/c_collation_sequences.html */
export const redshift: Dialect = {
  name: 'redshift',
  title: 'Redshift',
  // https://docs.aws.amazon.com/redshift/latest/dg/r_names.html
  identifiers: {
    open: '"',
    close: '"',
    escapedClose: '""',
    longest: 127,
    ignoreCase: true,
    refused: (name) => (/\p{Cc}/u.test(name) ? 'it holds a character that cannot be printed' : undefined),
  },
  parameter: (position, value) =>
    isBound(value) ? `cast(:${parameterName(position)} as ${typeName(value)})` : literal(value),
  literal: (value) => literal(value),
  pattern: flavours.pcre,
  literalPatterns: true,
  jsonPath: (path) => path,
  // https://docs.aws.amazon.com/redshift/latest/dg/super-configurations.html
  refusedKey: (key) =>
    /[A-Z]/.test(key)
      ? 'unless the database is set otherwise, "ASCII letters in delimited identifiers are case-insensitive and are folded to lowercase" (https://docs.aws.amazon.com/redshift/latest/dg/r_names.html), so a key with capitals is never found'
      : undefined,
  rows,
  windows: {
    ...windowsOf('{value}'),
    'first.text': texts.first,
    'last.text': texts.last,
    'most_frequent.text': texts.most_frequent,
    'list.text': texts.list,
    median: [{ place: place('{value}'), many: 'count({value}) over (partition by {keys})' }],
  },
  // "If a statement includes multiple LISTAGG functions that use WITHIN GROUP clauses, each WITHIN GROUP clause must use the same
  // ORDER BY values." https://docs.aws.amazon.com/redshift/latest/dg/r_LISTAGG.html
  alone: new Set(['list']),
  // The Data API takes 100 KB: https://docs.aws.amazon.com/redshift/latest/mgmt/data-api.html#data-api-calling-considerations
  longestStatement: 100_000,
}

const parameterName = (position: number): string => `p${position}`

/** A value of the Data API has at least one character: https://docs.aws.amazon.com/redshift-data/latest/APIReference/API_SqlParameter.html */
const isBound = ({ value }: TypedValue): boolean => value !== null && value !== ''

/** A statement's parameters as the Data API takes them, all as text; an empty text and NULL stand in the statement itself. */
export const namedParameters = (
  parameters: readonly TypedValue[],
): readonly { readonly name: string; readonly value: string }[] =>
  parameters.flatMap((parameter, index) =>
    isBound(parameter) ? [{ name: parameterName(index + 1), value: String(parameter.value) }] : [],
  )

const typeName = ({ type, value }: TypedValue): string => {
  switch (type.kind) {
    case 'integer':
      return typeof value === 'string' && !fits64Bits(value) ? 'decimal(38, 0)' : 'bigint'
    case 'decimal':
      return decimalName(value)
    case 'float':
      return 'double precision'
    case 'boolean':
      return 'boolean'
    case 'date':
      return 'date'
    case 'timestamp':
      return 'timestamp'
    default:
      return varchar
  }
}

/** As wide as the literal: a wider one would make a product overflow its 38 digits. */
const decimalName = (value: TypedValue['value']): string => {
  const [whole = '', fraction = ''] = String(value ?? '')
    .replace('-', '')
    .split('.')
  const scale = Math.min(fraction.length, 37)
  return `decimal(${Math.min(Math.max(whole.length + scale, 1), 38)}, ${scale})`
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
      return `timestamp ${quotedText(clockText(value))}`
    default:
      return quotedText(value.replaceAll('\\', '\\\\'))
  }
}
