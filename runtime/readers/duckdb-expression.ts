import type { SqlCall, SqlExpression, SqlName } from '../../compiler/raw/tree.ts'
import { isNode, isSet, nodeIn, nodesIn, numberIn, type RawNode, textIn } from '../../dialects/lint/raw-node.ts'
import { noExpression, type TreeContext, unknownExpression } from '../../dialects/lint/tree-context.ts'
import { statementQuery } from './duckdb-tree.ts'

export const nameOf = (text: string): SqlName => ({ text, quoted: true })

/** DuckDB writes the largest number where it knows no place. */
const nowhere = 2 ** 53

export const placeOf = (
  node: RawNode,
  context: TreeContext,
): { readonly span?: ReturnType<TreeContext['at']> & object } => {
  const place = numberIn(node, 'query_location')
  const span = place === undefined || place > nowhere ? undefined : context.at(place)
  return span ? { span } : {}
}

type Convert = (node: RawNode, context: TreeContext) => SqlExpression

/** `ParsedExpression`: https://github.com/duckdb/duckdb/tree/main/src/include/duckdb/parser/expression */
export const expression: Convert = (node, context) => {
  const kind = textIn(node, 'class') ?? ''
  const convert = converters[kind]
  if (!convert) return unknownExpression(kind.toLowerCase().replaceAll('_', ' '), context, placeOf(node, context).span)
  return context.deeper(() => convert(node, context)) ?? noExpression
}

export const expressions = (node: RawNode, key: string, context: TreeContext): readonly SqlExpression[] =>
  nodesIn(node, key).map((one) => expression(one, context))

export const optional = (node: RawNode, key: string, context: TreeContext): readonly SqlExpression[] => {
  const inner = nodeIn(node, key)
  return inner ? [expression(inner, context)] : []
}

export const ordersIn = (node: RawNode, key: string, context: TreeContext): readonly SqlExpression[] =>
  nodesIn(node, key).flatMap((order) => optional(order, 'expression', context))

const operation = (
  operator: string,
  operands: readonly SqlExpression[],
  node: RawNode,
  context: TreeContext,
  negated = false,
): SqlExpression => ({ kind: 'operator', operator, operands, negated, ...placeOf(node, context) })

const comparisons: Readonly<Record<string, string>> = {
  COMPARE_EQUAL: '=',
  COMPARE_NOTEQUAL: '<>',
  COMPARE_LESSTHAN: '<',
  COMPARE_GREATERTHAN: '>',
  COMPARE_LESSTHANOREQUALTO: '<=',
  COMPARE_GREATERTHANOREQUALTO: '>=',
  COMPARE_DISTINCT_FROM: 'is distinct',
  COMPARE_NOT_DISTINCT_FROM: 'is not distinct',
}

const wordOperators: Readonly<Record<string, readonly [operator: string, negated: boolean]>> = {
  OPERATOR_IS_NULL: ['is null', false],
  OPERATOR_IS_NOT_NULL: ['is null', true],
  COMPARE_IN: ['in', false],
  COMPARE_NOT_IN: ['in', true],
}

const negation = (node: RawNode, context: TreeContext): SqlExpression => {
  const [value = noExpression] = expressions(node, 'children', context)
  if (value.kind === 'in query' || value.kind === 'exists') return { ...value, negated: !value.negated }
  return operation('not', [value], node, context)
}

/** Keywords with operands: COALESCE, `x[1]`, `x.field`, ARRAY. */
const operatorNode: Convert = (node, context) => {
  const type = textIn(node, 'type') ?? ''
  if (type === 'OPERATOR_NOT') return negation(node, context)
  const operands = expressions(node, 'children', context)
  const word = wordOperators[type]
  if (word) return operation(word[0], operands, node, context, word[1])
  if (type === 'OPERATOR_COALESCE') return call([nameOf('coalesce')], operands, node, context)
  const name =
    { ARRAY_EXTRACT: 'subscript', ARRAY_CONSTRUCTOR: 'array' }[type] ?? type.toLowerCase().replaceAll('_', ' ')
  return { kind: 'other', name, parts: operands, ...placeOf(node, context) }
}

