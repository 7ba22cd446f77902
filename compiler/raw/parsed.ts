import type { Span } from '../../grammar/origin.ts'
import type { SqlColumn, SqlNamed } from '../sql-reader.ts'
import type { SqlQuery } from './tree.ts'

/** What a parser says of a text, comments taken out: the part of a reader that knows a grammar. */
export type Parsed =
  | {
      readonly kind: 'query'
      readonly query: SqlQuery
      readonly calls: readonly SqlNamed[]
      readonly foreign: readonly SqlNamed[]
      readonly columns?: readonly SqlColumn[]
    }
  /** `sentence`: the parser's own words, when they say more than where it stopped. */
  | { readonly kind: 'syntax'; readonly span: Span; readonly sentence?: string; readonly hint?: string }
  /** The dialect's own engine knows a name or a type otherwise than the text has it. */
  | { readonly kind: 'names'; readonly span: Span; readonly sentence: string; readonly hint?: string }
  | { readonly kind: 'forbidden'; readonly reason: ForbiddenReason; readonly what: string; readonly span?: Span }
  /** A part of the text that the proof knows nothing of. */
  | { readonly kind: 'unknown part'; readonly what: string; readonly span?: Span }
  | { readonly kind: 'limit'; readonly what: string }

/** Why a text is no single reading query. */
export type ForbiddenReason = 'statement' | 'statements' | 'write inside' | 'into' | 'lock'
