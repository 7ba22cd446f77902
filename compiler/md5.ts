const shifts = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21]
const sines = Uint32Array.from({ length: 64 }, (_, index) => Math.floor(2 ** 32 * Math.abs(Math.sin(index + 1))))

const utf8 = (text: string): number[] => {
  const bytes: number[] = []
  for (const character of text.toWellFormed()) {
    const code = character.codePointAt(0) ?? 0
    if (code < 0x80) bytes.push(code)
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), 0x80 | (code & 63))
    else if (code < 0x10000) bytes.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63))
    else bytes.push(0xf0 | (code >> 18), 0x80 | ((code >> 12) & 63), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63))
  }
  return bytes
}

/** The message as 32-bit words, little-endian, with its bit length in the last two (RFC 1321, 3.1 and 3.2). */
const wordsOf = (text: string): Uint32Array => {
  const bytes = utf8(text)
  const words = new Uint32Array((((bytes.length + 8) >> 6) + 1) * 16)
  for (const [index, byte] of [...bytes, 0x80].entries())
    words[index >> 2] = (words[index >> 2] ?? 0) | (byte << ((index & 3) * 8))
  words[words.length - 2] = bytes.length * 8
  words[words.length - 1] = Math.floor(bytes.length / 2 ** 29)
  return words
}

const mix = (round: number, b: number, c: number, d: number): number =>
  round === 0 ? (b & c) | (~b & d) : round === 1 ? (d & b) | (~d & c) : round === 2 ? b ^ c ^ d : c ^ (b | ~d)
const strides = [
  [1, 0],
  [5, 1],
  [3, 5],
  [7, 0],
] as const

const digestBlock = (state: Uint32Array, block: Uint32Array): void => {
  let [a = 0, b = 0, c = 0, d = 0] = state
  for (let step = 0; step < 64; step += 1) {
    const round = step >> 4
    const [stride, offset] = strides[round] ?? strides[0]
    const word = block[(step * stride + offset) & 15] ?? 0
    const sum = (a + mix(round, b, c, d) + (sines[step] ?? 0) + word) | 0
    const shift = shifts[round * 4 + (step & 3)] ?? 0
    ;[a, d, c, b] = [d, c, b, (b + ((sum << shift) | (sum >>> (32 - shift)))) | 0]
  }
  for (const [index, value] of [a, b, c, d].entries()) state[index] = (state[index] ?? 0) + value
}

/** RFC 1321, of the text's UTF-8, as 32 lower-case hex digits. */
export const md5 = (text: string): string => {
  const words = wordsOf(text)
  const state = Uint32Array.of(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476)
  for (let start = 0; start < words.length; start += 16) digestBlock(state, words.subarray(start, start + 16))
  return [...new Uint8Array(state.buffer)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Bucket of an ID: the first 8 hex digits of md5 of `salt:id`, modulo `of` (language.md section 5). */
export const bucketOf = (id: string, salt: string, of: number): number =>
  Number.parseInt(md5(`${salt}:${id}`).slice(0, 8), 16) % of
