import type { Diagnostic } from '../../grammar/diagnostic.ts'
import type { Span } from '../../grammar/origin.ts'
import { rawDiagnostic } from '../diagnostics/raw.ts'
import type { LexicalProblem, SqlToken } from './lexer.ts'
import type { SqlRules } from './rules.ts'
import { findSlip } from './slips.ts'

/** First words of statements that are no queries; others are taken for a slip of the pen. */
const statements = new Set(
  `abort add alter analyze attach backup begin cache call checkpoint cluster comment commit copy create deallocate declare delete
   deny describe desc detach discard do drop end exchange execute explain export fetch flashback for force get grant if import
   insert install kill list listen load lock loop merge move msck notify optimize pragma prepare put raise reassign refresh
   reindex release remove rename repair reset restore return revoke rollback savepoint security set show start summarize
   sync truncate uncache undrop unload unlisten unlock unset update upsert use vacuum while`.split(/\s+/),
)

const writing: Readonly<Record<string, RegExp>> = {
  insert: /^(into|overwrite|or)$/,
  delete: /^from$/,
  merge: /^into$/,
  update: /./,
  replace: /^into$/,
  truncate: /^table$/,
  create: /./,
  drop: /./,
  alter: /./,
}

const isSign = (token: SqlToken | undefined, value: string): boolean => token?.kind === 'sign' && token.value === value

/** What tokens alone show: the first thing that keeps a text from being one reading query, before any parser sees it. */
export const proveTokens = (text: string, tokens: readonly SqlToken[], rules: SqlRules): Diagnostic | undefined => {
  const [first] = tokens
  if (!first || tokens.every((token) => isSign(token, ';'))) {
    return rawDiagnostic('E715', { span: { start: 0, end: text.length } }, {})
  }
  return (
    severalStatements(tokens) ??
    beginning(tokens, rules) ??
    depthOf(tokens, rules) ??
    firstForbidden(tokens, text, rules) ??
    findSlip(text, tokens, rules)
  )
}

const severalStatements = (tokens: readonly SqlToken[]): Diagnostic | undefined => {
  const starts = tokens.filter((token, index) => !isSign(token, ';') && (index === 0 || isSign(tokens[index - 1], ';')))
  const [, second] = starts
  return second && rawDiagnostic('E701', { span: spanOf(second) }, { what: String(starts.length) })
}

const spanOf = ({ start, end }: Span): Span => ({ start, end })

const beginning = (tokens: readonly SqlToken[], { beginnings }: SqlRules): Diagnostic | undefined => {
  const first = tokens.find((token) => !isSign(token, '('))
  if (first?.kind !== 'word' || beginnings.has(first.value) || !statements.has(first.value)) return undefined
  return rawDiagnostic('E702', { span: spanOf(first) }, { what: first.value.toUpperCase() })
}

const depthOf = (tokens: readonly SqlToken[], { deepest, longestUnion, title }: SqlRules): Diagnostic | undefined => {
  let depth = 0
  let unions = 0
  for (const token of tokens) {
    if (token.kind === 'word' && /^(union|except|intersect|minus)$/.test(token.value)) unions++
    if (token.kind === 'word' ? token.value === 'case' : /^[([]$/.test(token.value)) depth++
    if (token.kind === 'word' ? token.value === 'end' : /^[)\]]$/.test(token.value)) depth--
    const origin = { span: spanOf(token) }
    if (depth > deepest) return rawDiagnostic('E710', origin, { title, what: `it nests more than ${deepest} deep` })
    if (unions > longestUnion) {
      return rawDiagnostic('E710', origin, { title, what: `it joins more than ${longestUnion} queries with UNION` })
    }
  }
  return undefined
}

const firstForbidden = (tokens: readonly SqlToken[], text: string, rules: SqlRules): Diagnostic | undefined => {
  for (let index = 0; index < tokens.length; index++) {
    const found = forbiddenAt(tokens, index, text, rules)
    if (found) return found
  }
  return undefined
}

const lockWords = /^(update|share|no|key)$/

