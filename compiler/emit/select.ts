import {
  type FromNode,
  type GroupByNode,
  type OperationNode,
  ParensNode,
  SelectionNode,
  type SelectQueryNode,
  TableNode,
} from 'kysely'
import { aliased, fixed } from './sql.ts'

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
export const groupByPosition = (count: number): GroupByNode => ({
  kind: 'GroupByNode',
  items: Array.from({ length: count }, (_, index) => ({
    kind: 'GroupByItemNode' as const,
    groupBy: fixed(String(index + 1)).node,
  })),
})
