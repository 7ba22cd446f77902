import type { Diagnostic } from '../grammar/diagnostic.ts'
import type { ParsedDocument } from '../grammar/document.ts'

/** All findings of one file's syntax, spans counted from the file's start. */
export const syntaxFindings = ({ file, items, diagnostics }: ParsedDocument): readonly Diagnostic[] =>
  [...diagnostics, ...items.flatMap(({ start, diagnostics: own }) => own.map((one) => moved(one, start)))].map((one) =>
    file === undefined ? one : { ...one, file },
  )

const moved = (diagnostic: Diagnostic, start: number): Diagnostic =>
  diagnostic.span
    ? { ...diagnostic, span: { start: diagnostic.span.start + start, end: diagnostic.span.end + start } }
    : diagnostic