const forbiddenAt = (
  tokens: readonly SqlToken[],
  index: number,
  text: string,
  rules: SqlRules,
): Diagnostic | undefined => {
  const [before, token, next] = [tokens[index - 1], tokens[index], tokens[index + 1]]
  if (!token) return undefined
  const afterDot = isSign(before, '.')
  if (afterDot && (token.kind === 'word' || token.kind === 'name')) {
    const reason = rules.forbiddenFields.get(token.value.toLowerCase())
    if (reason !== undefined) return rawDiagnostic('E712', { span: spanOf(token) }, { name: token.value, reason })
  }
  if (token.kind === 'sign') return piped(token, text, rules) ?? placeholder(tokens, index, text)
  if (token.kind !== 'word' || afterDot) return undefined
  const origin = { span: spanOf(token) }
  const wanted = writing[token.value]
  const begins = !before || isSign(before, '(') || isSign(before, ')')
  if (wanted && begins && next?.kind === 'word' && wanted.test(next.value)) {
    return rawDiagnostic('E703', origin, { what: token.value.toUpperCase() })
  }
  if (token.value === 'using' && rules.scripts && next?.kind === 'text') {
    return rawDiagnostic('E714', origin, { title: rules.title, what: 'USING with a script' })
  }
  if (token.value === 'into' && !rules.intoReads) return rawDiagnostic('E704', origin, {})
  if (token.value === 'for' && next?.kind === 'word' && lockWords.test(next.value)) {
    return rawDiagnostic('E705', origin, { what: `FOR ${next.value.toUpperCase()}` })
  }
  return undefined
}

/** https://docs.snowflake.com/en/sql-reference/operators-flow and its like */
const piped = (token: SqlToken, text: string, { pipes, title }: SqlRules): Diagnostic | undefined => {
  const pipe = pipes.find((one) => text.startsWith(one, token.start))
  if (pipe === undefined) return undefined
  return rawDiagnostic('E714', { span: { start: token.start, end: token.start + pipe.length } }, { title, what: pipe })
}

/** `$1`, `${name}`, `{{ name }}`: what programs fill in. */
const placeholder = (tokens: readonly SqlToken[], index: number, text: string): Diagnostic | undefined => {
  const [before, token, next] = [tokens[index - 1], tokens[index], tokens[index + 1]]
  if (!token || !next || token.end !== next.start) return undefined
  const isTemplate = /^(\$\{|\{\{|\{%)$/.test(token.value + next.value)
  const isNumbered = token.value === '$' && (next.kind === 'number' || next.kind === 'word') && !isSign(before, '.')
  if (!isTemplate && !isNumbered) return undefined
  const span = { start: token.start, end: next.end }
  return rawDiagnostic('E709', { span }, { text: text.slice(span.start, span.end) })
}

const characterNames: Readonly<Record<string, string>> = {
  '\u00a0': 'a blank that does not break',
  '\u200b': 'a blank without width',
  '\ufeff': 'a byte order mark',
  '\u2018': 'a curly quote',
  '\u2019': 'a curly quote',
  '\u201c': 'a curly quote',
  '\u201d': 'a curly quote',
  '\u2013': 'a dash',
  '\u2014': 'a dash',
  '\u3000': 'a wide blank',
  '\0': 'nothing',
}

/** What the lexer stopped at. */
export const lexicalDiagnostic = (problem: LexicalProblem): Diagnostic => {
  const origin = { span: problem.span }
  switch (problem.kind) {
    case 'unclosed':
      return rawDiagnostic('E707', origin, { what: problem.what === 'name' ? 'quoted name' : problem.what })
    case 'nested comment':
      return rawDiagnostic('E706', origin, {})
    case 'line end in comment':
      return rawDiagnostic('E717', origin, {})
    case 'doubtful':
      return rawDiagnostic('E716', origin, { reason: problem.reason })
    case 'character': {
      const { character } = problem
      const code = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
      return rawDiagnostic('E708', origin, { code, name: characterNames[character] ?? `\`${character}\`` })
    }
    default:
      return problem satisfies never
  }
}
