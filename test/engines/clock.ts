/** Clock arithmetic of the tests, written apart from the compiler's so that neither can hide the other's mistake. */
const MICROS_PER_MINUTE = 60_000_000n

const formats = new Map<string, Intl.DateTimeFormat>()
const formatOf = (zone: string): Intl.DateTimeFormat => {
  const known = formats.get(zone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  formats.set(zone, made)
  return made
}

const offsetMinutes = (instant: bigint, zone: string): bigint => {
  const millis = Number(instant / 1000n)
  const parts = Object.fromEntries(
    formatOf(zone)
      .formatToParts(millis)
      .map((part) => [part.type, Number(part.value)]),
  )
  const local = Date.UTC(parts.year!, parts.month! - 1, parts.day, parts.hour, parts.minute, parts.second)
  return BigInt(Math.round((local - Math.floor(millis / 1000) * 1000) / 60_000))
}

/** `2026-01-31T10:00:00.123456Z`, or with a blank and without `Z`: microseconds since 1970, the clock read as UTC. */
export const micros = (text: string): bigint => {
  const match = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::(\d{2})(?:\.(\d{1,6}))?)?)?(Z|[+-]\d{2}:\d{2})?$/.exec(
    text,
  )
  if (!match) throw new Error(`not an instant: ${text}`)
  const [, date, clock = '00:00', seconds = '00', fraction = '', offset = 'Z'] = match
  const whole = BigInt(Date.parse(`${date}T${clock}:${seconds}${offset}`)) * 1000n
  return whole + BigInt(fraction.padEnd(6, '0'))
}

/** A clock without zone read in one: a skipped time moves forward by the gap, a doubled one means the earlier. */
export const localMicros = (text: string, zone: string): bigint => {
  const clock = micros(text)
  const before = offsetMinutes(clock - 1440n * MICROS_PER_MINUTE, zone)
  const after = offsetMinutes(clock + 1440n * MICROS_PER_MINUTE, zone)
  const earlier = clock - before * MICROS_PER_MINUTE
  if (offsetMinutes(earlier, zone) === before) return earlier
  const later = clock - after * MICROS_PER_MINUTE
  return offsetMinutes(later, zone) === after ? later : earlier
}

export const dayNumber = (date: string): number => Math.round(Date.parse(`${date}T00:00:00Z`) / 86_400_000)
export const dateText = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10)

/** With as many fraction digits as are needed. */
export const instantText = (instant: bigint): string => {
  const fraction = ((instant % 1_000_000n) + 1_000_000n) % 1_000_000n
  const seconds = Number((instant - fraction) / 1_000_000n)
  const text = new Date(seconds * 1000).toISOString().slice(0, 19)
  const digits = fraction.toString().padStart(6, '0').replace(/0+$/, '')
  return `${text}${digits && `.${digits}`}Z`
}
