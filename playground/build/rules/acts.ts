import { printExpression } from '../../../grammar/printer/index.ts'
import type { Expression } from '../../../grammar/tree/index.ts'
import { messages } from '../../text/index.ts'
import { duplicate, inOrder, insert, remove, step, unwrap, wrap } from '../model/moves.ts'
import { createId, groupAt, type Outline, readOutline, writeOutline } from '../model/outline.ts'
import { readExpression } from '../model/read.ts'
import type { Scope } from '../model/scope.ts'
import type { BuildStore } from '../model/store.ts'
import { sentenceOf } from '../sentence/condition.ts'

const { said } = messages.build

export interface ActOn {
  readonly store: BuildStore
  readonly scope: Scope
  readonly id: string
}

/** What a rule or group says: the condition of it alone. */
export const expressionAt = (outline: Outline, id: string): Expression | undefined =>
  writeOutline({ ...outline, root: id }).expression

const wordsOf = ({ store, scope, id }: ActOn): string => {
  const expression = expressionAt(store.getState().definition.outline, id)
  return expression ? sentenceOf(scope, expression) : messages.build.rules.group
}

const change = (on: ActOn, apply: (outline: Outline) => Outline, words: string, focus = on.id): void => {
  const { setOutline, say, focusOn, definition } = on.store.getState()
  setOutline(apply)
  if (on.store.getState().definition === definition) return
  say(words)
  focusOn({ rule: focus })
}

export const acts = {
  up: (on) => change(on, (outline) => step(outline, on.id, -1), said.moved(wordsOf(on))),
  down: (on) => change(on, (outline) => step(outline, on.id, 1), said.moved(wordsOf(on))),
  wrap: (on) => change(on, (outline) => wrap(outline, on.id), said.wrapped(wordsOf(on))),
  unwrap: (on) => change(on, (outline) => unwrap(outline, on.id), said.moved(wordsOf(on))),
  duplicate: (on) => {
    const done = duplicate(on.store.getState().definition.outline, on.id)
    change(on, () => done.outline, said.duplicated(wordsOf(on)), done.id)
  },
  remove: (on) => {
    const order = inOrder(on.store.getState().definition.outline)
    const next = order[order.indexOf(on.id) - 1] ?? order[order.indexOf(on.id) + 1] ?? ''
    change(on, (outline) => remove(outline, on.id), said.removed(wordsOf(on)), next)
  },
  copy: (on) => {
    const text = textAt(on.store.getState().definition.outline, on.id)
    if (text === undefined) return
    void navigator.clipboard?.writeText(text)
    on.store.getState().say(said.copied)
  },
} as const satisfies Record<string, (on: ActOn) => void>
export type RowAct = keyof typeof acts

export const textAt = (outline: Outline, id: string): string | undefined => {
  const expression = expressionAt(outline, id)
  return expression && printExpression(expression)
}

/** The group that something new goes into when it is added at a node, and its place there. */
const placeAfter = (outline: Outline, id: string | undefined): { readonly group: string; readonly at: number } => {
  const own = id === undefined ? undefined : groupAt(outline, id)
  if (own) return { group: own.id, at: own.children.length }
  const parent = groupAt(outline, outline.parents[id ?? ''] ?? '')
  if (parent && id !== undefined) return { group: parent.id, at: parent.children.indexOf(id) + 1 }
  return { group: outline.root, at: groupAt(outline, outline.root)?.children.length ?? 0 }
}

const groupOfNothing = (join: 'and' | 'or'): Outline => {
  const id = createId()
  return { root: id, parents: {}, nodes: { [id]: { id, kind: 'group', join, negated: false, children: [] } } }
}

/** A new sentence or group at a node, ready to be filled in. */
export const addAt = (on: ActOn, added: Expression | 'group'): void => {
  const { store, scope, id } = on
  const { definition, setOutline, focusOn, say } = store.getState()
  const { group, at } = placeAfter(definition.outline, id)
  const join = groupAt(definition.outline, group)?.join === 'and' ? 'or' : 'and'
  const fresh = added === 'group' ? groupOfNothing(join) : readOutline(added)
  const ids = added === 'group' ? [fresh.root] : (groupAt(fresh, fresh.root)?.children ?? [])
  setOutline((outline) => insert(outline, fresh, ids, group, at))
  say(said.added(added === 'group' ? messages.build.rules.group : sentenceOf(scope, added)))
  const [first] = ids
  if (first !== undefined) focusOn({ rule: first, open: true })
}

/** Pasted SegQL becomes rules after the node. Gives how many; 0: it is no condition. */
export const pasteAt = ({ store, id }: ActOn, text: string): number => {
  const { definition, setOutline, focusOn, say } = store.getState()
  const { value } = readExpression(text.trim(), 'condition')
  if (!value) {
    say(said.notPasted)
    return 0
  }
  const fresh = readOutline(value)
  const root = groupAt(fresh, fresh.root)
  const { group, at } = placeAfter(definition.outline, id)
  const sameJoin = root && !root.negated && root.join === groupAt(definition.outline, group)?.join
  const single = value.kind !== 'and' && value.kind !== 'or' && root?.children.length === 1 && !root.negated
  const ids = sameJoin || single ? (root?.children ?? []) : [fresh.root]
  setOutline((outline) => insert(outline, fresh, ids, group, at))
  say(said.pasted(ids.length))
  const [first] = ids
  if (first !== undefined) focusOn({ rule: first })
  return ids.length
}
