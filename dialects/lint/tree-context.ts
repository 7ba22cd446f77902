import type { Parsed } from '../../compiler/raw/parsed.ts'
import type { TokenIndex } from '../../compiler/raw/token-index.ts'
import type { SqlExpression, SqlName, SqlQuery, SqlRelation } from '../../compiler/raw/tree.ts'
import type { SqlNamed } from '../../compiler/sql-reader.ts'
import type { Span } from '../../grammar/origin.ts'

export type Problem = Exclude<Parsed, { kind: 'query' }>

/** What is gathered while a parser's tree becomes a query. */
export interface TreeContext {
  /** The path that begins at a place of the parser; its places are UTF-16 already or are converted. */
  readonly at: (place: number | undefined) => Span | undefined
  /** What is written there; `otherwise`, when that is no number. */
  readonly textAt: (span: Span, otherwise: string) => string
  readonly call: (path: readonly string[], place?: number | Span) => void
  /** A type or an operator that the database does not bring itself. */
  readonly foreign: (path: readonly string[], place?: number | Span) => void
  /** The first problem counts; the rest of the tree is gone through all the same. */
  readonly stop: (problem: Problem) => void
  /** One level down; nothing when that is too deep. */
  readonly deeper: <T>(work: () => T) => T | undefined
  readonly calls: readonly SqlNamed[]
  readonly strangers: readonly SqlNamed[]
  readonly problem: () => Problem | undefined
}

/** Each level of a tree takes a few frames of the stack. */
const deepest = 400

export const createTreeContext = (
  index: TokenIndex,
  toUtf16: (place: number) => number = (place) => place,
  text = '',
): TreeContext => {
  const calls: SqlNamed[] = []
  const strangers: SqlNamed[] = []
  let problem: Problem | undefined
  let depth = 0
  const at = (place: number | undefined): Span | undefined => {
    if (place === undefined || place < 0) return undefined
    const span = index.pathAt(toUtf16(place))
    return span.end > span.start ? span : undefined
  }
  const named = (path: readonly string[], place: number | Span | undefined): SqlNamed => {
    const span = typeof place === 'object' ? place : at(place)
    return { path, ...(span && { span }) }
  }
  return {
    at,
    textAt: ({ start, end }, otherwise) => {
      const written = text.slice(start, end)
      return /^[\d.]+(e[+-]?\d+)?$/i.test(written) ? written : otherwise
    },
    call: (path, place) => void calls.push(named(path, place)),
    foreign: (path, place) => void strangers.push(named(path, place)),
    stop: (found) => {
      problem ??= found
    },
    deeper: (work) => {
      if (depth >= deepest) {
        problem ??= { kind: 'limit', what: `it nests more than ${deepest} deep` }
        return undefined
      }
      depth++
      try {
        return work()
      } finally {
        depth--
      }
    },
    calls,
    strangers,
    problem: () => problem,
  }
}

/** Stand in for what cannot be read; a problem was told. */
export const noQuery: SqlQuery = {
  kind: 'query',
  ctes: [],
  recursive: false,
  body: { kind: 'values', rows: [] },
  orderBy: [],
  limited: false,
  limits: [],
}
export const noExpression: SqlExpression = { kind: 'other', name: 'unknown', parts: [] }
const noName: SqlName = { text: '', quoted: true }

export const unknownExpression = (what: string, context: TreeContext, place?: Span): SqlExpression => {
  context.stop({ kind: 'unknown part', what, ...(place && { span: place }) })
  return noExpression
}

export const unknownRelation = (what: string, context: TreeContext): SqlRelation => {
  context.stop({ kind: 'unknown part', what })
  return { kind: 'table', path: [noName], columns: [] }
}
