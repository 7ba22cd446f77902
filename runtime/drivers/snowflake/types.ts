import type { Storage, Type } from '../../../compiler/types.ts'
import { instantCell, localCell, type ReadText } from '../cells.ts'

export interface TypeRead {
  readonly type: Type
  readonly storage: Storage
  readonly cell?: ReadText
}

const plain = (type: Type, cell?: ReadText): TypeRead => ({ type, storage: { as: 'plain' }, ...(cell && { cell }) })
const text = plain({ kind: 'text' })
const local: TypeRead = {
  type: { kind: 'timestamp' },
  // A TIMESTAMP_NTZ keeps nanoseconds unless its column says less.
  storage: { as: 'local', zone: 'UTC', finer: true },
  cell: localCell,
}
const instant: TypeRead = { type: { kind: 'timestamp' }, storage: { as: 'instant' }, cell: instantCell }
const json = plain({ kind: 'json' })
/** `1.0`, `1e+300`, `inf`: https://docs.snowflake.com/en/sql-reference/data-types-numeric#special-values */
const floats: Readonly<Record<string, string>> = { NaN: 'NaN', inf: 'Infinity', '-inf': '-Infinity' }
const float: TypeRead = {
  type: { kind: 'float' },
  storage: { as: 'float' },
  cell: (cell) => floats[cell] ?? (Number.isFinite(Number(cell)) ? String(Number(cell)) : cell),
}
const boolean = plain({ kind: 'boolean' }, (cell) => cell.toLowerCase())

/** https://docs.snowflake.com/en/sql-reference/intro-summary-data-types; names of columns, and those of results. */
const known: Readonly<Record<string, TypeRead>> = {
  TEXT: text,
  VARCHAR: text,
  FLOAT: float,
  REAL: float,
  BOOLEAN: boolean,
  DATE: plain({ kind: 'date' }),
  TIMESTAMP_NTZ: local,
  TIMESTAMP_LTZ: instant,
  TIMESTAMP_TZ: instant,
  VARIANT: json,
  OBJECT: json,
  // An array's elements are variants: what they hold is known row by row.
  ARRAY: json,
}

/** How a column is read; `scale` is a number's. */
export const readType = (native: string, scale: number | undefined): TypeRead => {
  const name = native.toUpperCase()
  if (name === 'NUMBER' || name === 'FIXED') return plain(scale ? { kind: 'decimal', scale } : { kind: 'integer' })
  return known[name] ?? plain({ kind: 'other', native: name })
}

/** As a declaration names it: `NUMBER(38,0)`. */
export const nativeName = (type: string, precision: number | undefined, scale: number | undefined): string => {
  const name = type.toUpperCase()
  if (name === 'FIXED' || name === 'NUMBER') return `NUMBER(${precision ?? 38},${scale ?? 0})`
  return name === 'REAL' ? 'FLOAT' : name
}
