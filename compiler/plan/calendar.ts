import type { Window } from '../ir.ts'
import type { CalendarUnit, Moment, Moments } from './bounds.ts'

type Kind = 'date' | 'timestamp'
type Rolling = Extract<Window, { kind: 'last' }>['unit']

const microsOf: Partial<Record<Rolling, number>> = {
  minutes: 60_000_000,
  hours: 3_600_000_000,
  days: 86_400_000_000,
  weeks: 604_800_000_000,
}
const steps: Partial<Record<Rolling, readonly [number, CalendarUnit]>> = {
  days: [1, 'day'],
  weeks: [7, 'day'],
  'calendar days': [1, 'day'],
  months: [1, 'month'],
  quarters: [3, 'month'],
  years: [12, 'month'],
}

const calendar = (
  type: Kind,
  start: CalendarUnit | undefined,
  amount: number,
  unit: CalendarUnit,
  days = 0,
): Moment => ({
  kind: 'calendar',
  type,
  ...(start && { start }),
  amount,
  unit,
  ...(days !== 0 && { days }),
})

/** `amount` units from now: on dates whole days, on timestamps the time of day is kept. */
const shift = (type: Kind, amount: number, unit: Rolling, days = 0): Moment => {
  const micros = microsOf[unit]
  if (type === 'timestamp' && micros !== undefined) return { kind: 'elapsed', micros: amount * micros }
  const [size, step] = steps[unit] ?? [1, 'day']
  const start = type === 'date' || unit === 'calendar days' ? 'day' : undefined
  return calendar(type, start, amount * size, step, days)
}

const until = (type: Kind): Moment => (type === 'date' ? calendar('date', 'day', 1, 'day') : { kind: 'now' })
const onward = (type: Kind): Moment => (type === 'date' ? calendar('date', 'day', 0, 'day') : { kind: 'now' })
/** A window of the last N whole days begins N - 1 days before today. */
const back = (type: Kind, amount: number, unit: Rolling): Moment =>
  shift(type, -amount, unit, type === 'date' || unit === 'calendar days' ? 1 : 0)

/**
 * The window said of the moment the statement runs, as `windowBounds` says it of a known one; undefined when it does not
 * depend on now.
 */
export const calendarBounds = (window: Window, type: Kind): Moments | undefined => {
  switch (window.kind) {
    case 'last':
      return { from: back(type, window.amount, window.unit), to: until(type) }
    case 'next':
      return { from: onward(type), to: shift(type, window.amount, window.unit) }
    case 'more than ago':
      return { to: shift(type, -window.amount, window.unit) }
    case 'less than ago':
      return { from: shift(type, -window.amount, window.unit) }
    case 'day': {
      const first = window.day === 'today' ? 0 : -1
      return { from: calendar(type, 'day', first, 'day'), to: calendar(type, 'day', first + 1, 'day') }
    }
    case 'this':
    case 'previous': {
      const first = window.kind === 'this' ? 0 : -1
      const { unit } = window
      return { from: calendar(type, unit, first, unit), to: calendar(type, unit, first + 1, unit) }
    }
    case 'since':
    case 'before':
    case 'after':
    case 'on':
    case 'from':
      return undefined
    default:
      return window satisfies never
  }
}
