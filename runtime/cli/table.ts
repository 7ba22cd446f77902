import { cellWidth } from './width.ts'

export interface Column {
  readonly title: string
  readonly align?: 'right'
}

/** Rows under titles, columns two blanks apart; the last column is not padded. */
export const formatTable = (columns: readonly Column[], rows: readonly (readonly string[])[]): string => {
  const lines = [columns.map(({ title }) => title), ...rows.map((row) => row.map(oneLine))]
  const widths = columns.map((_, index) => Math.max(...lines.map((line) => cellWidth(line[index] ?? ''))))
  return lines
    .map((line) =>
      columns
        .map(({ align }, index) => {
          const cell = line[index] ?? ''
          const space = ' '.repeat(Math.max(0, (widths[index] ?? 0) - cellWidth(cell)))
          return align === 'right' ? space + cell : cell + space
        })
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

/** Line breaks, tabs and control characters of the data would break the table, or the terminal. */
const oneLine = (cell: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly those are replaced.
  cell.replaceAll(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, (character) => escapes[character] ?? '\ufffd')

const escapes: Readonly<Record<string, string>> = { '\n': '\\n', '\t': '\\t', '\r': '\\r' }
