import { afterAll, beforeAll, expect, test } from 'vitest'
import { openEngines } from '../engines/index.ts'
import { group } from './case.ts'
import { checkedProgram, createEvaluator, type Place, placeOf } from './prepare.ts'
import { shop } from './shop.ts'

let places: readonly Place[]
const given = group(shop, { rows: { customers: [{ customer_id: 'a', score: 1e300, weight: 1.5e-200 }] } }, [])
beforeAll(async () => {
  places = [createEvaluator(), ...(await openEngines()).map((engine) => placeOf(engine))]
  for (const place of places) await place.hold(given)
})
afterAll(() => Promise.all(places.map((place) => place.close())))

/** A float's range is not exceeded in silence: PostgreSQL itself stops the run, so does Redshift's stand-in, everybody else has the value meant. */
test.each([
  ['score * score', null],
  ['score * 1000000000.5 - score', null],
  ['score / 0.0000000001', null],
  ['round(score, 20)', null],
  ['round(weight, 400)', null],
  ['coalesce(score * score, 0.5)', 0.5],
  ['weight * weight', 0],
])('%s is %s where a float can be no larger or smaller', async (expression, value) => {
  const text = `${shop.text} traits t of customer { subject = ${expression} }`
  const program = checkedProgram(given, text, 't')
  for (const place of places) {
    const answer = place.ask(program, given).then(({ traits }) => traits.get('a'))
    if (['PostgreSQL', 'Redshift'].includes(place.name))
      await expect(answer, place.name).rejects.toThrow('out of range')
    else expect(await answer, place.name).toEqual([value])
  }
})
