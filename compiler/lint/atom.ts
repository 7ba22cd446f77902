import type { OperatorName } from '../../grammar/operators.ts'
import type { Expr, Window } from '../ir.ts'
import { operatorRows } from '../operators.ts'
import { compareValues } from '../order.ts'
import type { MeaningRow } from '../row.ts'
import { windowBounds } from '../time.ts'
import type { TypeKind } from '../types.ts'
import type { Value } from '../values.ts'
import { constantOf } from './canonical.ts'

export interface LintContext {
  readonly zone: string
  readonly weekStart: 'Monday' | 'Sunday'
}

/** Where a value stands to a constant: below, equal, above. */
export type Compare = (constant: Value) => number

/** A condition about one subject. */
export interface Atom {
  /** What it is about. */
  readonly expr: Expr
  /** Values at which its truth may change. */
  readonly points: readonly Value[]
  readonly ofMissing: boolean
  /** Its truth from comparisons alone, or undefined where only a value can tell. */
  readonly ofOrder?: (compare: Compare) => boolean
  readonly ofValue?: (value: Value) => boolean
  /** The subject is the condition itself, which is true or false. */
  readonly own?: true
}

type OrderTest = (compare: Compare, constants: readonly Value[], variant: string | undefined) => boolean
const first = (constants: readonly Value[]): Value => constants[0] ?? null
const second = (constants: readonly Value[]): Value => constants[1] ?? null

/** Operators that compare the subject, as the left operand, with constants. */
const orderTests: Readonly<Record<string, OrderTest>> = {
  '=': (compare, constants) => compare(first(constants)) === 0,
  '<': (compare, constants) => compare(first(constants)) < 0,
  '<=': (compare, constants) => compare(first(constants)) <= 0,
  '>': (compare, constants) => compare(first(constants)) > 0,
  '>=': (compare, constants) => compare(first(constants)) >= 0,
  in: (compare, constants) => constants.some((constant) => compare(constant) === 0),
  between: (compare, constants, variant) =>
    compare(first(constants)) >= 0 && compare(second(constants)) < (variant === 'instants' ? 0 : 1),
  'is set': () => true,
  'is true': (compare) => compare(true) === 0,
  'is false': (compare) => compare(false) === 0,
}
const mirrored: Readonly<Record<string, string>> = { '=': '=', '<': '>', '<=': '>=', '>': '<', '>=': '<=' }

const ordered: ReadonlySet<TypeKind> = new Set(['text', 'integer', 'decimal', 'float', 'boolean', 'date', 'timestamp'])

const operatorRow = (name: string): MeaningRow | undefined =>
  Object.hasOwn(operatorRows, name) ? operatorRows[name as OperatorName] : undefined

/** An operator over one subject and constants. */
const operatorAtom = (expr: Expr & { kind: 'apply' }, context: LintContext): Atom | undefined => {
  const row = operatorRow(expr.name)
  if (!row || expr.ignoringCase || expr.type.kind !== 'boolean') return undefined
  const operands = expr.operands.map(constantOf)
  const at = operands.indexOf(undefined)
  const subject = expr.operands[at]
  const name = at === 0 ? expr.name : (mirrored[expr.name] ?? '')
  if (!subject || name === '' || operands.lastIndexOf(undefined) !== at) return undefined
  if (!ordered.has(subject.type.kind) && name !== 'is set') return undefined
  const constants = operands.filter((value): value is Value => value !== undefined)
  const test = Object.hasOwn(orderTests, name) ? orderTests[name] : undefined
  const scope = { ...context, now: 0n }
  return {
    expr: subject,
    points: constants.filter((value) => value !== null),
    ofMissing:
      row.missing === 'own' &&
      row.evaluate(
        operands.map((value) => value ?? null),
        scope,
        expr.variant,
      ) === true,
    ...(test
      ? { ofOrder: (compare) => test(compare, constants, expr.variant) }
      : { ofValue: (value) => row.evaluate([value, ...constants], scope, expr.variant) === true }),
  }
}

const fixedWindows: ReadonlySet<Window['kind']> = new Set(['since', 'before', 'after', 'on', 'from'])

/** A window that does not move with `now`. */
const windowAtom = (expr: Expr & { kind: 'in window' }, context: LintContext): Atom | undefined => {
  const { kind } = expr.value.type
  if (expr.anniversary || !fixedWindows.has(expr.window.kind) || (kind !== 'date' && kind !== 'timestamp'))
    return undefined
  const { from, to } = windowBounds(expr.window, kind, { ...context, now: 0n })
  const toValue = (bound: bigint): Value => (kind === 'date' ? { day: Number(bound) } : { micros: bound })
  const low = from === undefined ? undefined : toValue(from)
  const high = to === undefined ? undefined : toValue(to)
  return {
    expr: expr.value,
    points: [low, high].filter((bound) => bound !== undefined),
    ofMissing: false,
    ofOrder: (compare) => (low === undefined || compare(low) >= 0) && (high === undefined || compare(high) < 0),
  }
}

/** Any other condition is a subject of its own. */
const opaqueAtom = (expr: Expr): Atom => ({
  expr,
  points: [],
  ofMissing: false,
  ofOrder: (compare) => compare(true) === 0,
  own: true,
})

export const atomOf = (expr: Expr, context: LintContext): Atom => {
  if (expr.kind === 'apply') return operatorAtom(expr, context) ?? opaqueAtom(expr)
  if (expr.kind === 'in window') return windowAtom(expr, context) ?? opaqueAtom(expr)
  return opaqueAtom(expr)
}

export const comparedWith =
  (value: Value): Compare =>
  (constant) =>
    compareValues(value, constant)
