import type { Type } from '../../compiler/types.ts'
import type { Value } from '../../compiler/values.ts'
import { dayNumber, micros } from './clock.ts'
import { decimal } from './column-kind.ts'

/** `1.50` of an engine that writes more or fewer zeros than the column's scale. */
const decimalOf = (text: string, scale: number): Value => {
  const [whole = '0', fraction = ''] = text.split('.')
  return decimal(`${whole}.${fraction.replace(/0+$/, '').padEnd(scale, '0')}`, scale)
}

/** `2026-01-31 10:00:00+00`, as PostgreSQL writes it. */
const timestampOf = (text: string): Value => {
  const offset = /[+-]\d{2}$/.test(text.slice(10)) ? ':00' : ''
  return { micros: micros(`${text}${offset}`) }
}

/** The logical value of a result's cell that an engine gave as text. */
export const valueOfText = (text: string, type: Type): Value => {
  switch (type.kind) {
    case 'text':
    case 'other':
    case 'error':
      return text
    case 'integer':
      return BigInt(text.replace(/\.0+$/, ''))
    case 'decimal':
      return decimalOf(text, type.scale)
    case 'float':
      return Number(text)
    case 'boolean':
      return text === 't' || text === 'true'
    case 'date':
      return { day: dayNumber(text) }
    case 'timestamp':
      return timestampOf(text)
    case 'json':
      return { json: JSON.parse(text) }
    case 'array':
      return valuesOfArray(text, type.element)
    default:
      return type satisfies never
  }
}

/** The items of a flat array as text: parsed as numbers they would lose digits. */
const itemsOfJson = (text: string): readonly (string | null)[] =>
  (text.slice(1, -1).match(/"(?:[^"\\]|\\.)*"|[^,\s]+/g) ?? []).map((item) => {
    if (item === 'null') return null
    return item.startsWith('"') ? String(JSON.parse(item)) : item
  })

/** An array as JSON, or as PostgreSQL writes it: `{a,"b c",NULL}`. */
const valuesOfArray = (text: string, element: Type): Value => {
  if (text.startsWith('[')) {
    return itemsOfJson(text).map((one) => (one === null ? null : valueOfText(one, element)))
  }
  const items = text.slice(1, -1).match(/"(?:[^"\\]|\\.)*"|[^,]+/g) ?? []
  return items.map((item) => {
    if (item === 'NULL') return null
    return valueOfText(item.startsWith('"') ? item.slice(1, -1).replace(/\\(.)/g, '$1') : item, element)
  })
}
