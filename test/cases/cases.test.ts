import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { engines, openEngines } from '../engines/index.ts'
import { holds } from './holds.ts'
import { sections } from './index.ts'
import { createEvaluator, type Place, placeOf } from './prepare.ts'

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
