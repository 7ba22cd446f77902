import type { Diagnostic } from '../../grammar/diagnostic.ts'
import { type ParsedDocument, parseText } from '../../grammar/index.ts'
import type { Expression, Item } from '../../grammar/tree/index.ts'

/** Every finding of a document, spans counted from the file's start. */
export const findings = (parsed: ParsedDocument): Diagnostic[] => [
  ...parsed.diagnostics,
  ...parsed.items.flatMap((item) =>
    item.diagnostics.map((one) => ({
      ...one,
      ...(one.span && { span: { start: one.span.start + item.start, end: one.span.end + item.start } }),
    })),
  ),
]

/** The text with a finding's fix applied. */
export const fixed = (text: string, { fix }: Diagnostic): string =>
  [...(fix?.edits ?? [])]
    .sort((a, b) => b.span.start - a.span.start)
    .reduce((result, { span, text: insert }) => result.slice(0, span.start) + insert + result.slice(span.end), text)

/** A text shown with `«…»` around its findings. */
export const shown = (text: string, found: readonly Diagnostic[]): string =>
  found
    .flatMap(({ span }) => (span ? [[span.start, '«'] as const, [span.end, '»'] as const] : []))
    .map(([at, mark], index) => [at, mark, index] as const)
    .sort(([a, , left], [b, , right]) => b - a || right - left)
    .reduce((result, [at, mark]) => result.slice(0, at) + mark + result.slice(at), text)

export const readItem = (text: string): Item => {
  const parsed = parseText(text)
  const [item] = parsed.document.items
  if (!item || findings(parsed).length > 0) throw new Error(`${text}\n${JSON.stringify(findings(parsed))}`)
  return item
}

/** The condition of a segment with this `where`. */
export const readCondition = (text: string): Expression => {
  const item = readItem(`segment s of customer {\n  where ${text}\n}`)
  if (item.kind !== 'segment' || item.body.kind !== 'rules' || !item.body.where)
    throw new Error(`no condition: ${text}`)
  return item.body.where
}
