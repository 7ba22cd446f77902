import type { Template } from '../compiler/template.ts'

const exactSum = 'sum(cast({value} as decimal(38, 0)))'
// FLOOR gives the largest BIGINT for what is larger, CAST an error.
const units =
  'case when abs({value} * {scale}) < 9.2e18 then floor({value} * {scale} + 0.5) else cast({value} * {scale} as bigint) end'
const floatSum = `cast(sum(cast(${units} as decimal(38, 0))) as double) / {scale}`

/** Both middle values of the sorted ones, put together; GET is NULL beyond the end. */
const middle = (both: (lower: string, upper: string) => string): string =>
  `element_at(transform(array(sort_array(collect_list({value}))), sorted -> ${both('get(sorted, (size(sorted) - 1) div 2)', 'get(sorted, size(sorted) div 2)')}), 1)`

const ordered = (name: string): string =>
  `${name}({value}, struct({time}, {value})) filter (where {value} is not null and {time} is not null)`

/** https://docs.databricks.com/aws/en/sql/language-manual/sql-ref-functions-builtin#aggregate-functions */
export const aggregates: Readonly<Record<string, Template>> = {
  'sum.integer': `coalesce(${exactSum}, 0)`,
  'sum.decimal': 'coalesce(sum({value}), 0)',
  'sum.float': `coalesce(${floatSum}, 0)`,
  'sum.approximate': 'coalesce(sum({value}), 0)',
  'avg.integer': `cast(${exactSum} as double) / nullif(count({value}), 0)`,
  'avg.decimal': 'cast(sum({value}) as double) / nullif(count({value}), 0)',
  'avg.float': `${floatSum} / nullif(count({value}), 0)`,
  'avg.approximate': 'avg({value})',
  // PERCENTILE_DISC makes floats of what it sorts.
  'median.integer': middle((lower, upper) => `cast(cast(${lower} as decimal(38, 0)) + ${upper} as double) / 2`),
  'median.decimal': middle((lower, upper) => `cast(${lower} + ${upper} as double) / 2`),
  'median.float': middle(
    (lower, upper) => `nullif(nullif(${lower} + ${upper}, double('Infinity')), double('-Infinity')) / 2`,
  ),
  first: ordered('min_by'),
  last: ordered('max_by'),
  // Of equally many the lowest: https://docs.databricks.com/aws/en/sql/language-manual/functions/mode
  most_frequent: 'mode({value}, true)',
  list: 'nullif(slice(sort_array(collect_set({value})), 1, 100), array())',
}
