import { existsSync, mkdirSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { dirname, join, normalize, sep } from 'node:path'
import { parseText, printDocument, printItem } from '../../../grammar/index.ts'
import type { Item } from '../../../grammar/tree/index.ts'
import { hasErrors } from '../../project.ts'
import { isText, refusalOf } from '../../sources.ts'
import { replaceText } from '../../store/atomic.ts'
import type { VersionStore } from '../../store/versions.ts'
import type { Handlers } from '../handlers.ts'
import { hashOf, toDocument } from '../project-state.ts'
import { type Refusal, refusal, refuseFor } from '../refusal.ts'

/** A source file of the project, or why the name is none. */
const placeOf = (root: string, file: string): string | Refusal => {
  const path = normalize(join(root, file))
  const inside = path.startsWith(normalize(root) + sep) && !file.split('/').some((part) => part.startsWith('.'))
  if (inside && isText(file) && !file.includes('\0') && isReallyInside(root, path)) return path
  return refusal(
    422,
    'file',
    `\`${file}\` is no source file of the project.`,
    'A source file ends in `.segql` and stands in the folder of the project.',
  )
}

/** No link leads out of the folder: of what does not exist yet, the nearest folder that does. */
const isReallyInside = (root: string, path: string): boolean => {
  const existing = existsSync(path) ? path : dirname(path)
  if (existing !== path && !existsSync(existing)) return isReallyInside(root, existing)
  const home = realpathSync(root)
  const real = realpathSync(existing)
  return real === home || real.startsWith(home + sep)
}

const textAt = (path: string): string | undefined => {
  try {
    return readFileSync(path, 'utf8').replace(/^\uFEFF/, '')
  } catch {
    return undefined
  }
}

/** What stands in the file now is not what was opened. */
const conflict = (file: string, path: string, opened: string | null): Refusal | undefined => {
  const text = textAt(path)
  const hash = text === undefined ? null : hashOf(text)
  if (hash === opened) return undefined
  const message =
    text === undefined
      ? `\`${file}\` was deleted meanwhile.`
      : opened === null
        ? `\`${file}\` exists already.`
        : `\`${file}\` was changed meanwhile.`
  return {
    refused: 409,
    problem: { code: 'conflict', message, current: text === undefined ? null : toDocument({ file, text }) },
  }
}

type Named = Extract<Item, { kind: 'segment' | 'traits' }>

const itemTexts = (text: string | undefined): ReadonlyMap<string, { readonly item: Named; readonly text: string }> => {
  const items = parseText(text ?? '').document.items.flatMap((item) =>
    item.kind === 'segment' || item.kind === 'traits' ? [item] : [],
  )
  return new Map(items.map((item) => [`${item.kind} ${item.name}`, { item, text: printItem(item) }]))
}

/** What a segment or trait set was before its first change here is its first version. */
const keepVersions = async (
  versions: VersionStore,
  before: string | undefined,
  after: string,
  who: string,
): Promise<void> => {
  const old = itemTexts(before)
  const fresh = itemTexts(after)
  for (const [key, { item, text }] of fresh) {
    const earlier = old.get(key)
    if (earlier?.text === text) continue
    const of = { kind: item.kind, entity: item.entity, name: item.name }
    if (earlier) await versions.save(of, earlier.text, who)
    await versions.save(of, text, who)
  }
  for (const [key, { item }] of old) {
    if (!fresh.has(key)) await versions.save({ kind: item.kind, entity: item.entity, name: item.name }, null, who)
  }
}

export const documentHandlers = {
  'PUT /api/documents': async ({ body, caller }, { root, store }) => {
    const { file, text, opened } = body
    const path = placeOf(root, file)
    if (typeof path !== 'string') return path
    const parsed = parseText(text, { file })
    const mistakes = [...parsed.diagnostics, ...parsed.items.flatMap(({ diagnostics }) => diagnostics)]
    if (hasErrors(mistakes)) return refuseFor(422, mistakes)
    // First, so that a store that cannot be opened stops the save, not its record.
    const { versions } = await store()
    const changed = conflict(file, path, opened)
    if (changed) return changed
    const laidOut = printDocument(parsed.document)
    const before = textAt(path)
    try {
      mkdirSync(dirname(path), { recursive: true })
      replaceText(path, laidOut)
    } catch (error) {
      return refusal(500, 'E924', `\`${file}\` could not be written: ${refusalOf(error)}.`)
    }
    await keepVersions(versions, before, laidOut, caller.name)
    return toDocument({ file, text: laidOut })
  },
  'DELETE /api/documents': async ({ query: { file, opened }, caller }, { root, store }) => {
    const path = placeOf(root, file)
    if (typeof path !== 'string') return path
    if (!existsSync(path)) return refusal(404, 'file', `\`${file}\` does not exist.`)
    const { versions } = await store()
    const changed = conflict(file, path, opened)
    if (changed) return changed
    const before = textAt(path)
    try {
      rmSync(path)
    } catch (error) {
      return refusal(500, 'E924', `\`${file}\` could not be deleted: ${refusalOf(error)}.`)
    }
    await keepVersions(versions, before, '', caller.name)
    return { done: true as const }
  },
} satisfies Partial<Handlers>
