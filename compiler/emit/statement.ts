import {
  AliasNode,
  CommonTableExpressionNameNode,
  CommonTableExpressionNode,
  FromNode,
  GroupByItemNode,
  GroupByNode,
  IdentifierNode,
  JoinNode,
  ListNode,
  type OperationNode,
  ParensNode,
  RawNode,
  SelectionNode,
  SelectModifierNode,
  type SelectQueryNode,
  SetOperationNode,
  TableNode,
  WhereNode,
  type WithNode,
} from 'kysely'
import type { Plan, PlanColumn, Query, RawQuery, SelectQuery, Source } from '../plan/plan.ts'
import { rawAlias, rawColumn } from '../plan/sets.ts'
import { type Emission, structureTemplate } from './emission.ts'
import { emitCondition, emitValue } from './expression.ts'
import { atom, column, fixed, identifier, joined, partOf } from './sql.ts'
import { fill } from './template.ts'

/** A plan as a kysely statement. */
export const emitPlan = (plan: Plan, emission: Emission): SelectQueryNode => {
  const expressions = plan.queries.map((query) =>
    CommonTableExpressionNode.create(CommonTableExpressionNameNode.create(query.name), emitQuery(query, emission)),
  )
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
  const rows = query.columns.map(({ value }) =>
    value.kind === 'group aggregate' ? emission.dialect.rows[`of group.${value.function}`] : undefined,
  )
  const groups = emitSelect(query, emission)
  if (rows.every((row) => row === undefined)) return groups
  const selections = query.columns.map(({ name }, index) => {
    const value = column('groups', name)
    const row = rows[index]
    const said = typeof row === 'string' ? fill(row, { value }) : value
    return SelectionNode.create(AliasNode.create(said.node, IdentifierNode.create(name)))
  })
  const from = FromNode.create([AliasNode.create(ParensNode.create(groups), IdentifierNode.create('groups'))])
  return { kind: 'SelectQueryNode', from, selections }
}

const emitSelect = (query: SelectQuery, emission: Emission): SelectQueryNode => ({
  kind: 'SelectQueryNode',
  from: FromNode.create([sourceNode(query.from, emission)]),
  selections: [
    ...(query.everythingOf === undefined
      ? []
      : [SelectionNode.createSelectAllFromTable(TableNode.create(query.everythingOf))]),
    ...query.columns.map((column) => selection(column, emission)),
  ],
  ...(query.distinct && { frontModifiers: [SelectModifierNode.create('Distinct')] }),
  ...(query.joins.length > 0 && {
    joins: query.joins.map((join) =>
      JoinNode.createWithOn(
        join.join === 'left' ? 'LeftJoin' : 'InnerJoin',
        sourceNode(join, emission),
        joined(
          'and',
          join.on.map((part) => emitCondition(part, emission)),
        ).node,
      ),
    ),
  }),
  ...(query.where.length > 0 && { where: WhereNode.create(conditions(query, emission)) }),
  ...(query.groupBy > 0 && { groupBy: groupBy(query.groupBy) }),
})

/** By position, because engines do not see that two parameters are one. */
const groupBy = (count: number): GroupByNode =>
  GroupByNode.create(Array.from({ length: count }, (_, index) => GroupByItemNode.create(fixed(String(index + 1)).node)))

/** The parts of a WHERE, which the printer joins by `and`, one a line. */
const conditions = (query: SelectQuery, emission: Emission): ListNode =>
  ListNode.create(query.where.map((part) => partOf('and', emitCondition(part, emission)).node))

const selection = (column: PlanColumn, emission: Emission): SelectionNode =>
  SelectionNode.create(AliasNode.create(emitValue(column.value, emission).node, IdentifierNode.create(column.name)))

const sourceNode = (source: Source, emission: Emission): OperationNode => {
  const table = typeof source.of === 'string' ? identifier(source.of) : tableNode(source.of.name, emission)
  return source.of === source.alias ? table : AliasNode.create(table, IdentifierNode.create(source.alias))
}

const tableNode = (name: readonly string[], { dialect }: Emission): OperationNode => {
  if (dialect.identifiers.wholePaths) return TableNode.create(name.join('.'))
  return RawNode.create(
    ['', ...name.slice(1).map(() => '.'), ''],
    name.map((part) => IdentifierNode.create(part)),
  )
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
