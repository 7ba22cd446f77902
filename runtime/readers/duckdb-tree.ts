import type { SqlItem, SqlName, SqlQuery, SqlRelation, SqlSelect } from '../../compiler/raw/tree.ts'
import { isNode, isSet, nodeIn, nodesIn, type RawNode, textIn } from '../../dialects/lint/raw-node.ts'
import { noQuery, type TreeContext, unknownRelation } from '../../dialects/lint/tree-context.ts'
import { expression, expressions, nameOf, optional, ordersIn, placeOf } from './duckdb-expression.ts'

/** `{ node }` as `json_serialize_sql` gives it: https://duckdb.org/docs/stable/data/json/sql_to_and_from_json */
export const statementQuery = (statement: RawNode, context: TreeContext): SqlQuery => {
  const node = nodeIn(statement, 'node') ?? {}
  return context.deeper(() => queryOf(node, context)) ?? noQuery
}

const queryOf = (node: RawNode, context: TreeContext): SqlQuery => {
  const body = bodyOf(node, context)
  const modifiers = nodesIn(node, 'modifiers')
  const ofType = (type: string) => modifiers.filter((one) => textIn(one, 'type') === type)
  const limits = modifiers.filter((one) => /^LIMIT/.test(textIn(one, 'type') ?? ''))
  const ctes = nodesIn(nodeIn(node, 'cte_map') ?? {}, 'map').map((entry) => commonTable(entry, context))
  return {
    kind: 'query',
    ctes,
    recursive: ctes.some(({ recursive }) => recursive === true),
    body,
    orderBy: ofType('ORDER_MODIFIER').flatMap((one) => ordersIn(one, 'orders', context)),
    limited: limits.length > 0,
    limits: limits.flatMap((one) => [...optional(one, 'limit', context), ...optional(one, 'offset', context)]),
  }
}

const commonTable = (entry: RawNode, context: TreeContext): SqlQuery['ctes'][number] => {
  const value = nodeIn(entry, 'value') ?? {}
  const inner = nodeIn(nodeIn(value, 'query') ?? {}, 'node') ?? {}
  const keys = expressions(value, 'key_targets', context)
  const query = statementQuery(nodeIn(value, 'query') ?? {}, context)
  return {
    name: nameOf(textIn(entry, 'key') ?? ''),
    columns: namesIn(value, 'aliases'),
    query: keys.length > 0 ? { ...query, limits: [...query.limits, ...keys] } : query,
    recursive: textIn(inner, 'type') === 'RECURSIVE_CTE_NODE',
  }
}

const namesIn = (node: RawNode, key: string): readonly SqlName[] => {
  const value = node[key]
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string').map(nameOf) : []
}

const setOperators = { UNION: 'union', UNION_BY_NAME: 'union', EXCEPT: 'except', INTERSECT: 'intersect' } as const

const bodyOf = (node: RawNode, context: TreeContext): SqlQuery['body'] => {
  const type = textIn(node, 'type') ?? ''
  switch (type) {
    case 'SELECT_NODE':
      return selectOf(node, context)
    case 'SET_OPERATION_NODE': {
      const kind = textIn(node, 'setop_type') ?? ''
      const operator = setOperators[kind as keyof typeof setOperators]
      if (operator) return setOperation(operator, node, kind === 'UNION_BY_NAME', context)
      break
    }
    case 'RECURSIVE_CTE_NODE':
      return setOperation('union', node, false, context)
    case 'CTE_NODE':
      return statementQuery({ node: nodeIn(node, 'child') ?? {} }, context)
  }
  context.stop({ kind: 'unknown part', what: type.toLowerCase().replaceAll('_', ' ') })
  return noQuery.body
}

