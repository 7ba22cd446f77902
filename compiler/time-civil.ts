/** The proleptic Gregorian calendar on whole numbers: a day is a count since 1970-01-01. */
export interface Civil {
  readonly year: number
  /** 1 to 12. */
  readonly month: number
  readonly day: number
}

export const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const
export type WeekStart = 'Monday' | 'Sunday'

/** Years are counted from March, so that a leap day is the last of its year. */
export const dayOf = ({ year, month, day }: Civil): number => {
  const shifted = month <= 2 ? year - 1 : year
  const era = Math.floor(shifted / 400)
  const yearOfEra = shifted - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146097 + dayOfEra - 719468
}

export const civilOf = (count: number): Civil => {
  const shifted = count + 719468
  const era = Math.floor(shifted / 146097)
  const dayOfEra = shifted - era * 146097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return { year, month, day: dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1 }
}

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
export const daysInMonth = (year: number, month: number): number =>
  month === 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31

/** Months forward or back, clamped to the month's last day. */
export const addMonths = (count: number, months: number): number => {
  const { year, month, day } = civilOf(count)
  const index = year * 12 + month - 1 + months
  const target = { year: Math.floor(index / 12), month: (((index % 12) + 12) % 12) + 1 }
  return dayOf({ ...target, day: Math.min(day, daysInMonth(target.year, target.month)) })
}

/** 0 = Monday. */
const weekdayIndex = (count: number): number => (((count + 3) % 7) + 7) % 7
export const weekdayOf = (count: number): string => weekdays[weekdayIndex(count)] ?? 'Monday'

export type CalendarUnit = 'day' | 'week' | 'month' | 'quarter' | 'year'
const monthsOf = { month: 1, quarter: 3, year: 12 } as const

/** The first day of the week, month, quarter or year a day lies in. */
export const startOf = (unit: CalendarUnit, count: number, weekStart: WeekStart): number => {
  if (unit === 'day') return count
  if (unit === 'week') return count - ((weekdayIndex(count) + (weekStart === 'Sunday' ? 1 : 0)) % 7)
  const { year, month } = civilOf(count)
  return dayOf({ year, month: month - ((month - 1) % monthsOf[unit]), day: 1 })
}

/** The first day of the unit `steps` further on, from a unit's first day. */
export const stepUnit = (unit: Exclude<CalendarUnit, 'day'>, start: number, steps: number): number =>
  unit === 'week' ? start + 7 * steps : addMonths(start, monthsOf[unit] * steps)

/** The anniversary of a day in a year; February 29 counts as 28 where there is none. */
export const anniversaryIn = (count: number, year: number): number => {
  const { month, day } = civilOf(count)
  return dayOf({ year, month, day: Math.min(day, daysInMonth(year, month)) })
}

/** Full years from one day to another; negative when the second is earlier. */
export const yearsBetween = (from: number, to: number): number => {
  const { year } = civilOf(to)
  return year - civilOf(from).year - (to < anniversaryIn(from, year) ? 1 : 0)
}
