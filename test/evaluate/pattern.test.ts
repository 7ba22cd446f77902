import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { flavours, matchesPattern, parsePattern, printPattern } from '../../compiler/pattern.ts'

const outside = (pattern: string) => {
  const result = parsePattern(pattern)
  return result.kind === 'error' ? pattern.slice(result.start, result.end) : undefined
}
const printed = (pattern: string, flavour: keyof typeof flavours) => {
  const result = parsePattern(pattern)
  return result.kind === 'pattern' ? printPattern(result.pattern, flavours[flavour]) : result.message
}

describe('what matches', () => {
  test.each([
    ['b', 'abc', true],
    ['^b', 'abc', false],
    ['c$', 'abc', true],
    ['^abc$', 'abc\n', false],
    ['a.b', 'a\nb', false],
    ['a.b', 'a\rb', true],
    ['a.b', 'a🎉b', true],
    ['^..$', '🎉é', true],
    ['\\d', '٣', false],
    ['\\w', 'é', false],
    ['^\\W$', 'é', true],
    ['\\s', '\u00a0', false],
    ['^[\\s]$', '\t', true],
    ['^\\S$', 'x', true],
    ['^[^a-c]$', 'd', true],
    ['^[\\D]+$', 'abc', true],
    ['^[\\D5]+$', 'a5', true],
    ['^[\\D5]+$', 'a6', false],
    ['^(ab|cd)+$', 'abcdab', true],
    ['^a{2,3}$', 'aaaa', false],
    ['^a{2}$', 'aa', true],
    ['^a{2,}$', 'aaaaa', true],
    ['^colou?r$', 'color', true],
    ['\\.', 'a.b', true],
    ['^\\.$', 'x', false],
    ['^[a\\-c]$', '-', true],
    ['^[a-]$', '-', true],
    ['^a|b$', 'xb', true],
    ['\\$\\^\\/', '$^/', true],
    ['^a\\nb$', 'a\nb', true],
  ])('%j on %j is %j', (pattern, value, matches) => {
    expect(matchesPattern(value, pattern, false)).toBe(matches)
  })

  test.each([
    ['^ab[c-e]$', 'AbD', true],
    ['é', 'É', false],
    ['[^a]', 'A', false],
    ['\\.K', '.k', true],
    // The Kelvin sign folds to k in Unicode, not in ASCII.
    ['k', '\u212a', false],
  ])('%j on %j ignoring case is %j', (pattern, value, matches) => {
    expect(matchesPattern(value, pattern, true)).toBe(matches)
  })
})

describe('what is outside the subset is told where it stands', () => {
  test.each([
    ['a(?=b)', '('],
    ['(?:a)', '('],
    ['a\\bc', '\\b'],
    ['\\p{L}', '\\p'],
    ['(a)\\1', '\\1'],
    ['a+?b', '?'],
    ['a*+', '+'],
    ['a**', '*'],
    ['a{256}', '{256}'],
    ['a{3,2}', '{3,2}'],
    ['a{x}', '{'],
    ['x^a', '^'],
    ['a$b', '$'],
    ['(^a)', '^'],
    ['(a', '(a'],
    ['a)', ')'],
    ['[a', '[a'],
    ['[]', '[]'],
    ['[z-a]', 'z-a'],
    ['[[:alpha:]]', '['],
    ['*a', '*'],
    ['a|', ''],
    ['', ''],
    ['a\\', '\\'],
    ['^*', '^*'],
  ])('%j', (pattern, place) => {
    expect(outside(pattern)).toBe(place)
  })

  test('repeats within each other are counted together', () => {
    expect(outside('((a{10}){10}){10}')).toBeUndefined()
    expect(outside('((a{10}){10}){11}')).toBe('((a{10}){10}){11}')
  })

  test('groups that nest too deep are told, not overflowed', () => {
    expect(outside(`${'('.repeat(10_000)}a`)).toBe('(')
  })
})

describe('printing', () => {
  test.each([
    ['a.b$', 'java', 'a[^\n]b\\z'],
    ['a.b$', 're2', 'a[^\n]b$'],
    ['(\\d+)-\\w', 'posix', '(?:[0-9]+)-[0-9A-Z_a-z]'],
    ['[a&-]', 'java', '[a\\&\\-]'],
    ['a{2,}b{0,1}c{3}', 'posix', 'a{2,}b?c{3}'],
  ] as const)('%j for %s is %j', (pattern, flavour, text) => {
    expect(printed(pattern, flavour)).toBe(text)
  })

  test('no text makes the reader throw, and what it takes JavaScript takes', () => {
    const pieces = fc.constantFrom(...'ab-^$.[](){}|*+?\\dDwWsS,1 &é🎉\n'.split(''))
    fc.assert(
      fc.property(fc.string({ unit: pieces, maxLength: 12 }), (pattern) => {
        const result = parsePattern(pattern)
        if (result.kind === 'pattern') new RegExp(printPattern(result.pattern, flavours.javascript), 'u')
        else expect(result.end).toBeLessThanOrEqual(pattern.length)
      }),
      { numRuns: 5000 },
    )
  })
})
