import type { Diagnostic } from '../../grammar/diagnostic.ts'
import { rawDiagnostic } from '../diagnostics/raw.ts'
import type { ReadOptions, SqlNamed, SqlReader, SqlReading } from '../sql-reader.ts'
import { lexSql } from './lexer.ts'
import type { Parsed } from './parsed.ts'
import { longestSql, type SqlRules } from './rules.ts'
import { explainSyntax } from './slips.ts'
import { callsInTokens } from './token-calls.ts'
import { createTokenIndex, type TokenIndex } from './token-index.ts'
import { lexicalDiagnostic, proveTokens } from './token-proof.ts'

/** A text without its comments, and its tokens. */
export interface SqlText {
  readonly text: string
  readonly index: TokenIndex
}

/** What another parser, made by other people, sees: one query, something else, or nothing at all. */
export type SecondOpinion = { readonly kind: 'query' | 'unread' } | { readonly kind: 'other'; readonly what: string }

export interface ReaderParts {
  readonly rules: SqlRules
  readonly parse: (text: SqlText, options: ReadOptions) => Promise<Parsed>
  /** Counts only of texts that `parse` takes for one query. */
  readonly second?: (text: string) => Promise<SecondOpinion>
}

/**
 * A reader of one dialect: tokens are proven first, then the grammar, then a second reader is asked. No parser sees a comment,
 * so none can be led astray by one.
 */
export const createSqlReader = ({ rules, parse, second }: ReaderParts): SqlReader => ({
  rules,
  read: async (text, options = {}) => {
    if (text.length > longestSql) return refused(text, tooLong(text, rules))
    const { tokens, withoutComments, problem } = lexSql(text, rules.lexer)
    if (problem) return refused(text, lexicalDiagnostic(problem))
    const found = proveTokens(text, tokens, rules)
    if (found) return refused(withoutComments, found)
    const index = createTokenIndex(tokens)
    // Both load with the first text, at the same time.
    const asked = second?.(withoutComments)
    asked?.catch(() => undefined)
    const parsed = await withinStack(() => parse({ text: withoutComments, index }, options))
    if (parsed.kind !== 'query') return refused(withoutComments, toDiagnostic(parsed, text, index, rules))
    const opinion = await asked
    if (opinion?.kind === 'other') {
      const span = { start: tokens[0]?.start ?? 0, end: tokens.at(-1)?.end ?? text.length }
      return refused(withoutComments, rawDiagnostic('E713', { span }, { what: opinion.what }))
    }
    const { query, foreign, columns } = parsed
    const calls = bothCalls(parsed.calls, callsInTokens(tokens, rules))
    return {
      query,
      calls,
      foreign,
      statement: statementOf(withoutComments),
      ...(columns && { columns }),
      diagnostics: [],
    }
  },
})

/** Whatever is so deep that the stack does not hold it is told as a limit. */
const withinStack = async (work: () => Promise<Parsed>): Promise<Parsed> => {
  try {
    return await work()
  } catch (error) {
    if (error instanceof RangeError) return { kind: 'limit', what: 'it nests too deep' }
    throw error
  }
}

/** What is sent: the text without comments and without the semicolon behind it. */
const statementOf = (text: string): string => {
  let end = text.length
  while (end > 0 && /[;\s]/.test(text[end - 1] ?? '')) end--
  return text.slice(0, end)
}

const refused = (text: string, diagnostic: Diagnostic): SqlReading => ({
  calls: [],
  foreign: [],
  statement: statementOf(text),
  diagnostics: [diagnostic],
})

const tooLong = (text: string, { title }: SqlRules): Diagnostic => {
  const what = `it has ${text.length.toLocaleString('en')} characters, and the limit is ${longestSql.toLocaleString('en')}`
  return rawDiagnostic('E710', { span: { start: 0, end: text.length } }, { title, what })
}

/** The parser's calls, and those only the tokens show. */
const bothCalls = (parsed: readonly SqlNamed[], seen: readonly SqlNamed[]): readonly SqlNamed[] => {
  const known = new Set(parsed.map(({ span, path }) => `${span?.end ?? ''} ${path.at(-1)}`))
  return [...parsed, ...seen.filter(({ span, path }) => !known.has(`${span?.end ?? ''} ${path.at(-1)}`))]
}

const forbiddenCodes = {
  statement: 'E702',
  statements: 'E701',
  'write inside': 'E703',
  lock: 'E705',
} as const

const toDiagnostic = (
  parsed: Exclude<Parsed, { kind: 'query' }>,
  text: string,
  index: TokenIndex,
  rules: SqlRules,
): Diagnostic => {
  const { title } = rules
  const [first] = index.tokens
  const whole = { start: first?.start ?? 0, end: first?.end ?? text.length }
  const origin = { span: ('span' in parsed ? parsed.span : undefined) ?? whole }
  switch (parsed.kind) {
    case 'syntax':
      return explainSyntax(text, index.tokens, parsed.span, rules, parsed)
    case 'names': {
      const { sentence, hint = 'The catalog has the names and types of the tables that are read.' } = parsed
      return rawDiagnostic('E719', origin, { sentence, hint })
    }
    case 'forbidden':
      if (parsed.reason === 'into') return rawDiagnostic('E704', origin, {})
      return rawDiagnostic(forbiddenCodes[parsed.reason], origin, { what: parsed.what })
    case 'unknown part':
      return rawDiagnostic('E714', origin, { title, what: parsed.what })
    case 'limit':
      return rawDiagnostic('E710', origin, { title, what: parsed.what })
    default:
      return parsed satisfies never
  }
}
