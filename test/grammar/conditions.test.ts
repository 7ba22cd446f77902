import { describe, expect, test } from 'vitest'
import { parseText, printExpression } from '../../grammar/index.ts'
import { marked } from '../check/marked.ts'
import { badConditions } from './bad-conditions.ts'
import { sameCondition } from './good-conditions.ts'
import { findings, fixed, readCondition, shown } from './read.ts'

/** The condition stands in a segment that another one follows, to see that nothing else is hidden. */
const source = (condition: string): string =>
  `segment s of customer {\n  where ${condition}\n}\n\nsegment other of customer {}`
const conditionIn = (text: string): string | undefined => /\n {2}where ([\s\S]*)\n\}\n\nsegment other/.exec(text)?.[1]

describe('each mistake is told once, where it is marked', () => {
  test.each(badConditions)('$source', (bad) => {
    const { text } = marked(source(bad.source))
    const parsed = parseText(text)
    const found = findings(parsed)
    expect(shown(text, found)).toBe(source(bad.source))
    expect(found.map((one) => one.code).join(' ')).toBe(bad.codes)
    expect(parsed.document.items).toMatchObject([{ name: 'other' }])
    for (const { message, hint } of found) {
      expect(message).toMatch(/^[A-Z`].*[^!]\.$/s)
      expect(`${message} ${hint ?? ''}`).not.toMatch(/\byou\b/i)
    }
  })

  test.each(badConditions.filter((bad) => bad.fixed !== undefined))('$source is mended: $fixed', (bad) => {
    const { text } = marked(source(bad.source))
    const [first, ...others] = findings(parseText(text))
    if (!first) throw new Error('nothing was found')
    const mended = fixed(text, first)
    expect(conditionIn(mended)?.trimEnd()).toBe(bad.fixed)
    expect(findings(parseText(mended)).map((one) => one.code)).toEqual(others.map((one) => one.code))
  })
})

describe('conditions read as what they mean', () => {
  test.each(sameCondition)('%s', (text, canonical) => {
    expect(printExpression(readCondition(text))).toBe(canonical)
    expect(readCondition(canonical)).toEqual(readCondition(text))
  })
})
