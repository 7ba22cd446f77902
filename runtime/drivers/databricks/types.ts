import type { Storage, Type } from '../../../compiler/types.ts'
import { instantCell, localCell, type ReadText } from '../cells.ts'
import type { Cell } from '../driver.ts'

export interface TypeRead {
  readonly type: Type
  readonly storage: Storage
  readonly cell?: ReadText
}

const plain = (type: Type): TypeRead => ({ type, storage: { as: 'plain' } })
const integer = plain({ kind: 'integer' })
const text = plain({ kind: 'text' })
const float: TypeRead = { type: { kind: 'float' }, storage: { as: 'float' } }
/** Results print instants in the session's zone, which is UTC. */
const instant: TypeRead = { type: { kind: 'timestamp' }, storage: { as: 'instant' }, cell: instantCell }

/** https://docs.databricks.com/aws/en/sql/language-manual/sql-ref-datatypes */
const known: Readonly<Record<string, TypeRead>> = {
  tinyint: integer,
  smallint: integer,
  int: integer,
  bigint: integer,
  float,
  double: float,
  boolean: plain({ kind: 'boolean' }),
  string: text,
  varchar: text,
  char: { type: { kind: 'text' }, storage: { as: 'padded text' } },
  date: plain({ kind: 'date' }),
  timestamp: instant,
  timestamp_ntz: { type: { kind: 'timestamp' }, storage: { as: 'local', zone: 'UTC' }, cell: localCell },
  variant: plain({ kind: 'json' }),
}

/** How a column of a type is read: `decimal(10,2)`, `array<string>`. */
export const readType = (native: string): TypeRead => {
  const name = native.toLowerCase()
  const decimal = /^decimal\((\d+),\s*(\d+)\)$/.exec(name)
  if (decimal) return decimal[2] === '0' ? integer : plain({ kind: 'decimal', scale: Number(decimal[2]) })
  const element = /^array<(.*)>$/s.exec(name)?.[1]
  if (element !== undefined) return readArray(native, readType(element))
  return known[name.replace(/\(\d+\)$/, '')] ?? plain({ kind: 'other', native })
}

const readArray = (native: string, { type, storage }: TypeRead): TypeRead =>
  storage.as === 'plain' && type.kind !== 'other' && type.kind !== 'json' && type.kind !== 'array'
    ? plain({ kind: 'array', element: type })
    : plain({ kind: 'other', native })

/** `TTypeId` of Hive's protocol, in its order. */
const names = [
  'boolean',
  'tinyint',
  'smallint',
  'int',
  'bigint',
  'float',
  'double',
  'string',
  'timestamp',
  'binary',
  'array',
  'map',
  'struct',
  'union',
  'user defined',
  'decimal',
  'void',
  'date',
  'varchar',
  'char',
  'interval year to month',
  'interval day to second',
]

/** A result's column as the protocol describes it, `TColumnDesc`. */
export interface ColumnDescription {
  readonly columnName: string
  readonly position: number
  readonly typeDesc: {
    readonly types: readonly {
      readonly primitiveEntry?: {
        readonly type: number
        readonly typeQualifiers?: { readonly qualifiers: Readonly<Record<string, { readonly i32Value?: number }>> }
      }
    }[]
  }
}

/** A result's column: the protocol tells no element types. */
export const nativeOf = ({ typeDesc }: ColumnDescription): string => {
  const entry = typeDesc.types[0]?.primitiveEntry
  const name = names[entry?.type ?? 7] ?? 'string'
  if (name !== 'decimal') return name
  const { precision, scale } = entry?.typeQualifiers?.qualifiers ?? {}
  return `decimal(${precision?.i32Value ?? 10},${scale?.i32Value ?? 0})`
}

/** What the package makes of a value, as a cell. */
export const toCell = (value: unknown, read: ReadText | undefined): Cell => {
  if (value === null || value === undefined) return null
  if (typeof value === 'string') return read ? read(value) : value
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  if (Buffer.isBuffer(value)) return value.toString('hex').toUpperCase()
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
