import { parseExact, roundToInteger, toFloat, withScale } from '../decimal.ts'
import type { Literal } from '../ir.ts'
import { parseDay, parseInstant } from '../time.ts'
import type { Value } from '../values.ts'

const read = (literal: Literal): Value | undefined => {
  switch (literal.type.kind) {
    case 'date': {
      const day = parseDay(String(literal.value))
      return day === undefined ? undefined : { day }
    }
    case 'timestamp': {
      const micros = parseInstant(String(literal.value))
      return micros === undefined ? undefined : { micros }
    }
    case 'integer':
    case 'decimal':
    case 'float':
      return readNumber(String(literal.value), literal.type)
    default:
      return literal.value
  }
}

const readNumber = (
  text: string,
  type: (Literal & { type: { kind: 'integer' | 'decimal' | 'float' } })['type'],
): Value | undefined => {
  const value = parseExact(text)
  if (value === undefined) return undefined
  if (type.kind === 'float') return toFloat(value)
  return type.kind === 'decimal' ? withScale(value, type.scale) : roundToInteger(value)
}

/** The value a literal spells. */
export const readLiteral = (literal: Literal): Value => {
  const value = read(literal)
  if (value === undefined) throw new Error(`the checker let a literal pass that says nothing: ${literal.value}`)
  return value
}

const known = new WeakMap<Literal, Value>()

/** The same, remembered for those who ask once for every row. */
export const literalValue = (literal: Literal): Value => {
  const before = known.get(literal)
  if (before !== undefined) return before
  const value = readLiteral(literal)
  known.set(literal, value)
  return value
}
