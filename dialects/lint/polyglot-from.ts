import type { SqlName, SqlRelation } from '../../compiler/raw/tree.ts'
import { children, expression } from './polyglot-expression.ts'
import { knownKinds } from './polyglot-kinds.ts'
import { anySpan, asExpression, nameIn, namesIn, type PolyglotContext, spanIn } from './polyglot-node.ts'
import { polyglotQuery, queryKinds, valuesOf } from './polyglot-tree.ts'
import { isNode, isSet, nodeIn, nodesIn, type RawNode, textIn } from './raw-node.ts'
import { noQuery, unknownRelation } from './tree-context.ts'

/** FROM with its joins and lateral views. */
export const fromOf = (inner: RawNode, context: PolyglotContext): readonly SqlRelation[] => {
  const from = nodeIn(inner, 'from')
  const list = from && Array.isArray(from.expressions) ? from.expressions : []
  const relations = list.map((one) => relationOf(one, context))
  const last = relations.pop()
  const joined = nodesIn(inner, 'joins').reduce<SqlRelation | undefined>(
    (left, join) => (left ? joinOf(left, join, context) : relationOf(join.this, context)),
    last,
  )
  const views = nodesIn(inner, 'lateral_views').map((view) => lateralView(view, context))
  return [...relations, ...(joined ? [joined] : []), ...views]
}

const lateralView = (view: RawNode, context: PolyglotContext): SqlRelation => {
  const alias = nameIn(view, 'table_alias', context)
  const columns = namesIn(view, 'column_aliases', context)
  return {
    kind: 'table call',
    call: expression(view.this, context),
    ...(alias && { alias }),
    columns,
    complete: columns.length > 0,
  }
}

const joinTypes: Readonly<Record<string, 'inner' | 'left' | 'right' | 'full' | 'cross' | 'semi' | 'anti'>> = {
  Inner: 'inner',
  Left: 'left',
  Right: 'right',
  Full: 'full',
  Outer: 'full',
  Cross: 'cross',
  Implicit: 'cross',
  Natural: 'inner',
  NaturalLeft: 'left',
  NaturalRight: 'right',
  NaturalFull: 'full',
  Semi: 'semi',
  LeftSemi: 'semi',
  Anti: 'anti',
  LeftAnti: 'anti',
  Lateral: 'cross',
  LeftLateral: 'left',
  CrossApply: 'cross',
  OuterApply: 'left',
  AsOf: 'inner',
  AsOfLeft: 'left',
  Positional: 'cross',
}

const joinOf = (left: SqlRelation, join: RawNode, context: PolyglotContext): SqlRelation => {
  const kind = textIn(join, 'kind') ?? ''
  const [on, ...more] = [...children(join.on, context), ...children(join.match_condition, context)]
  const right = relationOf(join.this, context)
  const using = namesIn(join, 'using', context)
  const natural = kind.startsWith('Natural')
  const bare = kind === 'Inner' && !on && using.length === 0
  const joined: SqlRelation = {
    kind: 'join',
    type: bare ? 'cross' : (joinTypes[kind] ?? 'other'),
    left,
    right,
    ...(on && {
      on: more.length === 0 ? on : { kind: 'operator', operator: 'and', operands: [on, ...more], negated: false },
    }),
    using,
    natural,
  }
  const pivots = children(join.pivots, context)
  return pivots.length > 0 ? { kind: 'reshaped', of: joined, parts: pivots, columns: [] } : joined
}

type Aliased = { readonly alias?: SqlName; readonly columns: readonly SqlName[] }

const aliasOf = (inner: RawNode, context: PolyglotContext): Aliased => {
  const alias = nameIn(inner, 'alias', context)
  const name = textIn(inner, 'alias')
  const given = alias ?? (name === undefined ? undefined : { text: name, quoted: isSet(inner, 'alias_quoted') })
  return { ...(given && { alias: given }), columns: namesIn(inner, 'column_aliases', context) }
}

export const relationOf = (value: unknown, context: PolyglotContext): SqlRelation => {
  const [kind = '', inner = {}] = asExpression(value) ?? []
  return context.deeper(() => relation(kind, inner, value, context)) ?? unknownRelation(kind, context)
}

const relation = (kind: string, inner: RawNode, value: unknown, context: PolyglotContext): SqlRelation => {
  if (kind === 'table') return tableOf(inner, context)
  if (kind === 'values')
    return {
      kind: 'derived',
      query: { ...noQuery, body: valuesOf(inner, context) },
      lateral: false,
      ...aliasOf(inner, context),
    }
  if (kind === 'subquery' && !isQuery(inner.this)) return nested(inner, context)
  if (queryKinds.has(kind)) return derived(kind, inner, value, context)
  if (kind === 'alias') return realiased(relationOf(inner.this, context), aliasOf(inner, context))
  if (kind === 'paren' || kind === 'annotated') return relationOf(inner.this, context)
  if (kind === 'joined_table') {
    const joined = nodesIn(inner, 'joins').reduce(
      (left, join) => joinOf(left, join, context),
      relationOf(inner.left, context),
    )
    return realiased(joined, aliasOf(inner, context))
  }
  if (kind === 'pivot' || kind === 'unpivot' || kind === 'match_recognize') return reshaped(inner, context)
  if (kind === 'lateral') {
    const [innerKind] = asExpression(inner.this) ?? []
    if (innerKind !== undefined && (queryKinds.has(innerKind) || innerKind === 'values')) {
      const inside = realiased(relationOf(inner.this, context), aliasOf(inner, context))
      return inside.kind === 'derived' ? { ...inside, lateral: true } : inside
    }
    return { kind: 'table call', call: expression(inner.this, context), complete: false, ...aliasOf(inner, context) }
  }
  if (!knownKinds.has(kind)) return unknownRelation(kind.replaceAll('_', ' '), context)
  return tableCall(kind, inner, value, context)
}

