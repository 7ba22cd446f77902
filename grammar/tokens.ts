import { createToken, type IToken, type TokenType } from 'chevrotain'
import { operators } from './operators.ts'
import { allWords, isReserved, type KeyWord } from './words.ts'

/** A token of one item; `index` is its place in the item's tokens, `depth` the number of brackets open around what it stands with: a
 * closing bracket stands with what it closes. */
export interface SourceToken extends IToken {
  index: number
  depth: number
  endOffset: number
}

const nothing = { PATTERN: /NOT_APPLICABLE/ }
const token = (name: string, label: string, categories: TokenType[] = []): TokenType =>
  createToken({ name, label, pattern: nothing.PATTERN, categories })

/** Any word but a reserved one, and any name in backticks. */
export const Word = token('Word', 'a name')
export const PlainWord = token('PlainWord', 'a name', [Word])
export const QuotedName = token('QuotedName', 'a name', [Word])

/** Words after a value that continue it: what begins an operator. Used by the operator table's rules. */
export const keywords: ReadonlyMap<string, TokenType> = new Map(
  allWords.map((word) => [word, token(`word ${word}`, `\`${word}\``, isReserved(word) ? [] : [Word])]),
)

export const word = (name: KeyWord): TokenType => {
  const type = keywords.get(name)
  if (!type) throw new Error(`no such word in the grammar: ${name}`)
  return type
}

export const Text = token('Text', 'a text in quotes')
export const RawText = token('RawText', 'a text between three double quotes')
export const NumberToken = token('Number', 'a number')
export const DateToken = token('Date', 'a date')
export const InstantToken = token('Instant', 'an instant')

/** Symbols of the operator table. */
export const OperatorSymbol = token('OperatorSymbol', 'an operator')
const punctuation = ['(', ')', '[', ']', '{', '}', ',', '.', '%'] as const
const operatorSymbols = [...new Set(Object.values(operators).map((row) => row.spelling))].filter(
  (s) => !/^[a-z]/.test(s),
)

export const symbols: Readonly<Record<string, TokenType>> = Object.fromEntries([
  ...punctuation.map((symbol) => [symbol, token(`symbol ${symbol}`, `\`${symbol}\``)]),
  ...operatorSymbols.map((symbol) => [symbol, token(`symbol ${symbol}`, `\`${symbol}\``, [OperatorSymbol])]),
])

export const symbol = (name: (typeof punctuation)[number] | '=' | '-'): TokenType => {
  const type = symbols[name]
  if (!type) throw new Error(`no such symbol in the grammar: ${name}`)
  return type
}

/** Symbols longest first, as the lexer must try them. */
export const symbolSpellings: readonly string[] = Object.keys(symbols).sort((a, b) => b.length - a.length)

export const vocabulary: TokenType[] = [
  ...[Word, PlainWord, QuotedName, Text, RawText, NumberToken, DateToken, InstantToken, OperatorSymbol],
  ...keywords.values(),
  ...Object.values(symbols),
]
