import {
  type CommonTableExpressionNode,
  type FromNode,
  type GroupByItemNode,
  type GroupByNode,
  type JoinNode,
  type OperationNode,
  ParensNode,
  SelectionNode,
  type SelectQueryNode,
  TableNode,
} from 'kysely'
import { aliased, fixed, identifier } from './sql.ts'

/** Parts of a query that kysely's own makers would freeze. */
export const fromNode = (froms: readonly OperationNode[]): FromNode => ({ kind: 'FromNode', froms })

/** A query as the rows of another. */
export const fromQuery = (query: SelectQueryNode, alias: string): FromNode =>
  fromNode([aliased(ParensNode.create(query), alias)])

export const selectedAs = (node: OperationNode, name: string): SelectionNode => ({
  kind: 'SelectionNode',
  selection: aliased(node, name),
})
export const everythingOf = (alias: string): SelectionNode =>
  SelectionNode.createSelectAllFromTable(TableNode.create(alias))

/** By position, because engines do not see that two parameters are one. */
export const groupByPosition = (count: number): GroupByNode => {
  const items: GroupByItemNode[] = []
  for (let position = 1; position <= count; position += 1) {
    items.push({ kind: 'GroupByItemNode', groupBy: fixed(String(position)).node })
  }
  return { kind: 'GroupByNode', items }
}

export const joinedOn = (joinType: JoinNode['joinType'], table: OperationNode, on: OperationNode): JoinNode => ({
  kind: 'JoinNode',
  joinType,
  table,
  on: { kind: 'OnNode', on },
})

export const commonTable = (name: string, expression: OperationNode): CommonTableExpressionNode => ({
  kind: 'CommonTableExpressionNode',
  name: {
    kind: 'CommonTableExpressionNameNode',
    table: { kind: 'TableNode', table: { kind: 'SchemableIdentifierNode', identifier: identifier(name) } },
  },
  expression,
})
