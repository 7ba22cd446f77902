import type { Cell } from '../../engines/bigquery-cells.ts'
import { valueOfCell } from '../../engines/bigquery-cells.ts'

/** A type as ZetaSQL tells it. */
export interface TypeProto {
  readonly type_kind: string
  readonly array_type?: { readonly element_type: TypeProto }
  readonly struct_type?: { readonly field?: readonly { readonly field_name: string; readonly field_type: TypeProto }[] }
}

export interface ColumnProto {
  readonly name: string
  readonly type: TypeProto
  /** Of a stored column: GoogleSQL's own types have none. */
  readonly sizes?: { readonly precision: string; readonly scale: string }
}

/** ZetaSQL's names that BigQuery's schemas spell otherwise. */
const legacy: Readonly<Record<string, string>> = {
  INT64: 'INTEGER',
  DOUBLE: 'FLOAT',
  BOOL: 'BOOLEAN',
  STRUCT: 'RECORD',
}

export const fieldOf = ({ name, type, sizes }: ColumnProto): object => {
  if (type.array_type) return { ...fieldOf({ name, type: type.array_type.element_type }), mode: 'REPEATED' }
  const kind = type.type_kind.replace('TYPE_', '')
  const fields = type.struct_type?.field?.map(({ field_name, field_type }) =>
    fieldOf({ name: field_name, type: field_type }),
  )
  return { name, type: legacy[kind] ?? kind, mode: 'NULLABLE', ...sizes, ...(fields && { fields }) }
}

const decimal = { NUMERIC: 9, BIGNUMERIC: 38 } as const

const clock = (micros: bigint): string => {
  const fraction = ((micros % 1_000_000n) + 1_000_000n) % 1_000_000n
  const seconds = new Date(Number((micros - fraction) / 1000n)).toISOString().slice(0, 19)
  return fraction === 0n ? seconds : `${seconds}.${String(fraction).padStart(6, '0')}`
}

const decimalText = (unscaled: bigint, scale: number): string => {
  const digits = String(unscaled < 0n ? -unscaled : unscaled).padStart(scale + 1, '0')
  const fraction = digits.slice(-scale).replace(/0+$/, '')
  return `${unscaled < 0n ? '-' : ''}${digits.slice(0, -scale)}${fraction && `.${fraction}`}`
}

/** Doubles as Java prints them. */
const doubleText = (value: number): string => {
  if (!Number.isFinite(value)) return String(value)
  const text = String(value)
  if (/e/.test(text)) return text.replace(/^(-?\d+)(\.\d+)?e\+?/, (_, whole, part = '.0') => `${whole}${part}E`)
  return text.includes('.') ? text : `${text}.0`
}

const scalar = (cell: Cell, kind: string): string | null => {
  if (cell.bytes_value !== undefined) return Buffer.from(cell.bytes_value).toString('base64')
  if (kind === 'NUMERIC' || kind === 'BIGNUMERIC') {
    const value = valueOfCell(cell, { kind: 'decimal', scale: decimal[kind] })
    return value && typeof value === 'object' && 'unscaled' in value ? decimalText(value.unscaled, value.scale) : null
  }
  if (cell.double_value !== undefined) return doubleText(cell.double_value)
  if (cell.json_value !== undefined) return cell.json_value
  const value = valueOfCell(cell, { kind: 'text' })
  if (value === null) return null
  if (typeof value === 'object' && 'day' in value) return new Date(value.day * 86_400_000).toISOString().slice(0, 10)
  if (typeof value === 'object' && 'micros' in value)
    return kind === 'TIMESTAMP' ? String(value.micros) : clock(value.micros)
  return String(value)
}

type Structured = Cell & { readonly struct_value?: { readonly field?: readonly Cell[] } }

/** A value as the REST API gives it with `useInt64Timestamp`. */
const restValue = (cell: Structured, type: TypeProto): unknown => {
  const element = type.array_type?.element_type
  if (element) return (cell.array_value?.element ?? []).map((item) => ({ v: restValue(item, element) }))
  const fields = type.struct_type?.field
  if (fields) {
    return cell.struct_value
      ? {
          f: fields.map(({ field_type }, index) => ({
            v: restValue(cell.struct_value?.field?.[index] ?? {}, field_type),
          })),
        }
      : null
  }
  return scalar(cell, type.type_kind.replace('TYPE_', ''))
}

export const restRow = (row: readonly Cell[], columns: readonly ColumnProto[]) => ({
  f: columns.map(({ type }, index) => ({ v: restValue(row[index] ?? {}, type) })),
})
