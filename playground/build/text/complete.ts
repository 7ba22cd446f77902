import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete'
import { callableFunctions } from '../../../compiler/functions.ts'
import { lex } from '../../../grammar/lexer.ts'
import { aggregateNames, operators } from '../../../grammar/operators.ts'
import { printText } from '../../../grammar/spelling.ts'
import type { SourceToken } from '../../../grammar/tokens.ts'
import { printFieldStart, printName } from '../../../grammar/words.ts'
import { messages } from '../../text/index.ts'
import type { Field, Scope } from '../model/scope.ts'

const types: Readonly<Record<string, string>> = messages.build.types

const named = (path: readonly string[]): string =>
  path.map((part, at) => (at === 0 ? printFieldStart(part) : printName(part))).join('.')
const fieldCompletion = (field: Field): Completion => ({
  label: named(field.path),
  detail: types[field.type.kind] ?? '',
  boost: field.path.length === 1 ? 3 : 1,
})
const words = (list: readonly string[], detail?: string): readonly Completion[] =>
  list.map((label) => ({ label, ...(detail !== undefined && { detail }) }))

const conditionStarts = ['has', 'did', 'not', 'in segment', 'top', 'bottom', 'all', 'in bucket', 'when']
const statements = ['title', 'description', 'folder', 'where', 'refresh every']
const windows = [
  'within last',
  'within this',
  'within previous',
  'within next',
  'since',
  'since last',
  'before',
  'after',
  'on',
  'from',
]
const operatorWords = [
  ...Object.values(operators).map(({ spelling }) => spelling),
  'not in',
  'not contains',
  'is not set',
  'not between',
]

const lastImage = (tokens: readonly SourceToken[], back = 1): string => tokens[tokens.length - back]?.image ?? ''

/** The relation whose rows the brackets around the end are about: `orders where (…`, `sum(orders.…`, `did "X" where (…`. */
const rowsAround = (tokens: readonly SourceToken[], scope: Scope): Scope => {
  let depth = 0
  for (let at = tokens.length - 1; at > 0; at -= 1) {
    const { image } = tokens[at] as SourceToken
    if (image === ')') depth += 1
    if (image === '{') break
    if (image !== '(' || depth-- > 0) continue
    depth = 0
    const before = tokens.slice(0, at)
    if (lastImage(before) === 'where') return whereScope(before, scope)
  }
  return scope
}

const whereScope = (before: readonly SourceToken[], scope: Scope): Scope => {
  for (let at = before.length - 1; at >= 0; at -= 1) {
    const { image } = before[at] as SourceToken
    const event = scope.events.find(({ name }) => printText(name) === image)
    if (event) return scope.within(event.model)
    const relation = scope.relations.find(({ path }) => path.at(-1) === image)
    if (relation) return scope.within(relation.relation)
    if (image === 'and' || image === 'or' || image === '{') break
  }
  return scope
}

/** Inside `sum(orders.amount where …` without a bracket of its own. */
const aggregateWhere = (tokens: readonly SourceToken[], scope: Scope): Scope | undefined => {
  let depth = 0
  let hasWhere = false
  for (let at = tokens.length - 1; at > 0; at -= 1) {
    const { image } = tokens[at] as SourceToken
    if (image === ')') depth += 1
    if (image === 'where' && depth === 0) hasWhere = true
    if (image !== '(' || depth-- > 0) continue
    const isAggregate = aggregateNames.some((name) => name === tokens[at - 1]?.image)
    if (!isAggregate || !hasWhere) return undefined
    return scope.within(scope.relations.find(({ path }) => path[0] === tokens[at + 1]?.image)?.relation)
  }
  return undefined
}

const inAggregate = (tokens: readonly SourceToken[]): boolean =>
  lastImage(tokens) === '(' && aggregateNames.some((name) => name === lastImage(tokens, 2))

const candidates = (tokens: readonly SourceToken[], scope: Scope): readonly Completion[] => {
  const last = lastImage(tokens)
  if (last === 'segment' && tokens.length > 1)
    return scope.segments.map(({ name, title }) => ({ label: printName(name), detail: title }))
  if (['did', 'then', 'last'].includes(last) || (last === '(' && lastImage(tokens, 2) === 'of')) {
    return scope.events.map(({ name }) => ({ label: printText(name) }))
  }
  if (last === 'has' || last === 'all') return scope.relations.map(({ path }) => ({ label: named(path) }))
  if (inAggregate(tokens)) {
    return [...scope.relations.map(({ path }) => ({ label: named(path) })), ...scope.relatedFields.map(fieldCompletion)]
  }
  if (last === '{') return words(statements)
  const here = aggregateWhere(tokens, scope) ?? rowsAround(tokens, scope)
  const begins = [
    'where',
    'and',
    'or',
    'not',
    '(',
    'by',
    'when',
    ',',
    'among',
    '=',
    '>=',
    '<=',
    '>',
    '<',
    '!=',
  ].includes(last)
  if (!begins) return [...words(operatorWords), ...words(windows), ...words(['and', 'or', 'where'])]
  return [
    ...here.fields.map(fieldCompletion),
    ...words(conditionStarts),
    ...aggregateNames.map((label) => ({ label, apply: `${label}(`, detail: messages.build.labels.aggregate })),
    ...callableFunctions.map((label) => ({ label, apply: `${label}(`, boost: -1 })),
  ]
}

/** Values that are known of the column before `=` or inside `in (`. */
const values = (tokens: readonly SourceToken[], scope: Scope): readonly Completion[] => {
  const here = aggregateWhere(tokens, scope) ?? rowsAround(tokens, scope)
  for (let at = tokens.length - 1; at >= Math.max(0, tokens.length - 40); at -= 1) {
    const field = here.fields.find(({ path }) => path.length === 1 && path[0] === tokens[at]?.image)
    if (field) return (field.values ?? []).map((value) => ({ label: printText(value) }))
    if (['and', 'or', 'where', '{'].includes(tokens[at]?.image ?? '')) break
  }
  return []
}

/** Completion that knows the model: what can follow the tokens before the cursor. */
export const completeSegql =
  (scope: () => Scope | undefined) =>
  (context: CompletionContext): CompletionResult | null => {
    const known = scope()
    const typed = context.matchBefore(/["`]?[\p{L}\p{Nd}_.]*$/u)
    if (!known || !typed) return null
    const tokens = lex(context.state.doc.sliceString(0, typed.from)).tokens
    const last = lastImage(tokens)
    // After a finished number or text, words are offered only when asked for.
    if (!context.explicit && typed.text === '' && !['did', 'has', 'segment', 'then', '('].includes(last)) return null
    const options = [...values(tokens, known), ...candidates(tokens, known)]
    return options.length === 0
      ? null
      : { from: typed.from, options: [...options], validFor: /^["`]?[\p{L}\p{Nd}_. ]*$/u }
  }
