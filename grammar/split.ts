/** One top-level item's text in a file, its leading comments and a comment on its last line included. */
export interface Chunk {
  readonly start: number
  readonly text: string
}

const name = '(?:[\\p{L}_][\\p{L}\\p{M}\\p{Nd}_]*|`(?:[^`\\n\\r]|``)+`)'
const blank = '[ \\t]+'
const header = `(?:(?:segment|traits)${blank}${name}${blank}of\\b|entity${blank}${name}[ \\t]*(?=on\\b|\\{)|test${blank}${name}${blank}(?=["']))`

/** The smallest parts a file must be read in to know where its items begin. */
const pieces = new RegExp(
  [
    '(?<space>\\s+)',
    '(?<comment>//[^\\n\\r]*)',
    '(?<raw>(?<fence>"{3,})(?!")[^]*?\\k<fence>(?!")|"{6,})',
    `(?<open>"{3,}(?:(?!\\n[ \\t]*${header})[^])*)`,
    '(?<text>"(?:[^"\\\\\\n\\r]|\\\\[^\\n\\r])*"?|\'[^\'\\n\\r]*\'?|`(?:[^`\\n\\r]|``)*`?|--[^\\n\\r]*|#[^\\n\\r]*|/\\*(?:[^*]|\\*(?!/))*(?:\\*/)?)',
    '(?<brace>[{}])',
    `(?<header>${header})`,
    `(?<word>${name})`,
    '(?<other>[^])',
  ].join('|'),
  'uy',
)
const itemWords = new Set(['entity', 'segment', 'traits', 'test'])

/**
 * Finds where the items of a file begin, without understanding them: an item's word at the start of a line or after a closing
 * brace, or, where braces do not balance, a whole header at the start of a line.
 */
export const split = (text: string): { readonly chunks: readonly Chunk[]; readonly rest: string } => {
  const starts: number[] = []
  const ends: number[] = []
  let depth = 0
  let lastEnd = 0
  let fresh = true
  let afterBrace = true
  let begun = false
  for (let offset = 0; offset < text.length; ) {
    pieces.lastIndex = offset
    const found = pieces.exec(text)
    const groups = found?.groups
    if (!found || !groups) throw new Error('a file has a character that belongs to no piece')
    const piece = found[0]
    const startsItem =
      (groups.header !== undefined && (fresh || (depth === 0 && afterBrace))) ||
      (groups.word !== undefined && depth === 0 && (fresh || afterBrace) && itemWords.has(piece))
    if (startsItem && begun) {
      ends.push(lastEnd)
      starts.push(lastEnd)
      depth = 0
    }
    if (groups.space === undefined && (groups.comment === undefined || !fresh)) lastEnd = offset + piece.length
    if (groups.space === undefined && groups.comment === undefined) begun = true
    if (piece === '{') depth += 1
    if (piece === '}') depth = Math.max(0, depth - 1)
    if (groups.space !== undefined) fresh ||= piece.includes('\n')
    else if (groups.comment === undefined) {
      fresh = false
      afterBrace = piece === '}'
    }
    offset += piece.length
  }
  if (begun) {
    starts.unshift(0)
    ends.push(lastEnd)
  }
  const chunks = starts.map((start, index) => chunk(text, start, ends[index] ?? text.length))
  return { chunks, rest: text.slice(begun ? lastEnd : 0) }
}

const chunk = (text: string, start: number, end: number): Chunk => {
  const content = text.slice(start, end)
  const trimmed = content.trimStart()
  return { start: end - trimmed.length, text: trimmed }
}
