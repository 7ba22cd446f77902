import type { Expression, ExpressionOf } from '../../grammar/tree/index.ts'

/** Nodes whose parts speak of rows of their own; only their first names belong to what is around them. */
const rowNodes: ReadonlySet<Expression['kind']> = new Set(['aggregate', 'has', 'all', 'did', 'sequence'])

const isNode = (value: unknown): value is Expression =>
  typeof value === 'object' && value !== null && 'kind' in value && typeof value.kind === 'string'

/** The expressions directly below a node, in their order. */
export const childrenOf = (node: Expression): readonly Expression[] => {
  const found: Expression[] = []
  for (const name in node) {
    const value: unknown = node[name as keyof Expression]
    if (typeof value === 'object' && name !== 'comments' && name !== 'window') addNodes(value, found)
  }
  return found
}

const addNodes = (value: unknown, found: Expression[]): void => {
  if (typeof value !== 'object' || value === null) return
  if (Array.isArray(value)) for (const each of value) addNodes(each, found)
  else if (isNode(value)) found.push(value)
  else for (const name in value) addNodes(value[name as keyof typeof value], found)
}

/** Fields and row nodes that are read where `node` stands, without what stands inside row nodes. */
export const mentions = (node: Expression): readonly Expression[] => {
  if (node.kind === 'field' || rowNodes.has(node.kind)) return [node]
  return childrenOf(node).flatMap(mentions)
}

export const fieldsIn = (node: Expression): readonly ExpressionOf<'field'>[] =>
  mentions(node).filter((each) => each.kind === 'field')

export const isRowNode = (node: Expression): boolean => rowNodes.has(node.kind)
