import type { Span } from '../../grammar/origin.ts'

/** A way to quote: what opens it, what ends it, and how the end is written inside. */
export interface Quote {
  /** Matched where a token begins: `'`, `r'`, `$tag$`. Small letters; compared without case. */
  readonly open: string
  readonly close: string
  readonly kind: 'text' | 'name'
  /** `doubled`: the closing sign twice; `backslash`: a backslash takes the next character; `raw`: neither. */
  readonly inside: readonly ('doubled' | 'backslash')[]
  /** A line may not end inside. */
  readonly oneLine?: true
}

/** How a dialect's text falls into tokens: data, with the manual's address where it stands. */
export interface LexerRules {
  /** What begins a comment that ends with its line. */
  readonly lineComments: readonly string[]
  /** The longest `open` that fits wins. */
  readonly quotes: readonly Quote[]
  /** `$tag$ … $tag$`; `empty`: only `$$`. */
  readonly dollarQuotes: 'tagged' | 'empty' | 'none'
  /** Texts that the database may read in two ways, told as they are met: the sign and why. */
  readonly doubtful?: (token: SqlToken, text: string) => string | undefined
}

export interface SqlToken extends Span {
  readonly kind: 'word' | 'name' | 'text' | 'number' | 'sign'
  /** A word in small letters; the content of a name; a sign; of a text and a number nothing. */
  readonly value: string
}

export type LexicalProblem =
  | { readonly kind: 'unclosed'; readonly what: 'comment' | 'text' | 'name'; readonly span: Span }
  | { readonly kind: 'nested comment'; readonly span: Span }
  | { readonly kind: 'character'; readonly character: string; readonly span: Span }
  | { readonly kind: 'line end in comment'; readonly span: Span }
  | { readonly kind: 'doubtful'; readonly reason: string; readonly span: Span }

export interface LexedSql {
  readonly tokens: readonly SqlToken[]
  /** The text with each comment made of blanks; every other character stands where it stood. */
  readonly withoutComments: string
  readonly problem?: LexicalProblem
}

