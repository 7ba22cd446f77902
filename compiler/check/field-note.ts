import type { FieldNote } from '../../grammar/tree/index.ts'
import type { CatalogColumn } from '../catalog.ts'
import type { ColumnRead, Storage, Type } from '../types.ts'
import { boolean, date, float, integer, isNumber, text, timestamp } from './types.ts'

type Read = { readonly type: Type; readonly storage: Storage }
type Reader = (column: CatalogColumn) => Read | undefined

const asStored: Reader = ({ type, storage }) => ({ type, storage })
const when =
  (...kinds: readonly Type['kind'][]): Reader =>
  (column) =>
    kinds.includes(column.type.kind) ? asStored(column) : undefined

/** What each noted type can be read from. */
const readers: Readonly<Record<NonNullable<FieldNote['type']>, Reader>> = {
  text: (column) =>
    column.type.kind === 'text'
      ? asStored(column)
      : column.type.kind === 'other'
        ? { type: text, storage: { as: 'cast text' } }
        : undefined,
  integer: when('integer'),
  number: when('integer', 'decimal', 'float'),
  boolean: when('boolean'),
  date: when('date'),
  timestamp: when('timestamp'),
  json: (column) =>
    column.type.kind === 'text' ? { type: { kind: 'json' }, storage: { as: 'json text' } } : when('json')(column),
}

const wanted: Readonly<Record<NonNullable<FieldNote['type']>, Type>> = {
  text,
  integer,
  number: float,
  boolean,
  date,
  timestamp,
  json: { kind: 'json' },
}

const unixRead = (column: CatalogColumn, note: FieldNote): Read | undefined =>
  note.unix && column.type.kind === 'integer' && (note.type ?? 'timestamp') === 'timestamp'
    ? { type: timestamp, storage: { as: 'unix', unit: note.unix } }
    : undefined

const zonedRead = (column: CatalogColumn, note: FieldNote): Read | undefined =>
  note.zone !== undefined && column.type.kind === 'timestamp' && column.storage.as === 'local'
    ? { type: timestamp, storage: { ...column.storage, zone: note.zone } }
    : undefined

const fitsSum = (column: CatalogColumn, note: FieldNote): boolean =>
  (note.places === undefined && !note.approximate) || isNumber(column.type)

/** The column as the note reads it, or the type that it cannot be read as. */
export const readNoted = (column: CatalogColumn, note: FieldNote): { read?: ColumnRead; wanted: Type } => {
  const aim = note.unix || note.zone !== undefined ? timestamp : note.type ? wanted[note.type] : float
  const read = !fitsSum(column, note)
    ? undefined
    : note.unix
      ? unixRead(column, note)
      : note.zone !== undefined
        ? zonedRead(column, note)
        : note.type
          ? readers[note.type](column)
          : asStored(column)
  return read ? { read: { column: column.name, ...read }, wanted: aim } : { wanted: aim }
}

/** True for the zones that Intl knows. */
export const isZone = (zone: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
}
