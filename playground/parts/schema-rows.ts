import type { CatalogTable, ConnectionCatalog } from '../../compiler/catalog.ts'

export interface TreeRow {
  readonly key: string
  readonly kind: 'schema' | 'table' | 'column'
  readonly name: string
  /** As SQL writes it: schema, table, then the column. */
  readonly path: readonly string[]
  readonly level: number
  /** Absent: nothing is below it. */
  readonly open?: boolean
  readonly type?: string
}

const tableRows = (
  table: CatalogTable,
  level: number,
  open: ReadonlySet<string>,
  wanted: string,
): readonly TreeRow[] => {
  const key = `t ${table.name.join('.')}`
  const byName = table.name.join('.').toLowerCase().includes(wanted)
  const columns = byName ? table.columns : table.columns.filter(({ name }) => name.toLowerCase().includes(wanted))
  if (columns.length === 0 && !byName) return []
  const isOpen = open.has(key) !== (wanted !== '' && !byName)
  const row: TreeRow = { key, kind: 'table', name: table.name.at(-1) ?? '', path: table.name, level, open: isOpen }
  if (!isOpen) return [row]
  return [
    row,
    ...columns.map(
      ({ name, native }): TreeRow => ({
        key: `c ${table.name.join('.')} ${name}`,
        kind: 'column',
        name,
        path: [...table.name, name],
        level: level + 1,
        type: native,
      }),
    ),
  ]
}

/** The rows of the tree from top to bottom: what is open, or what a search finds. */
export const rowsOf = (
  { tables }: ConnectionCatalog,
  open: ReadonlySet<string>,
  search: string,
): readonly TreeRow[] => {
  const wanted = search.trim().toLowerCase()
  const schemas = Map.groupBy(tables, ({ name }) => name.slice(0, -1).join('.'))
  return [...schemas].flatMap(([schema, held]): readonly TreeRow[] => {
    if (schema === '') return held.flatMap((table) => tableRows(table, 1, open, wanted))
    const key = `s ${schema}`
    const isOpen = wanted !== '' || open.has(key)
    const inside = isOpen ? held.flatMap((table) => tableRows(table, 2, open, wanted)) : []
    if (wanted !== '' && inside.length === 0) return []
    return [{ key, kind: 'schema', name: schema, path: schema.split('.'), level: 1, open: isOpen }, ...inside]
  })
}
