import type { TypedValue } from '../../../compiler/dialect.ts'
import type { Query } from '../driver.ts'

/** Literals (with backslashes), quoted names and comments hold no parameter; `::p1` is a cast. */
const token = /'(?:[^'\\]|''|\\.)*'|"(?:[^"]|"")*"|--[^\n]*|\/\*.*?\*\/|::|:p(\d+)\b/gs

/** A statement with `$1`, `$2`, …, as the wire's protocol has them, for one with `:p1`, `:p2`, … */
export const positional = ({ sql, parameters }: Query): Query => {
  if (parameters.length === 0) return { sql, parameters }
  const named: number[] = []
  const text = sql.replace(token, (whole, digits: string | undefined) => {
    if (digits === undefined) return whole
    const position = Number(digits)
    if (!named.includes(position)) named.push(position)
    return `$${named.indexOf(position) + 1}`
  })
  return { sql: text, parameters: named.flatMap((position) => parameters[position - 1] ?? []) }
}

/** Only those that the statement names: the Data API refuses others. */
export const namedParameters = (sql: string, parameters: readonly TypedValue[]) => {
  if (parameters.length === 0) return []
  const named = new Set(
    [...sql.matchAll(token)].flatMap(([, digits]) => (digits === undefined ? [] : [Number(digits)])),
  )
  return parameters.flatMap(({ value }, index) =>
    named.has(index + 1) ? [{ name: `p${index + 1}`, value: String(value) }] : [],
  )
}
