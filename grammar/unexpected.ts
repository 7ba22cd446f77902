import type { IRecognitionException, IToken } from 'chevrotain'
import type { Diagnostic, Fix } from './diagnostic.ts'
import { syntaxError } from './diagnostics.ts'
import { nearest } from './nearest.ts'
import type { Span } from './origin.ts'
import { aName, aValue, isStatement } from './parser/messages.ts'
import { isReserved, isWord } from './words.ts'

export const tokenSpan = (token: IToken, previous: IToken | undefined, text: string): Span => {
  if (!Number.isNaN(token.startOffset) && token.startOffset >= 0)
    return { start: token.startOffset, end: (token.endOffset ?? token.startOffset) + 1 }
  const end = previous?.endOffset === undefined || previous.endOffset < 0 ? text.length : previous.endOffset + 1
  return { start: end, end }
}

/** A token that the grammar does not expect, as a finding in the words of the field. */
export const unexpected = (error: IRecognitionException, text: string): Diagnostic => {
  const { token, message } = error
  const previous = (error as { previousToken?: IToken }).previousToken
  const span = tokenSpan(token, previous, text)
  const name = token.image
  if (isReserved(name) && (message === aName || (message === aValue && followedByOperator(token, text))))
    return syntaxError('E114', { span }, { name }, replacement('Put it in backticks', span, `\`${name}\``))
  const before = tokenSpan(previous ?? token, undefined, text).end
  const nextLine = previous !== undefined && text.slice(before, span.start).includes('\n')
  const beginsStatement = nextLine || previous?.image === '{'
  const expected = isStatement(message) && !beginsStatement ? 'the end of the statement' : message
  if (nextLine && !isStatement(message)) {
    const end = { start: before, end: before }
    return syntaxError('E101', { span: end }, { expected, found: 'The end of the line' })
  }
  const found = span.start === span.end ? 'The end' : `\`${name}\``
  const meant = meaning({ name, span, expected, text, ...(previous && { previous }) })
  const facts = { expected, found, ...(meant && { hint: meant.hint }) }
  return syntaxError('E101', { span }, facts, meant?.fix)
}

/** A reserved word before `=` was meant as a name. */
const followedByOperator = (token: IToken, text: string): boolean =>
  /^\s*(?:[=<>!.]|is\b|in\b)/.test(text.slice((token.endOffset ?? 0) + 1))

const replacement = (title: string, span: Span, text: string): Fix => ({ title, edits: [{ span, text }] })
const write = (span: Span, text: string): Fix => replacement(`Write \`${text}\``, span, text)

interface Place {
  readonly name: string
  readonly span: Span
  readonly expected: string
  readonly previous?: IToken
  readonly text: string
}

interface Meaning {
  readonly hint: string
  readonly fix?: Fix
}

/** What was probably meant, for mistakes that many people make; the first row that knows one. */
const meaning = (place: Place): Meaning | undefined => {
  for (const guess of guesses) {
    const found = guess(place)
    if (found) return found
  }
  return undefined
}

const symbols: Readonly<Record<string, string>> = {
  'at least': '>=',
  'at most': '<=',
  'more than': '>',
  'fewer than': '<',
  'less than': '<',
  exactly: '=',
}

const guesses: readonly ((place: Place) => Meaning | undefined)[] = [
  ({ name, span }) => inLowerCase(name, span),
  ({ previous, text }) => previous && inLowerCase(previous.image, tokenSpan(previous, undefined, text)),
  ({ expected, text, span }) => {
    const [, compare = ''] =
      /^(at least|at most|more than|fewer than|less than|exactly) \d/.exec(text.slice(span.start)) ?? []
    const use = symbols[compare]
    if (!use || !expected.startsWith('the end')) return undefined
    const whole = { start: span.start, end: span.start + compare.length }
    return { hint: `A number is compared by \`${use}\`.`, fix: write(whole, use) }
  },
  ({ name, previous, text, span }) =>
    /^\d+$/.test(name) && (previous?.image === 'has' || /^\s*times?\b/.test(text.slice(span.end)))
      ? { hint: `A count says how it is meant: \`at least ${name}\`, \`exactly ${name}\` or \`at most ${name}\`.` }
      : undefined,
  ({ name, previous, text }) =>
    previous?.image === 'in' && /^(?:last|next|this|previous|today|yesterday)$/.test(name)
      ? { hint: 'A window begins with `within`.', fix: write(tokenSpan(previous, undefined, text), 'within') }
      : undefined,
  ({ name, previous }) =>
    previous?.image === 'within' && /^\d+$/.test(name)
      ? { hint: `\`within last ${name} …\` looks back, \`within next ${name} …\` ahead.` }
      : undefined,
  ({ name, previous, text, span }) =>
    name === ',' && /^\d+$/.test(previous?.image ?? '') && /^\d{3}\b/.test(text.slice(span.end))
      ? { hint: 'A number is written without separators.', fix: replacement('Leave it out', span, '') }
      : undefined,
  ({ name, previous }) =>
    /^(?:minute|hour|day|week|month|quarter|year)s?$/.test(name) && /^\d+$/.test(previous?.image ?? '')
      ? {
          hint: `\`more than ${previous?.image} ${name} ago\` and \`within last ${previous?.image} ${name}\` stand behind a time without an operator; a number has no unit.`,
        }
      : undefined,
  ({ name, expected, span }) =>
    expected === 'an instant' && /^\d{4}-\d{2}-\d{2}$/.test(name)
      ? { hint: 'An instant has a time and an offset.', fix: write(span, `${name}T00:00:00Z`) }
      : undefined,
  ({ name, span }) => (name === 'percent' ? { hint: 'The sign is `%`.', fix: write(span, '%') } : undefined),
  ({ name, expected, span }) =>
    expected === 'a list in parentheses' && /^["'\d]/.test(name)
      ? { hint: 'A list of one value has parentheses too.', fix: write(span, `(${name})`) }
      : undefined,
  ({ name, expected, span }) => {
    const [word] = /^[a-z]{2,}$/i.test(name) ? nearest(name, wordsOf(expected)) : []
    return word === undefined ? undefined : { hint: `Did the rule mean \`${word}\`?`, fix: write(span, word) }
  },
]

const inLowerCase = (name: string, span: Span): Meaning | undefined => {
  const word = name.toLowerCase()
  return word !== name && /^[a-z_]+$/.test(word) && isWord(word)
    ? { hint: 'The words of the language are written in lower case.', fix: write(span, word) }
    : undefined
}

/** The words that were expected; behind a whole condition, those that go on with it. */
const wordsOf = (expected: string): readonly string[] =>
  expected.startsWith('the end of')
    ? ['and', 'or', 'except', 'where', 'within', 'since', 'refresh', 'title', 'description', 'folder']
    : expected === 'a unit of time such as `days`'
      ? ['minutes', 'hours', 'days', 'weeks', 'months', 'quarters', 'years', 'calendar']
      : [...expected.matchAll(/`([a-z_]+)`/g)].map(([, word = '']) => word)
