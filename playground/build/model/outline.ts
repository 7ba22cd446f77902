import type { Expression, ExpressionOf } from '../../../grammar/tree/index.ts'

type Comments = Expression['comments']

/** Conditions joined: all of them, or any; `negated`: none of them, or not all. */
export interface GroupNode {
  readonly id: string
  readonly kind: 'group'
  readonly join: 'and' | 'or'
  readonly negated: boolean
  readonly children: readonly string[]
  readonly comments?: Comments
  /** Of the `not` around it. */
  readonly outerComments?: Comments
}

/** One sentence: a condition of the rule tree, kept whole. */
export interface RuleNode {
  readonly id: string
  readonly kind: 'rule'
  readonly expression: Expression
}

export type OutlineNode = GroupNode | RuleNode

/** The rules normalised by id. The root is a group; without children it means everybody. */
export interface Outline {
  readonly nodes: Readonly<Record<string, OutlineNode>>
  readonly parents: Readonly<Record<string, string>>
  readonly root: string
}

let lastId = 0
/** Ids outlive a reload in a draft, so they must not repeat after one. */
export const createId = (): string => {
  lastId += 1
  return `${Date.now().toString(36)}-${lastId.toString(36)}`
}

const isChain = (node: Expression): node is ExpressionOf<'and' | 'or'> => node.kind === 'and' || node.kind === 'or'
const chainOf = (node: Expression): ExpressionOf<'and' | 'or'> | undefined => {
  if (isChain(node)) return node
  return node.kind === 'not' && isChain(node.operand) ? node.operand : undefined
}

/** Whether it reads as a group of conditions, not as one sentence. */
export const isGrouping = (node: Expression): boolean => chainOf(node) !== undefined

const withComments = (comments: Comments) => (comments ? { comments } : {})

interface Reading {
  readonly nodes: Record<string, OutlineNode>
  readonly parents: Record<string, string>
  readonly take: (key: string) => string
}

/** Ids of rules that stay as they are, so that what is selected stays selected when the text is edited. */
const idsOf = (before: Outline | undefined): Map<string, string[]> => {
  const known = new Map<string, string[]>()
  for (const node of Object.values(before?.nodes ?? {})) {
    if (node.kind !== 'rule') continue
    const key = JSON.stringify(node.expression)
    known.set(key, [...(known.get(key) ?? []), node.id])
  }
  return known
}

const read = (node: Expression, parent: string | undefined, reading: Reading): string => {
  const chain = chainOf(node)
  const id = chain ? createId() : reading.take(JSON.stringify(node))
  if (parent !== undefined) reading.parents[id] = parent
  if (!chain) {
    reading.nodes[id] = { id, kind: 'rule', expression: node }
    return id
  }
  const negated = node.kind === 'not'
  reading.nodes[id] = {
    id,
    kind: 'group',
    join: chain.kind,
    negated,
    children: chain.operands.map((operand) => read(operand, id, reading)),
    ...withComments(chain.comments),
    ...(negated && node.comments && { outerComments: node.comments }),
  }
  return id
}

/** The condition of a segment as rules and groups. */
export const readOutline = (where: Expression | undefined, before?: Outline): Outline => {
  const known = idsOf(before)
  const reading: Reading = { nodes: {}, parents: {}, take: (key) => known.get(key)?.shift() ?? createId() }
  const isGroup = where !== undefined && chainOf(where) !== undefined
  if (isGroup) return { root: read(where, undefined, reading), nodes: reading.nodes, parents: reading.parents }
  const root = createId()
  const children = where ? [read(where, root, reading)] : []
  reading.nodes[root] = { id: root, kind: 'group', join: 'and', negated: false, children }
  return { root, nodes: reading.nodes, parents: reading.parents }
}

/** The condition that the outline says, and where each node of it stands: a JSON pointer from the condition. */
export interface Written {
  readonly expression?: Expression
  readonly places: ReadonlyMap<string, string>
}

const negation = (operand: Expression, comments: Comments): Expression => ({
  kind: 'not',
  operand,
  ...withComments(comments),
})

/** Groups of nothing say nothing and are left out; a group of one is what stands in it. `skip` leaves rules out. */
export const writeOutline = (outline: Outline, skip: ReadonlySet<string> = new Set()): Written => {
  const places = new Map<string, string>()
  const holdsSome = (id: string): boolean => {
    const node = outline.nodes[id]
    return node?.kind === 'group' ? node.children.some(holdsSome) : node !== undefined && !skip.has(id)
  }
  const write = (id: string, pointer: string): Expression | undefined => {
    const node = outline.nodes[id]
    if (!node) return undefined
    places.set(id, pointer)
    if (node.kind === 'rule') return node.expression
    const inner = node.negated ? `${pointer}/operand` : pointer
    const children = node.children.filter(holdsSome)
    const [only] = children
    const single = children.length === 1 && only !== undefined ? write(only, inner) : undefined
    const operands = single ? [] : children.flatMap((child, at) => write(child, `${inner}/operands/${at}`) ?? [])
    const core: Expression = single ?? { kind: node.join, operands, ...withComments(node.comments) }
    return node.negated ? negation(core, node.outerComments) : core
  }
  if (!holdsSome(outline.root)) return { places }
  const expression = write(outline.root, '')
  return { ...(expression && { expression }), places }
}

export const groupAt = (outline: Outline, id: string): GroupNode | undefined => {
  const node = outline.nodes[id]
  return node?.kind === 'group' ? node : undefined
}

/** What a group asks of its conditions. */
export const groupKind = ({ join, negated }: GroupNode): 'every' | 'some' | 'none' | 'notEvery' =>
  join === 'and' ? (negated ? 'notEvery' : 'every') : negated ? 'none' : 'some'
