import type { Moment } from '../plan/bounds.ts'
import type { Anniversary, Bounds } from '../plan/plan.ts'
import { anniversaryMonthDays } from '../time.ts'
import { type Emission, structureTemplate } from './emission.ts'
import { emitValue } from './expression.ts'
import { emitMoment } from './moment.ts'
import { storedTime } from './read.ts'
import { fixedNumber, joined, type Sql } from './sql.ts'
import { fill } from './template.ts'

/** `from <= value < to`, asked of the bare column where its storage allows, so that indexes and statistics serve. */
export const emitBounds = (expr: Bounds, emission: Emission): Sql => {
  const stored = expr.value.kind === 'read' ? storedTime(expr.value, emission) : undefined
  const value = stored?.value ?? emitValue(expr.value, emission)
  const moment = (bound: Moment): Sql => {
    const sql = emitMoment(bound, emission)
    return stored ? stored.moment(sql) : sql
  }
  const parts: Sql[] = []
  if (expr.from) parts.push(fill(structureTemplate(emission.dialect, 'from on'), { value, moment: moment(expr.from) }))
  if (expr.to) parts.push(fill(structureTemplate(emission.dialect, 'before'), { value, moment: moment(expr.to) }))
  if (parts.length === 0) return fill(structureTemplate(emission.dialect, 'present'), { value })
  return joined('and', parts)
}

/** The yearly day of a date lies in a window; February 29 counts as 28 in other years. */
export const emitAnniversary = (expr: Anniversary, emission: Emission): Sql => {
  const value = emitValue(expr.value, emission)
  const { from, to } = expr
  if (!from || !to) return fill(structureTemplate(emission.dialect, 'present'), { value })
  const born = fill(structureTemplate(emission.dialect, 'month and day'), { value })
  return from.kind === 'day' && to.kind === 'day'
    ? knownAnniversary(born, { from: BigInt(from.day), to: BigInt(to.day) })
    : currentAnniversary(born, dayBefore(from, emission), dayBefore(to, emission))
}

const knownAnniversary = (born: Sql, days: Parameters<typeof anniversaryMonthDays>[0]): Sql => {
  const ranges = anniversaryMonthDays(days).map(({ from, to }) =>
    fill('{born} >= {from} and {born} <= {to}', { born, from: fixedNumber(from), to: fixedNumber(to) }),
  )
  return ranges.length === 0 ? fill('{born} < 0', { born }) : joined('or', ranges)
}

/**
 * How many anniversaries lie on or before a day is its year less the birth year, less 1 when the day comes before the date in
 * its year; one lies in a window when that count grows over it. The last day of February counts as the 29th.
 */
const currentAnniversary = (born: Sql, before: YearlyDay, last: YearlyDay): Sql =>
  fill(
    '{last_year} - case when {last_day} < {born} then 1 when {last_day} >= {born} then 0 end > {first_year} - case when {first_day} < {born} then 1 else 0 end',
    { born, last_year: last.year, last_day: last.monthDay, first_year: before.year, first_day: before.monthDay },
  )

interface YearlyDay {
  readonly year: Sql
  readonly monthDay: Sql
}

const dayBefore = (moment: Moment, emission: Emission): YearlyDay => {
  const row = (name: string, value: Sql): Sql => fill(structureTemplate(emission.dialect, name), { value })
  const next = emitMoment(moment, emission)
  const day = row('day before', next)
  return {
    year: row('year of', day),
    monthDay: fill('case when {next} = 301 then 229 else {own} end', {
      next: row('month and day', next),
      own: row('month and day', day),
    }),
  }
}
