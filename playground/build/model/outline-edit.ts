import type { Draft } from 'immer'
import type { Expression } from '../../../grammar/tree/index.ts'
import type { Outline } from './outline.ts'

/** Another condition in the place of a rule's. */
export const setExpressionOf = (outline: Draft<Outline>, id: string, expression: Expression): void => {
  const node = outline.nodes[id]
  if (node?.kind === 'rule') node.expression = expression
}
