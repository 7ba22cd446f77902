import type { GroupAggregate, PlanExpr } from '../plan/plan.ts'
import { and } from '../plan/structure.ts'
import { isRepeated, isUnsupported } from '../template.ts'
import { type Emission, meaningTemplate, refuse, structureTemplate } from './emission.ts'
import { emitCondition, emitOrdered, emitValue } from './expression.ts'
import { fixed, type Sql, scaleOf } from './sql.ts'
import { fill } from './template.ts'

const defaultPlaces = 6

const ordering: ReadonlySet<string> = new Set(['min', 'max', 'first', 'last', 'most_frequent', 'list'])

/** What an aggregate's template takes, by name. */
export type AggregateOperands = Readonly<Record<string, Sql>>

/** The value, NULL in rows that do not pass the filter, and the time; of counted rows nothing. */
export const aggregateOperands = (expr: GroupAggregate, emission: Emission): AggregateOperands => ({
  ...((expr.value || expr.filter.length > 0) && { value: filteredValue(expr, emission) }),
  ...(expr.time && { time: emitValue(expr.time, emission) }),
})

/** One aggregate of a grouped query. */
export const emitAggregate = (
  expr: GroupAggregate & { readonly origin?: string },
  emission: Emission,
  operands = aggregateOperands(expr, emission),
): Sql => {
  const kind = expr.value?.type.kind ?? ''
  const variant = variantOf(expr)
  const template = meaningTemplate(emission.dialect, expr.function, variant, kind)
  if (isUnsupported(template)) return refuse(emission, expr.origin, template)
  if (isRepeated(template)) throw new Error(`the aggregate ${expr.function} cannot repeat`)
  return fill(template, {
    ...operands,
    scale: fixed(powerOf(expr)),
    value_scale: scaleOf(expr.value?.type ?? expr.type),
  })
}

/** The row's variant. Counting rows that pass a filter is counting a value. */
const variantOf = (expr: GroupAggregate): string | undefined => {
  if (expr.function === 'count') return expr.value || expr.filter.length > 0 ? 'values' : 'rows'
  if (expr.function !== 'sum' && expr.function !== 'avg') return undefined
  if (expr.value?.type.kind !== 'float') return 'exact'
  return expr.places === 'approximate' ? 'approximate' : 'float'
}

const powerOf = ({ places = defaultPlaces }: GroupAggregate): string =>
  `1${'0'.repeat(places === 'approximate' ? 0 : places)}`

const filteredValue = (expr: GroupAggregate, emission: Emission): Sql => {
  const { value, filter } = expr
  const plain = value ? emitPlain(expr.function, value, emission) : fixed('1')
  if (filter.length === 0) return plain
  return fill(structureTemplate(emission.dialect, 'value where'), {
    condition: emitCondition(and(filter), emission),
    value: plain,
  })
}

const emitPlain = (name: string, value: PlanExpr, emission: Emission): Sql =>
  ordering.has(name) ? emitOrdered(value, emission) : emitValue(value, emission)
