import type { Traits } from '../../grammar/tree/index.ts'
import type { Declarations, Declared } from './declarations.ts'
import { segmentKey, traitKey } from './definition-keys.ts'
import { type Mentioned, mentionedBy, mentionedBySegment, nothingMentioned } from './mentioned.ts'
import type { ModelEntity } from './model.ts'
import { findColumn } from './tables.ts'

/** Something that is checked by itself: a segment, a trait, or the head and `where` of a trait set. */
export type Task =
  | { readonly kind: 'segment'; readonly key: string; readonly node: object; readonly owner: Declared<SegmentItem> }
  | { readonly kind: 'trait'; readonly key: string; readonly node: TraitNode; readonly owner: Declared<Traits> }
  | { readonly kind: 'head'; readonly key: string; readonly node: object; readonly owner: Declared<Traits> }

type SegmentItem = Declarations['segments'] extends ReadonlyMap<string, Declared<infer S>> ? S : never
type TraitNode = Extract<Traits['body'], { kind: 'expressions' }>['traits'][number]

/** Nobody refers to it; it only comes after what it needs. */
export const headKey = (set: string): string => `head:${set}`

export const tasksOf = (declarations: Declarations): ReadonlyMap<string, Task> => {
  const tasks = new Map<string, Task>()
  for (const [name, owner] of declarations.segments) {
    const key = segmentKey(name)
    tasks.set(key, { kind: 'segment', key, node: owner.item, owner })
  }
  for (const [name, owner] of declarations.traits) {
    const { body } = owner.item
    tasks.set(headKey(name), { kind: 'head', key: headKey(name), node: owner.item, owner })
    if (body.kind === 'sql') continue
    for (const trait of body.traits) {
      const key = traitKey(name, trait.name)
      if (!tasks.has(key)) tasks.set(key, { kind: 'trait', key, node: trait, owner })
    }
  }
  return tasks
}

/** What its expression might depend on; the same for as long as its node is. */
export const mentionedByTask = (task: Task): Mentioned => {
  if (task.kind === 'segment') return mentionedBySegment(task.owner.item)
  if (task.kind === 'trait') return mentionedBy(task.node.value)
  const { body } = task.owner.item
  return body.kind === 'expressions' && body.where ? mentionedBy(body.where) : nothingMentioned
}

/** The keys a task depends on: its names, where they are not columns or relations. */
export const edgesOf = (
  task: Task,
  mentioned: Mentioned,
  tasks: ReadonlyMap<string, Task>,
  entities: ReadonlyMap<string, ModelEntity>,
): readonly string[] => {
  const entity = entities.get(task.owner.item.entity)
  const isColumn = (name: string) => entity?.table !== undefined && findColumn(entity.table, name) !== undefined
  const isRow = (name: string) => entity?.relations.has(name) || name === entity?.name
  const keys = mentioned.segments.map(segmentKey)
  for (const [set, trait] of mentioned.qualified) if (!isRow(set) && !isColumn(set)) keys.push(traitKey(set, trait))
  if (task.kind !== 'segment')
    for (const name of mentioned.bare) if (!isColumn(name)) keys.push(traitKey(task.owner.item.name, name))
  return keys.filter((key) => tasks.has(key))
}
