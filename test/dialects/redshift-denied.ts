import { loadModule, parseSync } from 'libpg-query'
import { functions, operators, parts, types } from './redshift-known.ts'

/**
 * What PostgreSQL takes and Redshift does not, found in the parsed statement. The stand-in would run it all.
 * https://docs.aws.amazon.com/redshift/latest/dg/c_unsupported-postgresql-features.html and
 * https://docs.aws.amazon.com/redshift/latest/dg/c_unsupported-postgresql-functions.html
 */
type Node = Readonly<Record<string, unknown>>

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value)
const nodesOf = (value: unknown): readonly Node[] => (Array.isArray(value) ? value.filter(isNode) : [])
const nodeOf = (value: unknown): Node => (isNode(value) ? value : {})

/** `[{ String: { sval: 'pg_catalog' } }, { String: { sval: 'int8' } }]` as `int8`. */
const lastName = (names: unknown): string => String(nodeOf(nodesOf(names).at(-1)?.String).sval ?? '')

const nameOfCall = (call: Node): string => lastName(call.funcname)
/** `extract(… from …)` and `at time zone` are calls in the parsed statement. */
const isSyntax = (call: Node): boolean => call.funcformat === 'COERCE_SQL_SYNTAX'

const partOf = (call: Node): string => String(nodeOf(nodeOf(nodesOf(call.args)[0]?.A_Const).sval).sval ?? '')

const literalText = (node: unknown): boolean => 'sval' in nodeOf(nodeOf(node).A_Const)

const listaggOrders = (query: Node): readonly string[] => {
  const found: string[] = []
  visit(query.targetList, (kind, node) => {
    if (kind === 'FuncCall' && node.agg_within_group) found.push(JSON.stringify(withoutPlaces(node.agg_order)))
  })
  return found
}
const withoutPlaces = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (key, inner: unknown) => (key === 'location' ? undefined : inner)))

type Denial = readonly [string, (node: Node) => boolean]

/** By the kind of node: what is not Redshift's, and when. */
const denials: Readonly<Record<string, readonly Denial[]>> = {
  FuncCall: [
    ['FILTER', (call) => call.agg_filter !== undefined],
    [
      'WITHIN GROUP of another than LISTAGG',
      (call) => Boolean(call.agg_within_group) && nameOfCall(call) !== 'listagg',
    ],
    ['ORDER BY among an aggregate’s arguments', (call) => call.agg_order !== undefined && !call.agg_within_group],
    ['EXTRACT of a part that is not known', (call) => nameOfCall(call) === 'extract' && !parts.has(partOf(call))],
    ['a function that is not known', (call) => !isSyntax(call) && !functions.has(nameOfCall(call))],
    [
      'syntax of a function that is not known',
      (call) => isSyntax(call) && !['extract', 'timezone', 'btrim', 'position'].includes(nameOfCall(call)),
    ],
    ['VARIADIC', (call) => call.func_variadic !== undefined],
  ],
  WindowDef: [
    ['a named WINDOW', (window) => window.name !== undefined || window.refname !== undefined],
    [
      'NULLS FIRST or LAST in a window',
      (window) => nodesOf(window.orderClause).some((by) => nodeOf(by.SortBy).sortby_nulls !== 'SORTBY_NULLS_DEFAULT'),
    ],
  ],
  SelectStmt: [
    ['VALUES as a table', (query) => query.valuesLists !== undefined],
    ['DISTINCT ON', (query) => nodesOf(query.distinctClause).some((item) => Object.keys(item).length > 0)],
    ['LISTAGG in two orders', (query) => new Set(listaggOrders(query)).size > 1],
    [
      'a literal of no type as a column',
      (query) => nodesOf(query.targetList).some((target) => literalText(nodeOf(target.ResTarget).val)),
    ],
  ],
  A_Expr: [
    ['IS DISTINCT FROM', (expr) => expr.kind === 'AEXPR_DISTINCT' || expr.kind === 'AEXPR_NOT_DISTINCT'],
    ['ANY or ALL of an array', (expr) => expr.kind === 'AEXPR_OP_ANY' || expr.kind === 'AEXPR_OP_ALL'],
    ['an operator that is not known', (expr) => expr.kind === 'AEXPR_OP' && !operators.has(lastName(expr.name))],
  ],
  A_ArrayExpr: [['an array', () => true]],
  A_Indices: [['a subscript', () => true]],
  RowExpr: [['a row constructor', () => true]],
  RangeSubselect: [['LATERAL', (from) => from.lateral === true]],
  RangeFunction: [['a table function', () => true]],
  TypeName: [
    ['a type that is not known', (type) => type.arrayBounds !== undefined || !(lastName(type.names) in types)],
    [
      'a type without its size',
      (type) => types[lastName(type.names)] === 'sized' && nodesOf(type.typmods).length === 0,
    ],
  ],
  CommonTableExpr: [['MATERIALIZED', (query) => query.ctematerialized !== 'CTEMaterializeDefault']],
  SQLValueFunction: [['a moment of the leader node', () => true]],
  JsonObjectConstructor: [['a constructor of JSON', () => true]],
  JsonArrayConstructor: [['a constructor of JSON', () => true]],
  JsonFuncExpr: [['a function of SQL/JSON', () => true]],
  JsonIsPredicate: [['IS JSON', () => true]],
  GroupingSet: [['GROUPING SETS', () => true]],
}

function visit(value: unknown, meet: (kind: string, node: Node) => void): void {
  if (Array.isArray(value)) for (const item of value) visit(item, meet)
  if (!isNode(value)) return
  for (const [key, inner] of Object.entries(value)) {
    // Fields of one possible type hold the node itself, without its kind.
    if (isNode(inner)) meet(kinds[key] ?? key, inner)
    visit(inner, meet)
  }
}
const kinds: Readonly<Record<string, string>> = {
  over: 'WindowDef',
  typeName: 'TypeName',
  larg: 'SelectStmt',
  rarg: 'SelectStmt',
}

/** Named parameters as PostgreSQL's parser has them; what is quoted is left alone. */
const numbered = (sql: string): string =>
  sql.replace(/'(?:[^'\\]|''|\\.)*'|"(?:[^"]|"")*"|:p(\d+)/gs, (whole, position?: string) =>
    position === undefined ? whole : `$${position}`,
  )

await loadModule()

/** What of a statement Redshift would not take, in words; nothing: all is known. */
export const deniedIn = (sql: string): readonly string[] => {
  const found = new Set<string>()
  visit(parseSync(numbered(sql)), (kind, node) => {
    for (const [name, holds] of denials[kind] ?? []) if (holds(node)) found.add(name)
  })
  return [...found]
}
