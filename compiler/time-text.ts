import { floorDivide } from './decimal.ts'
import { civilOf, dayOf, daysInMonth } from './time-civil.ts'
import { day, second } from './time-zone.ts'

const digits = (value: number | bigint, width: number) => String(value).padStart(width, '0')

/** `2026-01-31`; years beyond 0 to 9999 keep their sign and digits. */
export const printDay = (count: number): string => {
  const { year, month, day } = civilOf(count)
  return `${year < 0 ? '-' : ''}${digits(Math.abs(year), 4)}-${digits(month, 2)}-${digits(day, 2)}`
}

/** A calendar date as a day since 1970-01-01; undefined for `2026-02-30` and whatever is no date. */
export const parseDay = (text: string): number | undefined => {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!match) return undefined
  const [year = 0, month = 0, day = 0] = match.slice(1).map(Number)
  const exists = month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
  return exists ? dayOf({ year, month, day }) : undefined
}

/** In UTC with six fraction digits: `2026-01-31T10:00:00.000000Z`. */
export const printInstant = (micros: bigint): string => {
  const count = floorDivide(micros, day)
  const rest = micros - count * day
  const seconds = rest / second
  const time = [seconds / 3600n, (seconds / 60n) % 60n, seconds % 60n].map((part) => digits(part, 2)).join(':')
  return `${printDay(Number(count))}T${time}.${digits(rest % second, 6)}Z`
}

const instantForm =
  /^(\d{4}-\d{2}-\d{2})(?:[T ]([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.(\d{1,6}))?)?(?:Z|([+-])([01]\d|2[0-3]):([0-5]\d))?)?$/

/** Microseconds since 1970 of `2026-01-31T10:00:00.5+01:00`; without an offset it is UTC, without a time midnight. */
export const parseInstant = (text: string): bigint | undefined => {
  const match = instantForm.exec(text)
  const count = match?.[1] === undefined ? undefined : parseDay(match[1])
  if (!match || count === undefined) return undefined
  const [hours = '0', minutes = '0', seconds = '0', fraction = ''] = match.slice(2, 6)
  const [sign, offsetHours = '0', offsetMinutes = '0'] = match.slice(6)
  const minutesAhead = (BigInt(offsetHours) * 60n + BigInt(offsetMinutes)) * (sign === '-' ? -1n : 1n)
  const clock = (BigInt(hours) * 60n + BigInt(minutes) - minutesAhead) * 60n + BigInt(seconds)
  return BigInt(count) * day + clock * second + BigInt(fraction.padEnd(6, '0'))
}
