import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { engines, openEngines } from '../engines/index.ts'
import type { Case, Group, Plain } from './case.ts'
import { sections } from './index.ts'
import { byCodePoint, checkedProgram, createEvaluator, type Place, placeOf } from './prepare.ts'
import { expected, shown } from './show.ts'

let places: ReadonlyMap<string, Place>
let close: () => Promise<unknown>
beforeAll(async () => {
  const opened = await openEngines()
  const all = [createEvaluator(), ...opened.map((engine) => placeOf(engine))]
  const printed = opened.map((engine) => placeOf(engine, 'literals'))
  places = new Map([...all, ...printed].map((place) => [place.name, place]))
  close = () => Promise.all(all.map((place) => place.close()))
})
afterAll(() => close())

const sorted = (ids: readonly string[]): readonly string[] => ids.toSorted(byCodePoint)

const members = async (place: Place, given: Group, items: string, of: string): Promise<readonly string[]> => {
  const program = checkedProgram(given, `${given.model.text}\n${given.items}\n${items}`, of)
  return sorted((await place.ask(program, given)).members)
}

/** The rule finds exactly its people, and its negation exactly the others. */
const finds = async (place: Place, given: Group, where: string, ids: readonly string[]): Promise<void> => {
  const segment = (name: string, rule: string) => `segment ${name} of customer { where ${rule} }`
  const found = await members(place, given, segment('subject', where), 'subject')
  expect(found).toEqual(sorted(ids))
  const everybody = await members(place, given, 'segment everybody of customer { }', 'everybody')
  const others = await members(place, given, segment('others', `not (${where})`), 'others')
  expect(others, 'the negation').toEqual(everybody.filter((id) => !found.includes(id)))
}

type Gives = Readonly<Record<string, Readonly<Record<string, Plain>>>>

const gives = async (place: Place, given: Group, items: string, of: string, wanted: Gives): Promise<void> => {
  const program = checkedProgram(given, `${given.model.text}\n${given.items}\n${items}`, of)
  const { traits } = await place.ask(program, given)
  const actual = Object.fromEntries(
    [...traits].map(([id, values]) => [
      id,
      Object.fromEntries(program.columns.map(({ name }, index) => [name, shown(values[index] ?? null)])),
    ]),
  )
  const types = new Map(program.columns.map(({ name, value }) => [name, value.type]))
  const meant = Object.entries(wanted).map(([id, values]) => [
    id,
    Object.fromEntries(Object.entries(values).map(([name, value]) => [name, expected(value, types.get(name)!)])),
  ])
  expect(actual).toEqual(Object.fromEntries(meant))
}

const holds = async (place: Place, given: Group, one: Case): Promise<void> => {
  if ('where' in one) return finds(place, given, one.where, one.in)
  if ('trait' in one) {
    const wanted = Object.entries(one.gives).map(([id, value]) => [id, { subject: value }])
    const items = `traits subject_set of customer { subject = ${one.trait} }`
    return gives(place, given, items, 'subject_set', Object.fromEntries(wanted))
  }
  if ('gives' in one) return gives(place, given, one.items, one.of, one.gives)
  expect(await members(place, given, one.items, one.of)).toEqual(sorted(one.in))
}

const names = ['evaluator', ...Object.keys(engines), ...Object.keys(engines).map((name) => `${name}, literals`)]

for (const name of names) {
  describe(name, () => {
    for (const section of sections) {
      describe(section.title, () => {
        for (const given of section.groups) {
          describe(given.rows.customers ? '' : 'without people', () => {
            beforeAll(() => places.get(name)!.hold(given))
            for (const one of given.cases) test(one.title, () => holds(places.get(name)!, given, one))
          })
        }
      })
    }
  })
}

test('every title stands for one case', () => {
  const titles = sections.flatMap(({ groups }) => groups.flatMap(({ cases }) => cases.map(({ title }) => title)))
  expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([])
})
