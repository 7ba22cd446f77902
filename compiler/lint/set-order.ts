import { printSetExpression } from '../../grammar/index.ts'
import type { SetExpression } from '../../grammar/tree/index.ts'
import type { ItemContext } from '../check/context.ts'
import { inParentheses } from './parentheses.ts'

const mixes = (outer: SetExpression['kind'], inner: SetExpression['kind']): boolean =>
  (outer === 'and' && inner === 'except') || (outer === 'except' && inner === 'and')

/** `a except b and c` counts from left to right; parentheses say what was meant. */
export const lintSetOrder = (node: SetExpression, context: ItemContext): void => {
  if (node.kind === 'not') lintSetOrder(node.operand, context)
  if (!('operands' in node)) return
  for (const operand of node.operands) {
    const { span } = context.report.origin(operand)
    if (span && mixes(node.kind, operand.kind) && !inParentheses(context.text, span))
      context.report.at(
        'W612',
        { node, replace: { title: 'Write the parentheses', text: printSetExpression(node) } },
        {},
      )
    lintSetOrder(operand, context)
  }
}
