/** What stands at a place of a text of SQL: a word or a quoted name to its end, else one character. */
export const endOfWord = (text: string, start: number): number =>
  start + (/^("(?:[^"]|"")*"|`[^`]*`|[\p{L}\p{N}_$]+|.)/su.exec(text.slice(start))?.[0].length ?? 0)

/** The offset of a line and a column, both counted from 1, columns in code points. */
export const offsetOf = (text: string, line: number, column: number): number => {
  const lines = text.split('\n')
  const before = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0)
  return before + [...(lines[line - 1] ?? '')].slice(0, column - 1).join('').length
}
