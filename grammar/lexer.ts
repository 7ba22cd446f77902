import type { TokenType } from 'chevrotain'
import { isDate, isInstant, nearestDate } from './calendar.ts'
import type { Diagnostic } from './diagnostic.ts'
import { syntaxError } from './diagnostics.ts'
import type { Span } from './origin.ts'
import { printText, readDoubleQuoted } from './spelling.ts'
import {
  DateToken,
  InstantToken,
  keywords,
  NumberToken,
  PlainWord,
  QuotedName,
  RawText,
  type SourceToken,
  symbolSpellings,
  symbols,
  Text,
} from './tokens.ts'

/** A comment of the source; `next` is the index of the token after it. */
export interface SourceComment extends Span {
  readonly text: string
  readonly next: number
  /** Nothing but blanks stands before it on its line. */
  readonly ownLine: boolean
}

export interface Lexed {
  readonly tokens: SourceToken[]
  readonly comments: readonly SourceComment[]
  readonly diagnostics: readonly Diagnostic[]
}

type Kind = TokenType | 'blank' | 'comment' | 'dropped'
interface Rule {
  /** Characters it can begin with; without, any. */
  readonly starts?: string
  readonly pattern: RegExp
  /** The end of what the pattern matches, where plain characters show it without asking the pattern. */
  readonly scan?: (text: string, offset: number) => number | undefined
  readonly kind: Kind | ((image: string) => Kind)
  readonly problem?: (image: string, span: Span) => Diagnostic | readonly Diagnostic[] | undefined
}

const digits = '0123456789'
const replace = (span: Span, text: string, title = `Write \`${text}\``) => ({ title, edits: [{ span, text }] })

