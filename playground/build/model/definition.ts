import { printItem } from '../../../grammar/printer/index.ts'
import type { Expression, Item, Segment, Traits } from '../../../grammar/tree/index.ts'
import { type Outline, readOutline, type Written, writeOutline } from './outline.ts'

export type Target = Segment | Traits

/** What is being edited: the item, whose condition (of a rules segment) stands in the outline. */
export interface Definition {
  readonly head: Target
  readonly outline: Outline
  /** The text that says exactly this, as somebody wrote it. */
  readonly source?: string
  /** What was typed into another view and cannot be read; the rest is how it last could. */
  readonly broken?: { readonly view: 'segql' | 'json'; readonly text: string }
}

export const isRules = (head: Target): head is Segment & { body: { kind: 'rules' } } =>
  head.kind === 'segment' && head.body.kind === 'rules'

const whereOf = (item: Target): Expression | undefined =>
  item.kind === 'segment' && item.body.kind === 'rules' ? item.body.where : undefined

const withoutWhere = (item: Target): Target =>
  item.kind === 'segment' && item.body.kind === 'rules' ? { ...item, body: { kind: 'rules' } } : item

export const toDefinition = (item: Target, before?: Outline, source?: string): Definition => ({
  head: withoutWhere(item),
  outline: readOutline(whereOf(item), before),
  ...(source !== undefined && { source }),
})

export const newDefinition = (entity: string): Definition =>
  toDefinition({ kind: 'segment', name: 'new_segment', entity, body: { kind: 'rules' } })

export interface WrittenItem extends Written {
  readonly item: Target
}

/** The item of the definition, and where in it each rule stands: JSON pointers from the item. */
export const toItem = ({ head, outline }: Definition, skip?: ReadonlySet<string>): WrittenItem => {
  if (!isRules(head)) return { item: head, places: new Map() }
  const written = writeOutline(outline, skip)
  const { expression } = written
  const places = new Map([...written.places].map(([id, pointer]) => [id, `/body/where${pointer}`]))
  const body = { kind: 'rules' as const, ...(expression && { where: expression }) }
  return { item: { ...head, body, ...commentsFor(head, expression !== undefined) }, places }
}

/** Comments of `where` need one to stand at. */
const commentsFor = (head: Segment, hasWhere: boolean): Pick<Segment, 'comments'> => {
  if (hasWhere || !head.comments?.parts?.where) return {}
  const { where, ...parts } = head.comments.parts
  const { parts: _, ...rest } = head.comments
  const kept = { ...rest, ...(Object.keys(parts).length > 0 && { parts }) }
  const before = [...(where.before ?? []), ...(kept.end ?? [])]
  return { comments: { ...kept, ...(before.length > 0 && { end: before }) } }
}

export const textOfDefinition = (definition: Definition): string => {
  if (definition.source !== undefined) return definition.source
  const { item } = toItem(definition)
  return `${printItem(item satisfies Item)}\n`
}

/** A name for a segment made of its title: `Big spenders (US)` becomes `big_spenders_us`. */
export const nameFrom = (title: string): string => {
  const name = title
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{Nd}]+/gu, '_')
    .replaceAll(/^_+|_+$/g, '')
  const safe = /^\p{Nd}/u.test(name) ? `segment_${name}` : name
  return safe === '' ? 'new_segment' : safe
}
