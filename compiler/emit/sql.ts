import type { AliasNode, IdentifierNode, OperationNode, RawNode, ValueNode } from 'kysely'
import type { TypedValue } from '../dialect.ts'
import type { Type } from '../types.ts'

/**
 * SQL under construction. `atom` stands anywhere as it is; `plain` (a comparison) needs parentheses inside another operator,
 * `and` inside an `or` too, and `or` everywhere.
 */
export interface Sql {
  readonly node: OperationNode
  readonly binds: 'atom' | 'plain' | 'and' | 'or'
}

/** Kysely's own makers freeze every node, which costs more than all the rest of a statement. */
export const raw = (sqlFragments: readonly string[], parameters: readonly OperationNode[]): RawNode => ({
  kind: 'RawNode',
  sqlFragments,
  parameters,
})
export const identifier = (name: string): IdentifierNode => ({ kind: 'IdentifierNode', name })
export const aliased = (node: OperationNode, name: string): AliasNode => ({
  kind: 'AliasNode',
  node,
  alias: identifier(name),
})
const valueNode = (value: TypedValue): ValueNode => ({ kind: 'ValueNode', value })

export const atom = (node: OperationNode): Sql => ({ node, binds: 'atom' })
const qualified = ['', '.', '']
export const column = (table: string, name: string): Sql => atom(raw(qualified, [identifier(table), identifier(name)]))
export const typedValue = (value: TypedValue): Sql => atom(valueNode(value))
/** Whether a node is a value by itself, as `typedValue` makes one. */
export const isTypedValue = (node: OperationNode): node is ValueNode & { readonly value: TypedValue } =>
  node.kind === 'ValueNode'
export const fixed = (text: string): Sql => atom(raw([text], []))
/** The decimals of an exact type, 0 of any other. */
export const scaleOf = (type: Type): Sql => fixed(type.kind === 'decimal' ? String(type.scale) : '0')
export const fixedNumber = (value: number): Sql => ({
  node: raw([String(value)], []),
  binds: value < 0 ? 'plain' : 'atom',
})

export const inParentheses = (sql: Sql): Sql => (sql.binds === 'atom' ? sql : atom(raw(['(', ')'], [sql.node])))

export const partOf = (word: 'and' | 'or', part: Sql): Sql =>
  (part.binds === 'and' || part.binds === 'or') && part.binds !== word ? inParentheses(part) : part

/** Joined by `and` or `or`. */
export const joined = (word: 'and' | 'or', parts: readonly Sql[]): Sql => {
  const [first] = parts
  if (first && parts.length === 1) return first
  const nodes = parts.map((part) => partOf(word, part).node)
  const fragments = ['', ...nodes.slice(1).map(() => ` ${word} `), '']
  return { node: raw(fragments, nodes), binds: word }
}
