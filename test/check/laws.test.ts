import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compilerDiagnostics } from '../../compiler/diagnostics.ts'
import { evaluate } from '../../compiler/evaluate/index.ts'
import type { Program } from '../../compiler/ir.ts'
import { checkProject } from '../../compiler/project.ts'
import { type Row, tableKey } from '../../compiler/values.ts'
import type { Example } from '../../grammar/diagnostic.ts'
import { parseText } from '../../grammar/index.ts'
import { catalog, model, settings } from '../model.ts'
import { marked } from './marked.ts'
import { check, findings, programOf } from './project.ts'

const parsedModel = parseText(model, { file: 'model' })
const examples = Object.values(compilerDiagnostics).flatMap(({ example }: { example: Example }) =>
  'source' in example ? [marked(example.source).text] : [],
)
const seeds = [...examples, ...model.split(/\n(?=segment|traits|entity)/)]
const words = seeds.flatMap((text) => text.split(/(\s+|[(){}.,])/)).filter((word) => word !== '')

/** A valid text with some words taken out, doubled, or put in the place of others. */
const mutated = fc
  .tuple(
    fc.constantFrom(...seeds),
    fc.array(fc.tuple(fc.nat(), fc.constantFrom('drop', 'double', 'replace'), fc.constantFrom(...words)), {
      maxLength: 4,
    }),
  )
  .map(([text, changes]) => {
    const parts = text.split(/(\s+|[(){}.,])/)
    for (const [at, change, word] of changes) {
      const index = at % parts.length
      if (change === 'drop') parts.splice(index, 1)
      else if (change === 'double') parts.splice(index, 0, parts[index] ?? '')
      else parts.splice(index, 1, word)
    }
    return parts.join('')
  })

describe('whatever a text says', () => {
  test('the checker does not throw, and its programs are plain JSON', () => {
    fc.assert(
      fc.property(mutated, (text) => {
        const { value, diagnostics } = check(text)
        for (const each of diagnostics) {
          const { span } = each
          if (each.file === 'text' && span)
            expect(0 <= span.start && span.start <= span.end && span.end <= text.length).toBe(true)
        }
        for (const { program } of [...value.segments.values(), ...value.traits.values()])
          if (program) expect(JSON.parse(JSON.stringify(program))).toEqual(program)
      }),
      { numRuns: 1500 },
    )
  })

  test('checking again from an earlier project gives what checking anew gives', () => {
    fc.assert(
      fc.property(fc.array(mutated, { minLength: 1, maxLength: 3 }), mutated, fc.nat(), (texts, other, at) => {
        const parse = (text: string, previous?: ReturnType<typeof parseText>) =>
          parseText(text, { file: 'text', ...(previous && { previous }) })
        const before = parse(texts.join('\n'))
        const edited = texts.map((text, index) => (index === at % texts.length ? other : text)).join('\n')
        const first = checkProject([parsedModel, before], catalog, settings)
        const again = checkProject([parsedModel, parse(edited, before)], catalog, settings, first.value)
        const anew = checkProject([parsedModel, parse(edited)], catalog, settings)
        expect(again.diagnostics).toEqual(anew.diagnostics)
        for (const [name, segment] of anew.value.segments)
          expect(again.value.segments.get(name)?.program).toEqual(segment.program)
      }),
      { numRuns: 300 },
    )
  })
})

