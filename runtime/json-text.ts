import type { Span } from '../grammar/origin.ts'

export type JsonText = { readonly value: unknown } | { readonly reason: string; readonly span: Span }

/** JSON.parse, with the reason and the place of what is no JSON. */
export const readJsonText = (text: string): JsonText => {
  try {
    return { value: JSON.parse(text) }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    const [, reason = message, position] = /^(.*?)(?: in JSON)?(?: at position (\d+).*)?$/s.exec(message) ?? []
    const start = Number(position ?? text.length)
    const plain = reason
      .replace(/, (\.\.\.)?".*" is not valid JSON$/s, '')
      .replace(/^./, (first) => first.toLowerCase())
    return { reason: plain, span: { start, end: Math.min(start + 1, text.length) } }
  }
}
