import type { Window } from '../ir.ts'
import { localDay, windowBounds } from '../time.ts'
import type { Type } from '../types.ts'
import { calendarBounds } from './calendar.ts'
import type { Bounds, PlanExpr } from './plan.ts'
import { boolean, missing, or } from './structure.ts'

/** The run's frozen instant in microseconds since 1970, or the moment the statement is run at. */
export interface Clock {
  readonly now: bigint | 'current'
  readonly zone: string
  readonly weekStart: 'Monday' | 'Sunday'
}

export const calendarUnits = ['day', 'week', 'month', 'quarter', 'year'] as const
export type CalendarUnit = (typeof calendarUnits)[number]

/**
 * A point in time: known when the statement is made, or said in SQL of the moment it runs. `calendar` is local time in the
 * project's zone: the start of the unit (if any) around now, then so many units on.
 */
export type Moment =
  | { readonly kind: 'instant'; readonly micros: string }
  | { readonly kind: 'day'; readonly day: number }
  | { readonly kind: 'now' }
  | { readonly kind: 'elapsed'; readonly micros: number }
  | {
      readonly kind: 'calendar'
      readonly type: 'date' | 'timestamp'
      readonly start?: CalendarUnit
      readonly amount: number
      readonly unit: CalendarUnit
      /** Days further on, after the units. */
      readonly days?: number
    }

export interface Moments {
  readonly from?: Moment
  readonly to?: Moment
}

export const windowMoments = (window: Window, type: Type, clock: Clock): Moments => {
  const kind = type.kind === 'date' ? 'date' : 'timestamp'
  const { now } = clock
  if (now === 'current') {
    const moments = calendarBounds(window, kind)
    if (moments) return moments
  }
  const bounds = windowBounds(window, kind, { ...clock, now: now === 'current' ? 0n : now })
  const moment = (bound: bigint): Moment =>
    kind === 'date' ? { kind: 'day', day: Number(bound) } : { kind: 'instant', micros: String(bound) }
  return {
    ...(bounds.from !== undefined && { from: moment(bounds.from) }),
    ...(bounds.to !== undefined && { to: moment(bounds.to) }),
  }
}

const microsPerDay = 86_400_000_000n

/** Where time ends for the run: `now`, and on dates the first day that begins at `now` or later. */
const endOfTime = (type: Type, clock: Clock): Moment => {
  if (type.kind !== 'date')
    return clock.now === 'current' ? { kind: 'now' } : { kind: 'instant', micros: String(clock.now) }
  if (clock.now === 'current') return { kind: 'calendar', type: 'date', start: 'day', amount: 1, unit: 'day' }
  return { kind: 'day', day: localDay(clock.zone, clock.now - 1n) + 1 }
}

/** A row exists for the run when it lies before `now`, or has no time. */
export const existsAt = (time: PlanExpr, clock: Clock): PlanExpr => or([missing(time), beforeNow(time, clock)])

/** The same of a row that has a time. */
export const beforeNow = (time: PlanExpr, clock: Clock): Bounds => ({
  kind: 'bounds',
  type: boolean,
  value: time,
  to: endOfTime(time.type, clock),
})

/** The window cut at `now`, or undefined when only the database can tell which end is earlier. */
export const cappedAtNow = (moments: Moments, type: Type, clock: Clock): Moments | undefined => {
  const end = endOfTime(type, clock)
  if (!moments.to) return { ...moments, to: end }
  if (moments.to.kind === end.kind && (end.kind === 'instant' || end.kind === 'day')) {
    return { ...moments, to: order(moments.to) <= order(end) ? moments.to : end }
  }
  return moments.to.kind === 'now' ? moments : undefined
}

const order = (moment: Moment): bigint => {
  if (moment.kind === 'instant') return BigInt(moment.micros)
  if (moment.kind === 'day') return BigInt(moment.day) * microsPerDay
  throw new Error(`a ${moment.kind} moment is not known before the statement runs`)
}
const isKnown = (moment: Moment | undefined): boolean => moment?.kind === 'instant' || moment?.kind === 'day'

/** The range that holds all these, or undefined when one has no end on either side or is not known. */
export const hull = (windows: readonly Moments[]): Moments | undefined => {
  const ends = (side: 'from' | 'to'): readonly Moment[] => windows.flatMap((window) => window[side] ?? [])
  const widest = (side: 'from' | 'to'): Moment | undefined => {
    const found = ends(side)
    if (found.length < windows.length || !found.every(isKnown)) return undefined
    return found.reduce((best, next) => ((side === 'from') === order(next) < order(best) ? next : best))
  }
  const from = widest('from')
  const to = widest('to')
  return from || to ? { ...(from && { from }), ...(to && { to }) } : undefined
}
