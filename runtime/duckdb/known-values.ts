import type { CatalogColumn, CatalogTable, ConnectionCatalog } from '../../compiler/catalog.ts'
import { mostKnownValues } from '../../compiler/limits.ts'
import type { NamedColumn } from '../named-columns.ts'
import { quoteName, quoteTable } from './quote.ts'
import type { Session } from './session.ts'

/** In minutes. A view may take long to read; what it holds is then not known. */
const longestLook = 0.25
const mostCharacters = 100_000

const areFew = (values: readonly string[]): boolean =>
  values.length > 0 && values.length <= mostKnownValues && values.join('').length <= mostCharacters

/** Two readings, each in little memory: the first only counts, roughly. */
const look = async (
  session: Session,
  { name }: CatalogTable,
  column: CatalogColumn,
): Promise<readonly string[] | undefined> => {
  const value = `${quoteName(column.name)}::varchar`
  const from = `from ${quoteTable(name)} where ${quoteName(column.name)} is not null`
  const read = (sql: string) => session.read(sql, undefined, longestLook)
  try {
    const [counted] = await read(`select approx_count_distinct(${value}) ${from}`)
    if (Number(counted?.[0]) > 2 * mostKnownValues) return undefined
    const rows = await read(`select distinct ${value} ${from} limit ${mostKnownValues + 1}`)
    const values = rows.map(([text]) => String(text)).sort()
    return areFew(values) ? values : undefined
  } catch (error) {
    if (session.stopped()?.kind === 'interrupted') throw error
    return undefined
  }
}

const isSame = (left: string, right: string): boolean => left.toLowerCase() === right.toLowerCase()
const isTable = ({ name }: CatalogTable, path: readonly string[]): boolean =>
  name.length === path.length && name.every((part, index) => isSame(part, path[index] ?? ''))

/** The catalog with every value of these columns, where they are texts and few. */
export const withKnownValues = async (
  session: Session,
  catalog: ConnectionCatalog,
  wanted: readonly NamedColumn[],
): Promise<ConnectionCatalog> => {
  const tables: CatalogTable[] = []
  for (const table of catalog.tables) {
    const columns: CatalogColumn[] = []
    for (const column of table.columns) {
      const isWanted = wanted.some((each) => isTable(table, each.table) && isSame(column.name, each.column))
      const values = isWanted && column.type.kind === 'text' ? await look(session, table, column) : undefined
      columns.push({ ...column, ...(values && { values }) })
    }
    tables.push({ ...table, columns })
  }
  return { ...catalog, tables }
}
