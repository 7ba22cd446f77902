import type { SqlExpression, SqlQuery } from '../../compiler/raw/tree.ts'
import { methodCall, namedCall, typedCall } from './polyglot-calls.ts'
import { knownKinds } from './polyglot-kinds.ts'
import { anySpan, asExpression, type Convert, type PolyglotContext, pathOf, spanOf } from './polyglot-node.ts'
import { polyglotQuery, queryKinds, relationOf } from './polyglot-tree.ts'
import { typeText } from './polyglot-type.ts'
import { operators, shapes } from './polyglot-words.ts'
import { isNode, isSet, nodeIn, nodesIn, type RawNode, textIn } from './raw-node.ts'
import { noExpression } from './tree-context.ts'

/** A wrapped expression; queries become subqueries, relations are put into a query, so that nothing that reads is lost. */
export const expression = (value: unknown, context: PolyglotContext): SqlExpression => {
  const [kind, inner] = asExpression(value) ?? []
  if (kind === undefined || inner === undefined) return noExpression
  if (!knownKinds.has(kind)) {
    const span = anySpan(inner, context)
    context.stop({ kind: 'unknown part', what: kind.replaceAll('_', ' '), ...(span && { span }) })
    return noExpression
  }
  return context.deeper(() => convert(kind, inner, value, context)) ?? noExpression
}

const convert = (kind: string, inner: RawNode, value: unknown, context: PolyglotContext): SqlExpression => {
  if (queryKinds.has(kind)) return { kind: 'subquery', query: polyglotQuery(value, context) }
  if (kind === 'table') return { kind: 'subquery', query: readingOf(value, context) }
  const known = converters[kind]
  if (known) return known(inner, context, kind)
  const sign = operators[kind]
  if (sign !== undefined) return operation(sign, children(inner, context), inner, context)
  return shapes.has(kind) ? other(inner, context, kind) : typedCall(inner, context, kind)
}

/** A table in the place of a value, as in MATCH_RECOGNIZE: it is read all the same. */
const readingOf = (value: unknown, context: PolyglotContext): SqlQuery => ({
  kind: 'query',
  ctes: [],
  recursive: false,
  body: {
    kind: 'select',
    distinct: false,
    distinctOn: [],
    items: [],
    from: [relationOf(value, context)],
    groupBy: [],
    groupByAll: false,
    beside: [],
  },
  orderBy: [],
  limited: false,
  limits: [],
})

export const expressionsIn = (node: RawNode, key: string, context: PolyglotContext): readonly SqlExpression[] =>
  children(node[key], context)

export const expressionIn = (node: RawNode, key: string, context: PolyglotContext): SqlExpression | undefined =>
  asExpression(node[key]) ? expression(node[key], context) : undefined

/** All expressions below a structure, however it is built. */
export const children = (value: unknown, context: PolyglotContext): readonly SqlExpression[] => {
  if (asExpression(value)) return [expression(value, context)]
  if (Array.isArray(value)) return value.flatMap((one) => children(one, context))
  if (!isNode(value) || isName(value)) return []
  return Object.values(value).flatMap((one) => children(one, context))
}

const isName = (node: RawNode): boolean =>
  typeof node.name === 'string' && typeof node.quoted === 'boolean' && !node.args

export const placed = (inner: RawNode, context: PolyglotContext) => {
  const span = anySpan(inner, context)
  return span ? { span } : {}
}

const operation = (
  operator: string,
  operands: readonly SqlExpression[],
  inner: RawNode,
  context: PolyglotContext,
  negated = false,
): SqlExpression => ({ kind: 'operator', operator, operands, negated, ...placed(inner, context) })

const other: Convert = (inner, context, kind) => ({
  kind: 'other',
  name: kind.replaceAll('_', ' '),
  parts: children(inner, context),
  ...placed(inner, context),
})

const pathExpression =
  (kind: 'column' | 'dot' | 'identifier'): Convert =>
  (inner, context) => {
    const path = pathOf({ [kind]: inner }, context)
    if (!path) return other(inner, context, kind)
    const [start, end] = [path[0]?.span?.start, path.at(-1)?.span?.end]
    return { kind: 'column', path, ...(start !== undefined && end !== undefined && { span: { start, end } }) }
  }

/** Long chains of AND and OR lean to the left: they are gone down in a loop. */
const chain =
  (operator: 'and' | 'or'): Convert =>
  (inner, context) => {
    const operands: SqlExpression[] = []
    let at: RawNode | undefined = inner
    while (at) {
      operands.unshift(expression(at.right, context))
      const [kind, left]: readonly [string?, RawNode?] = asExpression(at.left) ?? []
      if (kind !== operator || !left) {
        operands.unshift(expression(at.left, context))
        break
      }
      at = left
    }
    return { kind: 'operator', operator, operands, negated: false }
  }

