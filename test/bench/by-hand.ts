import { readFile } from 'node:fs/promises'

/** The statements of `by-hand.sql` by the name of their segment. */
export const readByHand = async (): Promise<ReadonlyMap<string, string>> => {
  const text = await readFile(new URL('by-hand.sql', import.meta.url), 'utf8')
  const parts = text.split(/^-- segment /m).slice(1)
  return new Map(
    parts.map((part) => {
      const end = part.indexOf('\n')
      return [part.slice(0, end).trim(), part.slice(end).trim().replace(/;$/, '')]
    }),
  )
}
