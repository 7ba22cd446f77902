import type { Type } from '../../compiler/types.ts'
import type { Value } from '../../compiler/values.ts'
import type { Cell } from './session.ts'

const dayLength = 86_400_000

/** A cell of a result as the value it stands for; exact numbers arrive as text, arrays and JSON as JSON text. */
export const readValue = (cell: Cell, type: Type): Value => {
  if (cell === null) return null
  switch (type.kind) {
    case 'integer':
      return BigInt(String(cell))
    case 'decimal':
      return readDecimal(String(cell), type.scale)
    case 'float':
      return Number(cell)
    case 'boolean':
      return cell === true || cell === 'true'
    case 'date':
      return { day: Math.floor(Date.parse(`${String(cell)}T00:00:00Z`) / dayLength) }
    case 'timestamp':
      return { micros: readMicros(String(cell)) }
    case 'json':
      return typeof cell === 'string' ? readJson(cell) : { json: cell }
    case 'array':
      return readArray(cell, type.element)
    case 'text':
    case 'other':
    case 'error':
      return String(cell)
    default:
      return type satisfies never
  }
}

const readDecimal = (text: string, scale: number): Value => {
  const [whole = '0', fraction = ''] = text.split('.')
  return { unscaled: BigInt(whole + fraction.padEnd(scale, '0').slice(0, scale)), scale }
}

/** `2026-01-31 10:00:00.123456+00`; without an offset in UTC. */
const readMicros = (text: string): bigint => {
  const [, date, time, fraction = '', offset = ''] =
    /^([^ T]+)[ T](\d{2}:\d{2}:\d{2})(?:\.(\d{1,6}))?\d*(Z|[+-]\d{2}(?::?\d{2})?)?$/.exec(text) ?? []
  const zone = offset === '' || offset === 'Z' ? 'Z' : offset.length === 3 ? `${offset}:00` : offset
  const milliseconds = Date.parse(`${date}T${time}${zone}`)
  if (Number.isNaN(milliseconds)) throw new Error(`the database printed a time in an unknown form: ${text}`)
  return BigInt(milliseconds) * 1000n + BigInt(fraction.padEnd(6, '0'))
}

const readJson = (text: string): Value => {
  try {
    return { json: JSON.parse(text) }
  } catch {
    return { json: text }
  }
}

/** Exact numbers are read as text: JSON's own would lose digits. */
const exactItems = (text: string, { kind }: Type): string =>
  kind === 'integer' || kind === 'decimal' ? text.replace(/-?\d[\d.eE+-]*/g, '"$&"') : text

const readArray = (cell: Cell, element: Type): Value => {
  const parsed: unknown = typeof cell === 'string' ? JSON.parse(exactItems(cell, element)) : cell
  return Array.isArray(parsed) ? parsed.map((inner) => readValue(inner as Cell, element)) : null
}
