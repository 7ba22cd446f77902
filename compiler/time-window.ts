import type { Moment, rollingUnits } from '../grammar/tree/index.ts'
import type { Window } from './ir.ts'
import { addMonths, dayOf, startOf, stepUnit, type WeekStart } from './time-civil.ts'
import { parseDay, parseInstant } from './time-text.ts'
import { day, localDay, second, startOfDay, toInstant, toLocal } from './time-zone.ts'

/** Half-open, `[from, to)`: microseconds since 1970 for timestamps, days since 1970-01-01 for dates. A side may be open. */
export interface Bounds {
  readonly from?: bigint
  readonly to?: bigint
}
export interface WindowContext {
  readonly now: bigint
  readonly zone: string
  readonly weekStart: WeekStart
}

type RollingUnit = (typeof rollingUnits)[number]
const fixedSeconds: Partial<Record<RollingUnit, bigint>> = {
  minutes: 60n,
  hours: 3600n,
  days: 86_400n,
  weeks: 604_800n,
}
const monthsOf: Partial<Record<RollingUnit, number>> = { months: 1, quarters: 3, years: 12 }
const daysOf: Partial<Record<RollingUnit, number>> = { days: 1, weeks: 7, 'calendar days': 1 }

/** One way to count: by instants for timestamps, by days for dates. */
interface Scale {
  /** Where a date begins. */
  readonly start: (day: number) => bigint
  /** `amount` units from now, backwards when negative; `days` are whole ones for the windows that end or begin with today. */
  readonly shift: (amount: number, unit: RollingUnit) => bigint
  /** Where windows up to now end, and windows from now on begin. */
  readonly until: bigint
  readonly onward: bigint
  /** Where a window of the last N begins, one of the next N ends. */
  readonly back: (amount: number, unit: RollingUnit) => bigint
  readonly ahead: (amount: number, unit: RollingUnit) => bigint
  /** The half-open span of a moment, and where it begins and ends as the end of a `from … to`. */
  readonly span: (moment: Moment) => { readonly from: bigint; readonly to: bigint; readonly end: bigint }
}

const dayOfMoment = (moment: Moment): number => {
  const count = parseDay(moment.value)
  if (count === undefined) throw new Error(`the checker let a date pass that does not exist: ${moment.value}`)
  return count
}
const instantOfMoment = (moment: Moment): bigint => {
  const micros = parseInstant(moment.value)
  if (micros === undefined) throw new Error(`the checker let an instant pass that does not exist: ${moment.value}`)
  return micros
}

/** Months on the calendar of the zone, the local time of day kept. */
const shiftMonths = ({ now, zone }: WindowContext, months: number): bigint => {
  const today = localDay(zone, now)
  const timeOfDay = toLocal(zone, now) - BigInt(today) * day
  return toInstant(zone, BigInt(addMonths(today, months)) * day + timeOfDay)
}

const instants = (context: WindowContext): Scale => {
  const { now, zone } = context
  const today = localDay(zone, now)
  const start = (count: number) => startOfDay(zone, count)
  const shift = (amount: number, unit: RollingUnit): bigint => {
    if (unit === 'calendar days') return start(today + amount)
    const months = monthsOf[unit]
    return months === undefined
      ? now + BigInt(amount) * (fixedSeconds[unit] ?? 0n) * second
      : shiftMonths(context, amount * months)
  }
  const whole = (unit: RollingUnit) => unit === 'calendar days'
  return {
    start,
    shift,
    until: now,
    onward: now,
    back: (amount, unit) => (whole(unit) ? start(today - amount + 1) : shift(-amount, unit)),
    ahead: shift,
    span: (moment) => {
      if (moment.kind === 'instant') {
        const from = instantOfMoment(moment)
        return { from, to: from + 1n, end: from }
      }
      const to = start(dayOfMoment(moment) + 1)
      return { from: start(dayOfMoment(moment)), to, end: to }
    },
  }
}

const dates = ({ now, zone }: WindowContext): Scale => {
  const today = localDay(zone, now)
  const shift = (amount: number, unit: RollingUnit): bigint => {
    const days = daysOf[unit]
    const months = monthsOf[unit]
    if (days !== undefined) return BigInt(today + amount * days)
    if (months !== undefined) return BigInt(addMonths(today, amount * months))
    throw new Error(`the checker let a window in ${unit} pass on a date`)
  }
  return {
    start: BigInt,
    shift,
    until: BigInt(today + 1),
    onward: BigInt(today),
    back: (amount, unit) => shift(-amount, unit) + 1n,
    ahead: shift,
    span: (moment) => {
      if (moment.kind === 'date') {
        const from = BigInt(dayOfMoment(moment))
        return { from, to: from + 1n, end: from + 1n }
      }
      const micros = instantOfMoment(moment)
      const from = BigInt(localDay(zone, micros))
      return { from, to: from + 1n, end: startOfDay(zone, Number(from)) === micros ? from : from + 1n }
    },
  }
}

/** The calendar that every database and every literal knows. */
const firstDay = BigInt(dayOf({ year: 1, month: 1, day: 1 }))
const lastDay = BigInt(dayOf({ year: 9999, month: 12, day: 31 }))

/** A side beyond that calendar is open; a window that lies beyond it altogether ends, or begins, at its edge. */
const withinCalendar = ({ from, to }: Bounds, unit: bigint): Bounds => {
  const [first, last] = [firstDay * unit, lastDay * unit]
  return {
    ...(from !== undefined && from >= first && { from: from > last ? last : from }),
    ...(to !== undefined && to <= last && { to: to < first ? first : to }),
  }
}

/** What a window means on a column of timestamps or dates, at one instant (language.md section 4). */
export const windowBounds = (window: Window, type: 'date' | 'timestamp', context: WindowContext): Bounds =>
  withinCalendar(boundsOf(window, type, context), type === 'date' ? 1n : day)

const boundsOf = (window: Window, type: 'date' | 'timestamp', context: WindowContext): Bounds => {
  const scale = type === 'date' ? dates(context) : instants(context)
  const today = localDay(context.zone, context.now)
  switch (window.kind) {
    case 'last':
      return { from: scale.back(window.amount, window.unit), to: scale.until }
    case 'next':
      return { from: scale.onward, to: scale.ahead(window.amount, window.unit) }
    case 'more than ago':
      return { to: scale.shift(-window.amount, window.unit) }
    case 'less than ago':
      return { from: scale.shift(-window.amount, window.unit) }
    case 'day': {
      const shown = window.day === 'today' ? today : today - 1
      return { from: scale.start(shown), to: scale.start(shown + 1) }
    }
    case 'this':
    case 'previous': {
      const current = startOf(window.unit, today, context.weekStart)
      const first = window.kind === 'this' ? current : stepUnit(window.unit, current, -1)
      return { from: scale.start(first), to: scale.start(stepUnit(window.unit, first, 1)) }
    }
    case 'since':
      return { from: scale.span(window.moment).from }
    case 'before':
      return { to: scale.span(window.moment).from }
    case 'after':
      return { from: scale.span(window.moment).to }
    case 'on':
      return { from: scale.span(window.moment).from, to: scale.span(window.moment).to }
    case 'from':
      return { from: scale.span(window.from).from, to: scale.span(window.to).end }
    default:
      return window satisfies never
  }
}

/** Whether a point, in the same counting, lies within. */
export const isWithin = (point: bigint, { from, to }: Bounds): boolean =>
  (from === undefined || point >= from) && (to === undefined || point < to)
