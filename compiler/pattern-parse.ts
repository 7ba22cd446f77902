import { readClass, readEscape } from './pattern-class.ts'
import { createReader, type Failed, type Failure, failed, type Reader } from './pattern-reader.ts'
import type { Pattern } from './pattern-tree.ts'

/** Where a pattern leaves the portable subset: UTF-16 offsets in the pattern's text, a sentence and what to do. */
export type PatternError = Failure
export type PatternResult =
  | { readonly kind: 'pattern'; readonly pattern: Pattern }
  | ({ readonly kind: 'error' } & PatternError)

/** The most that every engine repeats. */
const mostRepeats = 255
/** RE2 refuses more, multiplied through repeats within each other. */
const mostNestedRepeats = 1000
const deepest = 50

const readEscaped = (reader: Reader): Pattern | Failed => {
  const escaped = readEscape(reader)
  if (escaped === failed) return failed
  return typeof escaped === 'string'
    ? { kind: 'literal', code: escaped.codePointAt(0) ?? 0 }
    : { kind: 'class', negated: false, ranges: escaped }
}

const readGroup = (reader: Reader, depth: number): Pattern | Failed => {
  const start = reader.at()
  reader.next()
  if (reader.peek() === '?')
    return reader.fail(
      start,
      '`(?` starts a look-around, a flag or a named group, which not every database knows',
      'a plain group is written `( … )`',
    )
  if (depth >= deepest)
    return reader.fail(start, `groups nest deeper than ${deepest}`, 'a flatter pattern says the same')
  const item = readAlternatives(reader, depth + 1)
  if (item === failed) return failed
  return reader.skip(')')
    ? { kind: 'group', item }
    : reader.fail(start, 'a group has no closing `)`', 'a parenthesis of the text is written `\\(`')
}

const anchorHint =
  'an anchor stands first or last of the whole pattern; a character of the text is written with a backslash'
const readAtom = (reader: Reader, depth: number, first: boolean): Pattern | Failed => {
  const start = reader.at()
  switch (reader.peek()) {
    case '\\':
      return readEscaped(reader)
    case '[':
      return readClass(reader)
    case '(':
      return readGroup(reader, depth)
    case '.':
      reader.next()
      return { kind: 'any' }
    case '^':
      reader.next()
      return depth === 0 && first ? { kind: 'start' } : reader.fail(start, '`^` stands inside the pattern', anchorHint)
    case '$':
      reader.next()
      return depth === 0 && (reader.peek() === '' || reader.peek() === '|')
        ? { kind: 'end' }
        : reader.fail(start, '`$` stands inside the pattern', anchorHint)
    case '*':
    case '+':
    case '?':
    case '{':
    case '}':
    case ']': {
      const symbol = reader.next()
      return reader.fail(
        start,
        `\`${symbol}\` has nothing before it to repeat or to close`,
        `the character itself is written \`\\${symbol}\``,
      )
    }
    default:
      return { kind: 'literal', code: reader.next().codePointAt(0) ?? 0 }
  }
}

const bounds: Readonly<Record<string, readonly [number, number?]>> = { '*': [0], '+': [1], '?': [0, 1] }
/** The bounds of a repeat, undefined when none stands here. */
const readBounds = (reader: Reader): readonly [number, number?] | undefined | Failed => {
  const start = reader.at()
  const simple = bounds[reader.peek()]
  if (simple) {
    reader.next()
    return simple
  }
  if (reader.peek() !== '{') return undefined
  const counted = reader.match(/^\{(\d{1,6})(,(\d{1,6})?)?\}/)
  if (!counted)
    return reader.fail(
      start,
      '`{` opens no count',
      'counts are `{3}`, `{3,}` or `{3,5}`; a brace of the text is written `\\{`',
    )
  const least = Number(counted[1])
  const most = counted[3] !== undefined ? Number(counted[3]) : counted[2] === undefined ? least : undefined
  if (Math.max(least, most ?? 0) > mostRepeats)
    return reader.fail(
      start,
      `\`${counted[0]}\` repeats more than ${mostRepeats} times`,
      'not every database counts further',
    )
  if (most !== undefined && most < least)
    return reader.fail(start, `\`${counted[0]}\` ends before it begins`, 'the smaller count stands first')
  return most === undefined ? [least] : [least, most]
}

const readRepeated = (reader: Reader, depth: number, first: boolean): Pattern | Failed => {
  const start = reader.at()
  const item = readAtom(reader, depth, first)
  if (item === failed) return failed
  const found = readBounds(reader)
  if (found === undefined || found === failed) return found ?? item
  if (item.kind === 'start' || item.kind === 'end') return reader.fail(start, 'an anchor is repeated', anchorHint)
  const again = reader.at()
  if (/^[*+?{]/.test(reader.peek())) {
    reader.next()
    return reader.fail(
      again,
      'a repeat is repeated, or marked as lazy or possessive',
      'not every database knows such marks; a group can be repeated: `(a+)*`',
    )
  }
  const [least, most] = found
  return { kind: 'repeat', item, least, ...(most !== undefined && { most }) }
}

const readSequence = (reader: Reader, depth: number): Pattern | Failed => {
  const start = reader.at()
  const items: Pattern[] = []
  while (!['', '|', ')'].includes(reader.peek())) {
    const item = readRepeated(reader, depth, items.length === 0)
    if (item === failed) return failed
    items.push(item)
  }
  const [only] = items
  if (!only) return reader.fail(start, 'an alternative is empty', 'a part that may be absent is written `( … )?`')
  return items.length === 1 ? only : { kind: 'sequence', items }
}

const readAlternatives = (reader: Reader, depth: number): Pattern | Failed => {
  const items: Pattern[] = []
  do {
    const item = readSequence(reader, depth)
    if (item === failed) return failed
    items.push(item)
  } while (reader.skip('|'))
  const [only] = items
  return items.length === 1 && only ? only : { kind: 'alternatives', items }
}

/** How often the deepest counted part may be repeated in all. */
const repeats = (pattern: Pattern): number => {
  switch (pattern.kind) {
    case 'sequence':
    case 'alternatives':
      return Math.max(...pattern.items.map(repeats))
    case 'group':
      return repeats(pattern.item)
    case 'repeat':
      return Math.max(pattern.most ?? pattern.least, 1) * repeats(pattern.item)
    case 'literal':
    case 'any':
    case 'class':
    case 'start':
    case 'end':
      return 1
    default:
      return pattern satisfies never
  }
}

/** Reads the portable subset of language.md section 5; the first thing outside it is the error. */
export const parsePattern = (text: string): PatternResult => {
  const reader = createReader(text)
  const pattern = readAlternatives(reader, 0)
  if (pattern !== failed && reader.peek() !== '')
    reader.fail(reader.at(), '`)` closes no group', 'a parenthesis of the text is written `\\)`')
  if (pattern !== failed && repeats(pattern) > mostNestedRepeats)
    reader.fail(
      0,
      `repeats within each other come to more than ${mostNestedRepeats}`,
      'not every database counts further',
    )
  const failure = reader.failure()
  if (failure) return { kind: 'error', ...failure }
  if (pattern === failed) throw new Error('the pattern reader failed without saying why')
  return { kind: 'pattern', pattern }
}
