import type { Id } from '../../grammar/tree/index.ts'
import type { KeyCheck, PersonalColumn } from '../checked.ts'
import type { ColumnRead, NormalForm } from '../types.ts'
import type { Home, ModelRelation } from './model.ts'
import { isUnique, type ModelColumn, type ModelTable } from './tables.ts'

const columnKey = ({ column, form }: ColumnRead): string =>
  form ? JSON.stringify([column, form]) : JSON.stringify(column)

const keyOf = (table: ModelTable, columns: readonly ColumnRead[]): string => {
  const [only] = columns
  const keys = only && columns.length === 1 ? columnKey(only) : columns.map(columnKey).sort().join()
  return `${JSON.stringify(table.ref)}${keys}`
}

/** The form that an ID is brought into, where it is a text. */
export const normalForm = ({ trimmed, lower }: Id, { read }: ModelColumn): NormalForm | undefined =>
  (trimmed || lower) && read.type.kind === 'text' ? { trimmed: trimmed === true, lower: lower === true } : undefined

interface Collected {
  readonly checks: KeyCheck[]
  readonly seen: Set<string>
}

const add = (collected: Collected, table: ModelTable, check: Omit<KeyCheck, 'table' | 'enforced'>) => {
  const key = keyOf(table, check.columns)
  if (table.broken || collected.seen.has(key)) return
  collected.seen.add(key)
  const plain = check.columns.map(({ form: _, ...column }) => column)
  const formed = check.columns.some(({ form }) => form)
  if (formed) collected.seen.add(keyOf(table, plain))
  collected.checks.push({ ...check, table: table.ref, enforced: !formed && isUnique(table, plain) })
}

const addRelations = (
  parent: ModelTable | undefined,
  relations: ReadonlyMap<string, ModelRelation>,
  collected: Collected,
): void => {
  for (const relation of relations.values()) {
    if (relation.broken) continue
    const { keys, table } = relation
    const name = relation.path.join('.')
    if (relation.cardinality === 'one')
      add(collected, table, { columns: keys.map((key) => key.child), role: 'one', relation: name })
    else if (parent) add(collected, parent, { columns: keys.map((key) => key.parent), role: 'parent', relation: name })
    addRelations(table, relation.relations, collected)
  }
}

/** What must be unique for the rules of these homes to mean what they say; each once. */
export const keyChecksOf = (homes: readonly Home[]): readonly KeyCheck[] => {
  const collected: Collected = { checks: [], seen: new Set() }
  for (const home of homes) {
    const distinct = home.id?.node.distinct
    if (home.table && home.id && !distinct) {
      const form = normalForm(home.id.node, home.id)
      add(collected, home.table, { columns: [{ ...home.id.read, ...(form && { form }) }], role: 'entity id' })
    }
    addRelations(distinct ? undefined : home.table, home.relations, collected)
  }
  return collected.checks
}

const personalOf = (table: ModelTable | undefined): PersonalColumn[] =>
  [...(table?.columns.values() ?? [])]
    .filter((column) => column.note?.pii)
    .map((column) => ({ table: (table as ModelTable).ref, column: column.read.column }))

const personalRelations = (relations: ReadonlyMap<string, ModelRelation>): PersonalColumn[] =>
  [...relations.values()].flatMap((each) => [...personalOf(each.table), ...personalRelations(each.relations)])

export const personalColumns = (homes: readonly Home[]): readonly PersonalColumn[] =>
  homes.flatMap((home) => [...personalOf(home.table), ...personalRelations(home.relations)])
