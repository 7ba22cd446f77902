import type { SqlExpression } from '../../../compiler/raw/tree.ts'
import type { ColumnRead } from '../../../compiler/types.ts'
import type { Expression } from '../../../grammar/tree/index.ts'
import type { Asking } from './converting.ts'
import { findColumn, isColumn, isNullable, spelled } from './frame.ts'
import { always, type Rule, rule } from './rule.ts'

/** One side of a comparison: how a rule says it, and when SQL has a value there. */
export interface Operand {
  readonly value: Expression
  /** What it is compared as. */
  readonly read: ColumnRead
  /** The database's word for its type, in small letters. */
  readonly native?: string
  /** Holds exactly where the SQL value is not NULL. */
  readonly isSet: Rule
  /** A rule's comparison with a missing value is false; this one is never missing there, though SQL's may be. */
  readonly neverMissing?: true
}

/** Whose values are read as the database holds them, so that SQL's operators and the rule's mean the same. */
const plainly = new Set(['plain', 'instant', 'local', 'float'])

export const columnOperand = (value: SqlExpression, { frame, converting }: Asking): Operand | undefined => {
  if (!isColumn(value)) return undefined
  const found = findColumn(value.path, frame, converting)
  const { read, note } = found?.column ?? {}
  if (!found || !read || note?.type || note?.zone || !plainly.has(read.storage.as) || read.form) return undefined
  if (read.storage.as === 'local' && read.storage.finer) return undefined
  const spelling = spelled(found, frame, converting)
  if (read.type.kind === 'float') {
    converting.provided({ kind: 'finite', table: found.source.table.ref.name, column: read.column })
  }
  if (read.type.kind === 'text' && converting.rules.blanksAtEnd === 'ignored') {
    converting.provided({ kind: 'no blanks at the end', table: found.source.table.ref.name, column: read.column })
  }
  const native = found.column.native.toLowerCase()
  const { relation, base, table } = found.source
  const isId = !relation && !base && read.column === converting.id
  // A row that is reached by steps may not be there.
  const isAlways = isId || (!base && !isNullable(table.ref.name, read.column, converting))
  return {
    value: spelling,
    read,
    native,
    isSet: isAlways ? always : rule({ kind: 'operation', operator: 'is set', operands: [spelling] }),
  }
}

/** Where the operand has a value; `always` when it cannot be without one. */
export const guard = (operand: Operand): Rule => (operand.neverMissing ? operand.isSet : always)