/** Several operands of one operation may stand in `children`. */
const setOperation = (
  operator: 'union' | 'except' | 'intersect',
  node: RawNode,
  byName: boolean,
  context: TreeContext,
): SqlQuery['body'] => {
  const sides = [nodeIn(node, 'left'), nodeIn(node, 'right'), ...nodesIn(node, 'children')].filter(
    (side) => side !== undefined,
  )
  const [first = noQuery, ...others] = sides.map((side) => statementQuery({ node: side }, context))
  const shared = {
    kind: 'set operation',
    operator,
    all: isSet(node, 'setop_all') || isSet(node, 'union_all'),
    byName,
  } as const
  const joined = others.reduce<SqlQuery>((left, right) => ({ ...noQuery, body: { ...shared, left, right } }), first)
  return joined.body
}

const selectOf = (node: RawNode, context: TreeContext): SqlSelect => {
  const modifiers = nodesIn(node, 'modifiers').filter((one) => textIn(one, 'type') === 'DISTINCT_MODIFIER')
  const from = nodeIn(node, 'from_table')
  const [where] = optional(node, 'where_clause', context)
  const [having] = optional(node, 'having', context)
  const [qualify] = optional(node, 'qualify', context)
  return {
    kind: 'select',
    distinct: modifiers.length > 0,
    distinctOn: modifiers.flatMap((one) => expressions(one, 'distinct_on_targets', context)),
    items: nodesIn(node, 'select_list').map((item) => itemOf(item, context)),
    from: from && textIn(from, 'type') !== 'EMPTY' ? crossed(from, context) : [],
    ...(where && { where }),
    groupBy: expressions(node, 'group_expressions', context),
    groupByAll: textIn(node, 'aggregate_handling') === 'FORCE_AGGREGATES',
    ...(having && { having }),
    ...(qualify && { qualify }),
    beside: [],
  }
}

/** `from a, b` comes as a cross join; so does `a cross join b`, which means the same. */
const crossed = (node: RawNode, context: TreeContext): readonly SqlRelation[] => {
  if (textIn(node, 'type') !== 'JOIN' || textIn(node, 'ref_type') !== 'CROSS') return [relationOf(node, context)]
  const sides = [nodeIn(node, 'left'), nodeIn(node, 'right')].filter((side) => side !== undefined)
  return context.deeper(() => sides.flatMap((side) => crossed(side, context))) ?? []
}

const itemOf = (node: RawNode, context: TreeContext): SqlItem => {
  const place = placeOf(node, context)
  if (textIn(node, 'class') === 'STAR') return starOf(node, context)
  const value = expression(node, context)
  const [first] = nodesIn(node, 'children')
  if (
    textIn(node, 'class') === 'FUNCTION' &&
    first &&
    textIn(first, 'class') === 'STAR' &&
    isSet(node, 'is_operator')
  ) {
    return { ...starOf(first, context), chosen: true }
  }
  const alias = textIn(node, 'alias')
  return { kind: 'expression', value, ...(alias !== undefined && { alias: nameOf(alias) }), ...place }
}

const starOf = (node: RawNode, context: TreeContext): Extract<SqlItem, { kind: 'star' }> => {
  const of = textIn(node, 'relation_name')
  const value = expression(node, context)
  const others = value.kind === 'other' && node.columns === true ? value.parts : []
  return {
    kind: 'star',
    of: of === undefined ? [] : [nameOf(of)],
    except: [
      ...namesIn(node, 'exclude_list'),
      ...nodesIn(node, 'qualified_exclude_list')
        .flatMap((one) => textIn(one, 'column') ?? [])
        .map(nameOf),
    ],
    replace: [
      ...nodesIn(node, 'replace_list').map((one) => ({
        name: nameOf(textIn(one, 'key') ?? ''),
        value: optional(one, 'value', context)[0] ?? value,
      })),
      ...others.map((one) => ({ name: nameOf(''), value: one })),
    ],
    rename: nodesIn(node, 'rename_list').map((one) => ({
      from: nameOf(textIn(nodeIn(one, 'key') ?? {}, 'column') ?? ''),
      to: nameOf(textIn(one, 'value') ?? ''),
    })),
    chosen: node.columns === true || isNode(node.expr),
    ...placeOf(node, context),
  }
}

