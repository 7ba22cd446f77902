import type { AggregateName } from '../grammar/operators.ts'
import * as exact from './decimal.ts'
import { exactOf, finite, floatOperand } from './operands.ts'
import { compareValues, isExact, keyOf } from './order.ts'
import { arity, asNumbers, asTexts, float, integer, overload } from './overloads.ts'
import type { EvaluationContext, MeaningRow, Overload } from './row.ts'
import type { Type, TypeKind } from './types.ts'
import type { Value } from './values.ts'

/**
 * An aggregate's meaning over the values of the rows that have one (`count` without a value: one `true` a row). `first` and
 * `last` get them ordered by (time, value), rows without a time left out. In templates `{value}` has no value in rows that do
 * not count, `{time}` neither, and `{scale}` is 10 to the power of `Aggregate.places`.
 */
export interface AggregateRow extends MeaningRow {
  readonly evaluate: (
    values: readonly Value[],
    context: EvaluationContext,
    variant?: string,
    places?: number | 'approximate',
  ) => Value
}

/** How many values a `list` holds. */
const mostListed = 100
const defaultPlaces = 6

const scalars: readonly TypeKind[] = ['text', 'integer', 'decimal', 'float', 'boolean', 'date', 'timestamp', 'error']
const single = (types: readonly Type[], kinds: readonly TypeKind[]): readonly Type[] | undefined =>
  types.length === 1 && types.every(({ kind }) => kinds.includes(kind)) ? types : undefined

const numeric = (types: readonly Type[], result: (type: Type) => Type): Overload | undefined => {
  const [type] = asNumbers(types) ?? []
  return type && types.length === 1
    ? overload([type], result(type), type.kind === 'float' ? 'float' : 'exact')
    : undefined
}
const ofScalar =
  (result: (type: Type) => Type, kinds = scalars) =>
  (types: readonly Type[]) =>
    overload(single(types, kinds), ([type = float]) => result(type))
/** A JSON value has no order of its own; what is counted or listed of it is its text. */
const ofScalarOrJson = (result: (type: Type) => Type) => (types: readonly Type[]) =>
  types[0]?.kind === 'json' ? ofScalar(result)(asTexts(types) ?? []) : ofScalar(result)(types)
const same = (type: Type): Type => type

const sumExact = (values: readonly Value[]): exact.Exact =>
  values.reduce<exact.Exact>((sum, value) => exact.add(sum, exactOf(value)), 0n)

/** Floats add as whole numbers of `10^-places`, rounded half up, so that no order of rows changes the sum. */
const sumFloats = (values: readonly Value[], places: number | 'approximate' = defaultPlaces): number => {
  if (places === 'approximate') return values.reduce<number>((sum, value) => sum + floatOperand(value), 0)
  const scale = 10 ** places
  const units = values.reduce<bigint>((sum, value) => sum + BigInt(Math.floor(floatOperand(value) * scale + 0.5)), 0n)
  return Number(units) / scale
}

const median = (values: readonly Value[]): Value => {
  const sorted = [...values].sort(compareValues)
  const lower = sorted[Math.floor((sorted.length - 1) / 2)]
  const upper = sorted[Math.floor(sorted.length / 2)]
  if (lower === undefined || upper === undefined) return null
  return isExact(lower) && isExact(upper)
    ? exact.toFloat(exact.add(lower, upper)) / 2
    : finite((floatOperand(lower) + floatOperand(upper)) / 2)
}

const average = (values: readonly Value[], variant: string | undefined, places?: number | 'approximate'): Value => {
  if (values.length === 0) return null
  const sum = variant === 'float' ? sumFloats(values, places) : exact.toFloat(sumExact(values))
  return finite(sum / values.length)
}

const extreme = (values: readonly Value[], sign: 1 | -1): Value =>
  values.reduce((best, value) => (best === null || compareValues(value, best) * sign < 0 ? value : best), null)

const distinct = (values: readonly Value[]): readonly Value[] => [
  ...new Map(values.map((value) => [keyOf(value), value])).values(),
]

