import type { Storage, Type } from '../../compiler/types.ts'
import type { Decimal, Value } from '../../compiler/values.ts'
import { dayNumber, localMicros, micros } from './clock.ts'

/** What a test writes into a table's cell. Dates and times are text; JSON is any object. */
export type Cell = string | number | bigint | boolean | null | readonly Cell[] | { readonly [key: string]: unknown }

/**
 * How a test's column is stored, in words: `text`, `integer`, `decimal 2`, `float`, `boolean`, `date`, `timestamp` (no zone), `timestamp ns`,
 * `timestamp in Europe/Berlin`, `timestamptz`, `unix seconds`, `json`, `json text`, `uuid`, `char 5`, `text array`, `bytes`.
 */
export type ColumnKind = string

export interface ColumnMeaning {
  readonly type: Type
  readonly storage: Storage
  readonly duckdb: string
  readonly postgres: string
  readonly bigquery: string
  /** The stored text; the engine casts it to the native type. */
  readonly write: (cell: Cell) => string
  /** The logical value, as the model's notes have it read. */
  readonly read: (cell: Cell) => Value
}

const plain = { as: 'plain' } as const
const text = (cell: Cell): string => String(cell)

export const decimal = (digits: string, scale: number): Decimal => {
  const [whole = '0', fraction = ''] = digits.split('.')
  if (fraction.length > scale) throw new Error(`${digits} has more than ${scale} places`)
  return { unscaled: BigInt(whole + fraction.padEnd(scale, '0')), scale }
}
const finite = (cell: Cell): number | null => (Number.isFinite(Number(cell)) ? Number(cell) : null)

const unix = (perSecond: bigint): ColumnMeaning => ({
  type: { kind: 'integer' },
  storage: plain,
  duckdb: 'BIGINT',
  postgres: 'bigint',
  bigquery: 'INT64',
  write: text,
  read: (cell) => ({ micros: BigInt(cell as number) * (1_000_000n / perSecond) }),
})
const local = (zone: string): ColumnMeaning => ({
  type: { kind: 'timestamp' },
  storage: { as: 'local', zone: 'UTC' },
  duckdb: 'TIMESTAMP',
  postgres: 'timestamp',
  bigquery: 'DATETIME',
  write: text,
  read: (cell) => ({ micros: localMicros(text(cell), zone) }),
})
const json = (duckdb: string, postgres: string, bigquery: string, type: Type): ColumnMeaning => ({
  type,
  storage: plain,
  duckdb,
  postgres,
  bigquery,
  write: (cell) => (typeof cell === 'string' ? cell : JSON.stringify(cell)),
  read: (cell) => ({ json: typeof cell === 'string' ? JSON.parse(cell) : cell }),
})

const kinds: Readonly<Record<string, ColumnMeaning>> = {
  text: {
    type: { kind: 'text' },
    storage: plain,
    duckdb: 'VARCHAR',
    postgres: 'text',
    bigquery: 'STRING',
    write: text,
    read: text,
  },
  integer: {
    type: { kind: 'integer' },
    storage: plain,
    duckdb: 'BIGINT',
    postgres: 'bigint',
    bigquery: 'INT64',
    write: text,
    read: (cell) => BigInt(cell as number),
  },
  float: {
    type: { kind: 'float' },
    storage: { as: 'float' },
    duckdb: 'DOUBLE',
    postgres: 'double precision',
    bigquery: 'FLOAT64',
    write: text,
    read: finite,
  },
  boolean: {
    type: { kind: 'boolean' },
    storage: plain,
    duckdb: 'BOOLEAN',
    postgres: 'boolean',
    bigquery: 'BOOL',
    write: text,
    read: (cell) => cell as boolean,
  },
  date: {
    type: { kind: 'date' },
    storage: plain,
    duckdb: 'DATE',
    postgres: 'date',
    bigquery: 'DATE',
    write: text,
    read: (cell) => ({ day: dayNumber(text(cell)) }),
  },
  timestamptz: {
    type: { kind: 'timestamp' },
    storage: { as: 'instant' },
    duckdb: 'TIMESTAMPTZ',
    postgres: 'timestamptz',
    bigquery: 'TIMESTAMP',
    write: text,
    read: (cell) => ({ micros: micros(text(cell)) }),
  },
  json: json('JSON', 'jsonb', 'JSON', { kind: 'json' }),
  'json text': json('VARCHAR', 'text', 'STRING', { kind: 'text' }),
  uuid: {
    type: { kind: 'text' },
    storage: { as: 'cast text' },
    duckdb: 'UUID',
    postgres: 'uuid',
    // It has no such type: a text, as the others print one.
    bigquery: 'STRING',
    write: (cell) => text(cell).toLowerCase(),
    read: (cell) => text(cell).toLowerCase(),
  },
  bytes: {
    type: { kind: 'other', native: 'bytes' },
    storage: plain,
    duckdb: 'BLOB',
    postgres: 'bytea',
    bigquery: 'BYTES',
    write: text,
    read: text,
  },
  // PostgreSQL and BigQuery have none finer than to the microsecond, and round what they are given.
  'timestamp ns': {
    ...local('UTC'),
    storage: { as: 'local', zone: 'UTC', finer: true },
    duckdb: 'TIMESTAMP_NS',
    read: (cell) => ({ micros: localMicros(text(cell).replace(/(\.\d{6})\d+$/, '$1'), 'UTC') }),
  },
  'unix seconds': unix(1n),
  'unix milliseconds': unix(1000n),
  'unix microseconds': unix(1_000_000n),
}

const decimalKind = (scale: number): ColumnMeaning => ({
  type: { kind: 'decimal', scale },
  storage: plain,
  duckdb: `DECIMAL(24,${scale})`,
  postgres: `numeric(24,${scale})`,
  bigquery: scale <= 9 ? 'NUMERIC' : 'BIGNUMERIC',
  write: text,
  read: (cell) => decimal(text(cell), scale),
})
/** CHAR(n) is padded by PostgreSQL itself; DuckDB keeps what it is given, so the padding is written. */
const charKind = (length: number): ColumnMeaning => ({
  type: { kind: 'text' },
  storage: { as: 'padded text' },
  duckdb: 'VARCHAR',
  postgres: `char(${length})`,
  bigquery: 'STRING',
  write: (cell) => text(cell).padEnd(length),
  read: (cell) => text(cell).replace(/ +$/, ''),
})
const arrayKind = (element: ColumnMeaning): ColumnMeaning => ({
  type: { kind: 'array', element: element.type },
  storage: plain,
  duckdb: `${element.duckdb}[]`,
  postgres: `${element.postgres}[]`,
  bigquery: `ARRAY<${element.bigquery}>`,
  write: (cell) => JSON.stringify(cell),
  read: (cell) => (cell as readonly Cell[]).map((one) => (one === null ? null : element.read(one))),
})

export const columnMeaning = (kind: ColumnKind): ColumnMeaning => {
  const known = kinds[kind]
  if (known) return known
  const [first = '', second = '', third = ''] = kind.split(' ')
  if (first === 'decimal') return decimalKind(Number(second))
  if (first === 'char') return charKind(Number(second))
  if (first === 'timestamp') return local(second === 'in' ? third : 'UTC')
  if (second === 'array') return arrayKind(columnMeaning(first))
  throw new Error(`no column kind is called ${kind}`)
}

export const readCell = (kind: ColumnKind, cell: Cell): Value => (cell === null ? null : columnMeaning(kind).read(cell))
