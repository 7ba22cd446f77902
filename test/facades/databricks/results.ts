import { createRequire } from 'node:module'
import type { ScriptColumn, ScriptResult } from '../script/script.ts'

const require = createRequire(import.meta.url)
const { TTypeId } = require('@databricks/sql/thrift/TCLIService_types.js')
// The package that the driver reads with; its types are not made for modules.
const {
  Binary,
  Bool,
  DateDay,
  Float64,
  Int32,
  Int64,
  Table,
  tableToIPC,
  Utf8,
  vectorFromArray,
} = require('apache-arrow')

/** How a column of DuckDB's result is described and written by Databricks, which writes what is no number as text when it is asked to. */
interface WrittenColumn {
  /** As DESCRIBE QUERY names it. */
  readonly native: string
  readonly id: number
  readonly sizes?: { readonly precision: number; readonly scale: number }
  readonly arrow: object
  readonly write: (value: unknown) => unknown
}

const text = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))
const time = (value: unknown): string => String(value).replace(/\+00$/, '')
const string: WrittenColumn = { native: 'string', id: TTypeId.STRING_TYPE, arrow: new Utf8(), write: text }
const int: WrittenColumn = { native: 'int', id: TTypeId.INT_TYPE, arrow: new Int32(), write: Number }
const double: WrittenColumn = { native: 'double', id: TTypeId.DOUBLE_TYPE, arrow: new Float64(), write: Number }
const decimal = (precision: number, scale: number): WrittenColumn => ({
  native: `decimal(${precision},${scale})`,
  id: TTypeId.DECIMAL_TYPE,
  sizes: { precision, scale },
  arrow: new Utf8(),
  write: text,
})
const timestamp = (native: string): WrittenColumn => ({
  native,
  id: TTypeId.TIMESTAMP_TYPE,
  arrow: new Utf8(),
  write: time,
})

const known: Readonly<Record<string, WrittenColumn>> = {
  BOOLEAN: { native: 'boolean', id: TTypeId.BOOLEAN_TYPE, arrow: new Bool(), write: (value) => value },
  TINYINT: int,
  SMALLINT: int,
  INTEGER: int,
  BIGINT: { native: 'bigint', id: TTypeId.BIGINT_TYPE, arrow: new Int64(), write: (value) => BigInt(String(value)) },
  HUGEINT: decimal(38, 0),
  DOUBLE: double,
  FLOAT: double,
  DATE: {
    native: 'date',
    id: TTypeId.DATE_TYPE,
    arrow: new DateDay(),
    write: (value) => new Date(`${String(value)}T00:00:00Z`),
  },
  TIMESTAMP: timestamp('timestamp_ntz'),
  'TIMESTAMP WITH TIME ZONE': timestamp('timestamp'),
  BLOB: {
    native: 'binary',
    id: TTypeId.BINARY_TYPE,
    arrow: new Binary(),
    write: (value) => Buffer.from(String(value).replaceAll('\\x', ''), 'hex'),
  },
}

const writtenColumn = ({ native }: ScriptColumn): WrittenColumn => {
  const sizes = /^DECIMAL\((\d+),(\d+)\)$/.exec(native)
  if (sizes) return decimal(Number(sizes[1]), Number(sizes[2]))
  if (!native.endsWith('[]')) return known[native] ?? string
  const element = writtenColumn({ name: '', native: native.slice(0, -2) }).native
  return { native: `array<${element}>`, id: TTypeId.ARRAY_TYPE, arrow: new Utf8(), write: text }
}

export const nativeNames = ({ columns }: ScriptResult): readonly string[] =>
  columns.map((column) => writtenColumn(column).native)

/** `TTableSchema` */
export const schemaOf = ({ columns }: ScriptResult) => ({
  columns: columns.map((column, index) => {
    const { id, sizes } = writtenColumn(column)
    const qualifiers = sizes && {
      qualifiers: { precision: { i32Value: sizes.precision }, scale: { i32Value: sizes.scale } },
    }
    return {
      columnName: column.name,
      position: index + 1,
      typeDesc: { types: [{ primitiveEntry: { type: id, ...(qualifiers && { typeQualifiers: qualifiers }) } }] },
    }
  }),
})

const tableOf = (result: ScriptResult, from: number, to: number): object => {
  const rows = Array.from({ length: to - from }, (_, index) => result.row(from + index))
  const vectors: Record<string, object> = {}
  result.columns.forEach((column, place) => {
    const { arrow, write } = writtenColumn(column)
    vectors[column.name] = vectorFromArray(
      rows.map((row) => (row[place] === null || row[place] === undefined ? null : write(row[place]))),
      arrow,
    )
  })
  return new Table(vectors)
}

/** Eight bytes end a stream of Arrow. */
const endOfStream = 8

/** The schema's message, and the rows' messages without it. */
export const arrowOf = (
  result: ScriptResult,
  from: number,
  to: number,
): { readonly schema: Buffer; readonly batch: Buffer } => {
  const empty = tableToIPC(tableOf(result, from, from), 'stream')
  const whole = tableToIPC(tableOf(result, from, to), 'stream')
  const schema = schemaMessage(whole)
  return {
    schema: Buffer.from(empty.subarray(0, schemaMessage(empty))),
    batch: Buffer.from(whole.subarray(schema, whole.length - endOfStream)),
  }
}

/** The length of the first message: a mark, the length of its head, the head; a schema has no body. */
const schemaMessage = (stream: Uint8Array): number =>
  8 + new DataView(stream.buffer, stream.byteOffset).getInt32(4, true)
