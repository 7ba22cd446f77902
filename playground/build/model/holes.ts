import type { Expression } from '../../../grammar/tree/index.ts'

/** What is still to be chosen. It stands in the tree as a name like any other, so an unfinished rule is lost nowhere: in text it is `?` in backticks. */
export const hole = '?'
export const holeExpression: Expression = { kind: 'field', path: [hole] }

export const isHole = (node: Expression | undefined): boolean =>
  node?.kind === 'field' && node.path.length === 1 && node.path[0] === hole

/** Whether something in it is still to be chosen. */
export const hasHole = (node: unknown): boolean => {
  if (typeof node === 'string') return node === hole
  if (typeof node !== 'object' || node === null) return false
  if (Array.isArray(node)) return node.some(hasHole)
  const { kind } = node as { readonly kind?: string }
  if (kind === 'text') return false
  return Object.entries(node).some(([key, value]) => key !== 'comments' && key !== 'kind' && hasHole(value))
}
