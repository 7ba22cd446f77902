import { anniversaryIn, civilOf, daysInMonth } from './time-civil.ts'
import { type Bounds, isWithin } from './time-window.ts'

/** A run of month-days as `month * 100 + day`, both ends included. */
export interface MonthDays {
  readonly from: number
  readonly to: number
}

const monthDay = (count: number): number => {
  const { month, day } = civilOf(count)
  return month * 100 + day
}

/** February 29 has its anniversary on the 28th of a year without one. */
const lastMonthDay = (count: number): number => {
  const { year, month, day } = civilOf(count)
  return month === 2 && day === daysInMonth(year, 2) ? 229 : monthDay(count)
}

const wholeYear = 366n

/** The month-days whose anniversary lies within bounds of dates. */
export const anniversaryMonthDays = ({ from, to }: Bounds): readonly MonthDays[] => {
  if (from === undefined || to === undefined || to - from >= wholeYear) return [{ from: 101, to: 1231 }]
  if (to <= from) return []
  const first = Number(from)
  const last = Number(to) - 1
  if (civilOf(first).year === civilOf(last).year) return [{ from: monthDay(first), to: lastMonthDay(last) }]
  return [
    { from: monthDay(first), to: 1231 },
    { from: 101, to: lastMonthDay(last) },
  ]
}

/** Whether the anniversary of a day, in whatever year, lies within bounds of dates. */
export const anniversaryWithin = (day: number, bounds: Bounds): boolean => {
  const { from, to } = bounds
  if (from === undefined || to === undefined || to - from >= wholeYear) return true
  if (to <= from) return false
  const years = [civilOf(Number(from)).year, civilOf(Number(to) - 1).year]
  return years.some((year) => isWithin(BigInt(anniversaryIn(day, year)), bounds))
}
