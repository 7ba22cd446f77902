import type { SqlRules } from '../../compiler/raw/rules.ts'
import type { SqlExpression, SqlName } from '../../compiler/raw/tree.ts'
import type { Span } from '../../grammar/origin.ts'
import { knownKinds } from './polyglot-kinds.ts'
import { isNode, isSet, nodeIn, numberIn, type RawNode, textIn, unwrap } from './raw-node.ts'
import type { TreeContext } from './tree-context.ts'

/** What converters of polyglot's nodes share: places, and the turn back to the one who knows all kinds. */
export interface PolyglotContext extends TreeContext {
  /** Code points to UTF-16. */
  readonly toUtf16: (place: number) => number
  readonly folding: SqlRules['folding']
  readonly words: SqlRules['words']
  readonly starLike?: string
  readonly starsChosen?: true
}

export type Convert = (node: RawNode, context: PolyglotContext, kind: string) => SqlExpression

/** The place of a name that polyglot tells. */
export const spanIn = (node: RawNode, context: PolyglotContext): Span | undefined => {
  const span = nodeIn(node, 'span')
  const [start, end] = [span && numberIn(span, 'start'), span && numberIn(span, 'end')]
  if (start === undefined || end === undefined || end <= start) return undefined
  return { start: context.toUtf16(start), end: context.toUtf16(end) }
}

export const spanOf = (node: RawNode, context: PolyglotContext): { readonly span?: Span } => {
  const span = spanIn(node, context)
  return span ? { span } : {}
}

export const nameOf = (node: RawNode, context: PolyglotContext): SqlName => ({
  text: textIn(node, 'name') ?? '',
  quoted: isSet(node, 'quoted'),
  ...spanOf(node, context),
})

export const nameIn = (node: RawNode, key: string, context: PolyglotContext): SqlName | undefined => {
  const inner = nodeIn(node, key)
  return inner && textIn(inner, 'name') !== undefined ? nameOf(inner, context) : undefined
}

export const namesIn = (node: RawNode, key: string, context: PolyglotContext): readonly SqlName[] => {
  const value = node[key]
  if (!Array.isArray(value)) return []
  return value.flatMap((one): readonly SqlName[] => {
    if (typeof one === 'string') return [{ text: one, quoted: false }]
    return isNode(one) ? [nameOf(one, context)] : []
  })
}

/** The first place that anything inside tells: most nodes tell none of their own. */
export const anySpan = (value: unknown, context: PolyglotContext): Span | undefined => {
  if (Array.isArray(value)) return firstSpan(value, context)
  if (!isNode(value)) return undefined
  return spanIn(value, context) ?? firstSpan(Object.values(value), context)
}

const firstSpan = (values: readonly unknown[], context: PolyglotContext): Span | undefined => {
  for (const one of values) {
    const found = anySpan(one, context)
    if (found) return found
  }
  return undefined
}

/** A wrapped expression: one key, which is a kind. Fields called like a kind stand beside others. */
export const asExpression = (value: unknown): readonly [kind: string, inner: RawNode] | undefined => {
  if (!isNode(value)) return undefined
  const found = unwrap(value)
  return found && (knownKinds.has(found[0]) || isNode(value[found[0]])) && !structures.has(found[0]) ? found : undefined
}

/** Fields that hold a structure of their own, alone in it. */
const structures = new Set(['this', 'expressions', 'value', 'expression', 'Preceding', 'Following'])

/** `a.b.c` as names, if it is nothing else. */
export const pathOf = (value: unknown, context: PolyglotContext): readonly SqlName[] | undefined => {
  const [kind, inner = {}] = asExpression(value) ?? []
  if (kind === 'column')
    return [nameIn(inner, 'table', context), nameIn(inner, 'name', context)].filter((name) => !!name)
  if (kind === 'identifier' || kind === 'var') return [nameOf(inner, context)]
  if (kind !== 'dot') return undefined
  const before = pathOf(inner.this, context)
  const field = nameIn(inner, 'field', context)
  return before && field && [...before, field]
}
