import type { Expr, ExprOf, Program } from '../ir.ts'
import { below } from './atoms.ts'
import type { PlanColumn, PlanExpr } from './plan.ts'
import type { Site } from './site.ts'
import { and, atMost, integer, keyOf, below as lessThan, number, present, structure, text } from './structure.ts'
import { conjuncts, translate } from './translate.ts'

/**
 * The person's place among those with a value (none for the others), and how many those are. `alone`: nothing else is asked of
 * those outside the ranking, so they need not be there.
 */
export const rankColumns = (site: Site, rank: ExprOf<'rank'>, name: string, alone: boolean): readonly PlanColumn[] => {
  const by = translate(rank.by, site)
  const ranked = [present(by), ...(rank.among ? conjuncts(translate(rank.among, site)) : [])]
  const id = site.atom({ kind: 'id', type: text })
  const row = rank.end === 'top' ? 'place from the top' : 'place from the bottom'
  if (alone) {
    site.draft.where.push(...ranked)
    return [
      { name, value: structure(`${row} of all`, integer, { by, id }) },
      { name: `${name}_of`, value: structure('how many of all', integer, {}) },
    ]
  }
  return rankedColumns(name, row, { ranked: and(ranked), by, id })
}

/** The condition is true only of people in its only ranking. */
export const isRankedAlone = (program: Program): boolean => {
  const ranks = new Set<string>()
  const visit = (expr: Expr): void => {
    if (expr.kind === 'rank') ranks.add(keyOf(expr))
    for (const inner of below(expr)) visit(inner)
  }
  const { condition, columns, definitions } = program
  for (const expr of [...columns.map(({ value }) => value), ...Object.values(definitions)]) visit(expr)
  if (condition) visit(condition)
  const parts = condition?.kind === 'and' ? condition.operands : condition ? [condition] : []
  return ranks.size === 1 && parts.some(({ kind }) => kind === 'rank')
}

const rankedColumns = (
  name: string,
  row: string,
  operands: Readonly<Record<'ranked' | 'by' | 'id', PlanExpr>>,
): readonly PlanColumn[] => {
  const { ranked } = operands
  return [
    { name, value: structure(row, integer, operands) },
    { name: `${name}_of`, value: structure('how many', integer, { ranked }) },
  ]
}

/** N % takes ceil(N * people / 100): `(place - 1) * 10000 < hundredths of a percent * people`, in integers. */
export const rankCondition = (rank: ExprOf<'rank'>, place: PlanExpr, people: PlanExpr): PlanExpr => {
  if (!rank.percent) return atMost(place, number(rank.amount))
  return lessThan(
    structure('places before', integer, { place }),
    structure('times', integer, { left: people, right: number(rank.amount) }),
  )
}
