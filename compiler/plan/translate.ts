import type { Expr, ExprOf } from '../ir.ts'
import type { Atom } from './atoms.ts'
import { type Clock, windowMoments } from './bounds.ts'
import type { PlanExpr } from './plan.ts'
import { boolean } from './structure.ts'

/** Where an expression is computed: what a row gives there. */
export interface Place {
  readonly clock: Clock
  readonly atom: (atom: Atom) => PlanExpr
}

export const translate = (expr: Expr, place: Place): PlanExpr => {
  const made = translateNode(expr, place)
  return expr.origin !== undefined && made.origin === undefined ? { ...made, origin: expr.origin } : made
}

const translateNode = (expr: Expr, place: Place): PlanExpr => {
  const inner = (value: Expr): PlanExpr => translate(value, place)
  switch (expr.kind) {
    case 'literal':
    case 'element':
      return expr
    case 'column':
    case 'id':
    case 'aggregate':
    case 'sequence':
    case 'rank':
    case 'member':
    case 'reference':
      return place.atom(expr)
    case 'json':
      return { kind: 'json', type: expr.type, value: inner(expr.value), path: expr.path }
    case 'convert':
      return { kind: 'convert', type: expr.type, value: inner(expr.value) }
    case 'apply':
      return { ...expr, operands: expr.operands.map(inner) }
    case 'when':
      return {
        kind: 'when',
        type: expr.type,
        arms: expr.arms.map((arm) => ({ condition: inner(arm.condition), value: inner(arm.value) })),
        ...(expr.otherwise && { otherwise: inner(expr.otherwise) }),
      }
    case 'any element':
      return { kind: 'any element', type: boolean, array: inner(expr.array), where: inner(expr.where) }
    case 'in window':
      return inWindow(expr, inner(expr.value), place)
    case 'and':
    case 'or':
      return { kind: expr.kind, type: boolean, operands: expr.operands.map(inner) }
    case 'not':
      return { kind: 'not', type: boolean, operand: inner(expr.operand) }
    default:
      return expr satisfies never
  }
}

const inWindow = (expr: ExprOf<'in window'>, value: PlanExpr, place: Place): PlanExpr => {
  if (!expr.anniversary) {
    return { kind: 'bounds', type: boolean, value, ...windowMoments(expr.window, expr.value.type, place.clock) }
  }
  const day: PlanExpr = value.type.kind === 'date' ? value : { kind: 'convert', type: { kind: 'date' }, value }
  return { kind: 'anniversary', type: boolean, value: day, ...windowMoments(expr.window, day.type, place.clock) }
}

/** The parts of a conjunction, nested ones flattened. */
export const conjuncts = (expr: PlanExpr): readonly PlanExpr[] =>
  expr.kind === 'and' ? expr.operands.flatMap(conjuncts) : [expr]
