import type { Type } from '../../compiler/types.ts'
import type { Value } from '../../compiler/values.ts'
import { dayNumber, micros } from './clock.ts'
import { valueOfText } from './stored-text.ts'

/** A value on its way to or from ZetaSQL (`zetasql/public/value.proto`); without one of these it is NULL. */
export interface Cell {
  readonly int64_value?: string
  readonly bool_value?: boolean
  readonly double_value?: number
  readonly string_value?: string
  readonly bytes_value?: Uint8Array
  readonly date_value?: number
  readonly timestamp_value?: { readonly seconds?: string; readonly nanos?: number }
  readonly datetime_value?: { readonly bit_field_datetime_seconds?: string; readonly nanos?: number }
  readonly numeric_value?: Uint8Array
  readonly bignumeric_value?: Uint8Array
  readonly json_value?: string
  readonly array_value?: { readonly element?: readonly Cell[] }
}

/** Little-endian two's complement, as short as it can be. */
const bytesOf = (value: bigint): Uint8Array => {
  const bytes: number[] = []
  for (let rest = value; ; rest >>= 8n) {
    const byte = Number(rest & 255n)
    bytes.push(byte)
    if ((rest >> 8n === 0n && byte < 128) || (rest >> 8n === -1n && byte >= 128)) return Uint8Array.from(bytes)
  }
}
const integerOf = (bytes: Uint8Array): bigint =>
  BigInt.asIntN(
    bytes.length * 8,
    bytes.reduce((sum, byte, index) => sum + (BigInt(byte) << BigInt(8 * index)), 0n),
  )

const unscaled = (digits: string, scale: number): bigint => {
  const [whole = '0', fraction = ''] = digits.split('.')
  return BigInt(whole + fraction.padEnd(scale, '0'))
}
const decimalText = (value: bigint, scale: number): string => {
  const digits = String(value < 0n ? -value : value).padStart(scale + 1, '0')
  return `${value < 0n ? '-' : ''}${digits.slice(0, -scale)}.${digits.slice(-scale)}`
}

const instantOf = (text: string): Cell => {
  const value = micros(text)
  const fraction = ((value % 1_000_000n) + 1_000_000n) % 1_000_000n
  return {
    timestamp_value: { seconds: String((value - fraction) / 1_000_000n), nanos: Number(fraction) * 1000 },
  }
}
/** Year, month (4 bits), day (5), hour (5), minute (6) and second (6) one after the other. */
const clockOf = (text: string): Cell => {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = text.split(/[-T :.]/).map(Number)
  const bits = [month, 4, day, 5, hour, 5, minute, 6, second, 6]
  let packed = BigInt(year)
  for (let index = 0; index < bits.length; index += 2)
    packed = (packed << BigInt(bits[index + 1]!)) | BigInt(bits[index]!)
  const fraction = /\.(\d+)$/.exec(text)?.[1] ?? ''
  return {
    datetime_value: { bit_field_datetime_seconds: String(packed), nanos: Number(fraction.slice(0, 6).padEnd(9, '0')) },
  }
}
const clockText = (packed: bigint, nanos: number): string => {
  const part = (shift: number, bits: number, width = 2): string =>
    String((packed >> BigInt(shift)) & ((1n << BigInt(bits)) - 1n)).padStart(width, '0')
  const seconds = `${part(12, 5)}:${part(6, 6)}:${part(0, 6)}.${String(nanos / 1000).padStart(6, '0')}`
  return `${part(26, 14, 4)}-${part(22, 4)}-${part(17, 5)} ${seconds}`
}

const doubles: Readonly<Record<string, number>> = { NaN: Number.NaN, Infinity, '-Infinity': -Infinity }

const writers: Readonly<Record<string, (text: string) => Cell>> = {
  STRING: (text) => ({ string_value: text }),
  INT64: (text) => ({ int64_value: text }),
  FLOAT64: (text) => ({ double_value: doubles[text] ?? Number(text) }),
  BOOL: (text) => ({ bool_value: text === 'true' }),
  DATE: (text) => ({ date_value: dayNumber(text) }),
  TIMESTAMP: instantOf,
  DATETIME: clockOf,
  JSON: (text) => ({ json_value: text }),
  BYTES: (text) => ({ bytes_value: Buffer.from(text) }),
  NUMERIC: (text) => ({ numeric_value: bytesOf(unscaled(text, 9)) }),
  BIGNUMERIC: (text) => ({ bignumeric_value: bytesOf(unscaled(text, 38)) }),
}

/** A value of a BigQuery type, from its text; an array's is JSON. */
export const cellOf = (text: string | null, native: string): Cell => {
  if (text === null) return {}
  const element = /^ARRAY<(.*)>$/.exec(native)?.[1]
  if (element === undefined) return writers[native]!(text)
  const items = JSON.parse(text) as unknown[]
  return { array_value: { element: items.map((item) => cellOf(item === null ? null : String(item), element)) } }
}

export const typeOf = (native: string): object => {
  const element = /^ARRAY<(.*)>$/.exec(native)?.[1]
  return element === undefined
    ? { type_kind: `TYPE_${native === 'FLOAT64' ? 'DOUBLE' : native}` }
    : { type_kind: 'TYPE_ARRAY', array_type: { element_type: typeOf(element) } }
}

/** The logical value of a result's cell. */
export const valueOfCell = (cell: Cell, type: Type): Value => {
  if (cell.string_value !== undefined) return valueOfText(cell.string_value, type)
  if (cell.int64_value !== undefined) return valueOfText(cell.int64_value, type)
  if (cell.double_value !== undefined) return cell.double_value
  if (cell.bool_value !== undefined) return cell.bool_value
  if (cell.date_value !== undefined) return { day: cell.date_value }
  if (cell.numeric_value) return valueOfText(decimalText(integerOf(cell.numeric_value), 9), type)
  if (cell.bignumeric_value) return valueOfText(decimalText(integerOf(cell.bignumeric_value), 38), type)
  if (cell.json_value !== undefined) return { json: JSON.parse(cell.json_value) }
  if (cell.timestamp_value) {
    const { seconds = '0', nanos = 0 } = cell.timestamp_value
    return { micros: BigInt(seconds) * 1_000_000n + BigInt(nanos) / 1000n }
  }
  if (cell.datetime_value) {
    const { bit_field_datetime_seconds = '0', nanos = 0 } = cell.datetime_value
    return { micros: micros(clockText(BigInt(bit_field_datetime_seconds), nanos)) }
  }
  if (cell.array_value) {
    const element: Type = type.kind === 'array' ? type.element : { kind: 'text' }
    return (cell.array_value.element ?? []).map((item) => valueOfCell(item, element))
  }
  return null
}
