import type { Storage, Type } from '../../../compiler/types.ts'
import { instantOfMicros, localCell, type ReadText } from '../cells.ts'
import type { Cell } from '../driver.ts'

/** A field of a schema: https://cloud.google.com/bigquery/docs/reference/rest/v2/tables#TableFieldSchema */
export interface Field {
  readonly name: string
  readonly type: string
  readonly mode?: string
  readonly fields?: readonly Field[]
  readonly precision?: string
  readonly scale?: string
}

export interface FieldRead {
  readonly type: Type
  readonly storage: Storage
  readonly native: string
}

const plain: Storage = { as: 'plain' }

interface Known {
  readonly type: Type
  readonly storage: Storage
  /** The name of GoogleSQL: schemas still write the older ones. */
  readonly native: string
  readonly cell?: ReadText
}

const integer: Known = { type: { kind: 'integer' }, storage: plain, native: 'INT64' }
/** Floats come as `1.0E300`. */
const shortest: ReadText = (text) => (Number.isFinite(Number(text)) ? String(Number(text)) : text)
const float: Known = { type: { kind: 'float' }, storage: { as: 'float' }, native: 'FLOAT64', cell: shortest }
const boolean: Known = { type: { kind: 'boolean' }, storage: plain, native: 'BOOL' }

const known: Readonly<Record<string, Known>> = {
  STRING: { type: { kind: 'text' }, storage: plain, native: 'STRING' },
  INTEGER: integer,
  INT64: integer,
  FLOAT: float,
  FLOAT64: float,
  BOOLEAN: boolean,
  BOOL: boolean,
  NUMERIC: { type: { kind: 'decimal', scale: 9 }, storage: plain, native: 'NUMERIC' },
  BIGNUMERIC: { type: { kind: 'decimal', scale: 38 }, storage: plain, native: 'BIGNUMERIC' },
  DATE: { type: { kind: 'date' }, storage: plain, native: 'DATE' },
  // `formatOptions.useInt64Timestamp` gives microseconds since 1970.
  TIMESTAMP: {
    type: { kind: 'timestamp' },
    storage: { as: 'instant' },
    native: 'TIMESTAMP',
    cell: (text) => instantOfMicros(BigInt(text)),
  },
  DATETIME: {
    type: { kind: 'timestamp' },
    storage: { as: 'local', zone: 'UTC' },
    native: 'DATETIME',
    cell: localCell,
  },
  JSON: { type: { kind: 'json' }, storage: plain, native: 'JSON' },
}

const other = (native: string): Known => ({ type: { kind: 'other', native }, storage: plain, native })

const elementOf = ({ type, precision, scale = '0' }: Field): Known => {
  const found = known[type] ?? other(type === 'RECORD' ? 'STRUCT' : type)
  if (found.type.kind !== 'decimal' || precision === undefined) return found
  const native = `${found.native}(${precision}, ${scale})`
  return { ...found, native, type: scale === '0' ? { kind: 'integer' } : { kind: 'decimal', scale: Number(scale) } }
}

/** How a column is read. Arrays are read when their elements need no conversion. */
export const readField = (field: Field): FieldRead => {
  const { type, storage, native } = elementOf(field)
  if (field.mode !== 'REPEATED') return { type, storage, native }
  const array = `ARRAY<${native}>`
  const whole = storage.as === 'plain' && type.kind !== 'other' && type.kind !== 'json'
  return {
    type: whole ? { kind: 'array', element: type } : { kind: 'other', native: array },
    storage: plain,
    native: array,
  }
}

/** A value of a row as the REST API gives it: text, nothing, an array of `{ v }`, or a record `{ f: [{ v }] }`. */
export type RestValue =
  | string
  | null
  | readonly { readonly v: RestValue }[]
  | { readonly f: readonly { readonly v: RestValue }[] }

/** Without it the text is a cell already. */
export const cellReader = (field: Field): ((value: RestValue) => Cell) => {
  const { cell } = elementOf(field)
  if (field.mode === 'REPEATED' || field.fields) return (value) => (value === null ? null : json(value, field))
  if (cell) return (value) => (typeof value === 'string' ? cell(value) : null)
  return (value) => value as Cell
}

const json = (value: RestValue, field: Field): string => {
  if (value === null) return 'null'
  if (field.mode === 'REPEATED') {
    const items = value as readonly { readonly v: RestValue }[]
    return `[${items.map(({ v }) => json(v, { ...field, mode: 'NULLABLE' })).join(',')}]`
  }
  if (typeof value === 'object' && 'f' in value) {
    const parts = value.f.map(({ v }, index) => {
      const inner = field.fields?.[index] ?? { name: String(index), type: 'STRING' }
      return `${JSON.stringify(inner.name)}:${json(v, inner)}`
    })
    return `{${parts.join(',')}}`
  }
  const { type, cell } = elementOf(field)
  const text = cell ? (cell(String(value)) ?? '') : String(value)
  const bare =
    ['integer', 'decimal', 'boolean', 'json'].includes(type.kind) ||
    (type.kind === 'float' && Number.isFinite(Number(text)))
  return bare ? text : JSON.stringify(text)
}
