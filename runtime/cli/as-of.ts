import { dayOf } from '../../compiler/time-civil.ts'
import { startOfDay } from '../../compiler/time-zone.ts'

/**
 * `--as-of` in microseconds since 1970: an instant, or a date (its first instant in the project's zone). Without one, this
 * millisecond. A text is the sentence of what is wrong.
 */
export const readAsOf = (text: string | undefined, zone: string): bigint | string => {
  const present = BigInt(Date.now()) * 1000n
  if (text === undefined) return present
  const now = toMicros(text, zone)
  if (now === undefined)
    return `\`${text}\` is neither a date such as 2026-11-01 nor an instant such as 2026-11-01T10:00:00Z.`
  return now > present ? `\`${text}\` lies in the future.` : now
}

const toMicros = (text: string, zone: string): bigint | undefined => {
  const date = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (date) {
    const [year = 0, month = 0, day = 0] = date.slice(1).map(Number)
    const midnight = new Date(Date.UTC(year, month - 1, day))
    if (midnight.toISOString().slice(0, 10) !== text) return undefined
    return startOfDay(zone, dayOf({ year, month, day }))
  }
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/.test(text)) return undefined
  const milliseconds = Date.parse(text)
  return Number.isNaN(milliseconds) ? undefined : BigInt(milliseconds) * 1000n
}
