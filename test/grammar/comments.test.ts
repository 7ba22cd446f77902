import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseText, printDocument } from '../../grammar/index.ts'
import { lex } from '../../grammar/lexer.ts'
import { document } from '../arbitrary/tree-document.ts'
import { findings } from './read.ts'

const runs = Number(process.env.SEGQL_CASES ?? 1000)
const commentsOf = (text: string): string[] => lex(text).comments.map((comment) => comment.text)

/** A right text with comments put between its tokens, at the places given as parts of the whole. */
const withComments = (text: string, places: readonly (readonly [number, boolean])[]): string => {
  // The title of a trait or a field stands on the line of what it names, so no comment comes between.
  const { tokens } = lex(text)
  const ends = tokens.filter((_, index) => tokens[index + 1]?.image !== 'title').map((token) => token.endOffset + 1)
  const chosen = places.map(
    ([part, ownLine], index) => [ends[Math.floor(part * ends.length)] ?? 0, ownLine, index] as const,
  )
  return [...chosen]
    .sort(([a], [b]) => b - a)
    .reduce(
      (result, [at, ownLine, index]) =>
        `${result.slice(0, at)}${ownLine ? '\n' : ' '}// put ${index}\n${result.slice(at)}`,
      text,
    )
}

describe('comments', () => {
  test('are never lost, wherever they stand, and never change what is said', () => {
    const place = fc.tuple(fc.double({ min: 0, max: 0.999, noNaN: true }), fc.boolean())
    fc.assert(
      fc.property(document(2), fc.array(place, { minLength: 1, maxLength: 5 }), (tree, places) => {
        const plain = printDocument(tree)
        const text = withComments(plain, places)
        const parsed = parseText(text)
        expect(findings(parsed), text).toEqual([])
        const printed = printDocument(parsed.document)
        expect(commentsOf(printed).sort(), text).toEqual(commentsOf(text).sort())
        expect(parseText(printed).document, printed).toEqual(parsed.document)
        expect(withoutComments(parsed.document)).toEqual(withoutComments(tree))
      }),
      { numRuns: runs },
    )
  })
})

const withoutComments = (node: unknown): unknown => {
  if (Array.isArray(node)) return node.map(withoutComments)
  if (typeof node !== 'object' || node === null) return node
  return Object.fromEntries(
    Object.entries(node).flatMap(([key, value]) => (key === 'comments' ? [] : [[key, withoutComments(value)]])),
  )
}
