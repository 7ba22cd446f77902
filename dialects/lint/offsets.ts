/** Parsers count bytes or code points; places are UTF-16 offsets. */
export type ToUtf16 = (offset: number) => number

const isAscii = (text: string): boolean => !/[^\0-\x7f]/.test(text)

const createOffsets = (text: string, sizeOf: (codePoint: number) => number): ToUtf16 => {
  if (isAscii(text)) return (offset) => Math.min(Math.max(offset, 0), text.length)
  const starts = new Map<number, number>()
  let counted = 0
  let at = 0
  for (const character of text) {
    starts.set(counted, at)
    counted += sizeOf(character.codePointAt(0) ?? 0)
    at += character.length
  }
  starts.set(counted, at)
  return (offset) => {
    for (let near = Math.min(offset, counted); near > 0; near--) {
      const found = starts.get(near)
      if (found !== undefined) return found
    }
    return 0
  }
}

const utf8Size = (codePoint: number): number =>
  codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4

export const fromBytes = (text: string): ToUtf16 => createOffsets(text, utf8Size)
export const fromCodePoints = (text: string): ToUtf16 => createOffsets(text, () => 1)
