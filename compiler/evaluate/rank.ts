import type { ExprOf } from '../ir.ts'
import { compareText, compareValues } from '../order.ts'
import type { Value } from '../values.ts'
import { evaluateExpr, isTrue } from './expression.ts'
import { peopleOf } from './population.ts'
import { type Run, type Site, siteOf } from './run.ts'

/** How many of so many people a rank takes. */
const taken = ({ amount, percent }: ExprOf<'rank'>, people: number): number =>
  percent ? Math.ceil((amount * people) / 10_000) : amount

/** Who has a place, in the order of places. Ties go to the smaller ID, whichever end is asked. */
const rankedIds = (rank: ExprOf<'rank'>, run: Run): ReadonlyMap<string, number> => {
  const sign = rank.end === 'top' ? -1 : 1
  const { among } = rank
  const ranked = peopleOf(run)
    .filter((person) => !among || isTrue(among, siteOf(run, person)))
    .map((person) => ({ id: person.id, value: evaluateExpr(rank.by, siteOf(run, person)) }))
    .filter(({ value }) => value !== null)
    .sort((a, b) => sign * compareValues(a.value, b.value) || compareText(a.id, b.id))
  return new Map(ranked.map(({ id }, index) => [id, index + 1]))
}

/** Whether the person is in the rank, or what else it gives. */
export const evaluateRank = (rank: ExprOf<'rank'>, { run, person }: Site): Value => {
  const places = run.ranks.get(rank) ?? rankedIds(rank, run)
  run.ranks.set(rank, places)
  if (rank.gives === 'people') return BigInt(places.size)
  const place = places.get(person.id)
  if (rank.gives === 'place') return place === undefined ? null : BigInt(place)
  return place !== undefined && place <= taken(rank, places.size)
}
