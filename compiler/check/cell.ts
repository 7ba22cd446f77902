import type { Cell } from '../../grammar/tree/index.ts'
import { type Exact, parseExact, toFloat, withScale } from '../decimal.ts'
import { parseDay, parseInstant } from '../time.ts'
import type { Type } from '../types.ts'
import type { Value } from '../values.ts'
import { canonicalInstant } from './literal.ts'

const numberOf = (cell: Cell): Exact | undefined => (cell.kind === 'number' ? parseExact(cell.value) : undefined)

const scaled = (number: Exact | undefined, scale: number): Value | undefined => {
  if (number === undefined) return undefined
  const digits = typeof number === 'bigint' ? 0 : number.scale
  return digits <= scale ? withScale(number, scale) : undefined
}

const floatOf = (number: Exact | undefined): Value | undefined => {
  const value = number === undefined ? undefined : toFloat(number)
  return value !== undefined && Number.isFinite(value) ? value : undefined
}

const dayOf = (cell: Cell): Value | undefined => {
  const day = cell.kind === 'date' ? parseDay(cell.value) : undefined
  return day === undefined ? undefined : { day }
}

const instantOf = (cell: Cell): Value | undefined => {
  const text = cell.kind === 'instant' ? canonicalInstant(cell.value) : undefined
  const micros = text === undefined ? undefined : parseInstant(text)
  return micros === undefined ? undefined : { micros }
}

/** JSON is written as its text; a number or truth value may stand for itself. */
const jsonOf = (cell: Cell): Value | undefined => {
  if (cell.kind === 'boolean') return { json: cell.value }
  if (cell.kind === 'number') return { json: Number(cell.value) }
  if (cell.kind !== 'text') return undefined
  try {
    return { json: JSON.parse(cell.value) }
  } catch {
    return undefined
  }
}

const listOf = (cell: Cell, element: Type): Value | undefined => {
  if (cell.kind !== 'list') return undefined
  const values = cell.values.map((each) => cellValue(each, element))
  return values.some((value) => value === undefined) ? undefined : values.map((value) => value ?? null)
}

/** A cell as a value of a column's type, or undefined when it does not fit. */
export const cellValue = (cell: Cell, type: Type): Value | undefined => {
  if (cell.kind === 'null' || type.kind === 'error') return null
  switch (type.kind) {
    case 'text':
    case 'other':
      return cell.kind === 'text' ? cell.value : undefined
    case 'integer': {
      const number = numberOf(cell)
      return typeof number === 'bigint' ? number : undefined
    }
    case 'decimal':
      return scaled(numberOf(cell), type.scale)
    case 'float':
      return floatOf(numberOf(cell))
    case 'boolean':
      return cell.kind === 'boolean' ? cell.value : undefined
    case 'date':
      return dayOf(cell)
    case 'timestamp':
      return instantOf(cell)
    case 'json':
      return jsonOf(cell)
    case 'array':
      return listOf(cell, type.element)
    default:
      return type satisfies never
  }
}

/** An ID as text: written as a text or as a whole number. */
export const cellId = (cell: Cell): string | undefined => {
  if (cell.kind === 'text') return cell.value
  return cell.kind === 'number' && /^-?\d+$/.test(cell.value) ? cell.value : undefined
}

/** The cell as it would be written, for messages. */
export const cellWords = (cell: Cell): string => {
  if (cell.kind === 'list') return 'A list'
  return cell.kind === 'null' ? '`null`' : cell.kind === 'text' ? `The text \`${cell.value}\`` : `\`${cell.value}\``
}
