import type { Span } from '../../grammar/origin.ts'

/** A source whose findings are marked by `«…»`: the text without the marks, and the marked spans in it. */
export const marked = (source: string): { readonly text: string; readonly spans: readonly Span[] } => {
  const spans: Span[] = []
  let text = ''
  let start = 0
  for (const part of source.split(/([«»])/u)) {
    if (part === '«') start = text.length
    else if (part === '»') spans.push({ start, end: text.length })
    else text += part
  }
  return { text, spans }
}
