import type { Fix } from '../../../grammar/diagnostic.ts'
import type { Span } from '../../../grammar/origin.ts'
import { adviceDiagnostic } from '../../diagnostics/advice.ts'
import type { SqlStar } from '../tree.ts'
import type { Adviser, Advising } from './adviser.ts'
import type { SeenSelect } from './seen.ts'

/** A star in the result: what the result holds changes when the table does. */
export const star: Adviser = (advising) => {
  const { seen, as } = advising
  const found = seen.selects
    .filter(({ result, node }) => result && node.items.some((item) => item.kind === 'star' && isOpen(item)))
    .flatMap((select) => select.node.items.flatMap((item) => (item.kind === 'star' ? [{ item, select }] : [])))
    .filter(({ select }) => select.relations.some(({ query }) => query === undefined))
  const [first] = found
  if (!first || as?.kind === 'segment') return []
  const span = starSpan(first.item, advising)
  const fix = span && listing(first.item, first.select, span)
  return [adviceDiagnostic('W757', span ? { span } : {}, {}, fix)]
}

const isOpen = ({ chosen }: SqlStar): boolean => !chosen

/** Where the star itself stands, the names before it included. */
const starSpan = ({ span, of }: SqlStar, { tokens }: Advising): Span | undefined => {
  if (!span) return undefined
  const index = tokens.findIndex(({ start, value }) => start >= span.start && value === '*')
  const sign = tokens[index]
  if (!sign || sign.start > span.start + 200) return undefined
  const before = tokens[index - 2 * of.length]
  return { start: of.length > 0 && before ? before.start : sign.start, end: sign.end }
}

/** The columns by name, where they are few, plainly written and from one table. */
const listing = (item: SqlStar, { relations, node }: SeenSelect, span: Span): Fix | undefined => {
  const [relation, second] = relations
  const plain = item.except.length + item.replace.length + item.rename.length === 0
  const columns = relation?.table?.columns.map(({ name }) => name) ?? []
  const writable =
    columns.length > 0 && columns.length <= 30 && columns.every((name) => /^[a-z_][a-z0-9_]*$/.test(name))
  if (second || !plain || !writable || node.items.length > 1) return undefined
  const qualifier = item.of.length > 0 ? `${item.of.map(({ text }) => text).join('.')}.` : ''
  const text = columns.map((name) => `${qualifier}${name}`).join(', ')
  return { title: 'Name the columns', edits: [{ span, text }] }
}
