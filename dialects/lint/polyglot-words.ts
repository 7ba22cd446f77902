/** polyglot's kinds of operators, as they are written. */
export const operators: Readonly<Record<string, string>> = {
  add: '+',
  sub: '-',
  mul: '*',
  div: '/',
  mod: '%',
  int_div: '//',
  eq: '=',
  neq: '<>',
  lt: '<',
  lte: '<=',
  gt: '>',
  gte: '>=',
  concat: '||',
  d_pipe: '||',
  neg: '-',
  bitwise_and: '&',
  bitwise_or: '|',
  bitwise_xor: '^',
  bitwise_not: '~',
  null_safe_eq: 'is not distinct',
  null_safe_neq: 'is distinct',
  is: 'is',
  overlaps: 'overlaps',
  similar_to: 'similar to',
  glob: 'glob',
  ts_match: '@@',
  xor: 'xor',
  member_of: 'member of',
}

/** Kinds that are no functions. */
export const shapes: ReadonlySet<string> = new Set(
  `array array_func array_slice struct struct_func tuple list map map_func interval lambda named_argument subscript dot lateral
   at_time_zone any all columns braced_wildcard ordered order_by window window_spec over within_group filter group cube rollup
   grouping_sets sort_by cluster_by distribute_by connect connect_by_root prior hint table_sample pivot unpivot values star
   identifier var data_type collation ignore_nulls having_max byte_string unicode_string hex_string_expr interval_span time_unit
   match_recognize match_recognize_measure alias aliases table_alias pivot_alias pseudocolumn unnest variadic literal`.split(
    /\s+/,
  ),
)
