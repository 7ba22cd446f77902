import type { Type } from '../../../compiler/types.ts'
import type { Cell as DuckDbCell } from '../../duckdb/session.ts'
import { instantCell, localCell } from '../cells.ts'
import type { Cell } from '../driver.ts'

export type ReadCell = (cell: DuckDbCell) => Cell

const plain: ReadCell = (cell) => (cell === null || typeof cell === 'string' ? cell : JSON.stringify(cell))
const scalar: ReadCell = (cell) => (cell === null ? null : String(cell))

/** How a cell in DuckDB's own JSON becomes a warehouse's: exact numbers are text there already. */
export const cellReader = (type: Type, native: string): ReadCell => {
  switch (type.kind) {
    case 'timestamp': {
      const read = native === 'TIMESTAMP WITH TIME ZONE' ? instantCell : localCell
      return (cell) => (cell === null ? null : read(String(cell)))
    }
    case 'array':
      return (cell) => (Array.isArray(cell) ? `[${cell.map((item) => printed(item, type.element)).join(',')}]` : null)
    case 'integer':
    case 'decimal':
    case 'float':
    case 'boolean':
      return scalar
    case 'text':
    case 'date':
    case 'json':
    case 'other':
    case 'error':
      return plain
    default:
      return type satisfies never
  }
}

/** Numbers keep their digits; NaN and infinities are texts already. */
const printed = (item: DuckDbCell, { kind }: Type): string =>
  item !== null && (kind === 'integer' || kind === 'decimal') ? String(item) : JSON.stringify(item)
