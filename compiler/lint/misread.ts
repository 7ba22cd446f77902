import type { Expression, ExpressionOf } from '../../grammar/tree/index.ts'
import type { ItemContext } from '../check/context.ts'
import { namedRelations } from '../check/event-rows.ts'
import { childrenOf } from '../check/nodes.ts'
import type { Scope } from '../check/scope.ts'
import { findColumn, type ModelTable } from '../check/tables.ts'
import { walk } from '../check/walk.ts'
import { inParentheses } from './parentheses.ts'

/** The condition on rows that a node ends with, and the table of those rows. */
interface Ending {
  readonly label: string
  readonly table: ModelTable
  readonly where: Expression
}

const tableOf = (path: readonly string[], scope: Scope): { label: string; table: ModelTable } | undefined => {
  const last = walk(scope.base, path).steps.at(-1)
  return last && { label: last.name, table: last.table }
}

const endingOf = (node: Expression, scope: Scope): Ending | undefined => {
  if (node.kind === 'not') return endingOf(node.operand, scope)
  const where = node.kind === 'all' ? node.have : 'where' in node ? node.where : undefined
  if (!where || node.kind === 'aggregate' || node.kind === 'has element') return undefined
  if (node.kind === 'has' || node.kind === 'all') {
    const rows = tableOf(node.path, scope)
    return rows && { ...rows, where }
  }
  if (node.kind !== 'did') return undefined
  const name = node.relation ?? namedRelations(scope.base.relations)[0]?.name
  const rows = name === undefined ? undefined : tableOf([name], scope)
  return rows && { ...rows, where }
}

/** The name that a condition begins with. */
const firstName = (node: Expression): ExpressionOf<'field'> | undefined => {
  if (node.kind === 'field') return node
  if (node.kind !== 'operation') return undefined
  const [first] = childrenOf(node)
  return first && firstName(first)
}

export interface Misread {
  readonly field: ExpressionOf<'field'>
  readonly label: string
  readonly where: Expression
}

/**
 * `has orders where status = "paid" and channel = "web"`: without parentheses the second condition is about the person, though
 * the orders have a `channel` too.
 */
export const misread = (
  node: ExpressionOf<'and' | 'or'>,
  index: number,
  scope: Scope,
  context: ItemContext,
): Misread | undefined => {
  const before = node.operands[index - 1]
  const ending = before && endingOf(before, scope)
  const field = ending && node.operands[index] && firstName(node.operands[index])
  const [name] = field?.path ?? []
  if (!ending || !field || name === undefined || field.path.length > 1 || !findColumn(ending.table, name))
    return undefined
  const { span } = context.report.origin(ending.where)
  if (!span || inParentheses(context.text, span)) return undefined
  return { field, label: ending.label, where: ending.where }
}
