/** A list of names, written with blanks between them. */
export const words = (...lists: readonly string[]): ReadonlySet<string> =>
  new Set(lists.flatMap((list) => list.split(/\s+/)).filter((word) => word !== ''))

/** Names by what they do: `{ 'reads files': 'pg_read_file pg_ls_dir' }`. */
export const reasons = (table: Readonly<Record<string, string>>): ReadonlyMap<string, string> =>
  new Map(Object.entries(table).flatMap(([reason, names]) => [...words(names)].map((name) => [name, reason] as const)))

/** Keywords of the standard that a parenthesis may follow without being a function. */
export const plainWords = `
  all and any array as asc between by case cast collate cross cube current desc distinct else end escape except exclude exists
  extract fetch filter first following for from full group grouping groups having if in inner intersect interval into is join
  last lateral left like limit materialized minus natural next not nulls of offset on only or order ordinality outer over
  overlaps partition pivot preceding qualify range recursive replace respect ignore right rollup row rows select sets similar
  some struct symmetric table tablesample then ties to top trailing leading both try_cast unbounded union unpivot using values
  when where window with within without zone search cycle map object matched at before positional asof anti semi include
  bernoulli system sample block repeatable seed inout percent
`

/** Types that take a length, a precision or elements in parentheses. */
export const typeWords = `
  bigint binary bit blob boolean bool bpchar bytea bytes char character date datetime dec decimal double float float4 float8
  float64 int int2 int4 int8 int64 integer json jsonb list long nchar number numeric nvarchar precision real smallint string
  super text time timestamp timestamp_ltz timestamp_ntz timestamp_tz timestamptz timetz tinyint uuid varbinary varbit varbyte
  varchar variant varying vector bignumeric bigdecimal
`
