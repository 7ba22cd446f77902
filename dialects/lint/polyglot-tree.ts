import type { SqlItem, SqlName, SqlQuery, SqlSelect } from '../../compiler/raw/tree.ts'
import { children, expression, expressionIn, orderedIn } from './polyglot-expression.ts'
import { fromOf } from './polyglot-from.ts'
import { anySpan, asExpression, nameIn, nameOf, namesIn, type PolyglotContext, spanOf } from './polyglot-node.ts'
import { isNode, isSet, nodeIn, nodesIn, type RawNode, textIn } from './raw-node.ts'
import { noQuery } from './tree-context.ts'

export { relationOf } from './polyglot-from.ts'

export const queryKinds: ReadonlySet<string> = new Set([
  'select',
  'union',
  'intersect',
  'except',
  'subquery',
  'values',
  'set_operation',
])

/** Kinds that write, by the name they are told with. */
const writes: Readonly<Record<string, string>> = {
  insert: 'INSERT',
  update: 'UPDATE',
  delete: 'DELETE',
  merge: 'MERGE',
}

export const polyglotQuery = (value: unknown, context: PolyglotContext): SqlQuery => {
  const [kind = '', inner = {}] = asExpression(value) ?? []
  const span = anySpan(inner, context)
  const written = writes[kind]
  if (written !== undefined) {
    context.stop({ kind: 'forbidden', reason: 'write inside', what: written, ...(span && { span }) })
    return noQuery
  }
  return context.deeper(() => queryOf(kind, inner, value, context)) ?? noQuery
}

const queryOf = (kind: string, inner: RawNode, value: unknown, context: PolyglotContext): SqlQuery => {
  switch (kind) {
    case 'select':
      return { ...clauses(inner, context), body: selectOf(inner, context) }
    case 'union':
    case 'except':
    case 'intersect':
      return setOperation(kind, inner, context)
    case 'subquery':
      return { ...clauses(inner, context), body: polyglotQuery(inner.this, context) }
    case 'paren':
    case 'annotated':
      return polyglotQuery(inner.this, context)
    case 'values':
      return { ...clauses(inner, context), body: valuesOf(inner, context) }
    default: {
      const span = anySpan(value, context)
      context.stop({ kind: 'unknown part', what: kind.replaceAll('_', ' ') || 'this', ...(span && { span }) })
      return noQuery
    }
  }
}

export const valuesOf = (inner: RawNode, context: PolyglotContext): SqlQuery['body'] => ({
  kind: 'values',
  rows: nodesIn(inner, 'expressions').map((row) => children(row.expressions ?? row, context)),
})

/** WITH, ORDER BY and LIMIT, which selects and set operations share. */
const clauses = (inner: RawNode, context: PolyglotContext): Omit<SqlQuery, 'body'> => {
  const clause = nodeIn(inner, 'with')
  const limits = ['limit', 'offset', 'fetch', 'top'].flatMap((key) => children(inner[key], context))
  return {
    kind: 'query',
    ctes: clause ? nodesIn(clause, 'ctes').map((cte) => commonTable(cte, context)) : [],
    recursive: clause !== undefined && isSet(clause, 'recursive'),
    orderBy: orderedIn(inner, 'order_by', context),
    limited: ['limit', 'offset', 'fetch', 'top'].some((key) => isNode(inner[key])),
    limits,
  }
}

const commonTable = (cte: RawNode, context: PolyglotContext): SqlQuery['ctes'][number] => ({
  name: nameIn(cte, 'alias', context) ?? { text: '', quoted: true },
  columns: namesIn(cte, 'columns', context),
  query: polyglotQuery(cte.this, context),
})

const setOperation = (
  operator: 'union' | 'except' | 'intersect',
  inner: RawNode,
  context: PolyglotContext,
): SqlQuery => ({
  ...clauses(inner, context),
  body: {
    kind: 'set operation',
    operator,
    all: isSet(inner, 'all'),
    byName: isSet(inner, 'by_name') || isSet(inner, 'corresponding') || textIn(inner, 'side') !== undefined,
    left: polyglotQuery(inner.left, context),
    right: polyglotQuery(inner.right, context),
  },
})

/** Clauses with a place in the tree; the expressions of all others stand beside it. */
const known = new Set(
  'expressions from joins lateral_views where_clause group_by having qualify order_by limit offset fetch top with distinct_on into locks exclude'.split(
    ' ',
  ),
)

