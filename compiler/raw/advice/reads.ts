import type { Diagnostic } from '../../../grammar/diagnostic.ts'
import { adviceDiagnostic } from '../../diagnostics/advice.ts'
import { columnKey, keyOf } from '../names.ts'
import type { SqlExpression } from '../tree.ts'
import { nodesOf } from '../walk.ts'
import type { Adviser, Advising } from './adviser.ts'
import type { SeenRelation, SeenSelect } from './seen.ts'

/** A table of which only a part need be read, and of which everything is. */
export const wholeTables: Adviser = (advising) => {
  const found = advising.seen.selects.flatMap((select) =>
    select.relations.flatMap((relation) => {
      const told = relation.table && readsAll(relation, select, advising)
      return told ? [{ table: relation.table?.name.join('.'), told }] : []
    }),
  )
  const first = new Map(found.toReversed().map(({ table, told }) => [table, told]))
  return [...first.values()].toReversed()
}

const times = new Set(['timestamp', 'date'])
/** Tables of things that happen, which grow every day. */
const happenings =
  /(^|_)(events?|logs?|tracks?|pages?|page_?views?|sessions?|clicks?|hits?|impressions?|touch(es)?|visits?|messages?|sends?|opens?)$/i

const readsAll = (relation: SeenRelation, select: SeenSelect, { rules }: Advising): Diagnostic | undefined => {
  const { table, node } = relation
  if (!table) return undefined
  const name = table.name.at(-1) ?? ''
  const origin = 'span' in node && node.span ? { span: node.span } : {}
  const conditions = conditionsOf(select)
  const asked = (columns: readonly string[]): boolean =>
    conditions.some((condition) =>
      mentions(condition, new Set(columns.map((column) => columnKey(column, rules))), rules),
    )
  const parts = table.partition?.columns ?? []
  if (parts.length > 0) {
    const { filterRequired } = table.partition ?? {}
    const facts = { table: name, columns: parts, refused: filterRequired === true }
    return asked(parts) ? undefined : adviceDiagnostic('W758', origin, facts)
  }
  const timed = table.columns.filter(({ type }) => times.has(type.kind)).map((column) => column.name)
  if (timed.length === 0 || !happenings.test(name) || asked(timed)) return undefined
  return adviceDiagnostic('I761', origin, { table: name, columns: timed.slice(0, 3) })
}

/** Every condition that may bound what is read: of the SELECT itself, of its joins, and of the rows a row is compared with. */
const conditionsOf = (select: SeenSelect): readonly SqlExpression[] => {
  const { node, outer } = select
  const joins = node.from.flatMap((relation) =>
    [...nodesOf(relation)].flatMap((one) => (one.kind === 'join' && one.on ? [one.on] : [])),
  )
  const own = [node.where, node.having, node.qualify].filter((one) => one !== undefined)
  return [...own, ...joins, ...(outer?.node.where ? [outer.node.where] : [])]
}

const mentions = (condition: SqlExpression, keys: ReadonlySet<string>, rules: Advising['rules']): boolean => {
  for (const node of nodesOf(condition)) {
    const name = node.kind === 'column' ? node.path.at(-1) : undefined
    if (name && keys.has(keyOf(name, rules))) return true
  }
  return false
}
