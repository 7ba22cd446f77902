/** One top-level item's text in a file, its leading comments and a comment on its last line included. */
export interface Chunk {
  readonly start: number
  readonly text: string
}

const name = '(?:[\\p{L}_][\\p{L}\\p{M}\\p{Nd}_]*|`(?:[^`\\n\\r]|``)+`)'
const blank = '[ \\t]+'
const header = `(?:(?:segment|traits)${blank}${name}${blank}of\\b|entity${blank}${name}[ \\t]*(?=on\\b|\\{)|test${blank}${name}${blank}(?=["']))`

const wholeHeader = new RegExp(header, 'uy')
const word = new RegExp(name, 'uy')
const blanks = /\s+/y
const comment = /\/\/[^\n\r]*/y
/** What may hold braces and words that are none, by its first character; an unclosed raw text ends before a header. */
const enclosed: Readonly<Record<string, RegExp>> = {
  '"': new RegExp(
    `("{3,})(?!")[^]*?\\1(?!")|"{6,}|"{3,}(?:(?!\\n[ \\t]*${header})[^])*|"(?:[^"\\\\\\n\\r]|\\\\[^\\n\\r])*"?`,
    'uy',
  ),
  "'": /'[^'\n\r]*'?/y,
  '`': /`(?:[^`\n\r]|``)*`?/y,
  '-': /--[^\n\r]*/y,
  '#': /#[^\n\r]*/y,
  '/': /\/\*(?:[^*]|\*(?!\/))*(?:\*\/)?/y,
}
const plain = /[^\s"'`{}/#-]+/y

const lengthAt = (pattern: RegExp, text: string, offset: number): number => {
  pattern.lastIndex = offset
  return pattern.test(text) ? pattern.lastIndex - offset : 0
}
const isNamePart = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95
/** A run of plain spaces and line ends is seen without asking the pattern. */
const lengthOfBlanks = (text: string, offset: number): number => {
  let end = offset
  while (text.charCodeAt(end) === 32 || text.charCodeAt(end) === 10) end += 1
  return isVisible(text.charCodeAt(end)) ? end - offset : lengthAt(blanks, text, offset)
}
const isVisible = (code: number): boolean => code > 32 && code < 127
const itemWords = new Set(['entity', 'segment', 'traits', 'test'])

/**
 * Finds where the items of a file begin, without understanding them: an item's word at the start of a line or after a closing
 * brace, or, where braces do not balance, a whole header at the start of a line.
 */
export const split = (text: string): { readonly chunks: readonly Chunk[]; readonly rest: string } => {
  const items: { start: number; end: number }[] = []
  let current = { start: 0, end: 0 }
  let depth = 0
  let fresh = true
  let afterBrace = true
  for (let offset = 0; offset < text.length; ) {
    const sign = text[offset] ?? ''
    const space = isVisible(text.charCodeAt(offset)) ? 0 : lengthOfBlanks(text, offset)
    const remark = space === 0 && sign === '/' ? lengthAt(comment, text, offset) : 0
    const between = space + remark
    if (between > 0) {
      fresh ||= hasLineEnd(text, offset, offset + space)
      offset += between
      if (remark > 0 && !fresh) current.end = offset
      continue
    }
    const begins = (fresh || afterBrace) && startsItem(text, offset, depth, fresh)
    if (begins || items.length === 0) {
      current = { start: current.end, end: offset }
      items.push(current)
      depth = 0
    }
    offset += lengthOfPiece(text, offset, sign)
    current.end = offset
    if (sign === '{') depth += 1
    if (sign === '}') depth = Math.max(0, depth - 1)
    fresh = false
    afterBrace = sign === '}'
  }
  return { chunks: items.map(({ start, end }) => chunk(text, start, end)), rest: text.slice(current.end) }
}

const hasLineEnd = (text: string, from: number, to: number): boolean => {
  for (let offset = from; offset < to; offset += 1) if (text.charCodeAt(offset) === 10) return true
  return false
}

const lengthOfPiece = (text: string, offset: number, sign: string): number => {
  const inside = enclosed[sign]
  return (inside && lengthAt(inside, text, offset)) || lengthOfPlain(text, offset) || 1
}

/** Letters of names are seen without asking the pattern, which tells of all others. */
const lengthOfPlain = (text: string, offset: number): number => {
  let end = offset
  while (end < text.length && isNamePart(text.charCodeAt(end))) end += 1
  return end > offset ? end - offset : lengthAt(plain, text, offset)
}

const startsItem = (text: string, offset: number, depth: number, fresh: boolean): boolean => {
  if (depth === 0) return itemWords.has(text.slice(offset, offset + lengthAt(word, text, offset)))
  return fresh && lengthAt(wholeHeader, text, offset) > 0
}

const chunk = (text: string, start: number, end: number): Chunk => {
  const content = text.slice(start, end)
  const trimmed = content.trimStart()
  return { start: end - trimmed.length, text: trimmed }
}
