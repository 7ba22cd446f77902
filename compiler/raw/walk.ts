import type { SqlBody, SqlExpression, SqlItem, SqlQuery, SqlRelation } from './tree.ts'

/** What a node is made of, one level down. */
export type SqlNode = SqlQuery | SqlBody | SqlRelation | SqlExpression | SqlItem

const present = <T>(...values: readonly (T | undefined)[]): readonly T[] =>
  values.filter((value) => value !== undefined)

export const childrenOf = (node: SqlNode): readonly SqlNode[] => {
  switch (node.kind) {
    case 'query':
      return [...node.ctes.map(({ query }) => query), node.body, ...node.orderBy, ...node.limits]
    case 'select':
      return [
        ...node.items,
        ...node.from,
        ...node.distinctOn,
        ...present(node.where, node.having, node.qualify),
        ...node.groupBy,
        ...node.beside,
      ]
    case 'set operation':
      return [node.left, node.right]
    case 'values':
      return node.rows.flat()
    case 'expression':
      return [node.value]
    case 'derived':
      return [node.query]
    case 'join':
      return [node.left, node.right, ...present(node.on)]
    case 'table call':
      return [node.call]
    case 'reshaped':
      return [node.of, ...node.parts]
    case 'call':
      return [...node.arguments, ...present(node.filter), ...node.beside]
    case 'operator':
      return node.operands
    case 'in query':
      return [...node.operands, node.query]
    case 'exists':
    case 'subquery':
      return [node.query]
    case 'cast':
      return [node.value]
    case 'case':
      return [
        ...present(node.operand),
        ...node.arms.flatMap(({ when, then }) => [when, then]),
        ...present(node.otherwise),
      ]
    case 'other':
      return node.parts
    case 'star':
      return 'replace' in node ? node.replace.map(({ value }) => value) : []
    case 'table':
    case 'column':
    case 'literal':
      return []
    default:
      return node satisfies never
  }
}

/** The node and everything below it, from the top. */
export function* nodesOf(node: SqlNode): Generator<SqlNode> {
  const waiting: SqlNode[] = [node]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    yield next
    waiting.push(...childrenOf(next).toReversed())
  }
}

/** Each SELECT, at every depth. */
export const selectsOf = (query: SqlQuery) => [...nodesOf(query)].filter((node) => node.kind === 'select')

/** The tables and other relations of a FROM, joins taken apart. */
export const relationsOf = (from: readonly SqlRelation[]): readonly Exclude<SqlRelation, { kind: 'join' }>[] =>
  from.flatMap((relation) => (relation.kind === 'join' ? relationsOf([relation.left, relation.right]) : [relation]))
