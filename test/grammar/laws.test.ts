import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { depthOf } from '../../grammar/depth.ts'
import { parseText, printDocument, readJson } from '../../grammar/index.ts'
import { lex } from '../../grammar/lexer.ts'
import { document } from '../arbitrary/tree-document.ts'

const runs = Number(process.env.SEGQL_CASES ?? 1000)
const found = (parsed: ReturnType<typeof parseText>) => [
  ...parsed.diagnostics,
  ...parsed.items.flatMap((item) => item.diagnostics),
]

describe('text and JSON are two spellings of one document', () => {
  test('a tree printed and read again is the same tree, and printing it again changes nothing', () => {
    fc.assert(
      fc.property(document(3), (tree) => {
        const text = printDocument(tree)
        const read = parseText(text)
        expect(found(read), text).toEqual([])
        expect(read.document, text).toEqual(tree)
        expect(printDocument(read.document)).toBe(text)
      }),
      { numRuns: runs },
    )
  })

  test('a tree as JSON and read again is the same tree', () => {
    fc.assert(
      fc.property(document(3), (tree) => {
        const read = readJson(JSON.parse(JSON.stringify(tree)))
        expect(found(read)).toEqual([])
        expect(read.document).toEqual(tree)
      }),
      { numRuns: runs },
    )
  })
})

test('an item is no deeper than twice its tokens and two more, so that short ones need no measuring', () => {
  fc.assert(
    fc.property(document(3), (tree) => {
      for (const { item, text } of parseText(printDocument(tree)).items)
        expect(depthOf(item), text).toBeLessThanOrEqual(2 * lex(text).tokens.length + 2)
    }),
    { numRuns: runs },
  )
})
