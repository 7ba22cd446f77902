import { adviceDiagnostic } from '../../diagnostics/advice.ts'
import { nodesOf } from '../walk.ts'
import type { Adviser } from './adviser.ts'

/** Functions that give another value at each call: the result differs from run to run without any change in the data. */
export const byChance: Adviser = ({ seen, rules }) => {
  const told = new Set<string>()
  return [...nodesOf(seen.root)].flatMap((node) => {
    if (node.kind !== 'call') return []
    const name = node.path.map(({ text }) => text.toLowerCase()).join('.')
    if (!rules.nondeterministic.has(name) || told.has(name)) return []
    told.add(name)
    return [adviceDiagnostic('W759', node.span ? { span: node.span } : {}, { name })]
  })
}
