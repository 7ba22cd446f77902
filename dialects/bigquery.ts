import type { Dialect, TypedValue } from '../compiler/dialect.ts'
import { flavours } from '../compiler/pattern.ts'
import { rows } from './bigquery-rows.ts'
import { clockText, fits64Bits, numeral, quotedText } from './text.ts'

/**
 * GoogleSQL as BigQuery runs it. Instants are TIMESTAMP, local times DATETIME. Text compares by bytes of UTF-8, which is by code
 * point: https://cloud.google.com/bigquery/docs/reference/standard-sql/collation-concepts#default_collation
 */
export const bigquery: Dialect = {
  name: 'bigquery',
  title: 'BigQuery',
  // https://cloud.google.com/bigquery/docs/reference/standard-sql/lexical#quoted_identifiers
  identifiers: {
    open: '`',
    close: '`',
    escapedClose: '\\`',
    longest: 2100,
    wholePaths: true,
    ignoreCase: true,
    refused: (name, of) => refusal(name, of),
  },
  parameter: (position) => `@p${position}`,
  literal: (value) => literal(value),
  pattern: flavours.re2,
  jsonPath: (path) => path,
  rows,
  // https://cloud.google.com/bigquery/quotas#query_jobs: a query's text has 1 MB, here counted as if a character took two bytes.
  longestStatement: 500_000,
}

/** Flexible column names: https://cloud.google.com/bigquery/docs/schemas#flexible-column-names */
const refusal = (name: string, of: 'any' | 'result'): string | undefined => {
  if (of === 'result' && [...name].length > 300) return 'it is longer than 300 characters'
  const found = (of === 'result' ? /[!"$()*,./;?@[\\\]^`{}~\p{Cc}]/u : /[`\\\p{Cc}]/u).exec(name)
  return found ? `a column's name cannot hold ${JSON.stringify(found[0])}` : undefined
}

/** The type of a parameter, as the `types` of a query request name it; parameters are called `p1`, `p2`, … */
export const parameterType = ({ type, value }: TypedValue): string => {
  switch (type.kind) {
    case 'integer':
      return typeof value === 'string' && !fits64Bits(value) ? 'BIGNUMERIC' : 'INT64'
    case 'decimal':
      return isNumeric(value) ? 'NUMERIC' : 'BIGNUMERIC'
    case 'float':
      return 'FLOAT64'
    case 'boolean':
      return 'BOOL'
    case 'date':
      return 'DATE'
    case 'timestamp':
      return 'TIMESTAMP'
    default:
      return 'STRING'
  }
}

/** 29 digits before the point and 9 after it: https://cloud.google.com/bigquery/docs/reference/standard-sql/data-types#decimal_types */
const isNumeric = (value: TypedValue['value']): boolean => {
  const [whole = '', fraction = ''] = String(value).replace('-', '').split('.')
  return whole.length <= 29 && fraction.length <= 9
}

const literal = (typed: TypedValue): string => {
  const { type, value } = typed
  const native = parameterType(typed).toLowerCase()
  if (value === null) return `cast(null as ${native})`
  if (typeof value === 'boolean') return String(value)
  switch (type.kind) {
    case 'integer':
      return native === 'int64' ? numeral(value) : `${native} ${quotedText(value)}`
    case 'decimal':
    case 'date':
      return `${native} ${quotedText(value)}`
    case 'float':
      return `cast(${quotedText(value)} as float64)`
    case 'timestamp':
      return `timestamp ${quotedText(`${clockText(value)}+00`)}`
    default:
      return textLiteral(value)
  }
}

const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', "'": "\\'", '\n': '\\n', '\r': '\\r' }

/** A quote is not doubled but escaped: https://cloud.google.com/bigquery/docs/reference/standard-sql/lexical#escape_sequences */
const textLiteral = (text: string): string => `'${text.replace(/[\\'\n\r]/g, (found) => escapes[found] ?? found)}'`
