import { canonicalName } from '../../compiler/raw/token-calls.ts'
import type { SqlCall, SqlExpression, SqlName } from '../../compiler/raw/tree.ts'
import { children, expressionIn, expressionsIn, placed } from './polyglot-expression.ts'
import { knownKinds } from './polyglot-kinds.ts'
import { asExpression, type Convert, nameIn, type PolyglotContext, pathOf, spanOf } from './polyglot-node.ts'
import { isSet, type RawNode, textIn } from './raw-node.ts'

const call = (
  path: readonly SqlName[],
  given: readonly SqlExpression[],
  inner: RawNode,
  context: PolyglotContext,
): SqlCall => {
  const filter = expressionIn(inner, 'filter', context)
  return {
    kind: 'call',
    path,
    arguments: given,
    distinct: isSet(inner, 'distinct'),
    over: false,
    beside: [...expressionsIn(inner, 'order_by', context), ...expressionsIn(inner, 'limit', context)],
    ...(filter && { filter }),
    ...placed(inner, context),
  }
}

const besides = new Set(['order_by', 'limit', 'filter'])

/** A function that polyglot has a node of its own for. The tokens show its name. */
export const typedCall: Convert = (inner, context, kind) => {
  const name =
    textIn(inner, 'original_name') ?? textIn(inner, 'name') ?? kind.replaceAll('_', kind === 'l_trim' ? '' : '_')
  // Tokens take such a word for a keyword, so here it is told: `first(x)` may be anybody's where the database has none.
  if (context.words.has(name.toLowerCase())) context.call([name.toLowerCase()])
  const parts = Object.entries(inner).filter(([key]) => !besides.has(key))
  const star: readonly SqlExpression[] = isSet(inner, 'star') ? [{ kind: 'star' }] : []
  const given = [...parts.flatMap(([, part]) => children(part, context)), ...star]
  return call([{ text: name, quoted: false }], given, inner, context)
}

export const namedCall: Convert = (inner, context) => {
  const quoted = isSet(inner, 'quoted')
  const path = (textIn(inner, 'name') ?? '').split('.').map((text) => ({ text, quoted }))
  const { span } = spanOf(inner, context)
  if (namesTables(inner)) context.stop({ kind: 'unknown part', what: 'TABLE', ...(span && { span }) })
  // Other kinds of function are the database's own; those with a bare name may be anybody's.
  context.call(
    path.map((part) => canonicalName(part.text, part.quoted, context)),
    span,
  )
  return call(path, expressionsIn(inner, 'args', context), inner, context)
}

/** TABLE takes a function's rows, but also the name of a table as a text or a variable. */
const namesTables = (inner: RawNode): boolean => {
  if (textIn(inner, 'name')?.toLowerCase() !== 'table') return false
  const given = Array.isArray(inner.args) ? inner.args.map((one) => asExpression(one)?.[0] ?? '') : []
  return given.length === 0 || given.some((kind) => namelike.has(kind) || !knownKinds.has(kind))
}
const namelike = new Set([
  'literal',
  'column',
  'dot',
  'identifier',
  'var',
  'cast',
  'concat',
  'd_pipe',
  'paren',
  'pseudocolumn',
])

/** `net.host(x)`, `a.b.c.f(x)`: a path with a call behind it, or a method of a value. */
export const methodCall: Convert = (inner, context) => {
  const method = nameIn(inner, 'method', context) ?? { text: '', quoted: false }
  const before = pathOf(inner.this, context)
  const path = [...(before ?? []), method]
  context.call(
    path.map((part) => canonicalName(part.text, part.quoted, context)),
    method.span,
  )
  const given = [...(before ? [] : children(inner.this, context)), ...expressionsIn(inner, 'args', context)]
  return call(path, given, inner, context)
}
