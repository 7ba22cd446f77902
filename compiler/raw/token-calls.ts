import type { SqlNamed } from '../sql-reader.ts'
import type { SqlToken } from './lexer.ts'
import type { SqlRules } from './rules.ts'

/**
 * Everything that looks like a call, whatever a parser made of it: a path with a parenthesis behind it. A parser's tree has
 * many kinds of node for functions, a text only this one.
 */
export const callsInTokens = (tokens: readonly SqlToken[], rules: SqlRules): readonly SqlNamed[] =>
  tokens.flatMap((token, index) => {
    if (token.kind !== 'word' && token.kind !== 'name') return []
    if (!isSign(tokens[index + 1], '(')) return []
    const first = pathStart(tokens, index)
    const path = tokens.slice(first, index + 1).filter(({ kind }) => kind !== 'sign')
    const plain = path.length === 1 && token.kind === 'word'
    if (plain && rules.words.has(token.value)) return []
    if (plain && isAlias(tokens, index, rules)) return []
    if (token.kind === 'name' && path.length === 1 && isAlias(tokens, index, rules)) return []
    const span = { start: tokens[first]?.start ?? token.start, end: token.end }
    return [{ path: path.map((part) => canonicalName(part.value, part.kind === 'name', rules)), span }]
  })

const isSign = (token: SqlToken | undefined, value: string): boolean => token?.kind === 'sign' && token.value === value

const pathStart = (tokens: readonly SqlToken[], last: number): number => {
  let first = last
  for (;;) {
    const before = tokens[first - 2]
    if (!isSign(tokens[first - 1], '.') || (before?.kind !== 'word' && before?.kind !== 'name')) return first
    first -= 2
  }
}

/** Function names are compared in small letters; a name that only quotes can spell stays in them. */
export const canonicalName = (text: string, quoted: boolean, { folding }: Pick<SqlRules, 'folding'>): string => {
  const small = text.toLowerCase()
  if (!quoted || folding === 'keep') return small
  return text === (folding === 'lower' ? small : text.toUpperCase()) ? small : `"${text}"`
}

/** Words behind which an expression begins. */
const beforeExpressions = new Set(
  'zone return returning passing default to some symmetric groups error empty format rlike regexp div xor isnull notnull glob percent escape'.split(
    ' ',
  ),
)

/** `t(a, b)` behind a relation, `as t(a, b)`, and `t(a, b) as (` of a WITH: names of columns, no call. */
const isAlias = (tokens: readonly SqlToken[], index: number, rules: SqlRules): boolean => {
  const before = tokens[index - 1]
  const close = closing(tokens, index + 1)
  const inside = tokens.slice(index + 2, close)
  if (!before) return false
  if (before.kind === 'word' && before.value === 'as') return isNameList(inside)
  if (isSign(before, ')') || before.kind === 'name') return isNameList(inside)
  const inWith = isSign(before, ',') || (before.kind === 'word' && /^(with|recursive)$/.test(before.value))
  if (inWith) return tokens[close + 1]?.value === 'as' && isNameList(inside)
  const isKeyword = rules.words.has(before.value) || beforeExpressions.has(before.value)
  return before.kind === 'word' && !isKeyword && isNameList(inside)
}

const closing = (tokens: readonly SqlToken[], open: number): number => {
  let depth = 0
  for (let at = open; at < tokens.length; at++) {
    if (isSign(tokens[at], '(')) depth++
    else if (isSign(tokens[at], ')') && --depth === 0) return at
  }
  return tokens.length
}

/** Names, types and sizes with commas between them. */
const isNameList = (tokens: readonly SqlToken[]): boolean =>
  tokens.every(
    ({ kind, value }) => kind === 'word' || kind === 'name' || kind === 'number' || /^[,()<>[\]]$/.test(value),
  )
