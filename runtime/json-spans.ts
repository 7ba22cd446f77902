import type { Span } from '../grammar/origin.ts'

/**
 * Where each value of a JSON text stands, by JSON pointer; the key of a member stands at its pointer with `#key` appended.
 * The text must be valid JSON.
 */
export const jsonSpans = (text: string): ReadonlyMap<string, Span> => {
  const spans = new Map<string, Span>()
  const tokens = [...text.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g)]
  let next = 0

  const read = (pointer: string): void => {
    const token = tokens[next++]
    if (!token) return
    const opening = token[0]
    if (opening === '{') members(pointer)
    if (opening === '[') elements(pointer)
    const last = tokens[next - 1] ?? token
    spans.set(pointer, { start: token.index, end: last.index + last[0].length })
  }

  const members = (pointer: string): void => {
    while (next < tokens.length && tokens[next]?.[0] !== '}') {
      const key = tokens[next++]
      if (!key || key[0] === ',') continue
      const inner = `${pointer}/${escapePointer(JSON.parse(key[0]) as string)}`
      spans.set(`${inner}#key`, { start: key.index, end: key.index + key[0].length })
      next++
      read(inner)
    }
    next++
  }

  const elements = (pointer: string): void => {
    for (let index = 0; next < tokens.length && tokens[next]?.[0] !== ']'; ) {
      if (tokens[next]?.[0] === ',') next++
      else read(`${pointer}/${index++}`)
    }
    next++
  }

  read('')
  return spans
}

const escapePointer = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1')

/** RFC 6901. */
export const toPointer = (path: readonly PropertyKey[]): string =>
  path.map((key) => `/${escapePointer(String(key))}`).join('')
