import type { Storage, Type } from '../../../compiler/types.ts'
import { instantCell, localCell, type ReadText } from '../cells.ts'
import { arrayCell } from './array-cell.ts'

export interface TypeRead {
  readonly type: Type
  readonly storage: Storage
  /** How the server's text becomes a cell. */
  readonly cell?: ReadText
}

const plain = (type: Type, cell?: ReadText): TypeRead => ({ type, storage: { as: 'plain' }, ...(cell && { cell }) })
const integer = plain({ kind: 'integer' })
const text = plain({ kind: 'text' })
const float: TypeRead = { type: { kind: 'float' }, storage: { as: 'float' } }
const castText: TypeRead = { type: { kind: 'text' }, storage: { as: 'cast text' } }
const local: TypeRead = { type: { kind: 'timestamp' }, storage: { as: 'local', zone: 'UTC' }, cell: localCell }
const instant: TypeRead = { type: { kind: 'timestamp' }, storage: { as: 'instant' }, cell: instantCell }

/** A NUMERIC without a scale holds any; SegQL counts in decimals of a fixed one. */
const scaleOfAny = 18

/** https://www.postgresql.org/docs/18/datatype.html, by the names that `format_type` prints, without their sizes. */
const simple: Readonly<Record<string, TypeRead>> = {
  smallint: integer,
  integer: integer,
  bigint: integer,
  real: float,
  'double precision': float,
  boolean: plain({ kind: 'boolean' }, (cell) => (cell === 't' ? 'true' : 'false')),
  text,
  'character varying': text,
  character: { type: { kind: 'text' }, storage: { as: 'padded text' } },
  bpchar: { type: { kind: 'text' }, storage: { as: 'padded text' } },
  name: castText,
  citext: castText,
  uuid: castText,
  date: plain({ kind: 'date' }),
  'timestamp without time zone': local,
  'timestamp with time zone': instant,
  json: { type: { kind: 'json' }, storage: { as: 'json text' } },
  jsonb: plain({ kind: 'json' }),
  numeric: plain({ kind: 'decimal', scale: scaleOfAny }),
}

/** How a column of a type is read. Arrays are read when their elements need no conversion; what has no counterpart is `other`. */
export const readType = (native: string, isEnum = false): TypeRead => {
  if (isEnum) return castText
  const element = /^(.*)\[\]$/s.exec(native)?.[1]
  if (element !== undefined) return readArray(native, readType(element))
  const sized = /^numeric\(\d+,(-?\d+)\)$/.exec(native)
  if (sized) return Number(sized[1]) <= 0 ? integer : plain({ kind: 'decimal', scale: Number(sized[1]) })
  return simple[native.replace(/\(\d+\)/, '')] ?? plain({ kind: 'other', native })
}

const readArray = (native: string, { type, storage, cell }: TypeRead): TypeRead => {
  const whole = storage.as === 'plain' && type.kind !== 'other' && type.kind !== 'json' && type.kind !== 'array'
  const known: Type = whole ? { kind: 'array', element: type } : { kind: 'other', native }
  return plain(known, arrayCell(type, cell))
}
