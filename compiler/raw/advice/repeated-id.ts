import type { Fix } from '../../../grammar/diagnostic.ts'
import { adviceDiagnostic } from '../../diagnostics/advice.ts'
import { keyOf } from '../names.ts'
import type { SqlQuery } from '../tree.ts'
import type { Adviser, Advising } from './adviser.ts'
import { isObscure } from './obscure.ts'
import { selectsBehind } from './origin.ts'
import { isUniqueAt, type KnownUnique } from './unique.ts'

/** The ID of a row must be the only one of its kind: told where nothing makes it so. */
export const repeatedId: Adviser = (advising) => {
  const { as, seen, idPosition, id } = advising
  if (!as || idPosition === undefined) return []
  if (isUniqueAt(seen.root, idPosition, { seen, known: knownUnique(advising) })) return []
  const [first] = selectsBehind(seen.root)
  const select = first && seen.of(first)
  if (select && isObscure(select, id, seen)) return []
  const span = id?.value.span
  const origin = span ? { span } : {}
  if (as.kind === 'traits') return [adviceDiagnostic('W755', origin, {})]
  const fix = distinct(seen.root, advising)
  return [adviceDiagnostic('I756', origin, {}, fix)]
}

/** A run checks that the people's table has each ID once. */
const knownUnique =
  ({ people, rules }: Advising): KnownUnique =>
  ({ table }, key) =>
    people !== undefined && table === people.table && keyOf({ text: people.id, quoted: true }, rules) === key

const distinct = ({ body, limited }: SqlQuery, { tokens }: Advising): Fix | undefined => {
  if (body.kind !== 'select' || limited || body.distinctOn.length > 0) return undefined
  let depth = 0
  for (const { kind, value, end } of tokens) {
    if (kind === 'sign') depth += value === '(' ? 1 : value === ')' ? -1 : 0
    if (kind === 'word' && value === 'select' && depth === 0) {
      return { title: 'Give each ID once', edits: [{ span: { start: end, end }, text: ' distinct' }] }
    }
  }
  return undefined
}
