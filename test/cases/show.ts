import type { Type } from '../../compiler/types.ts'
import type { Decimal, Value } from '../../compiler/values.ts'
import { dateText, instantText, micros } from '../engines/clock.ts'
import type { Plain } from './case.ts'

const decimalText = ({ unscaled, scale }: Decimal): string => {
  const digits = (unscaled < 0n ? -unscaled : unscaled).toString().padStart(scale + 1, '0')
  const text = scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`.replace(/\.?0+$/, '')
  return unscaled < 0n && text !== '0' ? `-${text}` : text
}

/** A value in the words of a case: numbers as their shortest digits, whatever exact or floating type holds them. */
export const shown = (value: Value): string => {
  if (value === null) return 'no value'
  if (typeof value === 'string') return JSON.stringify(value)
  if (typeof value === 'bigint' || typeof value === 'boolean') return String(value)
  if (typeof value === 'number') return Object.is(value, -0) ? '0' : String(value)
  if ('unscaled' in value) return decimalText(value)
  if ('day' in value) return dateText(value.day)
  if ('micros' in value) return instantText(value.micros)
  if ('json' in value) return `json ${JSON.stringify(value.json)}`
  return `[${value.map(shown).join(', ')}]`
}

/** What a case expects, in the same words. */
export const expected = (plain: Plain, type: Type): string => {
  if (plain === null) return 'no value'
  if (Array.isArray(plain)) {
    const element: Type = type.kind === 'array' ? type.element : { kind: 'text' }
    return `[${plain.map((one: Plain) => expected(one, element)).join(', ')}]`
  }
  if (type.kind === 'timestamp') return instantText(micros(String(plain)))
  if (type.kind === 'text') return JSON.stringify(plain)
  return String(plain)
}
