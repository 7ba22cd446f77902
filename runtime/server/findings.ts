import type { Diagnostic } from '../../grammar/diagnostic.ts'
import type { Finding } from './api/problem.ts'

/** A finding as JSON: the same fields, without readonly lists. */
export const toFinding = ({ code, severity, message, hint, file, span, path, fix }: Diagnostic): Finding => ({
  code,
  severity,
  message,
  ...(hint !== undefined && { hint }),
  ...(file !== undefined && { file }),
  ...(span && { span: { start: span.start, end: span.end } }),
  ...(path !== undefined && { path }),
  ...(fix && { fix: { title: fix.title, edits: fix.edits.map(({ span: at, text }) => ({ span: at, text })) } }),
})
