import fc from 'fast-check'
import { canonicalRaw } from '../../grammar/spelling.ts'
import { allWords } from '../../grammar/words.ts'

/** Names, texts and numbers as hostile as the document allows. */

const codeUnits = fc.array(fc.nat(0xffff), { maxLength: 8 }).map((codes) => String.fromCharCode(...codes))
const nasty = fc.constantFrom(
  '',
  '"',
  "'",
  '\\',
  'a"b',
  "it's",
  'a\\nb',
  '\n',
  '\t',
  '\r\n',
  '\u0000',
  '\u2028',
  '\ud800',
  '🎉',
  '//x',
  '`',
  '{',
  '}',
  'segment a of b',
  'a\nsegment a of b {',
)

/** Any text at all: quotes, escapes, control characters, lone surrogates. */
export const anyText = fc.oneof(
  nasty,
  codeUnits,
  fc.string({ maxLength: 12 }),
  fc.string({ unit: 'grapheme', maxLength: 6 }),
)

export const name = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('orders', 'items', 'amount', 'country', 'größe', '名前', 'x_1', '_', 'a') },
  { weight: 2, arbitrary: fc.constantFrom(...allWords) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('a b', 'a`b', '`', '``', 'a.b', '1a', '"', '//', '{', ' ', 'é', '🎉', "it's"),
  },
  {
    weight: 1,
    arbitrary: fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 5 })
      .filter((text) => !/\p{Cc}/u.test(text) && text.isWellFormed()),
  },
)
export const path = fc.array(name, { minLength: 1, maxLength: 3 })
export const eventName = fc.oneof(fc.constantFrom('Signed Up', 'Product Viewed'), anyText)
export const wholeNumber = fc.oneof(fc.nat(12), fc.constantFrom(0, 1, 30, Number.MAX_SAFE_INTEGER))

const sqlPieces = fc.constantFrom(
  'select',
  ' ',
  '\n',
  '\r\n',
  '  ',
  'a"b"',
  '"',
  '""',
  '"""',
  '""""',
  "'x'",
  '{',
  '}',
  '//',
  '-- c',
  '`',
  'segment a of b {',
  '\t',
  '\\',
)
export const rawText = fc
  .oneof(
    fc.array(sqlPieces, { maxLength: 12 }).map((parts) => canonicalRaw(parts.join(''))),
    anyText.map(canonicalRaw),
  )
  .filter((text) => text.isWellFormed())
