import { bucketOf } from './md5.ts'
import { countOf, listOf, textOf } from './operands.ts'
import { arity, asTexts, integer, overload, text } from './overloads.ts'
import type { FunctionRow, Overload } from './row.ts'
import type { Type } from './types.ts'

const single = (character: string, changed: string): string => ([...changed].length === 1 ? changed : character)

/** One letter for one letter: no final sigma, and `İ` becomes a plain `i`. */
export const lowerText = (value: string): string =>
  Array.from(value, (letter) => (letter === 'İ' ? 'i' : single(letter, letter.toLowerCase()))).join('')
/** One letter for one letter, but `ß` becomes `SS`. */
export const upperText = (value: string): string =>
  Array.from(value, (letter) => (letter === 'ß' ? 'SS' : single(letter, letter.toUpperCase()))).join('')

const folded = new Map([...'İΣςẞ'].map((letter, index) => [letter, [...'iσσß'][index] ?? letter]))
/** What `ignoring case` compares. */
export const foldCase = (value: string): string =>
  lowerText(Array.from(value, (letter) => folded.get(letter) ?? letter).join(''))

const textFunction = (sql: string, change: (value: string) => string, internal?: true): FunctionRow => ({
  operands: ['value'],
  takes: 'a text',
  resolve: arity(1, 1, (types) => overload(asTexts(types), text)),
  sql,
  evaluate: ([value]) => change(textOf(value)),
  ...(internal && { internal }),
})

const resolveSubstring = ([value, ...counts]: readonly Type[]): Overload | undefined => {
  const texts = value && asTexts([value])
  if (!texts || !counts.every(({ kind }) => kind === 'integer' || kind === 'error')) return undefined
  return overload([...texts, ...counts.map(() => integer)], text, counts.length === 1 ? 'rest' : 'length')
}
/** Engines count characters with 32 bits; a missing operand stays missing, which GREATEST and LEAST forget. */
const counted = (operand: string, least: number): string =>
  `case when ${operand} < ${least} then ${least} when ${operand} > 2147483647 then 2147483647 else cast(${operand} as integer) end`
const start = counted('{start}', 1)

const resolveLength = (types: readonly Type[]): Overload | undefined =>
  types[0]?.kind === 'array' ? overload(types, integer, 'array') : overload(asTexts(types), integer, 'text')

/** Reads 8 hex digits without a vendor's own function. */
const firstHexDigits = Array.from(
  { length: 8 },
  (_, index) =>
    `${16 ** (7 - index)} * (position(substring(md5({salt} || ':' || {id}) from ${index + 1} for 1) in '0123456789abcdef') - 1)`,
).join(' + ')

export const textFunctions = {
  lower: textFunction("lower(translate({value}, 'İΣẞ', 'iσß'))", lowerText),
  upper: textFunction("upper(replace({value}, 'ß', 'ss'))", upperText),
  /** Takes U+0020 away at both ends, nothing else. */
  trim: textFunction("trim(both ' ' from {value})", (value) => value.replace(/^ +| +$/g, '')),
  concat: {
    operands: ['...parts'],
    takes: 'texts',
    resolve: arity(1, Number.POSITIVE_INFINITY, (types) => {
      const texts = types.map((type) => (type.kind === 'integer' ? text : asTexts([type])?.[0]))
      const known = texts.filter((type) => type !== undefined)
      return overload(known.length === types.length ? known : undefined, text)
    }),
    sql: { repeat: '{parts}', join: ' || ' },
    evaluate: (parts) => parts.map(textOf).join(''),
  },
  /** From the character at `start` (the first is 1) on, at most `length` of them. */
  substring: {
    operands: ['value', 'start', 'length'],
    takes: 'a text, a position and, if wanted, a length',
    resolve: arity(2, 3, resolveSubstring),
    sql: {
      rest: `substring({value}, ${start})`,
      length: `substring({value}, ${start}, ${counted('{length}', 0)})`,
    },
    evaluate: ([value, first, length]) => {
      const from = Math.max(countOf(first), 1) - 1
      const to = length === undefined ? undefined : from + Math.max(countOf(length), 0)
      return [...textOf(value)].slice(from, to).join('')
    },
  },
  /** Code points of a text, elements of an array. */
  length: {
    operands: ['value'],
    takes: 'a text or an array',
    resolve: arity(1, 1, resolveLength),
    sql: { text: 'char_length({value})', array: 'cardinality({value})' },
    evaluate: ([value], _context, variant) =>
      BigInt(variant === 'array' ? listOf(value).length : [...textOf(value)].length),
  },
  fold_case: textFunction("lower(translate({value}, 'İΣςẞ', 'iσσß'))", foldCase, true),
  /** `id`, `salt`, and how many buckets there are. */
  bucket: {
    operands: ['id', 'salt', 'of'],
    takes: 'the ID, a salt and a number of buckets',
    resolve: arity(3, 3, () => overload([text, text, integer], integer)),
    sql: `mod(${firstHexDigits}, {of})`,
    evaluate: ([id, salt, of]) => BigInt(bucketOf(textOf(id), textOf(salt), countOf(of))),
    internal: true,
  },
} as const satisfies Record<string, FunctionRow>