describe('what the linter proves is so', () => {
  const number = fc.integer({ min: 0, max: 6 }).map(String)
  const letter = fc.constantFrom('a', 'b', 'ab', '')
  const day = fc.integer({ min: 1, max: 4 }).map((value) => `2026-01-0${value}`)
  const order = fc.constantFrom('=', '!=', '<', '<=', '>', '>=')
  const atom = fc.oneof(
    fc
      .tuple(fc.constantFrom('age', 'score', 'credit', 'signup_days'), order, number)
      .map(([name, is, value]) =>
        name === 'signup_days' ? `count(orders) ${is} ${value}` : `${name} ${is} ${value}${name === 'age' ? '' : '.5'}`,
      ),
    fc.tuple(order, letter).map(([is, value]) => `country ${is} "${value}"`),
    fc
      .tuple(fc.constantFrom('starts with', 'contains', 'not contains', 'ends with'), letter)
      .map(([is, value]) => `country ${is} "${value}"`),
    fc
      .array(letter, { minLength: 1, maxLength: 3 })
      .map((values) => `country in (${values.map((value) => `"${value}"`).join(', ')})`),
    fc.tuple(number, number).map(([low, high]) => `age between ${low} and ${high}`),
    fc.tuple(order, day).map(([is, value]) => `born_on ${is} ${value}`),
    fc.tuple(order, day).map(([is, value]) => `created_at ${is} ${value}`),
    fc.constantFrom(
      'age is set',
      'country is blank',
      'country is not set',
      'is_vip',
      'is_vip is false',
      'has orders',
      'has no orders',
    ),
  )
  const { condition } = fc.letrec<{ condition: string }>((tie) => ({
    condition: fc.oneof(
      { depthSize: 'small' },
      atom,
      fc.array(tie('condition'), { minLength: 2, maxLength: 4 }).map((parts) => `(${parts.join(' and ')})`),
      fc.array(tie('condition'), { minLength: 2, maxLength: 4 }).map((parts) => `(${parts.join(' or ')})`),
      tie('condition').map((part) => `not (${part})`),
    ),
  }))
  const orNothing = <T>(values: fc.Arbitrary<T>) => fc.option(values, { freq: 4 })
  const person = fc.record({
    age: orNothing(fc.bigInt({ min: 0n, max: 7n })),
    score: orNothing(fc.integer({ min: 0, max: 14 }).map((value) => value / 2)),
    credit: orNothing(fc.bigInt({ min: 0n, max: 14n }).map((value) => ({ unscaled: value * 50n, scale: 2 }))),
    country: orNothing(fc.constantFrom('a', 'b', 'ab', '', ' ', 'c', 'ba')),
    is_vip: orNothing(fc.boolean()),
    born_on: orNothing(fc.integer({ min: 20453, max: 20459 }).map((value) => ({ day: value }))),
    created_at: orNothing(
      fc.bigInt({ min: 0n, max: 16n }).map((value) => ({ micros: 1767139200000000n + value * 21600000000n })),
    ),
    orders: fc.integer({ min: 0, max: 7 }),
  })
  const table = (name: string) => tableKey({ connection: 'demo', name: ['shop', name] })
  const membersOf = (program: Program, people: readonly (Row & { orders: number })[]) => {
    const customers = people.map(({ orders: _orders, ...row }, index) => ({ ...row, customer_id: `c${index}` }))
    const orders = people.flatMap(({ orders }, index) =>
      Array.from({ length: orders }, (_, order) => ({ order_id: `${index}-${order}`, customer_id: `c${index}` })),
    )
    const rows = new Map<string, readonly Row[]>([
      [table('customers'), customers],
      [table('orders'), orders],
    ])
    return evaluate(program, { rows, sets: {}, now: 1_800_000_000_000_000n }).members.length
  }

  test('nobody fulfils a contradiction, and everybody what is always true', () => {
    let proved = 0
    fc.assert(
      fc.property(condition, fc.array(person, { minLength: 1, maxLength: 12 }), (text, people) => {
        const source = `segment a of customer { where ${text} }`
        const parts = findings(source).filter(({ code }) => code === 'W601' || code === 'W602')
        for (const { code, message } of parts) {
          const said = [...message.matchAll(/`([^`]+)`/g)].map((match) => `(${match[1]})`)
          const program = programOf(said.join(code === 'W601' && said.length > 1 ? ' and ' : ' or '))
          expect(membersOf(program, people)).toBe(code === 'W601' ? 0 : people.length)
          proved += 1
        }
      }),
      { numRuns: 2000 },
    )
    expect(proved).toBeGreaterThan(200)
  })
})
