import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseText, printDocument, readJson } from '../../grammar/index.ts'
import { allWords } from '../../grammar/words.ts'
import { document } from '../arbitrary/tree-document.ts'
import { anyText } from '../arbitrary/tree-words.ts'
import { findings } from './read.ts'

const runs = Number(process.env.SEGQL_CASES ?? 1000)

/** Every finding has a code, a place inside the text and a sentence; what can be read prints and reads again. */
const reads = (text: string): void => {
  const parsed = parseText(text)
  for (const { code, message, span, fix } of findings(parsed)) {
    expect(code).toMatch(/^E1\d\d$/)
    expect(message.length).toBeGreaterThan(5)
    if (!span) throw new Error(`${code} stands nowhere`)
    expect(0 <= span.start && span.start <= span.end && span.end <= text.length).toBe(true)
    for (const edit of fix?.edits ?? []) expect(edit.span.start).toBeLessThanOrEqual(edit.span.end)
  }
  for (const { item, diagnostics } of parsed.items) expect(item === undefined).toBe(diagnostics.length > 0)
  const printed = printDocument(parsed.document)
  const again = parseText(printed)
  expect(findings(again), printed).toEqual([])
  expect(again.document).toEqual(parsed.document)
}

const pieces = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.constantFrom(
      ...allWords,
      'segment a of b {',
      'entity e {',
      'traits t of b {',
      'test t "x" {',
      'customer',
    ),
  },
  {
    weight: 5,
    arbitrary: fc.constantFrom(
      ...'(){}[],.=<>+-*/%"\'`;!&|#$',
      '"""',
      '//',
      '--',
      '/*',
      '\n',
      '2026-01-01',
      '2026-1-1',
      '12',
      '1.5',
      '"x"',
    ),
  },
  { weight: 1, arbitrary: anyText },
)

describe('no input makes reading fail', () => {
  test('words and signs of the language in any order', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 60 }), fc.constantFrom('', ' ', '\n'), (parts, glue) =>
        reads(parts.join(glue)),
      ),
      { numRuns: runs },
    )
  })

  test('any text', () => {
    fc.assert(
      fc.property(anyText, fc.string({ unit: 'binary', maxLength: 200 }), (a, b) => reads(a + b)),
      { numRuns: runs },
    )
  })

  test('a right text with a part cut out, doubled or replaced', () => {
    const mutation = fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      length: fc.nat(12),
      insert: fc.oneof(fc.constant(''), pieces),
    })
    fc.assert(
      fc.property(document(2), fc.array(mutation, { minLength: 1, maxLength: 4 }), (tree, mutations) => {
        const text = mutations.reduce((result, { at, length, insert }) => {
          const start = Math.floor(at * result.length)
          return result.slice(0, start) + insert + result.slice(start + length)
        }, printDocument(tree))
        reads(text)
      }),
      { numRuns: runs },
    )
  })

  test('any JSON', () => {
    const keys = fc.constantFrom(
      'version',
      'items',
      'kind',
      'name',
      'entity',
      'body',
      'where',
      'operands',
      'operator',
      'value',
      'path',
    )
    const values = fc.oneof(
      fc.constantFrom(1, 'segment', 'rules', 'operation', '=', 'and', 'field', 'customer'),
      fc.jsonValue(),
    )
    const tree = fc.letrec((tie) => ({
      node: fc.oneof(
        { depthSize: 'small' },
        values,
        fc.array(tie('node'), { maxLength: 4 }),
        fc.dictionary(keys, tie('node'), { maxKeys: 5 }),
      ),
    })).node
    fc.assert(
      fc.property(
        fc.oneof(
          tree,
          tree.map((items) => ({ version: 1, items: [items] })),
          fc.anything(),
        ),
        (json) => {
          const parsed = readJson(json)
          for (const { path, message } of findings(parsed)) {
            expect(path).toBeTypeOf('string')
            expect(message).toMatch(/\.$/)
          }
        },
      ),
      { numRuns: runs },
    )
  })
})

describe('deep nesting is one finding', () => {
  const segment = (where: string): string =>
    `segment deep of customer {\n  where ${where}\n}\n\nsegment other of customer {}`
  const deep = (count: number) => [
    ['parentheses', `${'('.repeat(count)}x${')'.repeat(count)}`],
    ['not', `${'not '.repeat(count)}x`],
    ['minus', `${'- '.repeat(count)}x > 1`],
    ['when', `${'when a then '.repeat(count)}1`],
    ['else when', `${'when a then 1 else '.repeat(count)}1`],
    ['has', `${'has a where '.repeat(count)}x`],
    ['did', `${'did "a" where '.repeat(count)}x`],
    ['calls', `${'lower('.repeat(count)}x${')'.repeat(count)} = "a"`],
    ['sums', `x${' + 1'.repeat(count)} > 1`],
    ['lists', `x in ${'('.repeat(count)}1${')'.repeat(count)}`],
  ]
  test.each(deep(5000))('of %s', (_, where = '') => {
    const parsed = parseText(segment(where))
    expect(findings(parsed).map((one) => one.code)).toEqual(['E113'])
    expect(parsed.document.items).toMatchObject([{ name: 'other' }])
  })

  test.each(deep(40))('40 %s can be read', (_, where = '') => reads(segment(where)))

  test('in sets, relations and JSON', () => {
    const set = `segment a of b = ${'(not '.repeat(5000)}c${')'.repeat(5000)}`
    const relations = `entity e {${' many r from t by x {'.repeat(5000)}${'}'.repeat(5001)}`
    expect(findings(parseText(set)).map((one) => one.code)).toEqual(['E113'])
    expect(findings(parseText(relations)).map((one) => one.code)).toEqual(['E113'])
    const where = Array.from({ length: 5000 }).reduce((operand) => ({ kind: 'not', operand }), {
      kind: 'boolean',
      value: true,
    })
    const json = { version: 1, items: [{ kind: 'segment', name: 's', entity: 'c', body: { kind: 'rules', where } }] }
    expect(findings(readJson(json)).map((one) => one.code)).toEqual(['E113'])
  })
})
