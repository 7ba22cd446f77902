import type { Diagnostic } from './diagnostic.ts'
import type { Origins } from './origin.ts'
import type { Document, Item } from './tree/index.ts'

/**
 * One top-level item of a file. Spans of its origins and diagnostics count from `start`, the item's offset in the file, so an
 * item whose text did not change keeps its parse when text above it does.
 */
export interface ParsedItem {
  readonly item: Item | undefined
  /** What the item declares, known also where its mistakes left no `item`: uses of the name need no finding of their own. */
  readonly declares?: { readonly kind: Item['kind']; readonly name: string }
  readonly start: number
  readonly text: string
  readonly origins: Origins
  readonly diagnostics: readonly Diagnostic[]
}

/** A file as read from text or JSON. `document` holds the items that could be read. */
export interface ParsedDocument {
  readonly file?: string
  readonly text?: string
  readonly items: readonly ParsedItem[]
  readonly document: Document
  /** Findings that belong to no item; spans count from the file's start. */
  readonly diagnostics: readonly Diagnostic[]
}
