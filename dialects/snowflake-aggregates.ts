import type { Dialect } from '../compiler/dialect.ts'
import type { Template } from '../compiler/template.ts'

const lacking = 'case when {value} is null then 1 else 0 end'
const lackingOrTimeless = 'case when {value} is null or {time} is null then 1 else 0 end'
const placed = (order: string): Readonly<Record<string, string>> => ({
  place: `row_number() over (partition by {keys} order by ${order})`,
})

/**
 * MIN_BY, MAX_BY and MODE choose any of several rows that are alike, so rows are put into an order without ties first.
 * https://docs.snowflake.com/en/sql-reference/functions/min_by, https://docs.snowflake.com/en/sql-reference/functions/mode
 */
export const windows: Dialect['windows'] = {
  first: [placed(`${lackingOrTimeless}, {time}, {value}`)],
  last: [placed(`${lackingOrTimeless}, {time} desc, {value} desc`)],
  most_frequent: [
    { times: 'count(*) over (partition by {keys}, {value})' },
    placed(`${lacking}, {times} desc, {value}`),
  ],
}

/** The first row's value; it is missing where all are, or all times. */
const first = (lacks: string): string => `min_by(case when ${lacks} then {value} end, {place})`

/** https://docs.snowflake.com/en/sql-reference/functions-aggregation */
export const aggregates: Readonly<Record<string, Template>> = {
  'min.boolean': 'booland_agg({value})',
  'max.boolean': 'boolor_agg({value})',
  // Its order cannot be turned round, so the upper of the middle two is the lower of the negated.
  // https://docs.snowflake.com/en/sql-reference/functions/percentile_disc
  median:
    'cast(percentile_disc(0.5) within group (order by {value}) - percentile_disc(0.5) within group (order by (- {value})) as double) / 2',
  first: first('{time} is not null'),
  last: first('{time} is not null'),
  most_frequent: 'min_by({value}, {place})',
  // With DISTINCT it sorts only by the argument itself, and two parameters of one value are not the same. NULL is left out.
  // https://docs.snowflake.com/en/sql-reference/functions/array_agg, https://docs.snowflake.com/en/sql-reference/functions/array_sort
  list: 'array_agg(distinct {value})',
  'of group.list': 'case when array_size({value}) > 0 then array_slice(array_sort({value}), 0, 100) end',
}
