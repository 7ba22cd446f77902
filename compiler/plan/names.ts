/** Hands out names that are plain lower-case words, at most 40 long and never the same twice. */
export interface Names {
  readonly take: (wish: string) => string
}

export const createNames = (taken: Iterable<string> = []): Names => {
  const used = new Set([...taken].map((name) => name.toLowerCase()))
  const last = new Map<string, number>()
  return {
    take: (wish) => {
      const word = plainName(wish)
      let number = last.get(word) ?? 0
      let name = number === 0 ? word : `${word}_${number + 1}`
      while (used.has(name)) {
        number += 1
        name = `${word}_${number + 1}`
      }
      last.set(word, number + 1)
      used.add(name)
      return name
    },
  }
}

const plain = /^[a-z](?:[a-z0-9_]{0,38}[a-z0-9])?$/

/** Any text as a short plain word: fit for an alias in every dialect. */
export const plainName = (wish: string): string => {
  if (plain.test(wish)) return wish
  const word = wish
    .toLowerCase()
    .replace(/[^a-z0-9_]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, 40)
  return /^[a-z]/.test(word) ? word : `x_${word}`.slice(0, 40)
}
