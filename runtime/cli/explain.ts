import { type ExplainedNode, type Explanation, leafSentence, printValue } from '../../compiler/explain.ts'
import { readProject } from '../project.ts'
import { explainTarget } from '../run/explain.ts'
import type { Target } from '../run/target.ts'
import { readAsOf } from './as-of.ts'
import { type Answer, exits, type Invocation, usageMistake } from './command.ts'
import { chooseTargets, sourceOf } from './project-answer.ts'
import type { Paint } from './terminal.ts'

export const explain = async ({ root, names, texts, terminal, signal }: Invocation): Promise<Answer> => {
  const { id } = texts
  if (id === undefined) return usageMistake('`explain` needs `--id ID`.', '`segql explain --help` shows an example.')
  const project = await readProject(root, { signal })
  const { config, diagnostics } = project
  const source = sourceOf(project)
  if (!config) return { exit: exits.errors, diagnostics, result: null, source }
  const now = readAsOf(texts['as-of'], config.timeZone)
  if (typeof now === 'string') return usageMistake(now)
  const chosen = chooseTargets(project, names)
  if ('answer' in chosen) return chosen.answer
  const [target] = chosen.targets
  if (!target) throw new Error('a chosen name has no target')
  const explained = await explainTarget(target, { project: { ...project, config }, now, id, signal })
  if ('failed' in explained) {
    const exit = signal.aborted ? exits.interrupted : explained.failed.code === 'E946' ? exits.errors : exits.runFailed
    return { exit, diagnostics: [explained.failed], result: null, source }
  }
  const asOf = new Date(Number(now / 1000n)).toISOString()
  return {
    exit: exits.done,
    diagnostics: [],
    result: toJson(target, explained.value, asOf),
    text: printExplanation(target, explained.value, asOf, terminal.out),
    source,
  }
}

const toJson = ({ name, entity }: Target, explanation: Explanation, asOf: string) => ({
  name,
  entity: entity.name,
  asOf,
  ...explanation,
  leaves: explanation.leaves.map((leaf) => ({
    ...leaf,
    values: leaf.values.map((value) => ({ ...value, value: printValue(value.value) })),
  })),
})

const printExplanation = ({ name, entity }: Target, explanation: Explanation, asOf: string, paint: Paint): string => {
  const { id, member, tree, changes } = explanation
  const verdict = member ? paint('green', `is in ${name}`) : paint('red', `is not in ${name}`)
  const lines = [`${paint('bold', `${entity.name} ${id}`)} ${verdict}  ${paint('dim', `(as of ${asOf})`)}`, '']
  lines.push(...printNode(tree, explanation, '', paint))
  if (changes.length > 0) {
    lines.push('', `What would ${member ? 'take it out' : 'bring it in'}, the smallest change first:`)
    lines.push(...changes.map((change) => `  - ${change.map((leaf) => wanted(explanation, leaf)).join(' and ')}`))
  } else if (explanation.leaves.length > 0) {
    lines.push('', 'No change of these conditions would turn the result.')
  }
  return lines.join('\n')
}

const wanted = ({ leaves }: Explanation, index: number): string => {
  const leaf = leaves[index]
  return leaf ? `\`${leaf.text}\` ${leaf.verdict ? 'false' : 'true'} instead of ${leaf.verdict}` : ''
}

const sign = (verdict: boolean, paint: Paint): string => (verdict ? paint('green', '✓') : paint('red', '✗'))

const joints = { and: 'all of', or: 'any of' } as const

const printNode = (node: ExplainedNode, explanation: Explanation, indent: string, paint: Paint): readonly string[] => {
  const mark = `${indent}${sign(node.verdict, paint)} `
  const inner = `${indent}  `
  switch (node.kind) {
    case 'leaf': {
      const leaf = explanation.leaves[node.leaf]
      return leaf ? [`${mark}${leafSentence(leaf)}${node.decides ? paint('bold', '  ← decides') : ''}`] : []
    }
    case 'at least': {
      const nodes = node.nodes.flatMap((one) => printNode(one, explanation, inner, paint))
      return [`${mark}at least ${node.atLeast} of`, ...nodes]
    }
    case 'and':
    case 'or':
      if (node.nodes.length === 0) return [`${mark}everybody`]
      return [`${mark}${joints[node.kind]}`, ...node.nodes.flatMap((one) => printNode(one, explanation, inner, paint))]
    case 'not':
      return [`${mark}not`, ...printNode(node.node, explanation, inner, paint)]
    case 'segment':
      return [`${mark}${node.definition.replace(':', ' ')}`, ...printNode(node.node, explanation, inner, paint)]
    default:
      return node satisfies never
  }
}
