import { type Range, RangeSetBuilder, StateEffect, StateField, type Text } from '@codemirror/state'
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view'
import { lex } from '../../../grammar/lexer.ts'
import type { Span } from '../../../grammar/origin.ts'
import {
  DateToken,
  InstantToken,
  keywords,
  NumberToken,
  OperatorSymbol,
  RawText,
  type SourceToken,
  Text as TextToken,
} from '../../../grammar/tokens.ts'

type TokenType = SourceToken['tokenType']

const mark = (name: string) => Decoration.mark({ class: `tok-${name}` })
const marks = {
  keyword: mark('keyword'),
  string: mark('string'),
  number: mark('number'),
  comment: mark('comment'),
  operator: mark('operator'),
}

const plain = new Map<TokenType, Decoration>([
  [TextToken, marks.string],
  [RawText, marks.string],
  [NumberToken, marks.number],
  [DateToken, marks.number],
  [InstantToken, marks.number],
])
const words: ReadonlySet<TokenType> = new Set(keywords.values())

/** Words that follow a dot or stand before one name things. */
const isName = (text: string, start: number, end: number): boolean => text[start - 1] === '.' || text[end] === '.'

const styleOf = (type: TokenType, text: string, start: number, end: number): Decoration | undefined => {
  const known = plain.get(type)
  if (known) return known
  if (type.CATEGORIES?.includes(OperatorSymbol)) return marks.operator
  return words.has(type) && !isName(text, start, end) ? marks.keyword : undefined
}

/** Colours by the language's own lexer. */
const coloured = (doc: Text): DecorationSet => {
  const text = doc.toString()
  const { tokens, comments } = lex(text)
  const found: Range<Decoration>[] = []
  for (const { tokenType, startOffset, endOffset } of tokens) {
    const style = styleOf(tokenType, text, startOffset, endOffset + 1)
    if (style) found.push(style.range(startOffset, endOffset + 1))
  }
  for (const { start, end } of comments) if (end > start) found.push(marks.comment.range(start, end))
  const builder = new RangeSetBuilder<Decoration>()
  for (const { from, to, value } of found.sort((left, right) => left.from - right.from)) builder.add(from, to, value)
  return builder.finish()
}

export const segqlColours = StateField.define<DecorationSet>({
  create: ({ doc }) => coloured(doc),
  update: (set, { docChanged, state }) => (docChanged ? coloured(state.doc) : set),
  provide: (field) => EditorView.decorations.from(field),
})

export const setMarked = StateEffect.define<Span | undefined>()
const selectedRule = Decoration.mark({ class: 'cm-marked' })

/** The text of the selected rule. */
export const markedRule = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (set, transaction) => {
    const effect = transaction.effects.find((one) => one.is(setMarked))
    if (!effect) return set.map(transaction.changes)
    const span: Span | undefined = effect.value
    const length = transaction.state.doc.length
    if (!span || span.start >= Math.min(span.end, length)) return Decoration.none
    return Decoration.set([selectedRule.range(span.start, Math.min(span.end, length))])
  },
  provide: (field) => EditorView.decorations.from(field),
})
