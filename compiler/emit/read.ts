import type { Read } from '../plan/plan.ts'
import type { Storage } from '../types.ts'
import { type Emission, structureTemplate } from './emission.ts'
import { column, isTypedValue, type Sql, typedValue } from './sql.ts'
import { fill } from './template.ts'

const readRow = (storage: Storage): string => (storage.as === 'unix' ? `unix ${storage.unit}` : storage.as)

/** A column's stored value as a value of its type. */
export const emitRead = (expr: Read, emission: Emission): Sql => {
  const { form } = expr.read
  const value = stored(expr, emission)
  const trimmed = form?.trimmed ? fill(structureTemplate(emission.dialect, 'trimmed'), { value }) : value
  return form?.lower ? fill(structureTemplate(emission.dialect, 'lower'), { value: trimmed }) : trimmed
}

const stored = (expr: Read, emission: Emission): Sql => {
  const { storage } = expr.read
  const value = column(expr.table, expr.read.column)
  if (storage.as === 'json text' && emission.dialect.rows['parsed json text'] !== undefined) {
    return parsedColumn(expr, emission)
  }
  if (storage.as === 'local') return emitLocal(storage, value, emission)
  return fill(structureTemplate(emission.dialect, `read.${readRow(storage)}`, expr.type.kind), { value })
}

/** JSON of a text as a column of its own, made in a query of the table's rows (`sourceNode`). */
const parsedColumn = ({ table, read }: Read, emission: Emission): Sql => {
  const columns = emission.parsed?.get(table) ?? new Set<string>()
  emission.parsed?.set(table, columns.add(read.column))
  return column(table, parsedName(read.column))
}
export const parsedName = (column: string): string => `${column} as json`

const emitLocal = ({ zone, finer }: Storage & { readonly as: 'local' }, stored: Sql, emission: Emission): Sql => {
  const value = finer ? fill(structureTemplate(emission.dialect, 'read.finer'), { value: stored }) : stored
  if (zone === 'UTC') return fill(structureTemplate(emission.dialect, 'read.local in UTC'), { value })
  return fill(structureTemplate(emission.dialect, 'read.local'), {
    value,
    zone: typedValue({ value: zone, type: { kind: 'text' } }),
  })
}

/** Whether the value is missing just where the stored one is. */
export const keepsPresence = ({ read: { storage } }: Read): boolean =>
  storage.as !== 'float' && storage.as !== 'json text'

/** The bare column and how an instant is said of it, when a window can be asked of the column as it is stored. */
export const storedTime = (
  expr: Read,
  emission: Emission,
): { readonly value: Sql; readonly moment: (instant: Sql) => Sql } | undefined => {
  const { storage } = expr.read
  if (storage.as !== 'instant' && (storage.as !== 'local' || storage.zone !== 'UTC')) return undefined
  const row = structureTemplate(emission.dialect, storage.as === 'instant' ? 'stored.instant' : 'stored.local in UTC')
  const value = column(expr.table, expr.read.column)
  return {
    value,
    moment: (instant) => (storage.as === 'instant' && zonedLiteral(instant, emission)) || fill(row, { value: instant }),
  }
}

const zonedLiteral = ({ node }: Sql, { dialect }: Emission): Sql | undefined =>
  dialect.zonedInstants && isTypedValue(node) ? typedValue({ ...node.value, zoned: true }) : undefined
