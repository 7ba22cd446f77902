import { quoteText } from '../../duckdb/quote.ts'
import type { ReadText } from '../cells.ts'
import type { ResultColumn } from '../driver.ts'
import { builtInName, type TypeField } from './names.ts'
import type { TypeRead } from './types.ts'
import type { Wire } from './wire.ts'

export interface ReadColumn extends ResultColumn {
  readonly cell?: ReadText
}

/** A result's columns by the server's description of them. */
export type ReadColumns = (fields: readonly TypeField[]) => Promise<readonly ReadColumn[]>

interface Named {
  readonly native: string
  readonly isEnum: boolean
}

/** Names of types that are not built in are asked for once. */
export const createReadColumns = (
  wire: Wire,
  readType: (native: string, isEnum?: boolean) => TypeRead,
): ReadColumns => {
  const known = new Map<number, Named>()

  const lookUp = async (numbers: readonly number[]): Promise<void> => {
    const asked = numbers.map((number) => quoteText(String(number))).join(', ')
    const found = await wire.lookUp(`select oid, format_type(oid, null), typtype from pg_type where oid in (${asked})`)
    for (const [number, native, kind] of found) {
      known.set(Number(number), { native: native ?? '', isEnum: kind === 'e' })
    }
  }

  return async (fields) => {
    const foreign = fields.filter((field) => builtInName(field) === undefined && !known.has(field.dataTypeID))
    if (foreign.length > 0) await lookUp(foreign.map(({ dataTypeID }) => dataTypeID))
    return fields.map((field): ReadColumn => {
      const named = known.get(field.dataTypeID)
      const native = builtInName(field) ?? named?.native ?? String(field.dataTypeID)
      const { type, cell } = readType(native, named?.isEnum)
      return { name: field.name, type, native, ...(cell && { cell }) }
    })
  }
}
