import type { ConnectionCatalog } from '../../../compiler/catalog.ts'
import type { SqlRules } from '../../../compiler/raw/rules.ts'
import type { SqlExpression } from '../../../compiler/raw/tree.ts'
import type { Frame } from './frame.ts'
import type { Operand } from './operand.ts'

/**
 * What must hold of the data for the rule and the query to give the same people: `finite`: the float holds no NaN and no
 * infinity; `past`: the rows of the relation lie before the run; `plain letters`: the text holds none of the few letters whose
 * small form the database may choose otherwise; `no blanks at the end`: the database takes a text with and without them for one.
 */
export interface Provision {
  readonly kind: 'finite' | 'past' | 'plain letters' | 'no blanks at the end'
  readonly table: readonly string[]
  readonly column: string
}

/** What a whole conversion knows, and gathers. */
export interface Converting {
  readonly rules: SqlRules
  readonly catalog: ConnectionCatalog
  readonly entity: string
  /** The people's ID column, which every one of them has. */
  readonly id: string
  readonly provided: (provision: Provision) => void
}

/** Where a condition stands: the rows in sight, and what a value may be there (a column, or an aggregate of a group). */
export interface Asking {
  readonly converting: Converting
  readonly frame: Frame
  readonly find: (value: SqlExpression, asking: Asking) => Operand | undefined
  /** Subqueries may stand here: not in HAVING. */
  readonly rows: boolean
}
