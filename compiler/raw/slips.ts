import type { Diagnostic } from '../../grammar/diagnostic.ts'
import { nearest } from '../../grammar/nearest.ts'
import type { Span } from '../../grammar/origin.ts'
import { rawDiagnostic } from '../diagnostics/raw.ts'
import type { SqlToken } from './lexer.ts'
import type { SqlRules } from './rules.ts'

/** Slips of the pen that are wrong in every dialect, though not every parser minds them. */
export const findSlip = (text: string, tokens: readonly SqlToken[], rules: SqlRules): Diagnostic | undefined => {
  const found = unbalanced(tokens) ?? firstPair(tokens, rules)
  return found && rawDiagnostic('E700', { span: found.span }, { title: rules.title, ...words(found, text) })
}

interface Slip {
  readonly span: Span
  readonly sentence?: string
  readonly hint: string
}

const words = ({ span, sentence, hint }: Slip, text: string) => ({
  sentence: sentence ?? `\`${shown(text.slice(span.start, span.end))}\` cannot stand here.`,
  hint,
})

export const shown = (found: string): string => {
  const line = found.replaceAll(/\s+/g, ' ')
  return line.length > 40 ? `${line.slice(0, 37)}…` : line
}

const pairs: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' }

const unbalanced = (tokens: readonly SqlToken[]): Slip | undefined => {
  const open: SqlToken[] = []
  const cases: SqlToken[] = []
  for (const [index, token] of tokens.entries()) {
    const span = { start: token.start, end: token.end }
    if (token.kind === 'word' && !isDotted(tokens, index)) {
      const left = leftOpen(tokens, open.at(-1), token)
      if (left) return unclosedSlip(left)
      if (token.value === 'case') cases.push(token)
      if (token.value === 'end' && cases.length > 0) cases.pop()
    }
    if (token.kind !== 'sign') continue
    if (/^[([{]$/.test(token.value)) open.push(token)
    const wanted = pairs[token.value]
    if (wanted === undefined) continue
    const last = open.pop()
    if (!last)
      return { span, sentence: `\`${token.value}\` closes nothing.`, hint: `A \`${wanted}\` is missing before it.` }
    if (last.value !== wanted) {
      return {
        span,
        sentence: `\`${token.value}\` does not close \`${last.value}\`.`,
        hint: 'The two must be of one kind.',
      }
    }
  }
  const unclosed = open.at(-1)
  if (unclosed) return unclosedSlip(unclosed)
  const unfinished = cases.at(-1)
  if (!unfinished) return undefined
  const span = { start: unfinished.start, end: unfinished.end }
  return { span, sentence: '`case` is never closed.', hint: '`end` closes it.' }
}

const unclosedSlip = ({ start, end, value }: SqlToken): Slip => {
  const closing = Object.keys(pairs).find((key) => pairs[key] === value) ?? ')'
  return { span: { start, end }, sentence: `\`${value}\` is never closed.`, hint: `\`${closing}\` is missing.` }
}

/** Clauses stand in parentheses only where a query does, or in these. */
const clauseWords = /^(from|where|group|union|join)$/
const takingClauses =
  /^(extract|trim|substring|substr|overlay|position|filter|group|over|unpivot|pivot|match_recognize|array|columns|struct|set|sets|within)$/

/** A parenthesis that a clause begins in was meant to be closed before it. */
const leftOpen = (tokens: readonly SqlToken[], open: SqlToken | undefined, token: SqlToken): SqlToken | undefined => {
  if (open?.value !== '(' || !clauseWords.test(token.value)) return undefined
  const at = tokens.indexOf(open)
  const [before, first] = [tokens[at - 1], tokens[at + 1]]
  if (first?.value === '(' || /^(select|with|from|values|table|pivot|unpivot|where|lateral)$/.test(first?.value ?? ''))
    return undefined
  if (
    before?.kind === 'word' &&
    (before.value === 'from' || before.value === 'join' || takingClauses.test(before.value))
  )
    return undefined
  const inside = tokens.slice(at + 1, tokens.indexOf(token))
  return inside.some(({ kind, value }) => kind === 'word' && /^(select|join|distinct|extract)$/.test(value))
    ? undefined
    : open
}

const isDotted = (tokens: readonly SqlToken[], index: number): boolean => {
  const before = tokens[index - 1]
  return before?.kind === 'sign' && before.value === '.'
}

/** Words that end what stands before them: an operand must not be missing there. */
const closers = 'from where group having order limit union except intersect qualify'
const after = (names: string): ReadonlySet<string> => new Set(`${names}`.split(' '))

/** What may not follow a word or sign; `end` is the end of the text, `)` and `,` are signs. */
const wrongNext: Readonly<Record<string, ReadonlySet<string>>> = {
  and: after(`and or ) , <end> then else end ${closers}`),
  or: after(`and or ) , <end> then else end ${closers}`),
  not: after(`and or ) , <end> ${closers}`),
  where: after(`and or ) , <end> ${closers}`),
  having: after(`and or ) , <end> ${closers}`),
  on: after(`and or ) , <end> ${closers}`),
  from: after(`) , <end> as on ${closers.replace('from ', '')}`),
  join: after(`) , <end> as on using ${closers}`),
  as: after(`) , <end> ${closers} and or`),
  by: after(`) , <end> ${closers}`),
  when: after(') , <end> when then else end'),
  then: after(') , <end> when then else end'),
  else: after(') , <end> when then else end'),
  between: after(`and or ) , <end> ${closers}`),
  select: after(`, ) <end> ${closers.replace('from ', '')}`),
  ',': after(`) , <end> ${closers}`),
  '=': after(`) , <end> and or then else end ${closers}`),
}

/** In some databases a list may end in a comma. */
const trailing = after(`) ${closers} <end>`)

const firstPair = (tokens: readonly SqlToken[], rules: SqlRules): Slip | undefined => {
  for (const [index, token] of tokens.entries()) {
    if (token.kind !== 'word' && token.kind !== 'sign') continue
    const wrong = wrongNext[token.value]
    if (!wrong || (token.kind === 'word' && isDotted(tokens, index))) continue
    const next = nextToken(tokens, index)
    const name = next ? (next.kind === 'word' || next.kind === 'sign' ? next.value : '') : '<end>'
    if (!wrong.has(name)) continue
    if (token.value === ',' && rules.trailingComma && trailing.has(name)) continue
    if (isNamedSo(tokens, index)) continue
    const span =
      next && name !== '<end>' ? { start: next.start, end: next.end } : { start: token.start, end: token.end }
    return token.value === ','
      ? { span: { start: token.start, end: token.end }, ...commaWords(name) }
      : { span, ...missingWords(token.value, name) }
  }
  return undefined
}

/** The one behind, semicolons left out. */
const nextToken = (tokens: readonly SqlToken[], index: number): SqlToken | undefined => {
  let next = index + 1
  while (tokens[next]?.kind === 'sign' && tokens[next]?.value === ';') next++
  return tokens[next]
}

/** A keyword in the place of a name: `as end`, `select "from"` is quoted and does not come here. */
const isNamedSo = (tokens: readonly SqlToken[], index: number): boolean => {
  const before = tokens[index - 1]
  return before?.kind === 'word' && before.value === 'as'
}

const commaWords = (next: string) => ({
  sentence: next === '<end>' ? 'The text ends after a comma.' : `A comma stands before \`${next}\`.`,
  hint: 'Either the comma is too much, or what should follow it is missing.',
})

const missingWords = (word: string, next: string) => ({
  sentence: next === '<end>' ? `The text ends after \`${word}\`.` : `\`${next}\` cannot follow \`${word}\`.`,
  hint: `Something is missing after \`${word}\`.`,
})

const keywords = [
  'select',
  'from',
  'where',
  'group',
  'order',
  'having',
  'limit',
  'join',
  'inner',
  'left',
  'right',
  'full',
  'outer',
  'cross',
  'union',
  'distinct',
  'between',
  'case',
  'when',
  'then',
  'else',
  'partition',
  'over',
  'with',
  'exists',
  'interval',
  'qualify',
  'using',
  'lateral',
  'and',
  'null',
  'like',
  'rows',
  'values',
  'desc',
  'recursive',
  'except',
  'intersect',
  'filter',
  'within',
] as const

/** What a parser stumbled over, told with the word that was probably meant. */
export const explainSyntax = (
  text: string,
  tokens: readonly SqlToken[],
  at: Span,
  rules: SqlRules,
  given: { readonly sentence?: string; readonly hint?: string } = {},
): Diagnostic => {
  const index = tokens.findIndex(({ end }) => end > at.start)
  const around =
    index === -1
      ? tokens.slice(-3)
      : [tokens[index], tokens[index - 1], tokens[index - 2], tokens[index - 3], tokens[index + 1]]
  const misspelt = around.flatMap((token) => misspelling(token, rules)).at(0)
  if (misspelt) {
    const { token, meant } = misspelt
    const span = { start: token.start, end: token.end }
    const sentence = `\`${text.slice(span.start, span.end)}\` is no word of SQL here.`
    return rawDiagnostic('E700', { span }, { title: rules.title, sentence, hint: `Probably \`${meant}\` was meant.` })
  }
  const token = tokens[index]
  const last = tokens.at(-1)
  if (!token) {
    const span = last ? { start: last.start, end: last.end } : { start: 0, end: text.length }
    const sentence = given.sentence ?? 'The text ends before the query does.'
    return rawDiagnostic(
      'E700',
      { span },
      { title: rules.title, sentence, hint: given.hint ?? 'Its last clause is unfinished.' },
    )
  }
  const span = { start: token.start, end: token.end }
  const found = shown(text.slice(span.start, span.end))
  const sentence = given.sentence ?? `\`${found}\` cannot stand here.`
  return rawDiagnostic(
    'E700',
    { span },
    { title: rules.title, sentence, hint: given.hint ?? hintBefore(tokens, index, found) },
  )
}

const hintBefore = (tokens: readonly SqlToken[], index: number, found: string): string => {
  const before = tokens[index - 1]
  if (!before) return 'A query begins with SELECT or WITH.'
  if (before.kind === 'word' && /^(group|order|partition)$/.test(before.value))
    return `\`by\` is missing after \`${before.value}\`.`
  const operands = before.kind !== 'sign' || before.value === ')'
  return operands
    ? `A comma, an operator or a keyword is probably missing before \`${found}\`.`
    : `What stands before \`${found}\` is unfinished.`
}

const misspelling = (token: SqlToken | undefined, { words: known, beginnings }: SqlRules) => {
  if (token?.kind !== 'word' || token.value.length < 3 || known.has(token.value) || beginnings.has(token.value))
    return []
  if ((keywords as readonly string[]).includes(token.value)) return []
  const [meant] = nearest(token.value, keywords)
  const isClose = meant !== undefined && Math.abs(meant.length - token.value.length) <= 1
  return isClose ? [{ token, meant }] : []
}
