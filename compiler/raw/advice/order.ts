import type { Fix } from '../../../grammar/diagnostic.ts'
import { adviceDiagnostic } from '../../diagnostics/advice.ts'
import type { SqlQuery } from '../tree.ts'
import type { Adviser, Advising } from './adviser.ts'

/** A result is a set; sorting it costs and changes nothing, unless LIMIT cuts it. */
export const orderWithoutLimit: Adviser = (advising) => {
  const { root } = advising.seen
  const picks = root.body.kind === 'select' && root.body.distinctOn.length > 0
  if (root.orderBy.length === 0 || root.limited || picks) return []
  const start = lastOrder(advising)
  if (start === undefined) return [adviceDiagnostic('I760', {}, {})]
  const word = { start, end: start + 'order'.length }
  return [adviceDiagnostic('I760', { span: word }, {}, without(root, start, advising))]
}

/** The outermost `order by`. */
const lastOrder = ({ tokens }: Advising): number | undefined => {
  let depth = 0
  let found: number | undefined
  for (const [index, { kind, value, start }] of tokens.entries()) {
    if (kind === 'sign') depth += value === '(' ? 1 : value === ')' ? -1 : 0
    if (depth === 0 && kind === 'word' && value === 'order' && tokens[index + 1]?.value === 'by') found = start
  }
  return found
}

/** It is the last clause, so everything from it on goes. */
const without = ({ body }: SqlQuery, start: number, { tokens, text }: Advising): Fix | undefined => {
  const last = tokens.at(-1)
  if (body.kind === 'query' || !last || last.value === ')') return undefined
  const end = last.value === ';' ? last.start : last.end
  const before = text.slice(0, start).trimEnd().length
  return { title: 'Leave the order out', edits: [{ span: { start: before, end }, text: '' }] }
}
