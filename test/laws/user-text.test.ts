import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { compileProgram } from '../../compiler/compile.ts'
import type { Program } from '../../compiler/ir.ts'
import type { Expression } from '../../grammar/tree/index.ts'
import { hostileText as hostile } from '../arbitrary/hostile-text.ts'
import { call, field, operation, text } from '../arbitrary/nodes.ts'
import { defaultNow } from '../cases/case.ts'
import { physicalTables } from '../cases/prepare.ts'
import { shop } from '../cases/shop.ts'
import { micros } from '../engines/clock.ts'
import { type Engine, openEngines } from '../engines/index.ts'
import { type Batch, patience, programs, ruleItem, settings, traitsItem } from './batch.ts'

let engines: readonly Engine[]
beforeAll(async () => {
  engines = await openEngines()
})
afterAll(() => Promise.all(engines.map((engine) => engine.close())))

const given = (rows: Batch['rows']): Batch => ({
  model: shop,
  rows,
  now: defaultNow,
  zone: 'UTC',
  weekStart: 'Monday',
  sets: {},
})
const compiled = (program: Program, engine: Engine, print: 'parameters' | 'literals') =>
  compileProgram(program, engine.dialect, { now: micros(defaultNow), print }).value

const perBatch = 20

test(
  '1,000 hostile texts come back as they are, from parameters and from literals',
  async () => {
    const law = fc.asyncProperty(fc.array(hostile, { minLength: perBatch, maxLength: perBatch }), async (all) => {
      const rows = { customers: [...new Set(all)].map((name, index) => ({ customer_id: `c${index}`, name })) }
      for (const engine of engines) {
        await engine.createTables(physicalTables({ model: shop, rows }))
        for (const print of ['parameters', 'literals'] as const) {
          const back = programs(
            given(rows),
            [
              traitsItem(
                't',
                all.map((one) => call('concat', text(one), text(''))),
              ),
            ],
            'json',
          ).get('t')!
          const [first] = await engine.run(compiled(back, engine, print))
          expect(first?.slice(1), `${engine.name} ${print}`).toEqual(all)
        }
      }
    })
    await fc.assert(law, settings(50))
  },
  patience,
)

test(
  'a rule over a hostile text finds exactly the person it names, by either way of printing',
  async () => {
    const law = fc.asyncProperty(fc.uniqueArray(hostile, { minLength: 4, maxLength: 4 }), async (all) => {
      const rows = { customers: all.map((name, index) => ({ customer_id: `c${index}`, name })) }
      const rules = all.map((one, index) => ruleItem(`s${index}`, operation('=', field(['name']), text(one))))
      const checked = programs(given(rows), rules, 'text')
      for (const engine of engines) {
        await engine.createTables(physicalTables({ model: shop, rows }))
        for (const [index] of all.entries()) {
          for (const print of ['parameters', 'literals'] as const) {
            const found = await engine.run(compiled(checked.get(`s${index}`)!, engine, print))
            expect(found, `${engine.name} ${print}`).toEqual([[`c${index}`]])
          }
        }
      }
    })
    await fc.assert(law, settings(260))
  },
  patience,
)

/** A name holds no control characters. */
const named = (one: string): string => one.replace(/[\p{Cc}]/gu, '')

/** Everywhere that a rule takes text. */
const spots: readonly ((one: string) => Expression)[] = [
  (one) => operation('=', field(['name']), text(one)),
  (one) => operation('contains', field(['name']), text(one)),
  (one) => ({ kind: 'operation', operator: 'in', operands: [field(['name']), text(one)], ignoringCase: true }),
  (one) => ({ kind: 'did', events: [one] }),
  (one) => ({ kind: 'sequence', steps: [{ events: [one] }, { events: [one], within: { amount: 1, unit: 'days' } }] }),
  (one) => ({ kind: 'bucket', low: 0, high: 1, of: 10, salt: one }),
  (one) => operation('=', field(['attributes', named(one)]), text(one)),
  (one) => operation('contains', field(['tags']), text(one)),
  (one) => ({ kind: 'has', path: ['orders'], where: operation('starts with', field(['status']), text(one)) }),
  (one) => ({ kind: 'did', events: ['View'], window: { kind: 'since last', events: [one] } }),
]

/**
 * What is left of a statement when its literals and quoted names are taken out: by SQL's own rule quotes are doubled; where names
 * stand in backticks, a backslash escapes.
 */
const bare = (sql: string, { dialect }: Engine): string =>
  dialect.identifiers.open === '`'
    ? sql.replace(/'(?:[^'\\\n]|\\.)*'|`[^`]*`/g, "''")
    : sql.replace(/'(?:[^']|'')*'/g, "''").replace(/"(?:[^"]|"")*"/g, '""')

test('text of a user stands in no statement outside parameters, literals and quoted names', () => {
  // It begins and ends with a word that SQL knows nothing of.
  const marked = hostile.map((body) => `zqv${body}zqw`)
  const law = fc.property(marked, fc.constantFrom(...spots), (one, spot) => {
    const program = programs(given({}), [ruleItem('s', spot(one))], 'json').get('s')!
    for (const engine of engines) {
      const { sql, parameters } = compiled(program, engine, 'parameters')
      expect(bare(sql, engine)).not.toMatch(/zqv|zqw/)
      const whole = parameters.some(({ value }) => typeof value === 'string' && value.includes('zqv'))
      expect(whole || sql.includes('zqv'), 'the text is somewhere').toBe(true)
      expect(bare(compiled(program, engine, 'literals').sql, engine)).not.toMatch(/zqv|zqw/)
    }
  })
  fc.assert(law, settings(1000))
})
