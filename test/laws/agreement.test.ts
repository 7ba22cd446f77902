import fc from 'fast-check'
import { afterAll, beforeAll, test } from 'vitest'
import type { Program } from '../../compiler/ir.ts'
import type { Expression } from '../../grammar/tree/index.ts'
import { rule, trait } from '../arbitrary/rule.ts'
import type { Place } from '../cases/prepare.ts'
import { shown } from '../cases/show.ts'
import {
  type Batch,
  batch,
  disagreement,
  membersOf,
  openPlaces,
  patience,
  programs,
  ruleItem,
  settings,
  traitsItem,
} from './batch.ts'

let places: readonly Place[]
beforeAll(async () => {
  places = await openPlaces()
})
afterAll(() => Promise.all(places.map((place) => place.close())))

const rulesPerBatch = 30
const traitsPerBatch = 24

const fail = (disagreements: readonly (string | undefined)[]): void => {
  const found = disagreements.filter((told) => told !== undefined)
  if (found.length > 0) throw new Error(found.join('\n\n'))
}

test(
  'the evaluator and all engines find the same members by 2,040 random rules',
  async () => {
    const rules = fc.array(rule, { minLength: rulesPerBatch, maxLength: rulesPerBatch })
    const law = fc.asyncProperty(
      batch,
      rules,
      fc.constantFrom('text' as const, 'json' as const),
      async (given, asked, way) => {
        const checked = programs(
          given,
          asked.map((one, index) => ruleItem(`s${index}`, one)),
          way,
        )
        for (const place of places) await place.hold(given)
        const found: (string | undefined)[] = []
        for (const [index, one] of asked.entries()) {
          const answers = new Map<string, string>()
          for (const place of places) answers.set(place.name, await membersOf(place, checked.get(`s${index}`)!, given))
          found.push(disagreement(one, given, answers))
        }
        fail(found)
      },
    )
    await fc.assert(law, settings(68))
  },
  patience,
)

/** Each trait's values by person, in words. */
const valuesOf = async (place: Place, program: Program, given: Batch): Promise<readonly string[]> => {
  const { traits } = await place.ask(program, given)
  const people = [...traits].toSorted(([left], [right]) => (left < right ? -1 : 1))
  return program.columns.map((_, index) =>
    people.map(([id, values]) => `${id} ${shown(values[index] ?? null)}`).join(', '),
  )
}

test(
  'the evaluator and all engines give the same values of 1,008 random traits',
  async () => {
    const traits = fc.array(trait, { minLength: traitsPerBatch, maxLength: traitsPerBatch })
    const law = fc.asyncProperty(
      batch,
      traits,
      fc.constantFrom('text' as const, 'json' as const),
      async (given, asked: Expression[], way) => {
        const program = programs(given, [traitsItem('t', asked)], way).get('t')!
        const answers = new Map<string, readonly string[]>()
        for (const place of places) {
          await place.hold(given)
          answers.set(place.name, await valuesOf(place, program, given))
        }
        fail(
          asked.map((one, index) =>
            disagreement(one, given, new Map([...answers].map(([name, values]) => [name, values[index] ?? '']))),
          ),
        )
      },
    )
    await fc.assert(law, settings(42))
  },
  patience,
)
