import type { Storage, Type } from '../../compiler/types.ts'

export interface TypeRead {
  readonly type: Type
  readonly storage: Storage
}

const plain = (type: Type): TypeRead => ({ type, storage: { as: 'plain' } })
const integer = plain({ kind: 'integer' })
const float: TypeRead = { type: { kind: 'float' }, storage: { as: 'float' } }
const castText: TypeRead = { type: { kind: 'text' }, storage: { as: 'cast text' } }
const local: TypeRead = { type: { kind: 'timestamp' }, storage: { as: 'local', zone: 'UTC' } }
const finer: TypeRead = { type: { kind: 'timestamp' }, storage: { as: 'local', zone: 'UTC', finer: true } }
const instant: TypeRead = { type: { kind: 'timestamp' }, storage: { as: 'instant' } }

/** https://duckdb.org/docs/stable/sql/data_types/overview, by the names `duckdb_columns()` prints. */
const simple: Readonly<Record<string, TypeRead>> = {
  TINYINT: integer,
  SMALLINT: integer,
  INTEGER: integer,
  BIGINT: integer,
  HUGEINT: integer,
  UTINYINT: integer,
  USMALLINT: integer,
  UINTEGER: integer,
  UBIGINT: integer,
  UHUGEINT: integer,
  BIGNUM: integer,
  FLOAT: float,
  DOUBLE: float,
  BOOLEAN: plain({ kind: 'boolean' }),
  VARCHAR: plain({ kind: 'text' }),
  JSON: plain({ kind: 'json' }),
  UUID: castText,
  DATE: plain({ kind: 'date' }),
  TIMESTAMP: local,
  TIMESTAMP_S: local,
  TIMESTAMP_MS: local,
  TIMESTAMP_NS: finer,
  'TIMESTAMP WITH TIME ZONE': instant,
}

/**
 * How a DuckDB column type is read. Arrays are read when their elements need no conversion; everything without a counterpart
 * (STRUCT, MAP, BLOB, TIME, INTERVAL, …) is `other`.
 */
export const readType = (native: string): TypeRead => {
  const known = simple[native]
  if (known) return known
  const decimal = /^DECIMAL\((\d+),(\d+)\)$/.exec(native)
  if (decimal) return decimal[2] === '0' ? integer : plain({ kind: 'decimal', scale: Number(decimal[2]) })
  const element = /^(.*)\[\d*\]$/s.exec(native)?.[1]
  if (element !== undefined) return readArray(native, readType(element))
  if (native.startsWith('ENUM(')) return castText
  return plain({ kind: 'other', native })
}

const readArray = (native: string, { type, storage }: TypeRead): TypeRead =>
  storage.as === 'plain' && type.kind !== 'other' && type.kind !== 'json' && type.kind !== 'array'
    ? plain({ kind: 'array', element: type })
    : plain({ kind: 'other', native })
