import {
  type ListNode,
  type OperationNode,
  ParensNode,
  type SelectionNode,
  SelectModifierNode,
  type SelectQueryNode,
  SetOperationNode,
  TableNode,
  type WithNode,
} from 'kysely'
import type { Plan, PlanColumn, PlanExpr, Query, RawQuery, SelectQuery, Source } from '../plan/plan.ts'
import { rawAlias, rawColumn } from '../plan/sets.ts'
import type { Template } from '../template.ts'
import { type Emission, structureTemplate } from './emission.ts'
import { emitCondition, emitValue } from './expression.ts'
import { parsedName } from './read.ts'
import { commonTable, everythingOf, fromNode, fromQuery, groupByPosition, joinedOn, selectedAs } from './select.ts'
import { aliased, atom, column, fixed, identifier, joined, partOf, raw, scaleOf } from './sql.ts'
import { fill } from './template.ts'
import { asksWindows, emitWindows } from './windows.ts'

/** A plan as a kysely statement. */
export const emitPlan = (plan: Plan, emission: Emission): SelectQueryNode => {
  const expressions = plan.queries.map((query) => commonTable(query.name, emitQuery(query, emission)))
  const result = emitSelect(plan.result, emission)
  if (expressions.length === 0) return result
  const withNode: WithNode = { kind: 'WithNode', expressions }
  return { ...result, with: withNode }
}

const emitQuery = (query: Query, emission: Emission): OperationNode => {
  switch (query.kind) {
    case 'select':
      return emitGroups(query, emission)
    case 'raw':
      return emitRaw(query, emission)
    case 'union': {
      const [first, ...others] = query.of.map((part) => emitSelect(part, emission))
      if (!first) throw new Error(`the union ${query.name} has no parts`)
      const setOperations = others.map((part) => SetOperationNode.create('union', part, !query.distinct))
      const union: SelectQueryNode = { ...first, setOperations }
      return union
    }
    default:
      return query satisfies never
  }
}

/** What a dialect cannot say within a group it says of the group's own row, in a query around it. */
const emitGroups = (query: SelectQuery, emission: Emission): SelectQueryNode => {
  const rows = query.columns.map(({ value }) => rowOfGroup(value, emission))
  const groups = asksWindows(query, emission)
    ? emitWindows(query, emission, (selections) => emitRows(query, emission, selections))
    : emitSelect(query, emission)
  if (rows.every((row) => row === undefined)) return groups
  const selections = query.columns.map(({ name, value: { type } }, index) => {
    const value = column('groups', name)
    const row = rows[index]
    const said = typeof row === 'string' ? fill(row, { value, scale: scaleOf(type) }) : value
    return selectedAs(said.node, name)
  })
  return { kind: 'SelectQueryNode', from: fromQuery(groups, 'groups'), selections }
}

const rowOfGroup = (value: PlanExpr, { dialect: { rows } }: Emission): Template | undefined =>
  value.kind === 'group aggregate'
    ? (rows[`of group.${value.function}.${value.type.kind}`] ?? rows[`of group.${value.function}`])
    : undefined

const emitSelect = (query: SelectQuery, emission: Emission): SelectQueryNode => ({
  ...emitRows(query, emission, () => [
    ...(query.everythingOf === undefined ? [] : [everythingOf(query.everythingOf)]),
    ...query.columns.map((column) => selection(column, emission)),
  ]),
  ...(query.distinct && { frontModifiers: [SelectModifierNode.create('Distinct')] }),
  ...(query.groupBy > 0 && { groupBy: groupByPosition(query.groupBy) }),
})

/** The query without its grouping. Its sources come last: what is read of them is known by then. */
const emitRows = (
  query: SelectQuery,
  emission: Emission,
  selections: () => readonly SelectionNode[],
): SelectQueryNode => {
  const parsed = new Map<string, Set<string>>()
  emission.parsed = parsed
  const selected = selections()
  const where = query.where.length > 0 && { kind: 'WhereNode' as const, where: conditions(query, emission) }
  const on = query.joins.map((join) => join.on.map((part) => emitCondition(part, emission)))
  const joins = query.joins.map((join, index) =>
    joinedOn(
      join.join === 'left' ? 'LeftJoin' : 'InnerJoin',
      sourceNode(join, parsed, emission),
      joined('and', on[index] ?? []).node,
    ),
  )
  return {
    kind: 'SelectQueryNode',
    from: fromNode([sourceNode(query.from, parsed, emission)]),
    selections: selected,
    ...(joins.length > 0 && { joins }),
    ...(where && { where }),
  }
}

/** The parts of a WHERE, which the printer joins by `and`, one a line. */
const conditions = (query: SelectQuery, emission: Emission): ListNode => ({
  kind: 'ListNode',
  items: query.where.map((part) => partOf('and', emitCondition(part, emission)).node),
})

const selection = ({ name, value }: PlanColumn, emission: Emission): SelectionNode => {
  const sql = emitValue(value, emission)
  const row = isLiteral(value) ? emission.dialect.rows[`selected literal.${value.type.kind}`] : undefined
  return selectedAs(typeof row === 'string' ? fill(row, { value: sql }).node : sql.node, name)
}

const isLiteral = (value: PlanExpr): boolean => {
  const { value: put } = value.kind === 'structure' && value.row === 'output' ? value.operands : { value }
  return put !== undefined && 'kind' in put && put.kind === 'literal'
}

const sourceNode = (
  source: Source,
  parsed: ReadonlyMap<string, ReadonlySet<string>>,
  emission: Emission,
): OperationNode => {
  const columns = parsed.get(source.alias)
  const table = typeof source.of === 'string' ? identifier(source.of) : tableNode(source.of.name, emission)
  if (columns) return aliased(ParensNode.create(withParsed(table, source.alias, columns, emission)), source.alias)
  return source.of === source.alias ? table : aliased(table, source.alias)
}

/** The rows of a table with JSON text also as JSON. */
const withParsed = (
  table: OperationNode,
  alias: string,
  columns: ReadonlySet<string>,
  emission: Emission,
): SelectQueryNode => ({
  kind: 'SelectQueryNode',
  from: fromNode([aliased(table, alias)]),
  selections: [
    everythingOf(alias),
    ...[...columns].map((name) => {
      const row = structureTemplate(emission.dialect, 'parsed json text')
      return selectedAs(fill(row, { value: column(alias, name) }).node, parsedName(name))
    }),
  ],
})

const tableNode = (name: readonly string[], { dialect }: Emission): OperationNode => {
  if (dialect.identifiers.wholePaths) return TableNode.create(name.join('.'))
  return raw(['', ...name.slice(1).map(() => '.'), ''], name.map(identifier))
}

/** The author's own SQL on lines of its own, so that a comment at its end ends there. */
const emitRaw = (query: RawQuery, emission: Emission): OperationNode =>
  fill(structureTemplate(emission.dialect, 'raw set'), {
    id: emitValue(query.id, emission),
    text: fixed(`\n${query.text.trim().replace(/;$/, '')}\n`),
    name: atom(identifier('id')),
    rows: atom(identifier(rawAlias)),
    column: atom(identifier(rawColumn)),
  }).node
