import type { Cell as DatabaseCell } from '../duckdb/session.ts'
import type { Cell, Table } from './api/values.ts'

/** A cell as exact text; nested values as JSON text. */
export const toCell = (cell: DatabaseCell): Cell => {
  if (cell === null || typeof cell === 'boolean' || typeof cell === 'string') return cell
  return typeof cell === 'object' ? JSON.stringify(cell) : String(cell)
}

interface Rows {
  readonly columns: readonly { readonly name: string; readonly masked?: boolean; readonly type?: string }[]
  readonly rows: readonly (readonly DatabaseCell[])[]
}

export const toTable = ({ columns, rows }: Rows): Table => ({
  columns: columns.map(({ name, type = '', masked = false }) => ({ name, type, masked })),
  rows: rows.map((row) => row.map(toCell)),
})
