import type { Dialect } from '../dialect.ts'

const bytes = (text: string): number => {
  let count = 0
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    count += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
  }
  return count
}

/** Why the dialect cannot write a name. */
export const refusal = (name: string, dialect: Dialect): string | undefined => {
  const { longest, refused } = dialect.identifiers
  if (name === '') return 'it is empty'
  if (name.includes('\0') || !name.isWellFormed()) return 'it holds a character that is no text'
  if (name.length * 3 > longest && bytes(name) > longest) return `it is longer than ${longest} bytes`
  return refused?.(name, 'any')
}

/** The name between the dialect's quotes; one that is refused is not to be written. */
export const quotedName = (name: string, { identifiers: { open, close, escapedClose } }: Dialect): string =>
  `${open}${name.replaceAll(close, escapedClose)}${close}`
