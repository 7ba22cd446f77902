import type { Cell } from './duckdb/session.ts'

/** RFC 4180; no value is an empty field, empty text a quoted one. */
export const csvLine = (cells: readonly Cell[]): string => `${cells.map(csvField).join(',')}\r\n`

const csvField = (cell: Cell): string => {
  if (cell === null) return ''
  const text = cellText(cell)
  return text === '' || /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** A value as text: lists and objects as JSON. */
export const cellText = (cell: Cell): string =>
  cell === null ? '' : typeof cell === 'object' ? JSON.stringify(cell) : String(cell)
