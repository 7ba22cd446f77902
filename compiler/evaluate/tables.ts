import type { Hop, Key, Link, TableRef } from '../ir.ts'
import { isDay, isJson, isTimestamp, keyOf } from '../order.ts'
import { normalId } from '../person-id.ts'
import { startOfDay } from '../time.ts'
import type { ColumnRead } from '../types.ts'
import { type Row, type Rows, tableKey, type Value } from '../values.ts'

/** NaN, infinity and JSON's null are no value. */
export const readColumn = (row: Row, { column, form }: Pick<ColumnRead, 'column' | 'form'>): Value => {
  const value = row[column] ?? null
  if (form && typeof value === 'string') return normalId(value, form)
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  return value !== null && isJson(value) && value.json === null ? null : value
}

export interface Tables {
  readonly rows: (table: TableRef) => readonly Row[]
  /** The rows of a link, from a row of the frame it is entered from; those at or after `now` do not exist. */
  readonly enter: (row: Row, link: Link, zone: string) => readonly Row[]
  /** The row at the end of `one` relations, if every one of them has a partner. */
  readonly walk: (row: Row, hops: readonly Hop[], zone: string) => Row | undefined
}

/** Columns joined by equality; undefined when one has no value, which joins nothing. */
const joinKey = (row: Row, columns: readonly Pick<ColumnRead, 'column' | 'form'>[]): string | undefined => {
  const values = columns.map((column) => readColumn(row, column))
  return values.includes(null) ? undefined : JSON.stringify(values.map(keyOf))
}

const indexOf = (rows: readonly Row[], keys: readonly Key[]): ReadonlyMap<string, readonly Row[]> => {
  const index = new Map<string, Row[]>()
  const columns = keys.map((key) => key.child)
  for (const row of rows) {
    const key = joinKey(row, columns)
    if (key === undefined) continue
    const found = index.get(key)
    if (found) found.push(row)
    else index.set(key, [row])
  }
  return index
}

/** A row without a time exists; a date exists when its day began before `now`. */
const exists = (row: Row, cut: ColumnRead | undefined, now: bigint, zone: string): boolean => {
  const time = cut ? readColumn(row, cut) : null
  if (isTimestamp(time)) return time.micros < now
  return isDay(time) ? startOfDay(zone, time.day) < now : true
}

export const createTables = ({ rows, now }: { readonly rows: Rows; readonly now: bigint }): Tables => {
  const indexes = new Map<string, ReadonlyMap<string, readonly Row[]>>()
  const rowsOf = (table: TableRef) => rows.get(tableKey(table)) ?? []
  const indexed = (table: TableRef, keys: readonly Key[]): ReadonlyMap<string, readonly Row[]> => {
    const name = JSON.stringify([tableKey(table), keys.map(({ child }) => [child.column, child.form])])
    const index = indexes.get(name) ?? indexOf(rowsOf(table), keys)
    indexes.set(name, index)
    return index
  }
  const partners = (row: Row, { table, keys, cut }: Hop | Link, zone: string): readonly Row[] => {
    const key = joinKey(
      row,
      keys.map(({ parent }) => parent),
    )
    const found = key === undefined ? undefined : indexed(table, keys).get(key)
    return found?.filter((partner) => exists(partner, cut, now, zone)) ?? []
  }
  const walk: Tables['walk'] = (row, hops, zone) =>
    hops.reduce<Row | undefined>((current, hop) => current && partners(current, hop, zone)[0], row)
  return {
    rows: rowsOf,
    walk,
    enter: (row, link, zone) => {
      const start = walk(row, link.hops, zone)
      return start ? partners(start, link, zone) : []
    },
  }
}
