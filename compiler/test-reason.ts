import type { Reason } from './checked.ts'
import type { Probes, Readings } from './explain.ts'
import { readingOf, readsReason } from './explain-reads.ts'
import { type RuleNode, verdictOf } from './explain-tree.ts'

const nodesOf = (node: RuleNode): readonly RuleNode[] => {
  if (node.kind === 'leaf') return [node]
  return [node, ...('nodes' in node ? node.nodes.flatMap(nodesOf) : nodesOf(node.node))]
}

/**
 * Whether a person is out because of what `because …` names: one condition that reads it (or the segment it names, as a whole)
 * is such that its reversal alone would let the person in.
 */
export const isOutBecause = (probes: Probes, { verdicts }: Readings, reason: Reason): boolean => {
  const { tree, leaves, program } = probes
  const verdict = (leaf: number) => verdicts[leaf] ?? false
  const reads = (node: RuleNode): boolean => {
    if (node.kind === 'segment') return reason.kind === 'definition' && reason.definition === node.definition
    const leaf = node.kind === 'leaf' ? leaves[node.leaf] : undefined
    return leaf !== undefined && readsReason(readingOf(leaf.condition, program), reason)
  }
  return nodesOf(tree.node).some((node) => reads(node) && verdictOf(tree.node, verdict, (other) => other === node))
}