const blank = /[ \t\n\r\f]+/y
const word = /[\p{L}_][\p{L}\p{M}\p{N}_$]*/uy
const number = /(?:0[xX][0-9a-fA-F_]+|(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][+-]?\d+)?)/y
const tag = /\$(?:[A-Za-z_\u0080-\uffff][A-Za-z0-9_\u0080-\uffff]*)?\$/y
/** Visible ASCII that means something in SQL. */
const sign = /[!-/:-@[-`{-~]/y
const oddLineEnd = /\r(?!\n)|[\v\f\u0085\u2028\u2029]/

const match = (pattern: RegExp, text: string, at: number): string | undefined => {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0]
}

/**
 * Tokens of a raw SQL text. It stops at the first place that two readers could see differently: what a comment or a text is
 * must be beyond doubt before anything is said about the rest.
 */
export const lexSql = (text: string, rules: LexerRules): LexedSql => {
  const tokens: SqlToken[] = []
  const comments: Span[] = []
  const done = (problem?: LexicalProblem): LexedSql => ({
    tokens,
    withoutComments: blankOut(text, comments),
    ...(problem && { problem }),
  })
  for (let at = 0; at < text.length; ) {
    const space = match(blank, text, at)
    if (space !== undefined) {
      at += space.length
      continue
    }
    const comment = readComment(text, at, rules)
    if (comment) {
      if (comment.problem) return done(comment.problem)
      comments.push({ start: at, end: comment.end })
      at = comment.end
      continue
    }
    const read = readQuoted(text, at, rules) ?? readPlain(text, at)
    if ('problem' in read) return done(read.problem)
    const reason = rules.doubtful?.(read, text)
    if (reason !== undefined) return done({ kind: 'doubtful', reason, span: { start: read.start, end: read.end } })
    tokens.push(read)
    at = read.end
  }
  return done()
}

type Comment = { readonly end: number; readonly problem?: LexicalProblem }

const readComment = (text: string, at: number, rules: LexerRules): Comment | undefined => {
  if (rules.lineComments.some((open) => text.startsWith(open, at))) {
    const found = text.indexOf('\n', at)
    const end = found === -1 ? text.length : found
    const odd = oddLineEnd.exec(text.slice(at, end).replace(/\r$/, ''))
    const span = odd && { start: at + odd.index, end: at + odd.index + 1 }
    return { end, ...(span && { problem: { kind: 'line end in comment', span } }) }
  }
  if (!text.startsWith('/*', at)) return undefined
  const found = text.indexOf('*/', at + 2)
  if (found === -1) {
    const span = { start: at, end: at + 2 }
    return { end: text.length, problem: { kind: 'unclosed', what: 'comment', span } }
  }
  const inner = text.indexOf('/*', at + 2)
  if (inner !== -1 && inner < found + 1) {
    return { end: found + 2, problem: { kind: 'nested comment', span: { start: inner, end: inner + 2 } } }
  }
  return { end: found + 2 }
}

type Read = SqlToken | { readonly problem: LexicalProblem }

const readQuoted = (text: string, at: number, rules: LexerRules): Read | undefined => {
  if (rules.dollarQuotes !== 'none' && text[at] === '$') {
    const open = match(tag, text, at)
    if (open === '$$' || (open !== undefined && rules.dollarQuotes === 'tagged')) {
      return readUntil(text, at, { open, close: open, kind: 'text', inside: [] })
    }
  }
  const quote = quotesBy(rules)
    .get(text[at]?.toLowerCase() ?? '')
    ?.find(({ open }) => text.slice(at, at + open.length).toLowerCase() === open)
  return quote && readUntil(text, at, quote)
}

/** Quotes by the sign they begin with, the longest first. */
const prepared = new WeakMap<LexerRules, ReadonlyMap<string, readonly Quote[]>>()
const quotesBy = (rules: LexerRules): ReadonlyMap<string, readonly Quote[]> => {
  const known = prepared.get(rules)
  if (known) return known
  const longestFirst = [...rules.quotes].sort((left, right) => right.open.length - left.open.length)
  const made = Map.groupBy(longestFirst, ({ open }) => open[0] ?? '')
  prepared.set(rules, made)
  return made
}

const readUntil = (text: string, start: number, { open, close, kind, inside, oneLine }: Quote): Read => {
  const backslash = inside.includes('backslash')
  const doubled = inside.includes('doubled')
  const content = start + open.length
  for (let at = content; at < text.length; ) {
    if (backslash && text[at] === '\\') at += 2
    else if (oneLine && text[at] === '\n') break
    else if (!text.startsWith(close, at)) at++
    else if (doubled && text.startsWith(close, at + close.length)) at += 2 * close.length
    else {
      const end = at + close.length
      const value = kind === 'name' ? text.slice(content, at).replaceAll(close + close, close) : ''
      return { kind, value, start, end }
    }
  }
  return { problem: { kind: 'unclosed', what: kind, span: { start, end: content } } }
}

const readPlain = (text: string, start: number): Read => {
  const found = match(word, text, start)
  if (found !== undefined) return { kind: 'word', value: found.toLowerCase(), start, end: start + found.length }
  const digits = match(number, text, start)
  if (digits !== undefined) return { kind: 'number', value: '', start, end: start + digits.length }
  const symbol = match(sign, text, start)
  if (symbol !== undefined) return { kind: 'sign', value: symbol, start, end: start + 1 }
  const character = String.fromCodePoint(text.codePointAt(start) ?? 0)
  return { problem: { kind: 'character', character, span: { start, end: start + character.length } } }
}

const blankOut = (text: string, comments: readonly Span[]): string => {
  let written = ''
  let from = 0
  for (const { start, end } of comments) {
    written += text.slice(from, start) + text.slice(start, end).replaceAll(/[^\r\n]/g, ' ')
    from = end
  }
  return written + text.slice(from)
}
