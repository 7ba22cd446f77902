import { type ExplainedNode, type Explanation, leafSentence, mask, printValue } from '../../compiler/explain.ts'
import type { Target } from './target.ts'

/** Marks words; without colours they stay as they are. */
export type Mark = (style: 'bold' | 'dim' | 'green' | 'red', text: string) => string

/** How an explanation is told. */
export interface ExplanationView {
  readonly explanation: Explanation
  /** Personal data is covered. */
  readonly covers: boolean
  readonly paint: Mark
}

export const explanationJson = ({ name, entity }: Target, { explanation, covers }: ExplanationView, asOf: string) => ({
  name,
  entity: entity.name,
  asOf,
  ...explanation,
  leaves: explanation.leaves.map((leaf) => ({
    ...leaf,
    values: leaf.values.map(({ value, personal, ...about }) => {
      const masked = covers && personal === true && value !== null
      return { ...about, value: masked ? mask : printValue(value), masked }
    }),
  })),
})

export const printExplanation = ({ name, entity }: Target, view: ExplanationView, asOf: string): string => {
  const { explanation, covers, paint } = view
  const { id, member, tree, changes } = explanation
  const verdict = member ? paint('green', `is in ${name}`) : paint('red', `is not in ${name}`)
  const lines = [`${paint('bold', `${entity.name} ${id}`)} ${verdict}  ${paint('dim', `(as of ${asOf})`)}`, '']
  lines.push(...printNode(tree, view, ''))
  if (changes.length > 0) {
    lines.push('', `What would ${member ? 'take it out' : 'bring it in'}, the smallest change first:`)
    lines.push(...changes.map((change) => `  - ${change.map((leaf) => wanted(explanation, leaf)).join(' and ')}`))
  } else if (explanation.leaves.length > 0) {
    lines.push('', 'No change of these conditions would turn the result.')
  }
  if (covers && explanation.leaves.some((leaf) => leaf.values.some(({ personal }) => personal)))
    lines.push('', paint('dim', `${mask}: personal data; \`--pii\` shows it.`))
  return lines.join('\n')
}

const wanted = ({ leaves }: Explanation, index: number): string => {
  const leaf = leaves[index]
  return leaf ? `\`${leaf.text}\` ${leaf.verdict ? 'false' : 'true'} instead of ${leaf.verdict}` : ''
}

const sign = (verdict: boolean, paint: Mark): string => (verdict ? paint('green', '✓') : paint('red', '✗'))

const joints = { and: 'all of', or: 'any of' } as const

const printNode = (node: ExplainedNode, view: ExplanationView, indent: string): readonly string[] => {
  const { explanation, covers, paint } = view
  const mark = `${indent}${sign(node.verdict, paint)} `
  const inner = `${indent}  `
  switch (node.kind) {
    case 'leaf': {
      const leaf = explanation.leaves[node.leaf]
      return leaf ? [`${mark}${leafSentence(leaf, covers)}${node.decides ? paint('bold', '  ← decides') : ''}`] : []
    }
    case 'at least': {
      const nodes = node.nodes.flatMap((one) => printNode(one, view, inner))
      return [`${mark}at least ${node.atLeast} of`, ...nodes]
    }
    case 'and':
    case 'or':
      if (node.nodes.length === 0) return [`${mark}everybody`]
      return [`${mark}${joints[node.kind]}`, ...node.nodes.flatMap((one) => printNode(one, view, inner))]
    case 'not':
      return [`${mark}not`, ...printNode(node.node, view, inner)]
    case 'segment':
      return [`${mark}${node.definition.replace(':', ' ')}`, ...printNode(node.node, view, inner)]
    default:
      return node satisfies never
  }
}
