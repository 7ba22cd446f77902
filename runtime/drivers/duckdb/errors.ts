import type { Span } from '../../../grammar/origin.ts'
import { firstSentence, messageOf } from '../../duckdb/errors.ts'
import { endOfWord } from '../places.ts'
import type { Cause, VendorError } from '../warehouse-failure.ts'

/** DuckDB has no codes: the class is the message's first words. */
const byClass: readonly { readonly pattern: RegExp; readonly cause: (message: string) => Cause }[] = [
  { pattern: /^INTERRUPT Error/, cause: () => ({ kind: 'cancelled' }) },
  { pattern: /read-only mode|attached in read-only/, cause: () => ({ kind: 'read only' }) },
  {
    pattern: /^Permission Error: Cannot access (file|directory) "([^"]*)"/,
    cause: (message) => {
      const object = /"([^"]*)"/.exec(message)?.[1]
      return { kind: 'permission', of: 'file', ...(object !== undefined && { object }) }
    },
  },
  { pattern: /^Permission Error/, cause: () => ({ kind: 'permission' }) },
  {
    pattern: /^Catalog Error: Table with name (\S+) does not exist/,
    cause: (message) => {
      const object = /name (\S+) does/.exec(message)?.[1]
      return { kind: 'absent', ...(object !== undefined && { object }) }
    },
  },
]

export const readError = (error: unknown): VendorError => {
  const message = messageOf(error)
  const cause = byClass.find(({ pattern }) => pattern.test(message))?.cause(message) ?? { kind: 'refused' }
  return { cause, message: firstSentence(message) }
}

/** `LINE 2: …excerpt` over a caret; a long line is cut, with dots for what is left out. */
export const errorSpan = (error: unknown, sql: string): Span | undefined => {
  const found = /\nLINE (\d+): (.*)\n( *)\^/.exec(messageOf(error))
  if (!found) return undefined
  const [, line = '1', shown = '', indent = ''] = found
  const lines = sql.split('\n')
  const before = lines.slice(0, Number(line) - 1).reduce((sum, text) => sum + text.length + 1, 0)
  const cut = shown.startsWith('...') ? 3 : 0
  const start = (lines[Number(line) - 1] ?? '').indexOf(shown.slice(cut).replace(/\.\.\.$/, ''))
  if (start < 0) return undefined
  const at = before + start + indent.length - `LINE ${line}: `.length - cut
  return { start: at, end: endOfWord(sql, at) }
}
