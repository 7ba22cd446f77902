import { conversionName, conversionRows } from '../conversions.ts'
import type { PlanOf } from '../plan/plan.ts'
import { isRepeated, isUnsupported, type Template } from '../template.ts'
import type { TypeKind } from '../types.ts'
import { type Emission, refuse } from './emission.ts'
import { emitValue } from './expression.ts'
import { jsonAt, jsonText } from './json.ts'
import { zone } from './moment.ts'
import { type Sql, scaleOf } from './sql.ts'
import { fill } from './template.ts'

/** A change of type by its row, `text to date`. JSON becomes text first, and goes on as text. */
export const conversion = (expr: PlanOf<'convert'>, emission: Emission): Sql => {
  const from = expr.value.type.kind
  const to = expr.type.kind
  if (from !== 'json') return convert(emitValue(expr.value, emission), from, to, expr, emission)
  const text = jsonText(expr.value, emission) ?? convert(jsonAt(expr.value, emission), 'json', 'text', expr, emission)
  return to === 'text' ? text : convert(text, 'text', to, expr, emission)
}

const convert = (value: Sql, from: TypeKind, to: TypeKind, expr: PlanOf<'convert'>, emission: Emission): Sql => {
  const name = conversionName(from, to)
  if (!name) return value
  const template: Template = emission.dialect.rows[name] ?? conversionRows[name].sql
  if (isUnsupported(template)) return refuse(emission, expr.origin, template)
  if (isRepeated(template)) throw new Error(`the conversion ${name} cannot repeat`)
  const scales = { scale: scaleOf(expr.type), value_scale: scaleOf(expr.value.type) }
  return fill(template, { value, zone: zone(emission), ...scales })
}
