import type { SqlToken } from '../../compiler/raw/lexer.ts'
import type { SqlText } from '../../compiler/raw/reader.ts'
import type { Span } from '../../grammar/origin.ts'

export interface Adapted {
  /** As long as the text was: what the parser does not know is blank. */
  readonly text: string
  /** The pattern behind the only `*` of the text. */
  readonly starLike?: string
  /** Patterns stand behind stars, and there are several: which columns they give is unknown. */
  readonly starsChosen?: true
}

const isSign = (token: SqlToken | undefined, value: string): boolean => token?.kind === 'sign' && token.value === value
const isWord = (token: SqlToken | undefined, value: string): boolean => token?.kind === 'word' && token.value === value

/** `* ilike 'order%'` (https://docs.snowflake.com/en/sql-reference/sql/select) and a subscript behind `within group (…)`. */
export const adaptSnowflake = ({ text, index: { tokens } }: SqlText): Adapted => {
  const patterns: Span[] = []
  const blanks: Span[] = []
  for (const [at, token] of tokens.entries()) {
    const [next, after] = [tokens[at + 1], tokens[at + 2]]
    if (isSign(token, '*') && isWord(next, 'ilike') && after?.kind === 'text' && next) {
      patterns.push(after)
      blanks.push({ start: next.start, end: after.end })
    }
    if (isWord(token, 'within') && isWord(next, 'group')) {
      const close = closing(tokens, at + 2)
      const end = closing(tokens, close + 1)
      const [open, last] = [tokens[close + 1], tokens[end]]
      if (isSign(open, '[') && open && last) blanks.push({ start: open.start, end: last.end })
    }
  }
  if (blanks.length === 0) return { text }
  const adapted = blanks.reduce(
    (left, { start, end }) => left.slice(0, start) + blankOf(left.slice(start, end)) + left.slice(end),
    text,
  )
  const stars = tokens.filter((token, at) => isSign(token, '*') && beginsItem(tokens[at - 1]))
  const [pattern] = patterns
  if (!pattern) return { text: adapted }
  if (stars.length > 1) return { text: adapted, starsChosen: true }
  return { text: adapted, starLike: text.slice(pattern.start + 1, pattern.end - 1) }
}

const blankOf = (text: string): string => text.replaceAll(/[^\r\n]/g, ' ')

const beginsItem = (before: SqlToken | undefined): boolean =>
  before?.kind === 'word' || isSign(before, ',') || isSign(before, '.')

/** The bracket that closes the one at `open`. */
const closing = (tokens: readonly SqlToken[], open: number): number => {
  let depth = 0
  for (let at = open; at < tokens.length; at++) {
    if (isSign(tokens[at], '(') || isSign(tokens[at], '[')) depth++
    if ((isSign(tokens[at], ')') || isSign(tokens[at], ']')) && --depth === 0) return at
    if (depth === 0) return at
  }
  return tokens.length
}