const call = (
  path: readonly SqlName[],
  given: readonly SqlExpression[],
  node: RawNode,
  context: TreeContext,
): SqlCall => ({
  kind: 'call',
  path,
  arguments: given,
  distinct: isSet(node, 'distinct'),
  over: false,
  beside: [],
  ...placeOf(node, context),
})

const likes: Readonly<Record<string, readonly [operator: string, negated: boolean]>> = {
  '~~': ['like', false],
  '!~~': ['like', true],
  '~~*': ['ilike', false],
  '!~~*': ['ilike', true],
  '~~~': ['glob', false],
}

const pathOf = (node: RawNode): readonly string[] =>
  ['catalog', 'schema', 'function_name'].flatMap((key) => textIn(node, key) ?? [])

const functionCall: Convert = (node, context) => {
  const operands = expressions(node, 'children', context)
  const name = textIn(node, 'function_name') ?? ''
  if (isSet(node, 'is_operator')) {
    const [operator, negated] = likes[name] ?? [name, false]
    return operation(operator, operands, node, context, negated)
  }
  const path = pathOf(node)
  context.call(
    path.map((part) => part.toLowerCase()),
    placeOf(node, context).span,
  )
  const filter = optional(node, 'filter', context)
  const order = nodeIn(node, 'order_bys')
  return {
    ...call(path.slice(-1).map(nameOf), operands, node, context),
    ...(filter[0] && { filter: filter[0] }),
    beside: order ? ordersIn(order, 'orders', context) : [],
  }
}

const windowCall: Convert = (node, context) => {
  const path = pathOf(node)
  context.call(
    path.map((part) => part.toLowerCase()),
    placeOf(node, context).span,
  )
  const [filter] = optional(node, 'filter_expr', context)
  const single = ['start_expr', 'end_expr', 'offset_expr', 'default_expr'].flatMap((key) =>
    optional(node, key, context),
  )
  return {
    ...call(path.slice(-1).map(nameOf), expressions(node, 'children', context), node, context),
    ...(filter && { filter }),
    over: true,
    beside: [
      ...expressions(node, 'partitions', context),
      ...ordersIn(node, 'orders', context),
      ...ordersIn(node, 'arg_orders', context),
      ...single,
    ],
  }
}

const constant: Convert = (node, context) => {
  const value = nodeIn(node, 'value') ?? {}
  const id = textIn(nodeIn(value, 'type') ?? {}, 'id') ?? ''
  const place = placeOf(node, context)
  if (isSet(value, 'is_null')) return { kind: 'literal', type: 'null', value: 'null', ...place }
  const type =
    id === 'VARCHAR' ? 'text' : id === 'BOOLEAN' ? 'boolean' : /INT|DECIMAL|DOUBLE|FLOAT/.test(id) ? 'number' : 'other'
  if (type === 'number') return { kind: 'literal', ...numberOf(value, place, context), ...place }
  const written = isNode(value.value) ? JSON.stringify(value.value) : String(value.value ?? '')
  return { kind: 'literal', type, value: written, ...place }
}

/** The number as it is written; a negative one from its digits, which stand without their point: -250 with a scale of 2. */
const numberOf = (
  constant: RawNode,
  { span }: ReturnType<typeof placeOf>,
  context: TreeContext,
): { readonly type: 'number' | 'other'; readonly value: string } => {
  const { value } = constant
  const scale = numberIn(nodeIn(nodeIn(constant, 'type') ?? {}, 'type_info') ?? {}, 'scale') ?? 0
  const exact = typeof value === 'number' && (Number.isSafeInteger(value) || scale === 0)
  const digits = String(Math.abs(Number(value))).padStart(scale + 1, '0')
  const point = scale > 0 ? `${digits.slice(0, -scale)}.${digits.slice(-scale)}` : digits
  const computed = exact ? `${Number(value) < 0 ? '-' : ''}${point}` : ''
  const written = span ? context.textAt(span, computed) : computed
  return { type: written === '' ? 'other' : 'number', value: written }
}