const foreignComment = (image: string, span: Span): Diagnostic => {
  const sign = /^(?:--|#|\/\*)/.exec(image)?.[0] ?? ''
  const lines = image.slice(sign.length).replace(/\*\/$/, '').trim().split(/\r?\n/)
  const text = lines.map((line) => `// ${line.trim()}`.trimEnd()).join('\n')
  return syntaxError(
    'E108',
    { span },
    { found: sign },
    replace(span, sign === '/*' ? `${text}\n` : text, 'Begin it with `//`'),
  )
}

/** What people paste from other languages, and what it means here. */
const foreignSymbols: Readonly<Record<string, string>> = {
  '===': '=',
  '==': '=',
  '!==': '!=',
  '<>': '!=',
  '=<': '<=',
  '=>': '>=',
  '≠': '!=',
  '≤': '<=',
  '≥': '>=',
  '&&': 'and',
  '||': 'or',
  '!': 'not',
}
const foreignSymbol = (image: string): TokenType => {
  const use = foreignSymbols[image] ?? ''
  const type = symbols[use] ?? keywords.get(use)
  if (!type) throw new Error(`a foreign symbol stands for an unknown one: ${image}`)
  return type
}

const noDiagnostics: readonly Diagnostic[] = []
const badEscapes = (image: string, span: Span): readonly Diagnostic[] => {
  if (!image.includes('\\')) return noDiagnostics
  return readDoubleQuoted(image).wrong.map(({ start, end }) => {
    const where = { start: span.start + start, end: span.start + end }
    const found = image.slice(start, end)
    return syntaxError('E103', { span: where }, { found }, replace(where, `\\${found}`))
  })
}

const dateProblem = (image: string, span: Span): Diagnostic | undefined => {
  if (isDate(image)) return undefined
  const nearest = nearestDate(image)
  return syntaxError('E105', { span }, { found: image }, nearest ? replace(span, nearest) : undefined)
}

const instantProblem = (image: string, span: Span): Diagnostic | undefined => {
  if (isInstant(image)) return undefined
  const better = [image, image.replace(' ', 'T')]
    .flatMap((text) => [text.toUpperCase(), `${text.toUpperCase()}Z`])
    .find(isInstant)
  return syntaxError('E106', { span }, { found: image }, better ? replace(span, better) : undefined)
}

const escapeForPattern = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
const oneOf = (spellings: readonly string[]): RegExp => new RegExp(spellings.map(escapeForPattern).join('|'), 'uy')

const firstSigns = (spellings: readonly string[]): string => spellings.map((spelling) => spelling[0]).join('')

const isDigit = (code: number): boolean => code >= 48 && code <= 57
const isNamePart = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || isDigit(code) || code === 95
const isPlainBlank = (code: number): boolean => code === 32 || code === 10 || code === 13 || code === 9

/** Reads on while characters belong; gives up before one that is not ASCII, or of which only a pattern knows. */
const scanner =
  (belongs: (code: number) => boolean, isUnclear: (code: number) => boolean) =>
  (text: string, offset: number): number | undefined => {
    let end = offset
    while (end < text.length && belongs(text.charCodeAt(end))) end += 1
    return end > offset && !isUnclear(text.charCodeAt(end)) ? end : undefined
  }

const scanName = scanner(isNamePart, (code) => code > 127)
const scanBlank = scanner(isPlainBlank, (code) => code > 127 || code === 11 || code === 12)

const rules: readonly Rule[] = [
  { starts: ' \t\n\r', pattern: /\s+/uy, scan: scanBlank, kind: 'blank' },
  { starts: '/', pattern: /\/\/[^\n\r]*/y, kind: 'comment' },
  { starts: '/', pattern: /\/\*(?:[^*]|\*(?!\/))*(?:\*\/)?/y, kind: 'comment', problem: foreignComment },
  { starts: '-', pattern: /--[^\n\r]*/y, kind: 'comment', problem: foreignComment },
  { starts: '#', pattern: /#[^\n\r]*/y, kind: 'comment', problem: foreignComment },
  { starts: '"', pattern: /("{3,})(?!")[\s\S]*?\1(?!")|"{6,}/y, kind: RawText },
  {
    starts: '"',
    pattern: /"{3,}[\s\S]*/y,
    kind: RawText,
    problem: (image, span) => syntaxError('E104', { span: { ...span, end: span.start + image.trimEnd().length } }, {}),
  },
  { starts: '"', pattern: /"(?:[^"\\\n\r]|\\[^\n\r])*"/y, kind: Text, problem: badEscapes },
  { starts: "'", pattern: /'[^'\n\r]*'/y, kind: Text },
  {
    starts: '"\'',
    pattern: /"(?:[^"\\\n\r]|\\[^\n\r])*|'[^'\n\r]*/y,
    kind: Text,
    problem: (image, span) => syntaxError('E102', { span }, { found: image }),
  },
  {
    starts: '“”„‘’',
    pattern: /[“”„](?:[^“”„\n\r]*[“”]|[^“”„"\n\r]*"?)|[‘’](?:[^‘’\n\r]*’|[^‘’'\n\r]*'?)/uy,
    kind: Text,
    problem: (image, span) =>
      syntaxError(
        'E110',
        { span },
        { found: image },
        replace(span, printText(curlyContent(image)), 'Use straight quotes'),
      ),
  },
  { starts: '`', pattern: /`(?:[^`\n\r]|``)+`(?!`)/y, kind: QuotedName },
  { starts: '`', pattern: /`[^\n\r]*/y, kind: QuotedName, problem: (_, span) => syntaxError('E134', { span }, {}) },
  {
    starts: digits,
    pattern: /\d{4}-\d{1,2}-\d{1,2}(?:[Tt]| (?=\d{1,2}:\d))[\d:]*(?:\.\d+)?(?:[Zz]|[+-]\d{1,2}(?::?\d{1,2})?)?/y,
    kind: InstantToken,
    problem: instantProblem,
  },
  { starts: digits, pattern: /\d{4}-\d{1,2}-\d*/y, kind: DateToken, problem: dateProblem },
  {
    starts: digits,
    pattern: /\d+(?:\.\d+)?[\p{L}_][\p{L}\p{M}\p{Nd}_]*/uy,
    kind: NumberToken,
    problem: (image, span) => syntaxError('E133', { span }, { found: image }),
  },
  { starts: digits, pattern: /\d+(?:\.\d+)?/y, kind: NumberToken },
  {
    starts: firstSigns(Object.keys(foreignSymbols)),
    pattern: oneOf(Object.keys(foreignSymbols).filter((spelling) => spelling !== '!')),
    kind: foreignSymbol,
    problem: (image, span) => foreignProblem(image, span),
  },
  {
    starts: firstSigns(symbolSpellings),
    pattern: oneOf(symbolSpellings),
    kind: (image) => symbols[image] ?? 'dropped',
  },
  { starts: '!', pattern: /!/y, kind: foreignSymbol, problem: (image, span) => foreignProblem(image, span) },
  {
    starts: ';',
    pattern: /;/y,
    kind: 'dropped',
    problem: (image, span) =>
      syntaxError('E109', { span }, { found: image, use: '' }, replace(span, '', 'Leave it out')),
  },
  {
    pattern: /[\p{L}_][\p{L}\p{M}\p{Nd}_]*/uy,
    scan: (text, offset) => (isDigit(text.charCodeAt(offset)) ? undefined : scanName(text, offset)),
    kind: (image) => keywords.get(image) ?? PlainWord,
  },
  { pattern: /\s+/uy, kind: 'blank' },
  { pattern: /[\s\S]/uy, kind: 'dropped', problem: (image, span) => syntaxError('E107', { span }, { found: image }) },
]

const curlyContent = (image: string): string => image.replace(/^[“”„‘’]|[“”"’']$/gu, '')
const foreignProblem = (image: string, span: Span): Diagnostic => {
  const use = foreignSymbols[image] ?? ''
  return syntaxError(
    'E109',
    { span },
    { found: image, use },
    replace(span, use === 'not' ? 'not ' : use, `Write \`${use}\``),
  )
}

