import type { SourceComment } from './lexer.ts'
import type { Slot } from './parser/base.ts'
import type { Comments } from './tree/index.ts'

interface Around {
  before?: string[]
  after?: string
}
interface MutableComments extends Around {
  end?: string[]
  parts?: Record<string, Around>
}
interface Bracketed {
  readonly image: string
}

/**
 * Gives every comment of an item to a node. A comment on its own line belongs to the widest place that begins with the next
 * token, a comment behind something to the widest place that ends there, one before a closing brace to the block's owner; any
 * other to the smallest place around it, as if it stood above. Nothing is lost.
 */
export const attachComments = (
  comments: readonly SourceComment[],
  slots: readonly Slot[],
  tokens: readonly Bracketed[],
): void => {
  if (comments.length === 0) return
  const places = [...slots].sort((a, b) => a.first - b.first || b.last - a.last)
  for (const comment of comments) {
    const { next } = comment
    if (!comment.ownLine) {
      const last = tokens[next - 1]?.image === ',' ? next - 2 : next - 1
      const ending = places.find((slot) => slot.last === last && !slot.onlyBefore)
      if (ending && setAfter(ending, comment.text)) continue
    } else if (tokens[next]?.image === '}') {
      const block = places.find((slot) => slot.last === next && slot.part === undefined)
      if (block) {
        const all = commentsOf(block.owner)
        all.end = [...(all.end ?? []), comment.text]
        continue
      }
    }
    const starting = comment.ownLine ? places.find((slot) => slot.first === next) : undefined
    const around = starting ?? smallest(places.filter((slot) => slot.first < next && slot.last >= next)) ?? places[0]
    if (around) addBefore(around, comment.text)
  }
}

const smallest = (slots: readonly Slot[]): Slot | undefined =>
  slots.reduce<Slot | undefined>(
    (best, slot) => (best && best.last - best.first <= slot.last - slot.first ? best : slot),
    undefined,
  )

const commentsOf = (owner: object): MutableComments => {
  const node = owner as { comments?: Comments }
  node.comments ??= {}
  return node.comments
}

const aroundOf = (slot: Slot): Around => {
  const all = commentsOf(slot.owner)
  if (slot.part === undefined) return all
  all.parts ??= {}
  const around = all.parts[slot.part] ?? {}
  all.parts[slot.part] = around
  return around
}

const addBefore = (slot: Slot, text: string): void => {
  const around = aroundOf(slot)
  around.before = [...(around.before ?? []), text]
}

const setAfter = (slot: Slot, text: string): boolean => {
  const around = aroundOf(slot)
  if (around.after !== undefined) return false
  around.after = text
  return true
}
