import type { ExpressionOf } from '../../grammar/tree/index.ts'
import { parsePattern } from '../pattern.ts'
import type { ItemContext } from './context.ts'

/** A pattern stands as a literal and within what every engine takes. */
export const checkedPattern = (node: ExpressionOf<'operation'>, context: ItemContext): boolean => {
  const pattern = node.operands[1]
  if (pattern?.kind !== 'text') {
    context.report.at('E321', pattern ?? node, {})
    return false
  }
  const parsed = parsePattern(pattern.value)
  if (parsed.kind === 'pattern') return true
  context.report.at('E310', pattern, { reason: parsed.message, advice: parsed.hint })
  return false
}
