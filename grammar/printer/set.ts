import { group, indent, join, type Layout, line, softline } from '../layout.ts'
import type { SetExpression } from '../tree/index.ts'
import { printName } from '../words.ts'
import { around } from './comments.ts'

/** A set expression; what nests or has comments stands in parentheses. */
export const set = (node: SetExpression): Layout => (node.comments ? parentheses(node) : bare(node))

const parentheses = (node: SetExpression): Layout => {
  const { comments, ...plain } = node
  const joined = node.kind === 'and' || node.kind === 'or' || node.kind === 'except'
  const core = comments && joined ? parentheses(plain as SetExpression) : bare(plain as SetExpression)
  return group(['(', indent([softline, around(comments, core)]), softline, ')'])
}

const operand = (node: SetExpression): Layout =>
  node.comments || (node.kind !== 'segment' && node.kind !== 'in at least' && node.kind !== 'not')
    ? parentheses(node)
    : bare(node)

const bare = (node: SetExpression): Layout => {
  switch (node.kind) {
    case 'segment':
      return printName(node.name)
    case 'in at least':
      return `in at least ${node.atLeast} of (${node.segments.map(printName).join(', ')})`
    case 'not':
      return ['not ', node.operand.kind === 'not' ? parentheses(node.operand) : operand(node.operand)]
    case 'and':
    case 'or':
    case 'except':
      return group(indent(join(node.operands.map(operand), [line, `${node.kind} `])))
    default:
      return node satisfies never
  }
}
