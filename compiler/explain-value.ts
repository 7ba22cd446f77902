import { printText } from '../grammar/spelling.ts'
import { printExact } from './decimal.ts'
import { isDay, isDecimal, isJson, isList, isTimestamp } from './order.ts'
import { printDay, printInstant } from './time.ts'
import type { Value } from './values.ts'

/** Without fraction digits that say nothing. */
const printMoment = (micros: bigint): string =>
  printInstant(micros).replace(/\.(\d*?)0+Z$/, (_, digits: string) => (digits ? `.${digits}Z` : 'Z'))

/** A value as SegQL writes it; `no value` for a missing one. */
export const printValue = (value: Value): string => {
  if (value === null) return 'no value'
  if (typeof value === 'string') return printText(value)
  if (isDecimal(value)) return printExact(value)
  if (isDay(value)) return printDay(value.day)
  if (isTimestamp(value)) return printMoment(value.micros)
  if (isList(value)) return `[${value.map(printValue).join(', ')}]`
  if (isJson(value)) return JSON.stringify(value.json)
  return String(value)
}
