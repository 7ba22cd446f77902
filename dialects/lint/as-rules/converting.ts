import type { ConnectionCatalog } from '../../../compiler/catalog.ts'
import type { SqlRules } from '../../../compiler/raw/rules.ts'
import type { Span } from '../../../grammar/origin.ts'
import { never, type Truth } from './rule.ts'

/** A part of the query that no rule says exactly. */
export interface Outside {
  readonly what: string
  readonly span?: Span
}

/**
 * What must hold of the data for the rule and the query to give the same people: `finite`: the float holds no NaN and no
 * infinity; `past`: the rows of the relation lie before the run; `plain letters`: the text holds none of the few letters whose
 * small form the database may choose otherwise.
 */
export interface Provision {
  readonly kind: 'finite' | 'past' | 'plain letters'
  readonly table: readonly string[]
  readonly column: string
}

/** What is gathered while a query is converted. */
export interface Converting {
  readonly rules: SqlRules
  readonly catalog: ConnectionCatalog
  readonly entity: string
  /** Tells that a part is outside, and stands in for it. */
  readonly outside: (what: string, span?: Span) => Truth
  readonly provided: (provision: Provision) => void
}

export const nothing: Truth = { yes: never, no: never }
