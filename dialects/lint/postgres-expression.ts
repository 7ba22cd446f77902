import type { SqlCall, SqlExpression, SqlName } from '../../compiler/raw/tree.ts'
import type { Span } from '../../grammar/origin.ts'
import { indirection } from './postgres-field.ts'
import { jsonExpression } from './postgres-json.ts'
import { builtInOperators, typeNames } from './postgres-names.ts'
import { postgresQuery } from './postgres-tree.ts'
import { isNode, isSet, nodeIn, nodesIn, numberIn, type RawNode, textIn, unwrap } from './raw-node.ts'
import { noExpression, type TreeContext, unknownExpression } from './tree-context.ts'

/** The parser has folded names already. */
export const columnName = (text: string): SqlName => ({ text, quoted: true })
export const nameAt = (text: string, span: Span | undefined): SqlName => ({ text, quoted: true, ...(span && { span }) })
export const textOf = (node: RawNode): string => textIn(nodeIn(node, 'String') ?? {}, 'sval') ?? ''
export const names = (nodes: readonly RawNode[]): readonly SqlName[] => nodes.map((node) => columnName(textOf(node)))

export type Convert = (node: RawNode, context: TreeContext) => SqlExpression

export const expressions = (nodes: readonly RawNode[], context: TreeContext): readonly SqlExpression[] =>
  nodes.filter((node) => Object.keys(node).length > 0).map((node) => expression(node, context))

export const expression: Convert = (node, context) => {
  const [kind = '', inner = {}] = unwrap(node) ?? []
  const convert = converters[kind]
  if (!convert) return unknownExpression(kind, context, context.at(numberIn(inner, 'location')))
  return context.deeper(() => convert(inner, context)) ?? noExpression
}

export const spanOf = (node: RawNode, context: TreeContext): { readonly span?: Span } => {
  const span = context.at(numberIn(node, 'location') ?? 0)
  return span ? { span } : {}
}

export const part = (node: RawNode, key: string, context: TreeContext): readonly SqlExpression[] => {
  const value = node[key]
  if (Array.isArray(value)) return expressions(value.filter(isNode), context)
  return isNode(value) ? expressions([value], context) : []
}

/** Keywords with operands that the parser gives nodes of their own. */
const asCall =
  (name: string, ...keys: readonly string[]): Convert =>
  (node, context) =>
    plainCall(
      [name],
      keys.flatMap((key) => part(node, key, context)),
      node,
      context,
    )

const other =
  (name: string, ...keys: readonly string[]): Convert =>
  (node, context) => ({
    kind: 'other',
    name,
    parts: keys.flatMap((key) => part(node, key, context)),
    ...spanOf(node, context),
  })

const plainCall = (
  path: readonly string[],
  given: readonly SqlExpression[],
  node: RawNode,
  context: TreeContext,
): SqlCall => ({
  kind: 'call',
  path: path.map(columnName),
  arguments: given,
  distinct: false,
  over: false,
  beside: [],
  ...spanOf(node, context),
})

export const windowParts = (node: RawNode, context: TreeContext): readonly SqlExpression[] => [
  ...part(node, 'partitionClause', context),
  ...part(node, 'orderClause', context),
  ...part(node, 'startOffset', context),
  ...part(node, 'endOffset', context),
]

const functionCall: Convert = (node, context) => {
  const path = nodesIn(node, 'funcname').map(textOf)
  context.call(path, numberIn(node, 'location') ?? 0)
  const over = nodeIn(node, 'over')
  const [filter] = part(node, 'agg_filter', context)
  const given = part(node, 'args', context)
  const all = isSet(node, 'agg_star') ? [...given, { kind: 'star' as const }] : given
  const plain = path.length === 2 && path[0] === 'pg_catalog' ? path.slice(1) : path
  return {
    ...plainCall(plain, all, node, context),
    distinct: isSet(node, 'agg_distinct'),
    over: over !== undefined,
    ...(filter && { filter }),
    beside: [...part(node, 'agg_order', context), ...(over ? windowParts(over, context) : [])],
  }
}

const columnReference: Convert = (node, context) => {
  const fields = nodesIn(node, 'fields')
  const span = spanOf(node, context)
  if (fields.some((field) => 'A_Star' in field)) return { kind: 'star', ...span }
  return { kind: 'column', path: names(fields), ...span }
}

