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

/** Symbols that no longer one begins with. */
const lone: ReadonlySet<number> = new Set(
  symbolSpellings
    .filter((one) => one.length === 1 && !symbolSpellings.some((other) => other !== one && other.startsWith(one)))
    .map((one) => one.charCodeAt(0)),
)

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
    scan: (text, offset) => (lone.has(text.charCodeAt(offset)) ? offset + 1 : undefined),
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

const hasLineEnd = (text: string, from: number, to: number): boolean => {
  for (let offset = from; offset < to; offset += 1) if (text.charCodeAt(offset) === 10) return true
  return false
}

/** Splits the text of one item into tokens. Every character is in a token, a comment, a blank or a diagnostic. */
export const lex = (text: string): Lexed => {
  const tokens: SourceToken[] = []
  const comments: SourceComment[] = []
  const diagnostics: Diagnostic[] = []
  let lineFresh = true
  for (let start = 0, end = 0; start < text.length; start = end) {
    const rules = rulesAt(text.charCodeAt(start))
    let at = 0
    for (end = endOf(rules[at], text, start); end === start; end = endOf(rules[at], text, start)) at += 1
    const rule = rules[at] as Rule
    if (rule.kind === 'blank') {
      lineFresh ||= hasLineEnd(text, start, end)
      continue
    }
    const image = text.slice(start, end)
    const kind = typeof rule.kind === 'function' ? rule.kind(image) : rule.kind
    const problem = rule.problem?.(image, { start, end })
    if (problem) diagnostics.push(...[problem].flat())
    if (kind === 'comment') {
      comments.push({ start, end, text: commentText(image), next: tokens.length, ownLine: lineFresh })
    } else if (kind !== 'dropped' && kind !== 'blank') {
      const written = (rule.kind === foreignSymbol && foreignSymbols[image]) || image
      tokens.push(createSourceToken(kind, written, start, end, tokens.length))
    }
    lineFresh = kind === 'comment' && image.endsWith('\n')
  }
  return { tokens, comments, diagnostics }
}

const commentText = (image: string): string => {
  const content = image.slice(2).trimEnd()
  return content.startsWith(' ') ? content.slice(1) : content
}

/** Where what a rule takes ends; at `offset` when it takes nothing. */
const endOf = (rule: Rule | undefined, text: string, offset: number): number => {
  if (!rule) throw new Error(`no rule of the lexer takes the character at ${offset}`)
  const scanned = rule.scan?.(text, offset)
  if (scanned !== undefined) return scanned
  rule.pattern.lastIndex = offset
  return rule.pattern.test(text) ? rule.pattern.lastIndex : offset
}

export const createSourceToken = (
  type: TokenType,
  image: string,
  start: number,
  end: number,
  index: number,
): SourceToken => ({
  image,
  startOffset: start,
  endOffset: end - 1,
  tokenType: type,
  tokenTypeIdx: type.tokenTypeIdx ?? 0,
  index,
  depth: 0,
})
