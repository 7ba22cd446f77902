import { isJson } from '../order.ts'
import type { Value } from '../values.ts'

/** A JSON value of a column: JSON's null is no value. */
export const jsonOf = (value: Value): unknown => (value !== null && isJson(value) ? value.json : undefined)

const step = (value: unknown, name: string): unknown =>
  value !== null && typeof value === 'object' && !Array.isArray(value) && Object.hasOwn(value, name)
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined

/** What a path leads to, when that is a text, a number or a truth value. */
export const evaluateJson = (value: Value, path: readonly string[]): Value => {
  const found = path.reduce(step, jsonOf(value))
  return typeof found === 'string' ||
    typeof found === 'boolean' ||
    (typeof found === 'number' && Number.isFinite(found))
    ? { json: found }
    : null
}
