import type { CatalogColumn, CatalogTable } from '../../compiler/catalog.ts'
import { quoteName, quoteTable } from '../duckdb/quote.ts'
import type { Session } from '../duckdb/session.ts'
import { looksLikeEventName, looksLikeId, looksLikeUnixTime } from './words.ts'

/** What the data say of a column that may be a key, a time or an event's name. */
export interface ColumnSurvey {
  readonly column: CatalogColumn
  readonly filled: number
  /** Different values; counted only where it matters. */
  readonly distinct?: number
  readonly unix?: 'seconds' | 'milliseconds' | 'microseconds'
}

export interface TableSurvey {
  readonly table: CatalogTable
  readonly name: readonly string[]
  readonly rows: number
  readonly columns: readonly ColumnSurvey[]
}

const isKeyType = ({ type }: CatalogColumn): boolean => type.kind === 'text' || type.kind === 'integer'

const wantsDistinct = (column: CatalogColumn, table: CatalogTable): boolean =>
  isKeyType(column) &&
  (looksLikeId(column.name) ||
    looksLikeEventName(column.name) ||
    table.uniqueKeys.some((key) => key.length === 1 && key[0] === column.name))

const wantsRange = ({ type, name }: CatalogColumn): boolean => type.kind === 'integer' && looksLikeUnixTime(name)

/** One query a table: how many rows, how filled, how different. */
export const surveyTable = async (session: Session, table: CatalogTable): Promise<TableSurvey> => {
  const list = table.columns.flatMap((column) => {
    const name = quoteName(column.name)
    return [
      `count(${name})`,
      wantsDistinct(column, table) ? `count(distinct ${name})` : 'null',
      wantsRange(column) ? `min(${name})` : 'null',
      wantsRange(column) ? `max(${name})` : 'null',
    ]
  })
  const [row = []] = await session.read(`select count(*), ${list.join(', ')} from ${quoteTable(table.name)}`)
  const columns = table.columns.map((column, index): ColumnSurvey => {
    const [filled, distinct, low, high] = row.slice(1 + index * 4, 5 + index * 4)
    const unix = low == null || high == null ? undefined : unixUnit(Number(low), Number(high))
    return {
      column,
      filled: Number(filled),
      ...(distinct != null && { distinct: Number(distinct) }),
      ...(unix && { unix }),
    }
  })
  return { table, name: table.name, rows: Number(row[0]), columns }
}

/** Seconds since 1970 of the years 2000 to 2100, and the same in finer units. */
const unixUnit = (low: number, high: number): ColumnSurvey['unix'] =>
  (['seconds', 'milliseconds', 'microseconds'] as const).find((_, power) => {
    const unit = 1000 ** power
    return low >= 946_684_800 * unit && high <= 4_102_444_800 * unit
  })

/** No value twice, and nearly every row has one: rows without an ID are no people, but they do occur. */
export const isUnique = ({ rows }: TableSurvey, { filled, distinct }: ColumnSurvey): boolean =>
  filled > 0 && distinct === filled && filled * 10 >= rows * 9
