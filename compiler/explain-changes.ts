import { type RuleNode, type RuleTree, verdictOf } from './explain-tree.ts'
import type { Expr } from './ir.ts'

/** Leaves whose reversal, all together and no fewer, turns the result. */
export type Change = readonly number[]

/** How many ways are kept at each node, and shown. */
const mostKept = 24
const mostShown = 8
/** Cost bound of the search that follows when the quick way finds nothing. */
const mostTried = 20_000

const withoutOrigins = (expr: Expr): string =>
  JSON.stringify(expr, (key, value: unknown) => (key === 'origin' ? undefined : value))

/** Equal conditions, and one with its negation, turn together: the first of them for each leaf. */
const firstEqual = ({ leaves }: RuleTree): readonly number[] => {
  const known = new Map<string, number>()
  return leaves.map(({ condition }, index) => {
    const key = withoutOrigins(condition.kind === 'not' ? condition.operand : condition)
    const first = known.get(key) ?? index
    known.set(key, first)
    return first
  })
}

const smallest = (changes: readonly Change[]): readonly Change[] => {
  const sorted = [...changes].sort((a, b) => a.length - b.length || compareLists(a, b))
  const kept: Change[] = []
  for (const change of sorted) {
    if (kept.length === mostKept) break
    const leaves = new Set(change)
    if (!kept.some((less) => less.every((leaf) => leaves.has(leaf)))) kept.push(change)
  }
  return kept
}
const compareLists = (left: Change, right: Change): number => {
  const index = left.findIndex((leaf, position) => leaf !== right[position])
  return index < 0 ? 0 : (left[index] ?? 0) - (right[index] ?? 0)
}

const union = (left: Change, right: Change): Change => [...new Set([...left, ...right])].sort((a, b) => a - b)
const together = (families: readonly (readonly Change[])[]): readonly Change[] =>
  families.reduce<readonly Change[]>(
    (whole, family) => smallest(whole.flatMap((left) => family.map((right) => union(left, right)))),
    [[]],
  )

/** The ways to turn so many of several nodes. */
const anyOf = (families: readonly (readonly Change[])[], count: number): readonly Change[] => {
  if (count <= 0) return [[]]
  const [first, ...others] = families
  if (!first || families.length < count) return []
  return smallest([...together([first, anyOf(others, count - 1)]), ...anyOf(others, count)])
}

/** Ways to turn a node, as if no condition stood in two places. */
const waysToTurn = (
  node: RuleNode,
  leaves: (leaf: number) => boolean,
  first: (leaf: number) => number,
): readonly Change[] => {
  switch (node.kind) {
    case 'leaf':
      return [[first(node.leaf)]]
    case 'not':
    case 'segment':
      return waysToTurn(node.node, leaves, first)
    case 'and':
    case 'or': {
      const verdict = verdictOf(node, leaves)
      const ways = (nodes: readonly RuleNode[]) => nodes.map((inner) => waysToTurn(inner, leaves, first))
      const needsAll = (node.kind === 'or') === verdict
      return needsAll
        ? together(ways(node.nodes.filter((inner) => verdictOf(inner, leaves) === verdict)))
        : smallest(ways(node.nodes).flat())
    }
    case 'at least': {
      const holding = node.nodes.filter((inner) => verdictOf(inner, leaves))
      const missing = node.nodes.filter((inner) => !verdictOf(inner, leaves))
      const excess = holding.length - node.atLeast
      const nodes = excess >= 0 ? holding : missing
      return anyOf(
        nodes.map((inner) => waysToTurn(inner, leaves, first)),
        excess >= 0 ? excess + 1 : -excess,
      )
    }
    default:
      return node satisfies never
  }
}

/** Sets of variables smaller than `below`, by size, until some work or the cost is spent. */
const search = (variables: readonly number[], works: (change: Change) => boolean, below: number): readonly Change[] => {
  let layer: readonly Change[] = [[]]
  let tried = 0
  for (let size = 1; size < below && layer.length > 0; size += 1) {
    const found: Change[] = []
    const next: Change[] = []
    for (const change of layer) {
      for (const variable of variables) {
        if (variable <= (change.at(-1) ?? -1)) continue
        tried += 1
        if (tried > mostTried) return found
        const wider = [...change, variable]
        if (works(wider)) found.push(wider)
        else next.push(wider)
      }
    }
    if (found.length > 0) return found
    layer = next
  }
  return []
}

/** Whether a condition stands in the tree more than once, so that turning it for one place may undo another. */
const standsTwice = (node: RuleNode, first: (leaf: number) => number): boolean => {
  const seen = new Set<number>()
  const visit = (inner: RuleNode): boolean => {
    if (inner.kind !== 'leaf') return 'nodes' in inner ? inner.nodes.some(visit) : visit(inner.node)
    const before = seen.has(first(inner.leaf))
    seen.add(first(inner.leaf))
    return before
  }
  return visit(node)
}

/**
 * The smallest changes that turn the result, fewest conditions first, each named by the first leaf of equal conditions. What
 * conditions mean is not looked at: two that exclude each other may be asked to hold together.
 */
export const smallestChanges = (tree: RuleTree, verdicts: readonly boolean[]): readonly Change[] => {
  const variables = firstEqual(tree)
  const leaves = (leaf: number) => verdicts[leaf] ?? false
  const result = verdictOf(tree.node, leaves)
  const first = (leaf: number) => variables[leaf] ?? leaf
  const works = (change: Change) => {
    const turned = new Set(change)
    return verdictOf(tree.node, (leaf) => leaves(leaf) !== turned.has(first(leaf))) !== result
  }
  const needed = (change: Change) => change.every((leaf) => !works(change.filter((other) => other !== leaf)))
  const quick = waysToTurn(tree.node, leaves, first).filter((change) => works(change) && needed(change))
  const below = quick[0] ? Math.min(...quick.map((change) => change.length)) : Number.POSITIVE_INFINITY
  const searched = standsTwice(tree.node, first) ? search([...new Set(variables)], works, below) : []
  return smallest([...quick, ...searched]).slice(0, mostShown)
}
