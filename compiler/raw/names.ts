import type { CatalogTable, ConnectionCatalog } from '../catalog.ts'
import type { SqlRules } from './rules.ts'
import type { SqlName } from './tree.ts'

/** The name as the database keeps it. */
export const folded = ({ text, quoted }: SqlName, { folding }: SqlRules): string => {
  if (quoted || folding === 'keep') return text
  return folding === 'lower' ? text.toLowerCase() : text.toUpperCase()
}

/** What two names are compared by: equal keys mean one column or alias. */
export const columnKey = (name: string, { columnNames }: SqlRules): string =>
  columnNames === 'insensitive' ? name.toLowerCase() : name

export const keyOf = (name: SqlName, rules: SqlRules): string => columnKey(folded(name, rules), rules)

export type TableLookup =
  | { readonly kind: 'known'; readonly name: readonly string[]; readonly table?: CatalogTable }
  /** The catalog has a table of that name, but whether it is the one that is meant is not said there. */
  | { readonly kind: 'elsewhere'; readonly table: CatalogTable }
  | { readonly kind: 'unknown' }

/** A path in one pair of quotes falls into its parts. */
export const tablePath = (path: readonly SqlName[], rules: SqlRules): readonly SqlName[] => {
  if (!rules.quotedPaths) return path
  return path.flatMap((name) =>
    name.quoted && name.text.includes('.') ? name.text.split('.').map((text) => ({ ...name, text })) : [name],
  )
}

/** Looks a table up as the database would: by its whole path, else in the schemas it searches. */
export const findTable = (
  written: readonly SqlName[],
  { tables, identifiers }: ConnectionCatalog,
  rules: SqlRules,
): TableLookup => {
  const compared = (part: string): string => (identifiers === 'insensitive' ? part.toLowerCase() : part)
  const path = tablePath(written, rules).map((name) => compared(folded(name, rules)))
  if (rules.wildcards && path.at(-1)?.endsWith('*')) return findWildcard(path, tables, compared)
  const endsWith = (long: readonly string[], short: readonly string[]): boolean =>
    short.length <= long.length && short.every((part, index) => part === long[long.length - short.length + index])
  const inside = tables.filter(({ name }) => endsWith(name.map(compared), path))
  const exact = inside.find(({ name }) => name.length === path.length)
  const table = exact ?? (inside.length === 1 ? inside[0] : undefined)
  if (table && isUnsure(path, table, rules)) return { kind: 'elsewhere', table }
  if (table) return { kind: 'known', name: table.name, table }
  if (inside[0])
    return path.length === 1 ? { kind: 'elsewhere', table: inside[0] } : { kind: 'known', name: inside[0].name }
  const beyond = tables.find(({ name }) => endsWith(path, name.map(compared)))
  return beyond ? { kind: 'elsewhere', table: beyond } : { kind: 'unknown' }
}

/** A bare name means a table of the schema the session is in, which is known only where it has its usual name. */
const isUnsure = (path: readonly string[], { name }: CatalogTable, { defaultSchemas }: SqlRules): boolean =>
  path.length === 1 && name.length > 1 && !defaultSchemas.has(name.at(-2)?.toLowerCase() ?? '')

/** `events_*` reads every table whose name begins so; the catalog lists them all, so one of them is enough. */
const findWildcard = (
  path: readonly string[],
  tables: readonly CatalogTable[],
  compared: (part: string) => string,
): TableLookup => {
  const beginning = (path.at(-1) ?? '').slice(0, -1)
  const before = path.slice(0, -1)
  const found = tables.findLast(({ name }) => {
    const parts = name.map(compared)
    const schema = parts.slice(0, -1).slice(-before.length || parts.length)
    return (parts.at(-1) ?? '').startsWith(beginning) && before.every((part, index) => part === schema[index])
  })
  return found && beginning !== '' ? { kind: 'known', name: found.name, table: found } : { kind: 'unknown' }
}
