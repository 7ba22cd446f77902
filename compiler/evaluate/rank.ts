import type { ExprOf } from '../ir.ts'
import { compareText, compareValues } from '../order.ts'
import { evaluateExpr, isTrue } from './expression.ts'
import { peopleOf } from './population.ts'
import { type Run, type Site, siteOf } from './run.ts'

/** How many of so many people a rank takes. */
const taken = ({ amount, percent }: ExprOf<'rank'>, people: number): number =>
  percent ? Math.ceil((amount * people) / 10_000) : amount

/** Ties go to the smaller ID, whichever end is asked. */
const rankedIds = (rank: ExprOf<'rank'>, run: Run): ReadonlySet<string> => {
  const sign = rank.end === 'top' ? -1 : 1
  const { among } = rank
  const ranked = peopleOf(run)
    .filter((person) => !among || isTrue(among, siteOf(run, person)))
    .map((person) => ({ id: person.id, value: evaluateExpr(rank.by, siteOf(run, person)) }))
    .filter(({ value }) => value !== null)
    .sort((a, b) => sign * compareValues(a.value, b.value) || compareText(a.id, b.id))
  return new Set(ranked.slice(0, taken(rank, ranked.length)).map(({ id }) => id))
}

export const isRanked = (rank: ExprOf<'rank'>, { run, person }: Site): boolean => {
  const ids = run.ranks.get(rank) ?? rankedIds(rank, run)
  run.ranks.set(rank, ids)
  return ids.has(person.id)
}
