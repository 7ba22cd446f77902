import { type ExplainedNode, type Explanation, leafSentence, mask, printValue } from '../../compiler/explain.ts'
import { explainTarget } from '../run/explain.ts'
import type { Target } from '../run/target.ts'
import { type Answer, exits, type Invocation, usageMistake } from './command.ts'
import { chooseTarget } from './project-answer.ts'
import type { Paint } from './terminal.ts'

export const explain = async (invocation: Invocation): Promise<Answer> => {
  const { texts, flags, terminal, signal } = invocation
  const { id } = texts
  if (id === undefined) return usageMistake('`explain` needs `--id ID`.', '`segql explain --help` shows an example.')
  const chosen = await chooseTarget(invocation)
  if ('answer' in chosen) return chosen.answer
  const { target, project, now, source } = chosen
  const explained = await explainTarget(target, { project, now, id, signal })
  if ('failed' in explained) {
    const exit = signal.aborted ? exits.interrupted : explained.failed.code === 'E946' ? exits.errors : exits.runFailed
    return { exit, diagnostics: [explained.failed], result: null, source }
  }
  const asOf = new Date(Number(now / 1000n)).toISOString()
  const view: View = { explanation: explained.value, covers: !flags.has('pii'), paint: terminal.out }
  return {
    exit: exits.done,
    diagnostics: [],
    result: toJson(target, view, asOf),
    text: printExplanation(target, view, asOf),
    source,
  }
}

interface View {
  readonly explanation: Explanation
  /** Personal data is covered. */
  readonly covers: boolean
  readonly paint: Paint
}

const toJson = ({ name, entity }: Target, { explanation, covers }: View, asOf: string) => ({
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

const printExplanation = ({ name, entity }: Target, view: View, asOf: string): string => {
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

const sign = (verdict: boolean, paint: Paint): string => (verdict ? paint('green', '✓') : paint('red', '✗'))

const joints = { and: 'all of', or: 'any of' } as const

const printNode = (node: ExplainedNode, view: View, indent: string): readonly string[] => {
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
