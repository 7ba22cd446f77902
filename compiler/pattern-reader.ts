/** The first thing outside the subset; the reader keeps it, later ones are not told. */
export const failed = Symbol('failed')
export type Failed = typeof failed

export interface Failure {
  readonly start: number
  readonly end: number
  readonly message: string
  readonly hint: string
}

/** Walks a pattern by code points. */
export interface Reader {
  /** The next character, or '' at the end. */
  readonly peek: () => string
  readonly next: () => string
  readonly at: () => number
  readonly startsWith: (text: string) => boolean
  readonly skip: (text: string) => boolean
  readonly match: (pattern: RegExp) => RegExpExecArray | null
  readonly fail: (start: number, message: string, hint: string) => Failed
  readonly failure: () => Failure | undefined
}

export const createReader = (text: string): Reader => {
  let offset = 0
  let failure: Failure | undefined
  const peek = () => {
    const code = text.codePointAt(offset)
    return code === undefined ? '' : String.fromCodePoint(code)
  }
  const move = (length: number) => {
    offset += length
  }
  return {
    peek,
    next: () => {
      const character = peek()
      move(character.length)
      return character
    },
    at: () => offset,
    startsWith: (prefix) => text.startsWith(prefix, offset),
    skip: (prefix) => {
      const found = text.startsWith(prefix, offset)
      if (found) move(prefix.length)
      return found
    },
    match: (pattern) => {
      const found = pattern.exec(text.slice(offset))
      if (found?.index !== 0) return null
      move(found[0].length)
      return found
    },
    fail: (start, message, hint) => {
      failure ??= { start, end: Math.max(offset, Math.min(start + 1, text.length)), message, hint }
      return failed
    },
    failure: () => failure,
  }
}
