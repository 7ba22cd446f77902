const date = /^(\d{4})-(\d{2})-(\d{2})$/
const instant = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,6})?)?(?:Z|[+-](\d{2}):(\d{2}))$/

export const daysInMonth = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()

/** A date that exists, years 0001 to 9999. */
export const isDate = (text: string): boolean => {
  const [, year, month, day] = (date.exec(text) ?? []).map(Number)
  if (!year || !month || !day) return false
  return month <= 12 && day <= daysInMonth(year, month)
}

/** An instant that exists, with its offset. */
export const isInstant = (text: string): boolean => {
  const match = instant.exec(text)
  if (!match?.[1] || !isDate(match[1])) return false
  const [hour, minute, second, offsetHour, offsetMinute] = match.slice(2).map((part) => Number(part ?? 0))
  return (
    within(hour, 23) && within(minute, 59) && within(second, 59) && within(offsetHour, 15) && within(offsetMinute, 59)
  )
}

const within = (value: number | undefined, top: number): boolean => (value ?? 0) <= top

/** The date nearest to what was meant by `2026-1-1` or `2026-02-30`. */
export const nearestDate = (text: string): string | undefined => {
  const [, year, month, day] = (/^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/.exec(text) ?? []).map(Number)
  if (!year || month === undefined || day === undefined) return undefined
  const nearMonth = Math.min(Math.max(month, 1), 12)
  const nearDay = Math.min(Math.max(day, 1), daysInMonth(year, nearMonth))
  return [String(year).padStart(4, '0'), pad(nearMonth), pad(nearDay)].join('-')
}

const pad = (value: number): string => String(value).padStart(2, '0')
