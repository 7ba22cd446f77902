import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Program } from '../../../compiler/ir.ts'
import type { Expression } from '../../../grammar/tree/index.ts'
import { hostileText } from '../../arbitrary/hostile-text.ts'
import { call, text } from '../../arbitrary/nodes.ts'
import { rule, trait } from '../../arbitrary/rule.ts'
import { createEvaluator, type Place, placeOf } from '../../cases/prepare.ts'
import { shown } from '../../cases/show.ts'
import {
  type Batch,
  batch,
  disagreement,
  membersOf,
  programs,
  ruleItem,
  settings,
  traitsItem,
} from '../../laws/batch.ts'
import type { Opened } from './suite.ts'

/** Engines of tier 2 are slow, on a busy machine very slow; a failing batch is told as it is, to shrink it would ask thousands more. */
const patience = 3_600_000
const unhurried = (runs: number) => ({ ...settings(runs), interruptAfterTimeLimit: patience, endOnFailure: true })

const way = fc.constantFrom('text' as const, 'json' as const)
const rulesPerBatch = 30
const traitsPerBatch = 24
const times = (one: number, of: number): string => (one * of).toLocaleString('en')

const fail = (disagreements: readonly (string | undefined)[]): void => {
  const found = disagreements.filter((told) => told !== undefined)
  if (found.length > 0) throw new Error(found.join('\n\n'))
}

/** Each trait's values by person, in words. */
const valuesOf = async (place: Place, program: Program, given: Batch): Promise<readonly string[]> => {
  const { traits } = await place.ask(program, given)
  const people = [...traits].toSorted(([left], [right]) => (left < right ? -1 : 1))
  return program.columns.map((_, index) =>
    people.map(([id, values]) => `${id} ${shown(values[index] ?? null)}`).join(', '),
  )
}

/** Random rules and traits over random rows: an engine of tier 2 says what the reference evaluator says. */
export const randomLaws = (open: () => Promise<Opened>): void => {
  let opened: Opened
  let places: readonly Place[] = []
  beforeAll(async () => {
    opened = await open()
    places = [createEvaluator(), placeOf(opened.parameters), placeOf(opened.literals, 'literals')]
  })
  afterAll(() => opened?.close())
  /** The engine's two ways of printing see the same tables. */
  const hold = async (given: Batch): Promise<void> => {
    for (const place of places.slice(0, 2)) await place.hold(given)
  }
  /** All at once: an engine that works on several statements at a time does so. */
  const answersOf = async <Answer>(ask: (place: Place) => Promise<Answer>): Promise<ReadonlyMap<string, Answer>> =>
    new Map(await Promise.all(places.map(async (place) => [place.name, await ask(place)] as const)))

  const ruleBatches = 18
  test(
    `the same members by ${times(ruleBatches, rulesPerBatch)} random rules`,
    async () => {
      const rules = fc.array(rule, { minLength: rulesPerBatch, maxLength: rulesPerBatch })
      const law = fc.asyncProperty(batch, rules, way, async (given, asked, spelled) => {
        const items = asked.map((one, index) => ruleItem(`s${index}`, one))
        const checked = programs(given, items, spelled)
        await hold(given)
        const found = asked.map(async (one, index) => {
          const program = checked.get(`s${index}`)!
          return disagreement(one, given, await answersOf((place) => membersOf(place, program, given)))
        })
        fail(await Promise.all(found))
      })
      await fc.assert(law, unhurried(ruleBatches))
    },
    patience,
  )

  const textsPerBatch = 20
  const textBatches = 15
  test(
    `${times(textBatches, textsPerBatch)} hostile texts come back as they are`,
    async () => {
      const texts = fc.array(hostileText, { minLength: textsPerBatch, maxLength: textsPerBatch })
      const law = fc.asyncProperty(batch, texts, async (given, all) => {
        const rows = { customers: [{ customer_id: 'a' }] }
        const echoed = all.map((one) => call('concat', text(one), text('')))
        const program = programs(given, [traitsItem('t', echoed)], 'json').get('t')!
        await hold({ ...given, rows })
        for (const place of places) {
          const { traits } = await place.ask(program, given)
          expect(traits.get('a'), place.name).toEqual(all)
        }
      })
      await fc.assert(law, unhurried(textBatches))
    },
    patience,
  )

  const traitBatches = 22
  test(
    `the same values of ${times(traitBatches, traitsPerBatch)} random traits`,
    async () => {
      const traits = fc.array(trait, { minLength: traitsPerBatch, maxLength: traitsPerBatch })
      const law = fc.asyncProperty(batch, traits, way, async (given, asked: Expression[], spelled) => {
        const program = programs(given, [traitsItem('t', asked)], spelled).get('t')!
        await hold(given)
        const answers = await answersOf((place) => valuesOf(place, program, given))
        fail(
          asked.map((one, index) =>
            disagreement(one, given, new Map([...answers].map(([name, values]) => [name, values[index] ?? '']))),
          ),
        )
      })
      await fc.assert(law, unhurried(traitBatches))
    },
    patience,
  )
}
