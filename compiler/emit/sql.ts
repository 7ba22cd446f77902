import { IdentifierNode, type OperationNode, RawNode, ValueNode } from 'kysely'
import type { TypedValue } from '../dialect.ts'

/**
 * SQL under construction. `atom` stands anywhere as it is; `plain` (a comparison) needs parentheses inside another operator,
 * `and` inside an `or` too, and `or` everywhere.
 */
export interface Sql {
  readonly node: OperationNode
  readonly binds: 'atom' | 'plain' | 'and' | 'or'
}

export const atom = (node: OperationNode): Sql => ({ node, binds: 'atom' })
export const identifier = (name: string): OperationNode => IdentifierNode.create(name)
export const column = (table: string, name: string): Sql =>
  atom(RawNode.create(['', '.', ''], [identifier(table), identifier(name)]))
export const typedValue = (value: TypedValue): Sql => atom(ValueNode.create(value))
export const fixed = (text: string): Sql => atom(RawNode.create([text], []))
export const fixedNumber = (value: number): Sql => ({
  node: RawNode.create([String(value)], []),
  binds: value < 0 ? 'plain' : 'atom',
})

export const inParentheses = (sql: Sql): Sql =>
  sql.binds === 'atom' ? sql : atom(RawNode.create(['(', ')'], [sql.node]))

export const partOf = (word: 'and' | 'or', part: Sql): Sql =>
  (part.binds === 'and' || part.binds === 'or') && part.binds !== word ? inParentheses(part) : part

/** Joined by `and` or `or`. */
export const joined = (word: 'and' | 'or', parts: readonly Sql[]): Sql => {
  const [first] = parts
  if (first && parts.length === 1) return first
  const nodes = parts.map((part) => partOf(word, part).node)
  const fragments = ['', ...nodes.slice(1).map(() => ` ${word} `), '']
  return { node: RawNode.create(fragments, nodes), binds: word }
}
