import type { Dialect, TypedValue } from '../compiler/dialect.ts'
import { flavours } from '../compiler/pattern.ts'
import { rows } from './databricks-rows.ts'
import { clockText, fits64Bits, numeral, quotedText } from './text.ts'

/**
 * Databricks SQL in ANSI mode, as Databricks Runtime 17.3 and later have it. Instants are TIMESTAMP, local times TIMESTAMP_NTZ;
 * nothing depends on the session's time zone. Text compares by bytes of UTF-8, which is by code point:
 * https://docs.databricks.com/aws/en/sql/language-manual/sql-ref-collation
 */
export const databricks: Dialect = {
  name: 'databricks',
  title: 'Databricks',
  // https://docs.databricks.com/aws/en/sql/language-manual/sql-ref-identifiers
  identifiers: {
    open: '`',
    close: '`',
    escapedClose: '``',
    longest: 255,
    ignoreCase: true,
    // `${name}` is replaced in the whole text before it is read, between quotes too:
    // https://spark.apache.org/docs/latest/sql-ref-syntax-aux-conf-mgmt-set.html
    refused: (name) => (name.includes('${') ? 'a name cannot hold `${`, which stands for a variable' : undefined),
  },
  parameter: (position, value) => parameter(`:p${position}`, value),
  literal: (value) => literal(value),
  pattern: flavours.java,
  jsonPath: (path) => [`$${path.map(jsonStep).join('')}`],
  refusedKey: (key) =>
    jsonStep(key) === undefined
      ? `"a valid path should start with \`$\` and is followed by zero or more segments like \`[123]\`, \`.name\`, \`['name']\`, or \`["name"]\`" (https://docs.databricks.com/aws/en/error-messages/error-classes), none of which can hold the key \`${key}\``
      : undefined,
  rows,
  // 16 MiB of text, here counted as if a character took two bytes:
  // https://docs.databricks.com/api/workspace/statementexecution/executestatement
  longestStatement: 8_000_000,
}

/**
 * A step takes no escapes, so the quotes that are not in the key stand around it, and no question mark stands between them.
 * https://docs.databricks.com/aws/en/sql/language-manual/sql-ref-json-path-expression
 */
const jsonSteps: readonly (readonly [RegExp, (key: string) => string])[] = [
  [/^[A-Za-z_]\w*$/, (key) => `.${key}`],
  [/^[^'?]+$/, (key) => `['${key}']`],
  [/^[^"?]+$/, (key) => `["${key}"]`],
  [/^[^.[]+$/, (key) => `.${key}`],
]
const jsonStep = (key: string): string | undefined => jsonSteps.find(([form]) => form.test(key))?.[1](key)

const typeName = ({ type, value }: TypedValue): string => {
  switch (type.kind) {
    case 'integer':
      return typeof value === 'string' && !fits64Bits(value) ? 'decimal(38, 0)' : 'bigint'
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
      return 'string'
  }
}

/** As wide as the literal: a wider one would take digits after the point from a product. */
const decimalName = (value: TypedValue['value']): string => {
  const [whole = '', fraction = ''] = String(value).replace('-', '').split('.')
  const scale = Math.min(fraction.length, 37)
  return `decimal(${Math.min(whole.length + scale, 38)}, ${scale})`
}

/** Every value is bound as text, whatever the driver would make of it. */
const parameter = (marker: string, typed: TypedValue): string => {
  const type = typeName(typed)
  return type === 'string' && typed.value !== null ? marker : `cast(${marker} as ${type})`
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
      return `date ${quotedText(value)}`
    case 'timestamp':
      return `timestamp ${quotedText(`${clockText(value)}Z`)}`
    default:
      return textLiteral(value)
  }
}

const escapes: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  "'": "\\'",
  '\n': '\\n',
  '\r': '\\r',
  // Or a variable's value would take the place of `${name}`.
  $: '\\u0024',
}

/** https://docs.databricks.com/aws/en/sql/language-manual/data-types/string-type#literals */
const textLiteral = (text: string): string =>
  `'${text.replace(/[\\'\n\r]|\$(?=\{)/g, (found) => escapes[found] ?? found)}'`
