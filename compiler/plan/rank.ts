import type { ExprOf } from '../ir.ts'
import type { PlanColumn, PlanExpr } from './plan.ts'
import type { Site } from './site.ts'
import { and, atMost, below, integer, number, present, structure, text } from './structure.ts'
import { translate } from './translate.ts'

/** The person's place among those with a value (none for the others), and how many those are. */
export const rankColumns = (site: Site, rank: ExprOf<'rank'>, name: string): readonly PlanColumn[] => {
  const by = translate(rank.by, site)
  const ranked = and([present(by), ...(rank.among ? [translate(rank.among, site)] : [])])
  const id = site.atom({ kind: 'id', type: text })
  const row = rank.end === 'top' ? 'place from the top' : 'place from the bottom'
  return [
    { name, value: structure(row, integer, { ranked, by, id }) },
    { name: `${name}_of`, value: structure('how many', integer, { ranked }) },
  ]
}

/** N % takes ceil(N * people / 100): `(place - 1) * 10000 < hundredths of a percent * people`, in integers. */
export const rankCondition = (rank: ExprOf<'rank'>, place: PlanExpr, people: PlanExpr): PlanExpr => {
  if (!rank.percent) return atMost(place, number(rank.amount))
  return below(
    structure('places before', integer, { place }),
    structure('times', integer, { left: people, right: number(rank.amount) }),
  )
}
