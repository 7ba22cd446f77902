import type { ExprOf } from '../ir.ts'
import { normalId } from '../person-id.ts'
import type { Value } from '../values.ts'
import { convertValue } from './convert.ts'
import { evaluateExpr } from './expression.ts'
import { membersOf } from './population.ts'
import { createRun, type Run, type Site } from './run.ts'

/** The IDs of a set: given ones first, else those its program finds. */
export const setIds = (run: Run, set: string): ReadonlySet<string> => {
  const known = run.sets.get(set)
  if (known) return known
  const definition = run.program.sets[set]
  const name = definition?.name ?? set
  const given = Object.hasOwn(run.data.sets, name) ? run.data.sets[name] : undefined
  const { population } = definition?.kind === 'program' ? definition.program : run.program
  const ids = given
    ? new Set(given.map((id) => normalId(id, population)))
    : definition?.kind === 'program'
      ? new Set(membersOf(createRun(definition.program, run.data, run.tables)).map(({ id }) => id))
      : new Set<string>()
  run.sets.set(set, ids)
  return ids
}

export const isMember = ({ value, set }: ExprOf<'member'>, site: Site): boolean => {
  const ids = setIds(site.run, set)
  if (!value) return ids.has(site.person.id)
  const found: Value = convertValue(evaluateExpr(value, site), value.type, { kind: 'text' }, site.run.context)
  return typeof found === 'string' && ids.has(found)
}
