import type { Expression, Item, SetExpression } from '../../grammar/tree/index.ts'
import { childrenOf, isRowNode } from './nodes.ts'

/** Names of segments and traits that an expression might depend on, before they are resolved. */
export interface Mentioned {
  readonly segments: readonly string[]
  /** Paths of two parts that may be `set.trait`, and bare names that may be traits of the same set. */
  readonly qualified: readonly (readonly [string, string])[]
  readonly bare: readonly string[]
}

interface Found {
  readonly segments: Set<string>
  readonly qualified: Map<string, readonly [string, string]>
  readonly bare: Set<string>
}

const addField = (path: readonly string[], found: Found): void => {
  const [first = '', second] = path
  if (second === undefined) found.bare.add(first)
  else found.qualified.set(JSON.stringify([first, second]), [first, second])
}

const windowWhere = (node: Expression): Expression | undefined =>
  'window' in node && node.window?.kind === 'since last' ? node.window.where : undefined

const collect = (node: Expression, personal: boolean, found: Found): void => {
  if (node.kind === 'field') {
    if (personal) addField(node.path, found)
    return
  }
  if (node.kind === 'in segment') found.segments.add(node.segment)
  if (node.kind === 'in at least') for (const name of node.segments) found.segments.add(name)
  const since = windowWhere(node)
  if (since) collect(since, false, found)
  for (const child of childrenOf(node)) {
    const inRows = isRowNode(node) && !(node.kind === 'aggregate' && child === node.value)
    collect(child, personal && !inRows, found)
  }
}

const collectSet = (node: SetExpression, found: Found): void => {
  if (node.kind === 'segment') found.segments.add(node.name)
  else if (node.kind === 'not') collectSet(node.operand, found)
  else if (node.kind === 'in at least') for (const name of node.segments) found.segments.add(name)
  else for (const operand of node.operands) collectSet(operand, found)
}

const mentionedIn = (fill: (found: Found) => void): Mentioned => {
  const found: Found = { segments: new Set(), qualified: new Map(), bare: new Set() }
  fill(found)
  return { segments: [...found.segments], qualified: [...found.qualified.values()], bare: [...found.bare] }
}

export const mentionedBy = (node: Expression): Mentioned => mentionedIn((found) => collect(node, true, found))

export const nothingMentioned: Mentioned = { segments: [], qualified: [], bare: [] }

export const mentionedBySegment = ({ body }: Item & { kind: 'segment' }): Mentioned => {
  if (body.kind === 'rules') return body.where ? mentionedBy(body.where) : nothingMentioned
  return body.kind === 'sql' ? nothingMentioned : mentionedIn((found) => collectSet(body.set, found))
}