/** `true` is the text `t` cast to BOOLEAN. */
const cast: Convert = (node, context) => {
  const [value = noExpression] = optional(node, 'child', context)
  const to = typeText(nodeIn(node, 'cast_type') ?? {})
  if (to === 'boolean' && value.kind === 'literal' && /^[tf]$/.test(value.value)) {
    return { ...value, type: 'boolean', value: value.value === 't' ? 'true' : 'false' }
  }
  return { kind: 'cast', value, to, safe: isSet(node, 'try_cast'), ...placeOf(node, context) }
}

const typeText = (type: RawNode): string => {
  const more = nodeIn(type, 'type_info') ?? {}
  const id = (textIn(type, 'id') ?? '').toLowerCase()
  if (id === 'unbound' || id === 'user')
    return (textIn(more, 'name') ?? textIn(more, 'user_type_name') ?? '').toLowerCase()
  const [width, scale] = [numberIn(more, 'width'), numberIn(more, 'scale')]
  return width === undefined ? id : `${id}(${width},${scale ?? 0})`
}

const subquery: Convert = (node, context) => {
  const query = statementQuery(nodeIn(node, 'subquery') ?? {}, context)
  const operands = optional(node, 'child', context)
  const place = placeOf(node, context)
  switch (textIn(node, 'subquery_type')) {
    case 'SCALAR':
      return { kind: 'subquery', query, ...place }
    case 'EXISTS':
      return { kind: 'exists', query, negated: false, ...place }
    case 'NOT_EXISTS':
      return { kind: 'exists', query, negated: true, ...place }
  }
  if (textIn(node, 'comparison_type') === 'COMPARE_EQUAL')
    return { kind: 'in query', operands, query, negated: false, ...place }
  return { kind: 'other', name: 'quantified', parts: [...operands, { kind: 'subquery', query }], ...place }
}

const caseOf: Convert = (node, context) => {
  const [otherwise] = optional(node, 'else_expr', context)
  const arms = nodesIn(node, 'case_checks').map((check) => ({
    when: optional(check, 'when_expr', context)[0] ?? noExpression,
    then: optional(check, 'then_expr', context)[0] ?? noExpression,
  }))
  return { kind: 'case', arms, ...(otherwise && { otherwise }), ...placeOf(node, context) }
}

const converters: Readonly<Record<string, Convert>> = {
  COLUMN_REF: (node, context) => {
    const path = (Array.isArray(node.column_names) ? node.column_names : []).map((part) => nameOf(String(part)))
    return { kind: 'column', path, ...placeOf(node, context) }
  },
  CONSTANT: constant,
  FUNCTION: functionCall,
  WINDOW: windowCall,
  COMPARISON: (node, context) =>
    operation(
      comparisons[textIn(node, 'type') ?? ''] ?? 'compare',
      [...optional(node, 'left', context), ...optional(node, 'right', context)],
      node,
      context,
    ),
  CONJUNCTION: (node, context) =>
    operation(
      textIn(node, 'type') === 'CONJUNCTION_OR' ? 'or' : 'and',
      expressions(node, 'children', context),
      node,
      context,
    ),
  BETWEEN: (node, context) =>
    operation(
      'between',
      ['input', 'lower', 'upper'].flatMap((key) => optional(node, key, context)),
      node,
      context,
    ),
  OPERATOR: operatorNode,
  CAST: cast,
  CASE: caseOf,
  SUBQUERY: subquery,
  STAR: (node, context) => ({
    kind: 'other',
    name: 'columns',
    parts: [
      ...optional(node, 'expr', context),
      ...nodesIn(node, 'replace_list').flatMap((one) => optional(one, 'value', context)),
    ],
    ...placeOf(node, context),
  }),
  LAMBDA: (node, context) => ({
    kind: 'other',
    name: 'lambda',
    parts: [...optional(node, 'lhs', context), ...optional(node, 'expr', context)],
    ...placeOf(node, context),
  }),
  COLLATE: (node, context) => ({
    kind: 'other',
    name: 'collate',
    parts: optional(node, 'child', context),
    ...placeOf(node, context),
  }),
  POSITIONAL_REFERENCE: (node, context) => ({ kind: 'other', name: 'position', parts: [], ...placeOf(node, context) }),
  DEFAULT: (node, context) => ({ kind: 'other', name: 'default', parts: [], ...placeOf(node, context) }),
}
