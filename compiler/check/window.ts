import type { Window as TreeWindow } from '../../grammar/tree/index.ts'
import type { Expr, Window } from '../ir.ts'
import type { ItemContext } from './context.ts'
import { canonicalInstant, momentLiteral } from './literal.ts'
import type { Scope } from './scope.ts'
import { latestEvent } from './since-last.ts'

/** What a window bounds. */
export interface Bounded {
  readonly node: object
  /** The column's name, for messages. */
  readonly label: string
  readonly type: 'date' | 'timestamp'
}

export type CheckedWindow =
  | { readonly kind: 'window'; readonly window: Window }
  /** `since last`: the time of the latest event. */
  | { readonly kind: 'after'; readonly after: Expr }

/** Windows that by their own words reach at or beyond `now`. */
const beyond: ReadonlySet<TreeWindow['kind']> = new Set(['next', 'from', 'on', 'after'])
export const reachesBeyond = (window: TreeWindow | undefined): boolean =>
  window !== undefined && beyond.has(window.kind)

const days: Readonly<Record<string, number>> = {
  minutes: 1 / 1440,
  hours: 1 / 24,
  days: 1,
  weeks: 7,
  months: 31,
  quarters: 92,
  years: 366,
  'calendar days': 1,
}
const longest = 9000 * 365

const rollingFits = (
  window: TreeWindow & { kind: 'last' | 'next' | 'more than ago' | 'less than ago' },
  { node, label, type }: Bounded,
  context: ItemContext,
): boolean => {
  const { amount, unit } = window
  const place = { node, part: 'window' }
  const timeOnly = unit === 'minutes' || unit === 'hours'
  if (type === 'date' && timeOnly) context.report.at('E404', place, { unit, column: label })
  else if (amount * (days[unit] ?? 1) > longest) context.report.at('E418', place, { amount, unit })
  else return true
  return false
}

type Moment = Extract<TreeWindow, { kind: 'since' }>['moment']

/** The moment in its canonical spelling; a date column takes no time of day. */
const checkedMoment = (moment: Moment, { node, label, type }: Bounded, context: ItemContext): Moment | undefined => {
  if (!momentLiteral(moment, context)) return undefined
  if (moment.kind === 'date') return { kind: 'date', value: moment.value }
  if (type === 'timestamp') return { kind: 'instant', value: canonicalInstant(moment.value) ?? moment.value }
  context.report.at('E423', { node, part: 'window' }, { column: label })
  return undefined
}

const bounded = (
  window: Exclude<TreeWindow, { kind: 'since last' }>,
  bounds: Bounded,
  context: ItemContext,
): Window | undefined => {
  switch (window.kind) {
    case 'last':
    case 'next':
    case 'more than ago':
    case 'less than ago':
      return rollingFits(window, bounds, context) ? window : undefined
    case 'day':
    case 'this':
    case 'previous':
      return window
    case 'since':
    case 'before':
    case 'after':
    case 'on': {
      const moment = checkedMoment(window.moment, bounds, context)
      return moment && { kind: window.kind, moment }
    }
    case 'from': {
      const from = checkedMoment(window.from, bounds, context)
      const to = checkedMoment(window.to, bounds, context)
      return from && to && { kind: 'from', from, to }
    }
    default:
      return window satisfies never
  }
}

/** A window that fits what it bounds, or undefined when it does not (told). */
export const checkWindow = (
  window: TreeWindow,
  bounds: Bounded,
  scope: Scope,
  context: ItemContext,
): CheckedWindow | undefined => {
  if (window.kind === 'since last') {
    const after = latestEvent(window, bounds.node, scope, context)
    return after && { kind: 'after', after }
  }
  const found = bounded(window, bounds, context)
  return found && { kind: 'window', window: found }
}
