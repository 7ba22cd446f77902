import { countedConditions } from './explain-at-least.ts'
import type { Expr, Program } from './ir.ts'

/**
 * A program's condition as a tree of the conditions people wrote. A negated condition is one leaf (`country != "US"`); a
 * segment that is named opens into its own rules, unless its members are given.
 */
export type RuleNode =
  | { readonly kind: 'and' | 'or'; readonly nodes: readonly RuleNode[] }
  | { readonly kind: 'at least'; readonly atLeast: number; readonly nodes: readonly RuleNode[] }
  | { readonly kind: 'not'; readonly node: RuleNode }
  | { readonly kind: 'segment'; readonly definition: string; readonly node: RuleNode }
  | { readonly kind: 'leaf'; readonly leaf: number }

/** A condition as it stands in the item `definition` (a key of `Program.definitions`), or in the program's own item. */
export interface RuleLeaf {
  readonly condition: Expr
  readonly origin?: string
  readonly definition?: string
}

export interface RuleTree {
  readonly node: RuleNode
  readonly leaves: readonly RuleLeaf[]
}

const segmentPrefix = 'segment:'
export const segmentName = (definition: string): string | undefined =>
  definition.startsWith(segmentPrefix) ? definition.slice(segmentPrefix.length) : undefined

/** `given`: segments whose members a test names, so that their rules do not count. */
export const ruleTree = (program: Program, given: ReadonlySet<string>): RuleTree => {
  const leaves: RuleLeaf[] = []
  const leaf = (condition: Expr, definition: string | undefined): RuleNode => {
    const origin = condition.origin ?? (condition.kind === 'not' ? condition.operand.origin : undefined)
    leaves.push({ condition, ...(origin !== undefined && { origin }), ...(definition !== undefined && { definition }) })
    return { kind: 'leaf', leaf: leaves.length - 1 }
  }
  const opened = (expr: Expr): Expr | undefined => {
    const name = expr.kind === 'reference' ? segmentName(expr.definition) : undefined
    return expr.kind === 'reference' && name !== undefined && !given.has(name)
      ? program.definitions[expr.definition]
      : undefined
  }
  const visit = (expr: Expr, definition?: string): RuleNode => {
    const body = opened(expr)
    if (expr.kind === 'reference' && body)
      return { kind: 'segment', definition: expr.definition, node: visit(body, expr.definition) }
    if (expr.kind === 'and' || expr.kind === 'or')
      return { kind: expr.kind, nodes: expr.operands.map((operand) => visit(operand, definition)) }
    const counted = countedConditions(expr)
    if (counted) {
      const nodes = counted.conditions.map((condition) => visit(condition, definition))
      return { kind: 'at least', atLeast: counted.atLeast, nodes }
    }
    if (expr.kind !== 'not') return leaf(expr, definition)
    const inner = expr.operand
    const isBranch = ['and', 'or', 'not'].includes(inner.kind) || opened(inner) || countedConditions(inner)
    return isBranch ? { kind: 'not', node: visit(inner, definition) } : leaf(expr, definition)
  }
  const { condition } = program
  return { node: condition ? visit(condition) : { kind: 'and', nodes: [] }, leaves }
}

/** The tree's verdict from its leaves'; `turned` nodes count as the opposite of what they are. */
export const verdictOf = (
  node: RuleNode,
  leaves: (leaf: number) => boolean,
  turned: (node: RuleNode) => boolean = () => false,
): boolean => {
  const verdict = plainVerdict(node, leaves, turned)
  return turned(node) ? !verdict : verdict
}

const plainVerdict = (
  node: RuleNode,
  leaves: (leaf: number) => boolean,
  turned: (node: RuleNode) => boolean,
): boolean => {
  switch (node.kind) {
    case 'leaf':
      return leaves(node.leaf)
    case 'and':
      return node.nodes.every((inner) => verdictOf(inner, leaves, turned))
    case 'or':
      return node.nodes.some((inner) => verdictOf(inner, leaves, turned))
    case 'at least':
      return node.nodes.filter((inner) => verdictOf(inner, leaves, turned)).length >= node.atLeast
    case 'not':
      return !verdictOf(node.node, leaves, turned)
    case 'segment':
      return verdictOf(node.node, leaves, turned)
    default:
      return node satisfies never
  }
}