const selectOf = (inner: RawNode, context: PolyglotContext): SqlSelect => {
  if (isNode(inner.into)) context.stop({ kind: 'forbidden', reason: 'into', what: 'SELECT INTO' })
  if (nodesIn(inner, 'locks').length > 0) context.stop({ kind: 'forbidden', reason: 'lock', what: 'FOR UPDATE' })
  const group = nodeIn(inner, 'group_by')
  const part = (key: string) => {
    const clause = nodeIn(inner, key)
    return clause && expressionIn(clause, 'this', context)
  }
  const [where, having, qualify] = [part('where_clause'), part('having'), part('qualify')]
  const others = Object.entries(inner).filter(([key]) => !known.has(key))
  const isStructure = textIn(inner, 'kind') !== undefined
  const excluded = Array.isArray(inner.exclude) ? inner.exclude.flatMap((one) => columnName(one, context)) : []
  const items = Array.isArray(inner.expressions) ? inner.expressions : []
  const distinctOn = children(inner.distinct_on, context)
  return {
    kind: 'select',
    distinct: isSet(inner, 'distinct') || distinctOn.length > 0,
    distinctOn,
    items: items.map((item) => withExcluded(itemOf(item, context), excluded, isStructure)),
    from: fromOf(inner, context),
    ...(where && { where }),
    groupBy: group ? children(group.expressions, context) : [],
    groupByAll: group !== undefined && isSet(group, 'all'),
    ...(having && { having }),
    ...(qualify && { qualify }),
    beside: others.flatMap(([, other]) => children(other, context)),
  }
}

/** `select * exclude a from t` names the left-out columns behind the list; of AS STRUCT one column comes. */
const withExcluded = (item: SqlItem, excluded: readonly SqlName[], isStructure: boolean): SqlItem => {
  const star: SqlItem = { kind: 'star', of: [], except: [], replace: [], rename: [], chosen: true }
  if (isStructure)
    return item.kind === 'star'
      ? { ...item, chosen: true }
      : { ...star, replace: [{ name: noName, value: item.value }] }
  return item.kind === 'star' && excluded.length > 0 ? { ...item, except: [...item.except, ...excluded] } : item
}
const noName: SqlName = { text: '', quoted: true }

const columnName = (value: unknown, context: PolyglotContext): readonly SqlName[] => {
  const [, inner = {}] = asExpression(value) ?? []
  return [
    nameIn(inner, 'name', context) ?? (textIn(inner, 'name') === undefined ? undefined : nameOf(inner, context)),
  ].filter((name) => name !== undefined)
}

const itemOf = (value: unknown, context: PolyglotContext): SqlItem => {
  const [kind, inner = {}] = asExpression(value) ?? []
  if (kind === 'star') return starOf(inner, context)
  if (kind === 'columns' || kind === 'braced_wildcard') return { ...starOf({}, context), chosen: true }
  const alias = kind === 'alias' ? nameIn(inner, 'alias', context) : undefined
  const span = anySpan(kind === 'alias' ? (inner.this ?? inner) : inner, context)
  const several = kind === 'aliases' || (kind === 'alias' && namesIn(inner, 'column_aliases', context).length > 0)
  if (several)
    return { ...starOf({}, context), chosen: true, replace: [{ name: noName, value: expression(value, context) }] }
  return { kind: 'expression', value: expression(value, context), ...(alias && { alias }), ...(span && { span }) }
}

const starOf = (inner: RawNode, context: PolyglotContext): Extract<SqlItem, { kind: 'star' }> => {
  const table = nameIn(inner, 'table', context)
  const renames = Array.isArray(inner.rename) ? inner.rename : []
  return {
    kind: 'star',
    of: table ? [table] : [],
    except: namesIn(inner, 'except', context),
    replace: nodesIn(inner, 'replace').flatMap((one) => {
      const name = nameIn(one, 'alias', context)
      return name ? [{ name, value: expression(one.this, context) }] : []
    }),
    rename: renames.flatMap((pair: unknown) => {
      const [from, to] = Array.isArray(pair) ? pair.filter(isNode) : []
      return from && to ? [{ from: nameOf(from, context), to: nameOf(to, context) }] : []
    }),
    chosen: context.starsChosen === true,
    ...(context.starLike !== undefined && { like: context.starLike }),
    ...spanOf(inner, context),
  }
}