const mostFrequent = (values: readonly Value[]): Value => {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(keyOf(value), (counts.get(keyOf(value)) ?? 0) + 1)
  const most = Math.max(...counts.values())
  return extreme(
    values.filter((value) => counts.get(keyOf(value)) === most),
    1,
  )
}

const pick = (order: string, position: 0 | -1): AggregateRow => ({
  operands: ['value', 'time'],
  takes: 'a text, number, truth value, date or timestamp, or a value inside JSON',
  resolve: ofScalarOrJson(same),
  sql: `(array_agg({value} order by {time}${order}, {value}${order}) filter (where {value} is not null and {time} is not null))[1]`,
  evaluate: (values) => values.at(position) ?? null,
})
const extremeRow = (name: 'min' | 'max', sign: 1 | -1): AggregateRow => ({
  operands: ['value'],
  takes: 'a text, number, truth value, date or timestamp',
  resolve: ofScalar(same),
  sql: `${name}({value})`,
  evaluate: (values) => extreme(values, sign),
})

const floatSum =
  'cast(sum(cast(floor({value} * {scale} + 0.5) as bigint)) as double precision) / cast({scale} as double precision)'

/** What each aggregate of `grammar/operators.ts` means. */
export const aggregateRows = {
  count: {
    operands: ['value'],
    takes: 'rows or any value',
    resolve: arity(0, 1, (types) => overload(types, integer, types.length === 0 ? 'rows' : 'values')),
    sql: { rows: 'count(*)', values: 'count({value})' },
    evaluate: (values) => BigInt(values.length),
    missing: 'own',
  },
  count_distinct: {
    operands: ['value'],
    takes: 'a text, number, truth value, date or timestamp, or a value inside JSON',
    resolve: ofScalarOrJson(() => integer),
    sql: 'count(distinct {value})',
    evaluate: (values) => BigInt(distinct(values).length),
    missing: 'own',
  },
  sum: {
    operands: ['value'],
    takes: 'a number',
    resolve: (types) => numeric(types, same),
    sql: {
      exact: 'coalesce(sum({value}), 0)',
      float: `coalesce(${floatSum}, 0)`,
      approximate: 'coalesce(sum({value}), 0)',
    },
    evaluate: (values, _context, variant, places) =>
      variant === 'float' ? finite(sumFloats(values, places)) : sumExact(values),
    missing: 'own',
  },
  avg: {
    operands: ['value'],
    takes: 'a number',
    resolve: (types) => numeric(types, () => float),
    sql: {
      exact: 'cast(sum({value}) as double precision) / nullif(count({value}), 0)',
      float: `${floatSum} / nullif(count({value}), 0)`,
      approximate: 'sum({value}) / nullif(count({value}), 0)',
    },
    evaluate: (values, _context, variant, places) => average(values, variant, places),
  },
  min: extremeRow('min', 1),
  max: extremeRow('max', -1),
  median: {
    operands: ['value'],
    takes: 'a number',
    resolve: (types) => numeric(types, () => float),
    sql: 'cast(percentile_disc(0.5) within group (order by {value}) + percentile_disc(0.5) within group (order by {value} desc) as double precision) / 2',
    evaluate: median,
  },
  first: pick('', 0),
  last: pick(' desc', -1),
  most_frequent: {
    operands: ['value'],
    takes: 'a text, number, truth value, date or timestamp, or a value inside JSON',
    resolve: ofScalarOrJson(same),
    sql: 'mode() within group (order by {value})',
    evaluate: mostFrequent,
  },
  list: {
    operands: ['value'],
    takes: 'a text, number, truth value, date or timestamp, or a value inside JSON',
    resolve: ofScalarOrJson((element) => ({ kind: 'array', element })),
    sql: `(array_agg(distinct {value} order by {value}) filter (where {value} is not null))[1:${mostListed}]`,
    evaluate: (values) => (values.length === 0 ? null : [...distinct(values)].sort(compareValues).slice(0, mostListed)),
  },
} as const satisfies Record<AggregateName, AggregateRow>