const isQuery = (value: unknown): boolean => {
  const [kind = ''] = asExpression(value) ?? []
  return queryKinds.has(kind)
}

/** Parentheses around a table or a join. */
const nested = (inner: RawNode, context: PolyglotContext): SqlRelation =>
  realiased(relationOf(inner.this, context), aliasOf(inner, context))

const derived = (kind: string, inner: RawNode, value: unknown, context: PolyglotContext): SqlRelation => {
  const span = anySpan(inner, context)
  return {
    kind: 'derived',
    query: polyglotQuery(value, context),
    lateral: kind === 'subquery' && isSet(inner, 'lateral'),
    ...aliasOf(inner, context),
    ...(span && { span }),
  }
}

const realiased = (relation: SqlRelation, { alias, columns }: Aliased): SqlRelation => {
  if (relation.kind === 'join') return alias ? { kind: 'reshaped', of: relation, parts: [], alias, columns } : relation
  const kept = columns.length > 0 ? columns : relation.columns
  const complete = relation.kind === 'table call' && (relation.complete || columns.length > 1)
  return {
    ...relation,
    ...(alias && { alias }),
    columns: kept,
    ...(relation.kind === 'table call' && { complete }),
  } as SqlRelation
}

const reshaped = (inner: RawNode, context: PolyglotContext): SqlRelation => {
  const { this: of, ...others } = inner
  const pivot = pivotOf(inner, context)
  const named = namesIn(inner, 'alias_columns', context)
  const { columns, ...alias } = aliasOf(inner, context)
  return {
    kind: 'reshaped',
    of: relationOf(of, context),
    parts: Object.values(others).flatMap((other) => children(other, context)),
    ...alias,
    columns: named.length > 0 ? named : columns,
    ...(pivot && { pivot }),
  }
}

/** `sum(amount) as total for channel in ('web' as w, …)`, all values spelled out. */
const pivotOf = (inner: RawNode, context: PolyglotContext): Extract<SqlRelation, { kind: 'reshaped' }>['pivot'] => {
  const [[kind = '', field = {}] = [], more] = (Array.isArray(inner.fields) ? inner.fields : []).map(
    (one) => asExpression(one) ?? [],
  )
  if (isSet(inner, 'unpivot') || kind !== 'in' || more || !Array.isArray(field.expressions)) return undefined
  const values = field.expressions.map((one) => {
    const [wrapper = '', wrapped = {}] = asExpression(one) ?? []
    const value = expression(wrapper === 'pivot_alias' || wrapper === 'alias' ? wrapped.this : one, context)
    const [, aliased = {}] = asExpression(wrapped.alias) ?? []
    const alias = wrapper === 'alias' ? nameIn(wrapped, 'alias', context) : nameIn(aliased, 'name', context)
    return value.kind === 'literal' ? { text: value.value, ...(alias && { alias }) } : undefined
  })
  if (values.some((value) => value === undefined)) return undefined
  const aggregates = (Array.isArray(inner.expressions) ? inner.expressions : []).map((one) => {
    const [wrapper = '', wrapped = {}] = asExpression(one) ?? []
    return wrapper === 'alias' ? nameIn(wrapped, 'alias', context) : undefined
  })
  return { values: values.filter((value) => value !== undefined), aggregates }
}

/** UNNEST, FLATTEN and other functions; an offset is a column of its own name. */
const tableCall = (kind: string, inner: RawNode, value: unknown, context: PolyglotContext): SqlRelation => ({
  kind: 'table call',
  call: expression(value, context),
  complete: false,
  ...(kind === 'unnest' ? aliasOf(inner, context) : { columns: [] }),
})

const tableOf = (inner: RawNode, context: PolyglotContext): SqlRelation => {
  if (isNode(inner.identifier_func)) return unknownRelation('IDENTIFIER', context)
  const path = ['catalog', 'schema', 'name'].flatMap((key) => nameIn(inner, key, context) ?? [])
  const [start, end] = [path[0]?.span?.start, path.at(-1)?.span?.end]
  const span = spanIn(inner, context) ?? (start !== undefined && end !== undefined ? { start, end } : undefined)
  const table: SqlRelation = { kind: 'table', path, ...aliasOf(inner, context), ...(span && { span }) }
  const parts = ['when', 'changes', 'table_sample', 'hints', 'version'].flatMap((key) => children(inner[key], context))
  return parts.every(({ kind }) => kind === 'literal') ? table : { kind: 'reshaped', of: table, parts, columns: [] }
}