const negation: Convert = (inner, context) => {
  const value = expression(inner.this, context)
  if (value.kind === 'in query' || value.kind === 'exists') return { ...value, negated: !value.negated }
  return operation('not', [value], inner, context)
}

const inList: Convert = (inner, context) => {
  const negated = isSet(inner, 'not')
  const operands = [...children(inner.this, context), ...expressionsIn(inner, 'expressions', context)]
  const [kind] = asExpression(inner.query) ?? []
  if (kind === undefined) {
    const unnested = children(inner.unnest, context)
    return operation(unnested.length > 0 ? 'in array' : 'in', [...operands, ...unnested], inner, context, negated)
  }
  const query = polyglotQuery(inner.query, context)
  return { kind: 'in query', operands, query, negated, ...placed(inner, context) }
}

const cast =
  (safe: boolean): Convert =>
  (inner, context) => ({
    kind: 'cast',
    value: expression(inner.this, context),
    to: typeText(nodeIn(inner, 'to') ?? {}),
    safe,
    ...placed(inner, context),
  })

const caseOf: Convert = (inner, context) => {
  const operand = expressionIn(inner, 'operand', context)
  const otherwise = expressionIn(inner, 'else_', context)
  const whens = Array.isArray(inner.whens) ? inner.whens : []
  const arms = whens.map((arm: unknown) => {
    const [when, then] = Array.isArray(arm) ? arm : []
    return { when: expression(when, context), then: expression(then, context) }
  })
  return { kind: 'case', arms, ...(operand && { operand }), ...(otherwise && { otherwise }), ...placed(inner, context) }
}

const literal: Convert = (inner) => {
  const type = textIn(inner, 'literal_type')
  const value = typeof inner.value === 'string' ? inner.value : String(Array.isArray(inner.value) ? inner.value[0] : '')
  if (type === 'number') return { kind: 'literal', type: 'number', value }
  if (type === 'date' || type === 'timestamp' || type === 'datetime' || type === 'time') {
    return { kind: 'cast', value: { kind: 'literal', type: 'text', value }, to: type, safe: false }
  }
  const isText = /^(string|triple_quoted_string|escape_string|dollar_string|raw_string|national_string)$/.test(
    type ?? '',
  )
  return { kind: 'literal', type: isText ? 'text' : 'other', value }
}

const like =
  (operator: string): Convert =>
  (inner, context) =>
    operation(
      operator,
      [...children(inner.left, context), ...children(inner.right, context), ...children(inner.escape, context)],
      inner,
      context,
    )

const test =
  (operator: string): Convert =>
  (inner, context) =>
    operation(operator, children(inner.this, context), inner, context, isSet(inner, 'not'))

/** The window's parts belong to the call before it. */
const windowed: Convert = (inner, context) => {
  const value = expression(inner.this, context)
  const beside = children(inner.over, context)
  if (value.kind !== 'call')
    return { kind: 'other', name: 'window', parts: [value, ...beside], ...placed(inner, context) }
  return { ...value, over: true, beside: [...value.beside, ...beside] }
}

const inside: Convert = (inner, context) => expression(inner.this, context)

const converters: Readonly<Record<string, Convert>> = {
  literal,
  boolean: (inner) => ({ kind: 'literal', type: 'boolean', value: String(isSet(inner, 'value')) }),
  null: () => ({ kind: 'literal', type: 'null', value: 'null' }),
  column: pathExpression('column'),
  dot: pathExpression('dot'),
  identifier: pathExpression('identifier'),
  star: (inner, context) => ({ kind: 'star', ...spanOf(inner, context) }),
  and: chain('and'),
  or: chain('or'),
  not: negation,
  in: inList,
  between: (inner, context) =>
    operation(
      'between',
      ['this', 'low', 'high'].flatMap((key) => children(inner[key], context)),
      inner,
      context,
      isSet(inner, 'not'),
    ),
  is_null: test('is null'),
  is_true: test('is_true'),
  is_false: test('is_false'),
  exists: (inner, context) => ({
    kind: 'exists',
    query: polyglotQuery(inner.this, context),
    negated: isSet(inner, 'not'),
    ...placed(inner, context),
  }),
  like: like('like'),
  i_like: like('ilike'),
  cast: cast(false),
  try_cast: cast(true),
  safe_cast: cast(true),
  case: caseOf,
  paren: inside,
  annotated: inside,
  alias: inside,
  function: namedCall,
  aggregate_function: namedCall,
  anonymous: namedCall,
  method_call: methodCall,
  window_function: windowed,
  filter: (inner, context) => {
    const value = expression(inner.this, context)
    const [condition] = children(inner.expression, context)
    return value.kind === 'call' && condition ? { ...value, filter: condition } : other(inner, context, 'filter')
  },
  ordered: inside,
}

export const orderedIn = (node: RawNode, key: string, context: PolyglotContext): readonly SqlExpression[] => {
  const order = nodeIn(node, key)
  return order ? nodesIn(order, 'expressions').flatMap((one) => children(one, context)) : []
}
