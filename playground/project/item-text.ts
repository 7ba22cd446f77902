import { printItem } from '../../grammar/index.ts'
import type { Item } from '../../grammar/tree/index.ts'
import { call } from './client.ts'
import type { NamedItem, Place, Workspace } from './workspace.ts'

/** The item's own text, laid out. */
export const textOf = (item: Item): string => printItem(item).trim()

/** The text of a place's file with the item replaced, or without it. */
const withText = ({ document, source, index }: Place, text: string | undefined): string => {
  const { start = 0, text: old = '' } = document.items[index] ?? {}
  const before = source.text.slice(0, start)
  const after = source.text.slice(start + old.length)
  return text === undefined ? `${before.trimEnd()}\n\n${after.trimStart()}` : `${before}${text}\n${after}`
}

/** Writes another text of a saved item into its file; refused when somebody changed the file meanwhile. */
export const replaceItem = (place: Place, text: string) =>
  call('PUT /api/documents', {
    body: { file: place.source.file, text: withText(place, text), opened: place.source.hash },
  })

/** Takes an item out of its file, and a file that held nothing else out of the project. */
export const removeItem = (place: Place): Promise<unknown> => {
  const { file, hash } = place.source
  return place.document.items.length === 1
    ? call('DELETE /api/documents', { query: { file, opened: hash } })
    : call('PUT /api/documents', { body: { file, text: withText(place, undefined), opened: hash } })
}

const folders = { segment: 'segments', traits: 'traits' } as const satisfies Record<NamedItem['kind'], string>

/** A new item gets a file of its own. */
export const createItem = (kind: NamedItem['kind'], name: string, text: string) =>
  call('PUT /api/documents', { body: { file: `${folders[kind]}/${name}.segql`, text, opened: null } })

/** `Big spenders (US)` as `big_spenders_us`. */
export const toName = (title: string): string => {
  const word = title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '_')
    .replaceAll(/^_+|_+$/g, '')
  return /^[\p{L}_]/u.test(word) ? word : word === '' ? '' : `segment_${word}`
}

/** A name that no item of the project has yet. */
export const freeName = ({ checked }: Workspace, wanted: string): string => {
  const taken = (name: string): boolean => checked.segments.has(name) || checked.traits.has(name)
  if (!taken(wanted)) return wanted
  for (let next = 2; ; next++) if (!taken(`${wanted}_${next}`)) return `${wanted}_${next}`
}
