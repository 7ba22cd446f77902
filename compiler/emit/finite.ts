import type { PlanExpr } from '../plan/plan.ts'
import { type Emission, structureTemplate } from './emission.ts'
import type { Sql } from './sql.ts'
import { fill } from './template.ts'

/** Whether an operand of these may overflow and be told so by the whole: what is not finite stays so up to the top. */
const passes = (name: string, index: number): boolean =>
  name === '+' || name === '-' || name === '*' || name === 'negate' || (name === '/' && index === 0)

const overflows: ReadonlySet<string> = new Set(['+', '-', '*', '/'])

export const mayOverflow = (expr: PlanExpr): boolean =>
  expr.kind === 'apply' &&
  expr.type.kind === 'float' &&
  (overflows.has(expr.name) || expr.name === 'negate' || expr.variant === 'float places')

/** An operand of an operator: guarded unless the operator passes on what is not finite. */
export const leavesGuardToParent = (name: string, index: number, resultIsFloat: boolean): boolean =>
  resultIsFloat && passes(name, index)

export const finite = (value: Sql, emission: Emission): Sql =>
  fill(structureTemplate(emission.dialect, 'finite'), { value })
