import type { Diagnostic } from '../../../grammar/diagnostic.ts'
import type { CatalogTable, ConnectionCatalog } from '../../catalog.ts'
import type { SqlToken } from '../lexer.ts'
import type { SqlRules } from '../rules.ts'
import type { RawShape } from '../shape.ts'
import type { Located } from './origin.ts'
import type { Seen } from './seen.ts'

/** The table of the people that the result is about. */
export interface People {
  readonly table: CatalogTable
  /** Its ID column. */
  readonly id: string
}

/** What every piece of advice is drawn from. */
export interface Advising {
  readonly text: string
  readonly tokens: readonly SqlToken[]
  readonly rules: SqlRules
  readonly seen: Seen
  readonly catalog?: ConnectionCatalog
  readonly as?: RawShape
  readonly people?: People
  /** Where the ID stands among the output's columns. */
  readonly idPosition?: number
  readonly id?: Located
}

/** One kind of advice; it finds nothing where it cannot be sure of the facts. */
export type Adviser = (advising: Advising) => readonly Diagnostic[]
