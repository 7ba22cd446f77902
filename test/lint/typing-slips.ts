import { lexSql, type SqlToken } from '../../compiler/raw/lexer.ts'
import type { SqlRules } from '../../compiler/raw/rules.ts'
import type { Span } from '../../grammar/origin.ts'

/** A text with one slip of the pen, and where it stands. */
export interface Slip {
  readonly kind: string
  readonly text: string
  /** Any of the tokens that a person would point at. */
  readonly at: Span
}

type Make = (tokens: readonly SqlToken[], text: string) => readonly Slip[]

const cut = (text: string, { start, end }: Span, put: string): string => text.slice(0, start) + put + text.slice(end)

/** Keywords with two letters swapped, one left out, one twice: no longer words of SQL. */
const misspelt: Make = (tokens, text) =>
  tokens.flatMap((token) => {
    if (
      token.kind !== 'word' ||
      !/^(select|from|where|group|order|having|join|case|when|then|between|distinct|with)$/.test(token.value)
    )
      return []
    const word = text.slice(token.start, token.end)
    const spelled = [word[1]! + word[0]! + word.slice(2), word.slice(0, -1), word.slice(0, 2) + word.slice(1)]
    return spelled
      .filter((put) => put.length >= 3)
      .map((put) => ({
        kind: 'misspelt keyword',
        text: cut(text, token, put),
        at: { start: token.start, end: token.start + put.length },
      }))
  })

const brackets: Make = (tokens, text) =>
  tokens.flatMap((token, index) => {
    if (token.kind !== 'sign' || !/^[()]$/.test(token.value)) return []
    const missing = { kind: `missing ${token.value}`, text: cut(text, token, ' '), at: partner(tokens, index) }
    const twice = {
      kind: `extra ${token.value}`,
      text: cut(text, token, token.value.repeat(2)),
      at: doubledAt(partner(tokens, index)),
    }
    return [missing, twice]
  })

const doubledAt = ({ start, end }: Span): Span => ({ start, end: end + 1 })

/** What is left alone when a bracket is gone. */
const partner = (tokens: readonly SqlToken[], at: number): Span => {
  const opens = tokens[at]?.value === '('
  let depth = 0
  for (let index = at; index >= 0 && index < tokens.length; index += opens ? 1 : -1) {
    const { kind, value, start } = tokens[index]!
    if (kind === 'sign' && value === '(') depth++
    if (kind === 'sign' && value === ')') depth--
    if (depth === 0)
      return { start: Math.min(start, tokens[at]!.start), end: Math.max(tokens[at]!.end, tokens[index]!.end) }
  }
  return { start: 0, end: tokens.at(-1)!.end }
}

const commas: Make = (tokens, text) =>
  tokens.flatMap((token, index) => {
    if (token.kind !== 'sign' || token.value !== ',') return []
    const next = tokens[index + 1]!
    return [{ kind: 'double comma', text: cut(text, token, ',,'), at: { start: token.start, end: next.end + 1 } }]
  })

const trailing: Make = (tokens, text) =>
  tokens.flatMap((token, index) => {
    const before = tokens[index - 1]
    if (token.kind !== 'word' || token.value !== 'from' || !before || before.value === '*') return []
    return [
      {
        kind: 'comma before from',
        text: cut(text, { start: before.end, end: before.end }, ','),
        at: { start: before.start, end: token.end + 1 },
      },
    ]
  })

const openTexts: Make = (tokens, text) =>
  tokens.flatMap((token) => {
    if (token.kind !== 'text' || text[token.end - 1] !== "'") return []
    return [
      {
        kind: 'open text',
        text: cut(text, { start: token.end - 1, end: token.end }, ''),
        at: { start: token.start, end: text.length },
      },
    ]
  })

const withoutBy: Make = (tokens, text) =>
  tokens.flatMap((token, index) => {
    const before = tokens[index - 1]
    if (token.kind !== 'word' || token.value !== 'by' || !before) return []
    return [
      { kind: 'missing by', text: cut(text, token, ''), at: { start: before.start, end: tokens[index + 1]!.end } },
    ]
  })

const dangling: Make = (tokens, text) =>
  tokens.flatMap((token, index) => {
    if (
      token.kind !== 'word' ||
      token.value !== 'group' ||
      tokens[index + 1]?.value !== 'by' ||
      tokens[index - 1]?.value === 'within'
    )
      return []
    return [
      {
        kind: 'dangling and',
        text: cut(text, { start: token.start, end: token.start }, 'and '),
        at: { start: token.start, end: token.end + 4 },
      },
    ]
  })

const doubled: Make = (tokens, text) =>
  tokens.flatMap((token, index) => {
    const before = tokens[index - 1]
    if (
      token.kind !== 'sign' ||
      token.value !== '=' ||
      /^[<>!=:]$/.test(before?.value ?? '') ||
      /^[=>]$/.test(tokens[index + 1]?.value ?? '')
    )
      return []
    return [{ kind: 'doubled =', text: cut(text, token, '= ='), at: { start: token.start, end: token.end + 3 } }]
  })

const unended: Make = (tokens, text) =>
  tokens.flatMap((token, index) => {
    if (token.kind !== 'word' || token.value !== 'end' || tokens[index - 1]?.value === '.') return []
    const opening = tokens.findLast((one, at) => at < index && one.kind === 'word' && one.value === 'case')
    return opening
      ? [
          {
            kind: 'case without end',
            text: cut(text, token, ''),
            at: { start: tokens.find((one) => one.value === 'case')!.start, end: text.length },
          },
        ]
      : []
  })

const makers = [misspelt, brackets, commas, trailing, openTexts, withoutBy, dangling, doubled, unended]

/** Single slips of a query, a few of each kind. */
export const slipsOf = (text: string, rules: SqlRules): readonly Slip[] => {
  const { tokens } = lexSql(text, rules.lexer)
  return makers.flatMap((make) => {
    const all = make(tokens, text)
    return all.filter((_, index) => index % Math.max(1, Math.ceil(all.length / 3)) === 0)
  })
}
