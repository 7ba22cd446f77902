import { adviceDiagnostic } from '../../diagnostics/advice.ts'
import { expressionType } from '../expression-type.ts'
import type { Adviser, Advising } from './adviser.ts'
import { originOf, trace } from './origin.ts'

/** The ID is turned into another type than the people's: `007` becomes 7, and joins nobody. */
export const castId: Adviser = (advising) => {
  const { id, seen, rules } = advising
  const traced = id && trace(id, seen)
  if (traced?.value.kind !== 'cast') return []
  const inner = originOf({ ...traced, value: traced.value.value }, seen)
  const wanted = idType(advising) ?? inner?.column.type
  const given = expressionType(traced.value, { sources: [] }, rules).type
  const shortened = /^(var)?char(acter)?( varying)?\(\d+\)$/.test(traced.value.to.trim())
  if (!wanted || !given || wanted.kind === 'other' || given.kind === 'other') return []
  // IDs are text in the end, so digits may become text.
  const kept = given.kind === wanted.kind || given.kind === 'text'
  if (kept && !(shortened && wanted.kind === 'text' && Number(/\d+/.exec(traced.value.to)?.[0]) < 36)) return []
  const span = traced.value.span ?? id?.value.span
  return [adviceDiagnostic('W766', span ? { span } : {}, { to: traced.value.to, from: wanted.kind })]
}

const idType = ({ people }: Advising) => people?.table.columns.find(({ name }) => name === people.id)?.type
