import { floorDivide } from './decimal.ts'

/** Instants are microseconds since 1970-01-01T00:00:00Z; a local time is the same count as if its zone were UTC. */
export const second = 1_000_000n
export const day = 86_400n * second

const formats = new Map<string, Intl.DateTimeFormat>()
const formatOf = (zone: string): Intl.DateTimeFormat => {
  const known = formats.get(zone)
  if (known) return known
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    era: 'short',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  formats.set(zone, format)
  return format
}

/** Whether the time-zone database knows an IANA name. */
export const isZone = (zone: string): boolean => {
  try {
    formatOf(zone)
    return true
  } catch {
    return false
  }
}

/** Seconds a zone is ahead of UTC at a second since 1970, asked of the time-zone database. */
const askOffset = (zone: string, seconds: number): number => {
  const parts: Record<string, string> = {}
  for (const { type, value } of formatOf(zone).formatToParts(seconds * 1000)) parts[type] = value
  const part = (name: string) => Number(parts[name])
  const year = parts.era === 'BC' ? 1 - part('year') : part('year')
  const local = new Date(0)
  local.setUTCFullYear(year, part('month') - 1, part('day'))
  local.setUTCHours(part('hour'), part('minute'), part('second'))
  return local.getTime() / 1000 - seconds
}

/** Offsets by zone and UTC day; undefined for a day in which the offset changes. */
const offsets = new Map<string, Map<number, number | undefined>>()
const secondsOfDay = 86_400

/** JavaScript's dates end 100,000,000 days from 1970; beyond, a zone keeps the offset it has there. */
const lastSecond = 99_999_000 * secondsOfDay
const offsetAt = (zone: string, asked: number): number => {
  const seconds = Math.max(-lastSecond, Math.min(lastSecond, asked))
  const ofZone = offsets.get(zone) ?? new Map<number, number | undefined>()
  offsets.set(zone, ofZone)
  const date = Math.floor(seconds / secondsOfDay)
  if (!ofZone.has(date)) {
    const first = askOffset(zone, date * secondsOfDay)
    ofZone.set(date, first === askOffset(zone, (date + 1) * secondsOfDay - 1) ? first : undefined)
  }
  return ofZone.get(date) ?? askOffset(zone, seconds)
}

/** Microseconds a zone is ahead of UTC at an instant. */
const zoneOffset = (zone: string, micros: bigint): bigint =>
  zone === 'UTC' ? 0n : BigInt(offsetAt(zone, Number(floorDivide(micros, second)))) * second

export const toLocal = (zone: string, micros: bigint): bigint => micros + zoneOffset(zone, micros)

/** The instant of a local time: a skipped one moves forward by the gap, a doubled one means the earlier. */
export const toInstant = (zone: string, local: bigint): bigint => {
  const before = zoneOffset(zone, local - day)
  const after = zoneOffset(zone, local + day)
  const matching = [local - before, local - after].filter((instant) => toLocal(zone, instant) === local)
  return (
    matching.reduce<bigint | undefined>(
      (earliest, instant) => (earliest === undefined || instant < earliest ? instant : earliest),
      undefined,
    ) ?? local - before
  )
}

/** The date of an instant in a zone, as a day since 1970-01-01. */
export const localDay = (zone: string, micros: bigint): number => Number(floorDivide(toLocal(zone, micros), day))

/** The instant at which a date begins in a zone. */
export const startOfDay = (zone: string, count: number): bigint => toInstant(zone, BigInt(count) * day)
