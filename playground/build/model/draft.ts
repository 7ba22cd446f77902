import type { Definition } from './definition.ts'
import type { Opened } from './store.ts'

/** What was not saved, kept in the browser. */
export interface KeptDraft {
  readonly version: 1
  readonly definition: Definition
  readonly saved: Definition
  readonly opened?: Opened
}

export const draftKey = (project: string, kind: string, name: string | undefined): string =>
  `segql.draft.${project}.${kind}.${name ?? ''}`

const isDraft = (value: unknown): value is KeptDraft =>
  typeof value === 'object' && value !== null && 'version' in value && value.version === 1 && 'definition' in value

export const readDraft = (key: string): KeptDraft | undefined => {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? 'null')
    return isDraft(value) ? value : undefined
  } catch {
    return undefined
  }
}

export const keepDraft = (key: string, draft: KeptDraft): void => {
  try {
    localStorage.setItem(key, JSON.stringify(draft))
  } catch {
    // A full or forbidden storage loses drafts, not the work on the screen.
  }
}

export const dropDraft = (key: string): void => {
  try {
    localStorage.removeItem(key)
  } catch {
    // As above.
  }
}