const byStart = new Map<number, readonly Rule[]>()
const rulesAt = (code: number): readonly Rule[] => {
  const known = byStart.get(code)
  if (known) return known
  const sign = String.fromCharCode(code)
  const fitting = rules.filter((rule) => rule.starts === undefined || rule.starts.includes(sign))
  if (byStart.size < 1000) byStart.set(code, fitting)
  return fitting
}

/** Splits the text of one item into tokens. Every character is in a token, a comment, a blank or a diagnostic. */
export const lex = (text: string): Lexed => {
  const tokens: SourceToken[] = []
  const comments: SourceComment[] = []
  const diagnostics: Diagnostic[] = []
  let lineFresh = true
  for (let offset = 0; offset < text.length; ) {
    const { rule, image } = match(text, offset)
    const span = { start: offset, end: offset + image.length }
    const kind = typeof rule.kind === 'function' ? rule.kind(image) : rule.kind
    const problem = rule.problem?.(image, span)
    if (problem) diagnostics.push(...[problem].flat())
    if (kind === 'comment') {
      const content = image.slice(2).trimEnd()
      comments.push({
        ...span,
        text: content.startsWith(' ') ? content.slice(1) : content,
        next: tokens.length,
        ownLine: lineFresh,
      })
    } else if (kind === 'blank') {
      lineFresh ||= image.includes('\n')
    } else if (kind !== 'dropped') {
      tokens.push(
        createSourceToken(kind, (rule.kind === foreignSymbol && foreignSymbols[image]) || image, span, tokens.length),
      )
    }
    if (kind !== 'blank') lineFresh = kind === 'comment' && image.endsWith('\n')
    offset = span.end
  }
  return { tokens, comments, diagnostics }
}

const match = (text: string, offset: number): { rule: Rule; image: string } => {
  for (const rule of rulesAt(text.charCodeAt(offset))) {
    const scanned = rule.scan?.(text, offset)
    if (scanned !== undefined) return { rule, image: text.slice(offset, scanned) }
    const { pattern } = rule
    pattern.lastIndex = offset
    if (pattern.test(text) && pattern.lastIndex > offset) return { rule, image: text.slice(offset, pattern.lastIndex) }
  }
  throw new Error(`no rule of the lexer takes the character at ${offset}`)
}

export const createSourceToken = (type: TokenType, image: string, span: Span, index: number): SourceToken => ({
  image,
  startOffset: span.start,
  endOffset: span.end - 1,
  tokenType: type,
  tokenTypeIdx: type.tokenTypeIdx ?? 0,
  index,
  depth: 0,
})
