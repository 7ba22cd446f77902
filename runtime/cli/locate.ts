import type { Diagnostic } from '../../grammar/diagnostic.ts'
import type { Span } from '../../grammar/origin.ts'
import { jsonSpans } from '../json-spans.ts'

export interface Place {
  readonly span: Span
  /** Both from 1; columns count UTF-16 units. */
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
}

/** Where a diagnostic stands in its file: by its span, or by its pointer if the file is JSON. */
export const locate = (diagnostic: Diagnostic, text: string | undefined): Place | undefined => {
  const span = text === undefined ? undefined : (diagnostic.span ?? spanOfPath(diagnostic.path, text))
  if (text === undefined || !span) return undefined
  const from = lineAndColumn(text, span.start)
  const to = lineAndColumn(text, Math.max(span.start, span.end))
  return { span, line: from.line, column: from.column, endLine: to.line, endColumn: to.column }
}

/** The nearest enclosing value that is there: a pointer may name what is missing. */
const spanOfPath = (path: string | undefined, text: string): Span | undefined => {
  if (path === undefined || !/^\s*[[{]/.test(text)) return undefined
  try {
    JSON.parse(text)
  } catch {
    return undefined
  }
  const spans = jsonSpans(text)
  for (let pointer = path; ; pointer = pointer.slice(0, pointer.lastIndexOf('/'))) {
    const span = spans.get(pointer)
    if (span || pointer === '') return span
  }
}

const lineAndColumn = (text: string, offset: number): { readonly line: number; readonly column: number } => {
  const before = text.slice(0, offset)
  const start = Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1
  return { line: before.split(/\r\n|\r|\n/).length, column: offset - start + 1 }
}