type Aliased = { readonly alias?: SqlName; readonly columns: readonly SqlName[] }

const aliasOf = (node: RawNode): Aliased => {
  const alias = textIn(node, 'alias')
  return { ...(alias !== undefined && { alias: nameOf(alias) }), columns: namesIn(node, 'column_name_alias') }
}

const relations: Readonly<Record<string, (node: RawNode, context: TreeContext) => SqlRelation>> = {
  BASE_TABLE: (node, context) => ({
    kind: 'table',
    path: ['catalog_name', 'schema_name', 'table_name'].flatMap((key) => textIn(node, key) ?? []).map(nameOf),
    ...aliasOf(node),
    ...placeOf(node, context),
  }),
  SUBQUERY: (node, context) => ({
    kind: 'derived',
    query: statementQuery(nodeIn(node, 'subquery') ?? {}, context),
    lateral: true,
    ...aliasOf(node),
  }),
  TABLE_FUNCTION: (node, context) => ({
    kind: 'table call',
    call: expression(nodeIn(node, 'function') ?? {}, context),
    complete: false,
    ...aliasOf(node),
    ...placeOf(node, context),
  }),
  EXPRESSION_LIST: (node, context) => ({
    kind: 'derived',
    query: { ...noQuery, body: { kind: 'values', rows: valueRows(node, context) } },
    lateral: false,
    ...aliasOf(node),
    columns: [...namesIn(node, 'expected_names'), ...namesIn(node, 'column_name_alias')],
  }),
  PIVOT: (node, context) => ({
    kind: 'reshaped',
    of: relationOf(nodeIn(node, 'source') ?? {}, context),
    parts: [
      ...expressions(node, 'aggregates', context),
      ...nodesIn(node, 'pivots').flatMap((pivot) => [
        ...expressions(pivot, 'pivot_expressions', context),
        ...nodesIn(pivot, 'entries').flatMap((entry) => optional(entry, 'expr', context)),
        ...(isNode(pivot.subquery)
          ? [{ kind: 'subquery' as const, query: statementQuery({ node: pivot.subquery }, context) }]
          : []),
      ]),
    ],
    ...aliasOf(node),
  }),
  JOIN: (node, context) => joinOf(node, context),
}

const valueRows = (node: RawNode, context: TreeContext) =>
  (Array.isArray(node.values) ? node.values : []).map((row: unknown) =>
    (Array.isArray(row) ? row : []).filter(isNode).map((value) => expression(value, context)),
  )

export const relationOf = (node: RawNode, context: TreeContext): SqlRelation => {
  const type = textIn(node, 'type') ?? ''
  const convert = relations[type]
  const what = type === 'SHOW_REF' ? (textIn(node, 'show_type') ?? type) : type
  if (!convert) return unknownRelation(what.toLowerCase().replaceAll('_', ' '), context)
  return context.deeper(() => convert(node, context)) ?? unknownRelation(type, context)
}

const joinTypes = {
  INNER: 'inner',
  LEFT: 'left',
  RIGHT: 'right',
  FULL: 'full',
  OUTER: 'full',
  SEMI: 'semi',
  ANTI: 'anti',
} as const

const joinOf = (node: RawNode, context: TreeContext): SqlRelation => {
  const reference = textIn(node, 'ref_type') ?? ''
  const [on] = optional(node, 'condition', context)
  const type = joinTypes[textIn(node, 'join_type') as keyof typeof joinTypes] ?? 'other'
  return {
    kind: 'join',
    type: reference === 'CROSS' || reference === 'POSITIONAL' ? 'cross' : type,
    left: relationOf(nodeIn(node, 'left') ?? {}, context),
    right: relationOf(nodeIn(node, 'right') ?? {}, context),
    ...(on && { on }),
    using: namesIn(node, 'using_columns'),
    natural: reference === 'NATURAL',
  }
}