const constant: Convert = (node, context) => {
  const span = spanOf(node, context)
  const literal = (type: 'text' | 'number' | 'boolean' | 'null' | 'other', value: string): SqlExpression => ({
    kind: 'literal',
    type,
    value,
    ...span,
  })
  if (isSet(node, 'isnull')) return literal('null', 'null')
  const [integer, float, text, truth] = ['ival', 'fval', 'sval', 'boolval'].map((key) => nodeIn(node, key))
  if (integer) return literal('number', String(numberIn(integer, 'ival') ?? 0))
  if (float) return literal('number', textIn(float, 'fval') ?? '0')
  if (text) return literal('text', textIn(text, 'sval') ?? '')
  if (truth) return literal('boolean', String(isSet(truth, 'boolval')))
  return literal('other', '')
}

/** `AEXPR_…` as the word or sign of the operator, and whether its sign says "not". */
const wordOperators: Readonly<Record<string, string>> = {
  AEXPR_DISTINCT: 'is distinct',
  AEXPR_NOT_DISTINCT: 'is not distinct',
  AEXPR_NULLIF: 'nullif',
  AEXPR_IN: 'in',
  AEXPR_LIKE: 'like',
  AEXPR_ILIKE: 'ilike',
  AEXPR_SIMILAR: 'similar to',
  AEXPR_BETWEEN: 'between',
  AEXPR_NOT_BETWEEN: 'between',
  AEXPR_BETWEEN_SYM: 'between symmetric',
  AEXPR_NOT_BETWEEN_SYM: 'between symmetric',
  AEXPR_OP_ANY: 'any',
  AEXPR_OP_ALL: 'all',
}

const operation: Convert = (node, context) => {
  const kind = textIn(node, 'kind') ?? ''
  const path = nodesIn(node, 'name').map(textOf)
  const sign = path.at(-1) ?? ''
  const place = numberIn(node, 'location')
  const word = wordOperators[kind]
  if (!/BETWEEN/.test(kind) && !isBuiltInOperator(path)) context.foreign(path, place)
  const right = nodeIn(node, 'rexpr')
  const items = right && nodeIn(right, 'List')
  const operands = [
    ...part(node, 'lexpr', context),
    ...(items ? part(items, 'items', context) : part(node, 'rexpr', context)),
  ]
  if (kind === 'AEXPR_NULLIF') return plainCall(['nullif'], operands, node, context)
  const negated = sign.startsWith('!~~') || (kind === 'AEXPR_IN' && sign === '<>') || kind.includes('_NOT_BETWEEN')
  return { kind: 'operator', operator: word ?? sign, operands, negated, ...spanOf(node, context) }
}

export const isBuiltInOperator = (path: readonly string[]): boolean => {
  const [first = '', second] = path
  return second === undefined ? builtInOperators.has(first) : first === 'pg_catalog' && builtInOperators.has(second)
}

const truthOperation: Convert = (node, context) => {
  const operands = part(node, 'args', context)
  const [operator = 'and', [first] = []] = [
    { AND_EXPR: 'and', OR_EXPR: 'or', NOT_EXPR: 'not' }[textIn(node, 'boolop') ?? ''],
    operands,
  ]
  const flips = first?.kind === 'in query' || first?.kind === 'exists'
  if (operator === 'not' && first && flips) return { ...first, negated: !first.negated }
  return { kind: 'operator', operator, operands, negated: false, ...spanOf(node, context) }
}

const subLink: Convert = (node, context) => {
  const query = postgresQuery(nodeIn(node, 'subselect') ?? {}, context)
  const operands = part(node, 'testexpr', context)
  const path = nodesIn(node, 'operName').map(textOf)
  if (path.length > 0 && !isBuiltInOperator(path)) context.foreign(path, numberIn(node, 'location'))
  const span = spanOf(node, context)
  switch (textIn(node, 'subLinkType')) {
    case 'EXISTS_SUBLINK':
      return { kind: 'exists', query, negated: false, ...span }
    case 'EXPR_SUBLINK':
      return { kind: 'subquery', query, ...span }
    case 'ANY_SUBLINK':
      if (path.length === 0 || path.at(-1) === '=')
        return { kind: 'in query', operands, query, negated: false, ...span }
      break
    case 'ARRAY_SUBLINK':
      return { kind: 'other', name: 'array', parts: [{ kind: 'subquery', query }], ...span }
  }
  return { kind: 'other', name: 'quantified', parts: [...operands, { kind: 'subquery', query }], ...span }
}

