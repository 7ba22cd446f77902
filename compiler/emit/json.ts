import type { PlanExpr, PlanOf } from '../plan/plan.ts'
import { type Emission, structureTemplate } from './emission.ts'
import { emitValue } from './expression.ts'
import { checkText } from './literal.ts'
import { type Sql, typedValue } from './sql.ts'
import { fill } from './template.ts'

/** A value inside JSON; arrays and objects are no value. */
export const emitJson = (expr: PlanOf<'json'>, emission: Emission): Sql =>
  fill(structureTemplate(emission.dialect, 'json.scalar'), { value: jsonAt(expr, emission) })

/** The JSON itself, whatever it is: the conversions ask what they can use. */
export const jsonAt = (expr: PlanExpr, emission: Emission): Sql => {
  if (expr.kind !== 'json') return emitValue(expr, emission)
  for (const key of expr.path) checkText(key, expr.origin, emission)
  const path = emission.dialect.jsonPath(expr.path).map((value) => typedValue({ value, type: { kind: 'text' } }))
  const value = jsonAt(expr.value, emission)
  if (emission.dialect.rows['json.key'] === undefined)
    return fill(structureTemplate(emission.dialect, 'json.path'), { value, path })
  const step = structureTemplate(emission.dialect, 'json.key')
  return path.reduce((inner, key): Sql => ({ ...fill(step, { value: inner, key }), binds: 'atom' }), value)
}
