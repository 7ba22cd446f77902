import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { printExpression } from '../../grammar/index.ts'
import type { Expression } from '../../grammar/tree/index.ts'
import { rule } from '../arbitrary/rule.ts'
import type { Place } from '../cases/prepare.ts'
import { batch, openPlaces, patience, programs, ruleItem, settings, traitsItem } from './batch.ts'

let places: readonly Place[]
beforeAll(async () => {
  places = await openPlaces()
})
afterAll(() => Promise.all(places.map((place) => place.close())))

const not = (operand: Expression): Expression => ({ kind: 'not', operand })
const and = (...operands: Expression[]): Expression => ({ kind: 'and', operands })
const or = (...operands: Expression[]): Expression => ({ kind: 'or', operands })

const rulesPerBatch = 25

test(
  '1,000 random rules and their negations partition the population on every engine',
  async () => {
    const rules = fc.array(rule, { minLength: rulesPerBatch, maxLength: rulesPerBatch })
    const law = fc.asyncProperty(batch, rules, async (given, asked) => {
      const items = asked.flatMap((one, index) => [ruleItem(`yes${index}`, one), ruleItem(`no${index}`, not(one))])
      const checked = programs(given, items, 'json')
      const everybody = (given.rows.customers ?? []).map((row) => String(row.customer_id)).toSorted()
      for (const place of places) {
        await place.hold(given)
        for (const [index, one] of asked.entries()) {
          const yes = (await place.ask(checked.get(`yes${index}`)!, given)).members
          const no = (await place.ask(checked.get(`no${index}`)!, given)).members
          // Equal as lists: nobody is in both, nobody is missing, nobody stands twice.
          expect([...yes, ...no].toSorted(), `${place.name}: ${printExpression(one)}`).toEqual(everybody)
        }
      }
    })
    await fc.assert(law, settings(40))
  },
  patience,
)

const pairsPerBatch = 6

test(
  'De Morgan holds for 1,002 random pairs of rules on every engine',
  async () => {
    const pairs = fc.array(fc.tuple(rule, rule), { minLength: pairsPerBatch, maxLength: pairsPerBatch })
    const law = fc.asyncProperty(batch, pairs, async (given, asked) => {
      const sides = asked.flatMap(([a, b]) => [not(and(a, b)), or(not(a), not(b)), not(or(a, b)), and(not(a), not(b))])
      const program = programs(given, [traitsItem('t', sides)], 'json').get('t')!
      for (const place of places) {
        await place.hold(given)
        const { traits } = await place.ask(program, given)
        for (const [id, values] of traits) {
          for (const [index, [a, b]] of asked.entries()) {
            const [notBoth, eitherNot, notEither, bothNot] = values.slice(index * 4, index * 4 + 4)
            const told = `${place.name}, ${id}: ${printExpression(a)} | ${printExpression(b)}`
            expect([typeof notBoth, typeof notEither], told).toEqual(['boolean', 'boolean'])
            expect([notBoth, notEither], told).toEqual([eitherNot, bothNot])
          }
        }
      }
    })
    await fc.assert(law, settings(167))
  },
  patience,
)