/** `pg_catalog.int4` as `int4`, with what stands in parentheses. */
export const typeText = (node: RawNode, context: TreeContext): string => {
  const path = nodesIn(node, 'names').map(textOf)
  const plain = path[0] === 'pg_catalog' ? path.slice(1) : path
  const [name = ''] = plain
  if (plain.length !== 1 || !typeNames.has(name)) context.foreign(plain, numberIn(node, 'location'))
  const inside = name === 'interval' ? [] : part(node, 'typmods', context)
  const array = nodesIn(node, 'arrayBounds').length > 0 ? '[]' : ''
  const values = inside.map((value) => (value.kind === 'literal' ? value.value : ''))
  return `${name}${values.length > 0 ? `(${values.join(',')})` : ''}${array}`
}

const cast: Convert = (node, context) => {
  const [value = noExpression] = part(node, 'arg', context)
  const to = typeText(nodeIn(node, 'typeName') ?? {}, context)
  const place = numberIn(node, 'location')
  const span = place === undefined || place < 0 ? value.span : context.at(place)
  return { kind: 'cast', value, to, safe: false, ...(span && { span }) }
}

const caseOf: Convert = (node, context) => {
  const [operand] = part(node, 'arg', context)
  const [otherwise] = part(node, 'defresult', context)
  const arms = nodesIn(node, 'args').map((arm) => {
    const when = nodeIn(arm, 'CaseWhen') ?? {}
    const [condition = noExpression] = part(when, 'expr', context)
    const [then = noExpression] = part(when, 'result', context)
    return { when: condition, then }
  })
  return { kind: 'case', arms, ...(operand && { operand }), ...(otherwise && { otherwise }), ...spanOf(node, context) }
}

const valueFunction: Convert = (node, context) => {
  const name = (textIn(node, 'op') ?? '').replace('SVFOP_', '').replace(/_N$/, '').toLowerCase()
  return plainCall([name], [], node, context)
}

const test =
  (operator: (node: RawNode) => string, isNegated: (node: RawNode) => boolean): Convert =>
  (node, context) => ({
    kind: 'operator',
    operator: operator(node),
    operands: part(node, 'arg', context),
    negated: isNegated(node),
    ...spanOf(node, context),
  })

const converters: Readonly<Record<string, Convert>> = {
  ColumnRef: columnReference,
  A_Const: constant,
  FuncCall: functionCall,
  A_Expr: operation,
  BoolExpr: truthOperation,
  SubLink: subLink,
  TypeCast: cast,
  CaseExpr: caseOf,
  A_Indirection: indirection,
  A_ArrayExpr: other('array', 'elements'),
  RowExpr: other('row', 'args'),
  List: other('list', 'items'),
  CoalesceExpr: asCall('coalesce', 'args'),
  MinMaxExpr: (node, context) =>
    asCall(textIn(node, 'op') === 'IS_LEAST' ? 'least' : 'greatest', 'args')(node, context),
  SQLValueFunction: valueFunction,
  NullTest: test(
    () => 'is null',
    (node) => textIn(node, 'nulltesttype') === 'IS_NOT_NULL',
  ),
  BooleanTest: test(
    (node) => (textIn(node, 'booltesttype') ?? '').replace('IS_NOT_', 'IS_').toLowerCase(),
    (node) => (textIn(node, 'booltesttype') ?? '').startsWith('IS_NOT_'),
  ),
  CollateClause: other('collate', 'arg'),
  NamedArgExpr: other('named argument', 'arg'),
  GroupingFunc: other('grouping', 'args'),
  GroupingSet: other('grouping set', 'content'),
  SortBy: (node, context) => expression(nodeIn(node, 'node') ?? {}, context),
  JsonFuncExpr: jsonExpression,
  JsonObjectConstructor: jsonExpression,
  JsonArrayConstructor: jsonExpression,
  JsonArrayQueryConstructor: jsonExpression,
  JsonObjectAgg: jsonExpression,
  JsonArrayAgg: jsonExpression,
  JsonIsPredicate: jsonExpression,
  JsonParseExpr: jsonExpression,
  JsonScalarExpr: jsonExpression,
  JsonSerializeExpr: jsonExpression,
  JsonTable: jsonExpression,
  XmlExpr: other('xml', 'args', 'named_args'),
  XmlSerialize: other('xml', 'expr'),
  ResTarget: (node, context) => expression(nodeIn(node, 'val') ?? {}, context),
}

export const isExpression = (kind: string): boolean => kind in converters
