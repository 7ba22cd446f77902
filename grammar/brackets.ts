import { maximalDepth } from './depth.ts'
import type { Diagnostic } from './diagnostic.ts'
import { syntaxError } from './diagnostics.ts'
import { createSourceToken } from './lexer.ts'
import { RawText, type SourceToken, symbol, Text, word } from './tokens.ts'

const closers = { '(': ')', '[': ']', '{': '}' } as const
type Opener = keyof typeof closers
const isOpener = (image: string): boolean => image === '(' || image === '[' || image === '{'
const isCloser = (image: string): boolean => image === ')' || image === ']' || image === '}'

/**
 * Balances brackets before parsing, so that one forgotten bracket is one finding: an unclosed one is closed where its block or
 * the next statement shows that it must have ended, a surplus one is dropped. Sets every token's index and depth.
 */
export const balance = (source: SourceToken[]): Balanced =>
  isBalanced(source) ? { tokens: source, diagnostics: [], tooDeep: false } : mended(source)

export interface Balanced {
  readonly tokens: SourceToken[]
  readonly diagnostics: readonly Diagnostic[]
  readonly tooDeep: boolean
}

const isBracket = ({ image, tokenType }: SourceToken): boolean =>
  image.length === 1 && (isOpener(image) || isCloser(image)) && tokenType !== RawText && tokenType !== Text

/** Whether there is nothing to mend; every token has its depth then. */
const isBalanced = (source: readonly SourceToken[]): boolean => {
  const open: string[] = []
  let nots = 0
  for (let index = 0; index < source.length; index += 1) {
    const token = source[index] as SourceToken
    const { image, tokenType } = token
    const inside = open[open.length - 1]
    if (inside !== undefined && inside !== '{' && startsStatement(token, source[index + 1])) return false
    token.depth = open.length
    nots = tokenType === not ? nots + 1 : 0
    if (open.length + nots > maximalDepth) return false
    if (!isBracket(token)) continue
    if (isOpener(image)) {
      open.push(image)
      if (open.length > maximalDepth) return false
    } else if (inside === undefined || closers[inside as Opener] !== image) return false
    else open.pop()
  }
  return open.length === 0
}

const mended = (source: readonly SourceToken[]): Balanced => {
  const tokens: SourceToken[] = []
  const diagnostics: Diagnostic[] = []
  const open: SourceToken[] = []
  let nots = 0
  let deepest: SourceToken | undefined

  const push = (token: SourceToken): void => {
    token.index = tokens.length
    token.depth = open.length
    tokens.push(token)
  }
  const close = (unclosed: SourceToken): void => {
    const closing = closers[unclosed.image as Opener]
    const at = (tokens.at(-1)?.endOffset ?? 0) + 1
    const edits = [{ span: { start: at, end: at }, text: closing === '}' ? `\n${closing}` : closing }]
    const span = { start: unclosed.startOffset, end: unclosed.endOffset + 1 }
    const facts = { found: unclosed.image, closing }
    diagnostics.push(syntaxError('E111', { span }, facts, { title: `Write the missing \`${closing}\``, edits }))
    push(createSourceToken(symbol(closing), closing, at, at, 0))
  }
  const closeUntil = (wanted: (opener: SourceToken) => boolean): void => {
    for (let top = open.at(-1); top && !wanted(top); top = open.at(-1)) {
      close(top)
      open.pop()
    }
  }

  source.forEach((token, index) => {
    if (startsStatement(token, source[index + 1])) closeUntil((opener) => opener.image === '{')
    if (!isCloser(token.image) || token.tokenType === RawText || token.tokenType === Text) {
      push(token)
      nots = token.tokenType === not ? nots + 1 : 0
      if (isOpener(token.image)) open.push(token)
      if (open.length + nots > maximalDepth) deepest ??= token
      return
    }
    const matching = open.findLast((opener) => closers[opener.image as Opener] === token.image)
    if (!matching) {
      const span = { start: token.startOffset, end: token.endOffset + 1 }
      const edits = [{ span, text: '' }]
      diagnostics.push(syntaxError('E112', { span }, { found: token.image }, { title: 'Take it out', edits }))
      return
    }
    closeUntil((opener) => opener === matching)
    push(token)
    open.pop()
  })
  closeUntil(() => false)
  if (!deepest) return { tokens, diagnostics, tooDeep: false }
  const span = { start: deepest.startOffset, end: deepest.endOffset + 1 }
  return { tokens, diagnostics: [syntaxError('E113', { span }, {})], tooDeep: true }
}

const [refresh, every, sql, not] = [word('refresh'), word('every'), word('sql'), word('not')]
const texted = new Set([word('title'), word('description'), word('folder')])

/** Two tokens that begin a statement and cannot stand inside an expression. */
const startsStatement = (token: SourceToken, next: SourceToken | undefined): boolean => {
  if (!next) return false
  if (texted.has(token.tokenType)) return next.tokenType === Text || next.tokenType === RawText
  if (token.tokenType === refresh) return next.tokenType === every
  return token.tokenType === sql && next.tokenType === RawText
}
