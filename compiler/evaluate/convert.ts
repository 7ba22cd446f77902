import { conversionName, conversionRows } from '../conversions.ts'
import { isList } from '../order.ts'
import type { EvaluationContext } from '../row.ts'
import type { Type } from '../types.ts'
import type { Value } from '../values.ts'

/** The value as another type; what cannot be converted has no value. */
export const convertValue = (value: Value, from: Type, to: Type, context: EvaluationContext): Value => {
  if (value === null) return null
  if (from.kind === 'array' && to.kind === 'array' && isList(value))
    return value.map((item) => convertValue(item, from.element, to.element, context))
  const name = conversionName(from.kind, to.kind)
  if (name) return conversionRows[name].evaluate(value, context, to)
  if (from.kind === to.kind) return value
  throw new Error(`the checker let a conversion pass from ${from.kind} to ${to.kind}`)
}
