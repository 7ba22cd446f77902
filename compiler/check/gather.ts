import type { Diagnostic, Fix } from '../../grammar/diagnostic.ts'
import type { ParsedDocument } from '../../grammar/document.ts'
import type { Span } from '../../grammar/origin.ts'

const shift = (span: Span, start: number): Span => ({ start: span.start + start, end: span.end + start })

const shiftFix = (fix: Fix, start: number): Fix => ({
  ...fix,
  edits: fix.edits.map((edit) => ({ ...edit, span: shift(edit.span, start) })),
})

/** A finding of an item, counted from the start of its file. */
export const inFile = (found: Diagnostic, start: number, file: string | undefined): Diagnostic => ({
  ...found,
  ...(found.span && { span: shift(found.span, start) }),
  ...(found.fix && { fix: shiftFix(found.fix, start) }),
  ...(file !== undefined && { file }),
})

const byPlace = (left: Diagnostic, right: Diagnostic): number =>
  (left.span?.start ?? -1) - (right.span?.start ?? -1) || (left.span?.end ?? -1) - (right.span?.end ?? -1)

/** All findings of all files, in the order of the files and their text. */
export const gather = (
  documents: readonly ParsedDocument[],
  ofItem: (item: object) => readonly Diagnostic[],
): readonly Diagnostic[] =>
  documents.flatMap((document) => {
    const { file } = document
    const whole = document.diagnostics.map((found) => (file === undefined ? found : { ...found, file }))
    const items = document.items.flatMap((parsed) => {
      const own = parsed.item ? ofItem(parsed.item) : []
      return [...parsed.diagnostics, ...own].map((found) => inFile(found, parsed.start, file))
    })
    return [...whole, ...items].sort(byPlace)
  })
