import type { Window } from '../../../grammar/tree/index.ts'
import { hole } from '../model/holes.ts'

/** In the order they are offered. */
export const windowKinds = [
  'last',
  'this',
  'previous',
  'day',
  'since',
  'before',
  'after',
  'on',
  'from',
  'more than ago',
  'less than ago',
  'next',
  'since last',
] as const satisfies readonly Window['kind'][]

type Rolling = Extract<Window, { readonly amount: number }>
type Moment = Extract<Window, { readonly moment: unknown }>['moment']

const isRolling = (window: Window | undefined): window is Rolling => window !== undefined && 'amount' in window
const rollingOf = (window: Window | undefined): Pick<Rolling, 'amount' | 'unit'> =>
  isRolling(window) ? { amount: window.amount, unit: window.unit } : { amount: 30, unit: 'days' }

const momentOf = (window: Window | undefined): Moment => {
  if (window && 'moment' in window) return window.moment
  if (window?.kind === 'from') return window.from
  return { kind: 'date', value: `${new Date().getUTCFullYear()}-01-01` }
}
const endOf = (window: Window | undefined): Moment =>
  window?.kind === 'from' ? window.to : { kind: 'date', value: new Date().toISOString().slice(0, 10) }

const unitOf = (window: Window | undefined): 'week' | 'month' | 'quarter' | 'year' =>
  window?.kind === 'this' || window?.kind === 'previous' ? window.unit : 'month'

/** A window of another kind; what the old one said is kept where it fits. */
export const windowLike = (kind: string, old?: Window): Window => {
  if (old?.kind === kind) return old
  switch (kind) {
    case 'next':
    case 'more than ago':
    case 'less than ago':
      return { kind, ...rollingOf(old) }
    case 'day':
      return { kind, day: 'today' }
    case 'this':
    case 'previous':
      return { kind, unit: unitOf(old) }
    case 'since':
    case 'before':
    case 'after':
    case 'on':
      return { kind, moment: momentOf(old) }
    case 'from':
      return { kind, from: momentOf(old), to: endOf(old) }
    case 'since last':
      return { kind, events: [hole] }
    default:
      return { kind: 'last', ...rollingOf(old) }
  }
}
