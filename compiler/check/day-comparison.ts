import type { OperatorName } from '../../grammar/operators.ts'
import type { Expr, Window } from '../ir.ts'
import { boolean } from './types.ts'

/** The day after, or undefined after 9999-12-31. */
const nextDay = (day: string): string | undefined => {
  const next = new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString()
  return next.startsWith('+') ? undefined : next.slice(0, 10)
}

const moment = (value: string) => ({ kind: 'date' as const, value })

/** A date compared with a time means its whole day (language.md section 4). */
const windows: Partial<Record<OperatorName, (day: string) => Window | undefined>> = {
  '<': (day) => ({ kind: 'before', moment: moment(day) }),
  '<=': (day) => {
    const next = nextDay(day)
    return next === undefined ? undefined : { kind: 'before', moment: moment(next) }
  },
  '>': (day) => ({ kind: 'after', moment: moment(day) }),
  '>=': (day) => ({ kind: 'since', moment: moment(day) }),
  '=': (day) => ({ kind: 'on', moment: moment(day) }),
}
const mirrored: Partial<Record<OperatorName, OperatorName>> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=', '=': '=' }

const dayOf = (expr: Expr | undefined): string | undefined =>
  expr?.kind === 'literal' && expr.type.kind === 'date' ? (expr.value as string) : undefined
const isTimeOfDay = (expr: Expr | undefined): expr is Expr =>
  expr !== undefined && expr.type.kind === 'timestamp' && expr.kind !== 'literal'

const within = (value: Expr, window: Window | undefined): Expr | undefined =>
  window && { kind: 'in window', type: boolean, value, window }

const anyOf = (operands: readonly (Expr | undefined)[]): Expr | undefined => {
  const known = operands.filter((operand) => operand !== undefined)
  const [only] = known
  if (known.length !== operands.length || !only) return undefined
  return known.length === 1 ? only : { kind: 'or', type: boolean, operands: known }
}

/** A time compared with date literals, as windows: bounds that the compiler computes. Undefined for everything else. */
export const dayComparison = (operator: OperatorName, operands: readonly Expr[]): Expr | undefined => {
  const [value, ...others] = operands
  if (operator === 'between' && isTimeOfDay(value)) {
    const [low, high] = others.map(dayOf)
    if (low === undefined || high === undefined) return undefined
    return within(value, { kind: 'from', from: moment(low), to: moment(high) })
  }
  if (operator === 'in' && isTimeOfDay(value) && others.every((other) => dayOf(other) !== undefined))
    return anyOf(others.map((other) => within(value, windows['=']?.(dayOf(other) ?? ''))))
  const [other] = others
  const right = dayOf(other)
  if (isTimeOfDay(value) && right !== undefined) return within(value, windows[operator]?.(right))
  const left = dayOf(value)
  const turned = mirrored[operator]
  return isTimeOfDay(other) && left !== undefined && turned ? within(other, windows[turned]?.(left)) : undefined
}
