import type { Dialect, TypedValue } from '../compiler/dialect.ts'
import { type Flavour, flavours } from '../compiler/pattern.ts'
import { windows } from './snowflake-aggregates.ts'
import { rows } from './snowflake-rows.ts'
import { clockText, numeral, quotedText } from './text.ts'

/**
 * POSIX's extended expressions with Perl's classes and plain groups only; a literal's own backslashes are doubled when it is
 * printed. https://docs.snowflake.com/en/sql-reference/functions-regexp
 */
const flavour: Flavour = { ...flavours.re2, open: '(' }

/**
 * Snowflake. Instants are TIMESTAMP_NTZ in UTC and every format is said, so that no parameter of a session (TIMEZONE, WEEK_START,
 * TIMESTAMP_TYPE_MAPPING, DATE_INPUT_FORMAT …) changes what a rule means. Text compares by bytes of UTF-8, which is by code
 * point, unless a column has a collation of its own: https://docs.snowflake.com/en/sql-reference/collation
 */
export const snowflake: Dialect = {
  name: 'snowflake',
  title: 'Snowflake',
  // Quoted names keep their case, unquoted ones were folded to upper case when they were made; the catalog says which.
  // https://docs.snowflake.com/en/sql-reference/identifiers-syntax
  identifiers: { open: '"', close: '"', escapedClose: '""', longest: 255 },
  // https://docs.snowflake.com/en/developer-guide/node-js/nodejs-driver-execute#binding-statement-parameters
  parameter: (position, value) => bound(`:${position}`, value),
  literal: (value) => literal(value),
  pattern: flavour,
  zonedInstants: true,
  jsonPath: (path) => path,
  rows,
  windows,
  // A statement's text has 1 MB, here counted as if a character took two bytes.
  // https://docs.snowflake.com/en/user-guide/query-size-limits
  longestStatement: 500_000,
}

/** Numbers reach the database as text, so that no digit is lost on the way. */
const bound = (place: string, typed: TypedValue): string => {
  switch (typed.type.kind) {
    case 'date':
      return `to_date(${place}, 'YYYY-MM-DD')`
    case 'timestamp':
      return instantOf(`left(${place}, 26)`, 'YYYY-MM-DD"T"HH24:MI:SS.FF6', typed)
    default:
      return `cast(${place} as ${typeName(typed)})`
  }
}

/** The `Z` at its end is left out; a zoned one says its offset instead. */
const instantOf = (text: string, format: string, { zoned }: TypedValue): string =>
  zoned ? `to_timestamp_tz(${text} || ' +00:00', '${format} TZH:TZM')` : `to_timestamp_ntz(${text}, '${format}')`

const typeName = ({ type, value }: TypedValue): string => {
  switch (type.kind) {
    case 'integer':
      return 'number(38, 0)'
    case 'decimal':
      return decimalName(value)
    case 'float':
      return 'double'
    case 'boolean':
      return 'boolean'
    case 'date':
      return 'date'
    case 'timestamp':
      return 'timestamp_ntz'
    default:
      return 'varchar'
  }
}

/** As wide as the value: a product's 38 digits are those of both its operands. */
const decimalName = (value: TypedValue['value']): string => {
  const [whole = '', fraction = ''] = String(value).replace('-', '').split('.')
  const scale = Math.min(fraction.length, 37)
  return `number(${Math.min(whole.length + scale, 38)}, ${scale})`
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
      return `cast(${quotedText(value)} as double)`
    case 'date':
      return `to_date(${quotedText(value)}, 'YYYY-MM-DD')`
    case 'timestamp':
      return typed.zoned
        ? `to_timestamp_tz(${quotedText(`${clockText(value)} +00:00`)}, 'YYYY-MM-DD HH24:MI:SS.FF6 TZH:TZM')`
        : `to_timestamp_ntz(${quotedText(clockText(value))}, 'YYYY-MM-DD HH24:MI:SS.FF6')`
    default:
      return textLiteral(value)
  }
}

/** A backslash escapes: https://docs.snowflake.com/en/sql-reference/data-types-text#escape-sequences-in-single-quoted-string-constants */
const textLiteral = (text: string): string => quotedText(text.replaceAll('\\', '\\\\'))
