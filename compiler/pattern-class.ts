import { type Failed, failed, type Reader } from './pattern-reader.ts'
import { type CodeRange, complement, type Pattern, shorthands } from './pattern-tree.ts'

const controls: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' }

/** After a backslash: one character, or the ranges of `\d \w \s \D \W \S`. */
export const readEscape = (reader: Reader): string | readonly CodeRange[] | Failed => {
  const start = reader.at()
  reader.next()
  const character = reader.next()
  if (character === '')
    return reader.fail(start, 'the pattern ends in a backslash', 'a backslash of the text is written `\\\\`')
  const ranges = shorthands[character.toLowerCase()]
  if (ranges) return character === character.toLowerCase() ? ranges : complement(ranges)
  const control = controls[character]
  if (control !== undefined) return control
  if (/[!-/:-@[-`{-~ ]/.test(character)) return character
  return reader.fail(
    start,
    `\`\\${character}\` is not among the patterns that every database reads alike`,
    'patterns know `\\d`, `\\w`, `\\s`, their capitals, `\\n`, `\\r`, `\\t`, and a backslash before punctuation',
  )
}

/** One end of a range, or a shorthand. */
const readMember = (reader: Reader): string | readonly CodeRange[] | Failed => {
  if (reader.peek() === '\\') return readEscape(reader)
  const start = reader.at()
  const character = reader.next()
  return character === '['
    ? reader.fail(start, '`[` stands inside a class', 'a bracket of the text is written `\\[`')
    : character
}

const code = (character: string) => character.codePointAt(0) ?? 0

const readRange = (reader: Reader): readonly CodeRange[] | Failed => {
  const start = reader.at()
  const first = readMember(reader)
  if (typeof first !== 'string') return first
  if (!reader.startsWith('-') || reader.startsWith('-]')) return [{ from: code(first), to: code(first) }]
  reader.next()
  const last = readMember(reader)
  if (last === failed) return failed
  if (typeof last !== 'string')
    return reader.fail(start, 'a range ends in a group of characters', 'a hyphen of the text is written `\\-`')
  if (code(last) < code(first))
    return reader.fail(start, `the range \`${first}-${last}\` runs backwards`, 'the smaller character stands first')
  return [{ from: code(first), to: code(last) }]
}

/** `[a-z_]`, from its opening bracket. */
export const readClass = (reader: Reader): Pattern | Failed => {
  const start = reader.at()
  reader.next()
  const negated = reader.skip('^')
  const ranges: CodeRange[] = []
  while (!reader.startsWith(']')) {
    if (reader.peek() === '')
      return reader.fail(start, 'a class has no closing `]`', 'a bracket of the text is written `\\[`')
    const range = readRange(reader)
    if (range === failed) return failed
    ranges.push(...range)
  }
  reader.next()
  return ranges.length === 0
    ? reader.fail(start, 'a class is empty', 'a closing bracket of the text is written `\\]`')
    : { kind: 'class', negated, ranges }
}
