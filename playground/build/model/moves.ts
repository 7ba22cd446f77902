import type { Expression } from '../../../grammar/tree/index.ts'
import { createId, type GroupNode, groupAt, type Outline, type OutlineNode, readOutline } from './outline.ts'

/** Changes of the outline: each is a new outline, or the same one where nothing can be done. */
const put = (outline: Outline, ...changed: readonly OutlineNode[]): Outline => ({
  ...outline,
  nodes: { ...outline.nodes, ...Object.fromEntries(changed.map((node) => [node.id, node])) },
})

const without = <Value>(record: Readonly<Record<string, Value>>, ids: ReadonlySet<string>): Record<string, Value> =>
  Object.fromEntries(Object.entries(record).filter(([id]) => !ids.has(id)))

export const withinOf = (outline: Outline, id: string): readonly string[] => {
  const node = outline.nodes[id]
  return node?.kind === 'group' ? [id, ...node.children.flatMap((child) => withinOf(outline, child))] : [id]
}

const detached = (outline: Outline, id: string): Outline => {
  const parent = groupAt(outline, outline.parents[id] ?? '')
  if (!parent) return outline
  return put(outline, { ...parent, children: parent.children.filter((child) => child !== id) })
}

const attached = (outline: Outline, id: string, parentId: string, at: number): Outline => {
  const parent = groupAt(outline, parentId)
  if (!parent) return outline
  const children = [...parent.children.slice(0, at), id, ...parent.children.slice(at)]
  const next = put(outline, { ...parent, children })
  return { ...next, parents: { ...next.parents, [id]: parentId } }
}

/** Nodes of another outline become children of a group; `at`: their place among them. */
export const insert = (
  outline: Outline,
  added: Outline,
  ids: readonly string[],
  parentId: string,
  at: number,
): Outline => {
  const inside = ids.flatMap((id) => withinOf(added, id))
  const nodes = Object.fromEntries(inside.flatMap((id) => (added.nodes[id] ? [[id, added.nodes[id]] as const] : [])))
  const parents = Object.fromEntries(
    inside.flatMap((id) => (added.parents[id] === undefined ? [] : [[id, added.parents[id]] as const])),
  )
  const joined: Outline = {
    ...outline,
    nodes: { ...outline.nodes, ...nodes },
    parents: { ...outline.parents, ...parents },
  }
  return ids.reduce((now, id, index) => attached(now, id, parentId, at + index), joined)
}

export const remove = (outline: Outline, id: string): Outline => {
  if (id === outline.root) return outline
  const gone = new Set(withinOf(outline, id))
  const next = detached(outline, id)
  return { ...next, nodes: without(next.nodes, gone), parents: without(next.parents, gone) }
}

/** Conditions joined take the place of a rule: as a group of their own. */
export const replaceRule = (outline: Outline, id: string, expression: Expression): Outline => {
  const parent = groupAt(outline, outline.parents[id] ?? '')
  if (!parent) return outline
  const group = readOutline(expression)
  return insert(remove(outline, id), group, [group.root], parent.id, parent.children.indexOf(id))
}

const copied = (outline: Outline, id: string): Outline => {
  const names = new Map(withinOf(outline, id).map((one) => [one, createId()]))
  const nameOf = (one: string): string => names.get(one) ?? one
  const nodes: Record<string, OutlineNode> = {}
  const parents: Record<string, string> = {}
  for (const [one, name] of names) {
    const node = outline.nodes[one]
    if (!node) continue
    nodes[name] =
      node.kind === 'group' ? { ...node, id: name, children: node.children.map(nameOf) } : { ...node, id: name }
    const parent = outline.parents[one]
    if (one !== id && parent !== undefined) parents[name] = nameOf(parent)
  }
  return { nodes, parents, root: nameOf(id) }
}

export const duplicate = (outline: Outline, id: string): { readonly outline: Outline; readonly id: string } => {
  const parent = groupAt(outline, outline.parents[id] ?? '')
  if (!parent) return { outline, id }
  const copy = copied(outline, id)
  return { outline: insert(outline, copy, [copy.root], parent.id, parent.children.indexOf(id) + 1), id: copy.root }
}

/** To a place in a group; `at` counts in the group as it is before the move. */
export const moveTo = (outline: Outline, id: string, parentId: string, at: number): Outline => {
  if (id === outline.root || withinOf(outline, id).includes(parentId)) return outline
  const from = groupAt(outline, outline.parents[id] ?? '')
  const was = from?.id === parentId ? from.children.indexOf(id) : -1
  return attached(detached(outline, id), id, parentId, was >= 0 && was < at ? at - 1 : at)
}

/** One place up or down: past a rule, into a group, and out of it at its edge. */
export const step = (outline: Outline, id: string, by: 1 | -1): Outline => {
  const parent = groupAt(outline, outline.parents[id] ?? '')
  if (!parent) return outline
  const at = parent.children.indexOf(id)
  const neighbour = parent.children[at + by]
  const group = neighbour === undefined ? undefined : groupAt(outline, neighbour)
  if (group) return moveTo(outline, id, group.id, by === 1 ? 0 : group.children.length)
  if (neighbour !== undefined) return moveTo(outline, id, parent.id, by === 1 ? at + 2 : at - 1)
  const above = groupAt(outline, outline.parents[parent.id] ?? '')
  if (!above) return outline
  const place = above.children.indexOf(parent.id)
  return moveTo(outline, id, above.id, by === 1 ? place + 1 : place)
}

const opposite = (join: GroupNode['join']): GroupNode['join'] => (join === 'and' ? 'or' : 'and')

/** A group of its own around a rule or group, joined the other way. */
export const wrap = (outline: Outline, id: string): Outline => {
  const parent = groupAt(outline, outline.parents[id] ?? '')
  if (!parent) return outline
  const group: GroupNode = {
    id: createId(),
    kind: 'group',
    join: opposite(parent.join),
    negated: false,
    children: [id],
  }
  const children = parent.children.map((child) => (child === id ? group.id : child))
  const next = put(outline, { ...parent, children }, group)
  return { ...next, parents: { ...next.parents, [group.id]: parent.id, [id]: group.id } }
}

/** The group's rules stand in its place. */
export const unwrap = (outline: Outline, id: string): Outline => {
  const group = groupAt(outline, id)
  const parent = groupAt(outline, outline.parents[id] ?? '')
  if (!group || !parent) return outline
  const at = parent.children.indexOf(id)
  const children = [...parent.children.slice(0, at), ...group.children, ...parent.children.slice(at + 1)]
  const gone = new Set([id])
  const next = put(outline, { ...parent, children })
  const parents = { ...next.parents, ...Object.fromEntries(group.children.map((child) => [child, parent.id])) }
  return { ...next, nodes: without(next.nodes, gone), parents: without(parents, gone) }
}

export const setJoin = (outline: Outline, id: string, join: 'and' | 'or', negated: boolean): Outline => {
  const group = groupAt(outline, id)
  return group ? put(outline, { ...group, join, negated }) : outline
}

/** Nodes from top to bottom, as the eye meets them. */
export const inOrder = (outline: Outline): readonly string[] => withinOf(outline, outline.root).slice(1)
