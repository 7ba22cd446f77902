import type { Statement } from '../../compiler/compile.ts'
import type { Dialect } from '../../compiler/dialect.ts'
import type { Value } from '../../compiler/values.ts'
import type { Cell, ColumnKind } from './column-kind.ts'

/** A table as it stands in a warehouse: physical columns by kind (`text`, `decimal 2`, `timestamp in Europe/Berlin`) and rows. */
export interface PhysicalTable {
  readonly name: readonly string[]
  readonly columns: Readonly<Record<string, ColumnKind>>
  readonly rows: readonly (readonly Cell[])[]
}

/** A database that runs compiled statements. A further engine is one file that makes one of these. */
export interface Engine {
  readonly name: string
  readonly dialect: Dialect
  /** How a quote stands inside a literal; absent: doubled. */
  readonly escapes?: 'by backslash'
  /** Drops all tables made before, then makes these and loads their rows. */
  readonly createTables: (tables: readonly PhysicalTable[]) => Promise<void>
  /** Rows as logical values, in the order of the statement's columns. */
  readonly run: (statement: Statement) => Promise<readonly (readonly Value[])[]>
  readonly close: () => Promise<void>
}

/** Rows by portions whose cells fit into one statement's parameters. */
export const slices = <Row>(rows: readonly Row[], columns: number): readonly (readonly Row[])[] => {
  const most = Math.floor(60_000 / columns)
  return Array.from({ length: Math.ceil(rows.length / most) }, (_, index) =>
    rows.slice(index * most, (index + 1) * most),
  )
}
