import { emitDiagnostic } from '../diagnostics/emit.ts'
import type { PlanOf } from '../plan/plan.ts'
import { type Emission, pathOf, tell } from './emission.ts'
import { type Sql, typedValue } from './sql.ts'

/** A value of the rule. NUL and half surrogate pairs are not text to a database. */
export const literal = (expr: PlanOf<'literal'>, emission: Emission): Sql => {
  if (typeof expr.value === 'string') checkText(expr.value, expr.origin, emission)
  return typedValue({ value: expr.value, type: expr.type })
}

export const checkText = (text: string, origin: string | undefined, emission: Emission): void => {
  const found = text.includes('\0') ? 'U+0000' : text.isWellFormed() ? undefined : 'Half of a surrogate pair'
  if (found) tell(emission, emitDiagnostic('E802', pathOf(origin), { found }))
}
