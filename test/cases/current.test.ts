import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { instantText } from '../engines/clock.ts'
import { type Engine, openEngines } from '../engines/index.ts'
import type { GivenRow } from './case.ts'
import { checkedProgram, compiled, createEvaluator, physicalTables } from './prepare.ts'
import { shop } from './shop.ts'

/** Exported SQL asks the database for the time; only there are a window's bounds computed in SQL. */
const hour = 3_600_000
const started = Date.now()

/** A person every thirteen hours over two years, at odd minutes. */
const customers: readonly GivenRow[] = Array.from({ length: 1400 }, (_, index) => {
  const at = new Date(started - 700 * 24 * hour + index * 13 * hour + 37 * 60_000 + 13_000)
  const day = at.toISOString().slice(0, 10)
  return {
    customer_id: `p${index}`,
    created_at: at.toISOString(),
    joined_on: day,
    birthday: `19${10 + (index % 90)}${day.slice(4)}`,
  }
}).map((row) => ({ ...row, birthday: row.birthday.replace('-02-29', '-03-01') }))
const orders: readonly GivenRow[] = customers.map(({ customer_id, created_at }) => ({
  customer_id,
  ordered_at: created_at,
}))
const given = { model: shop, rows: { customers, orders } }

const windows = [
  ...['last', 'next'].flatMap((way) =>
    ['90 minutes', '36 hours', '7 days', '2 weeks', '1 months', '5 months', '1 quarters', '1 years'].map(
      (span) => `within ${way} ${span}`,
    ),
  ),
  'within last 1 calendar days',
  'within last 10 calendar days',
  'within today',
  'within yesterday',
  ...['week', 'month', 'quarter', 'year'].flatMap((unit) => [`within this ${unit}`, `within previous ${unit}`]),
  'more than 30 days ago',
  'less than 2 months ago',
  'since 2026-01-01',
]
const ofDates = windows.filter((window) => !/minutes|hours/.test(window))
const rules = [
  ...windows.map((window) => `created_at ${window}`),
  ...windows.map((window) => `has orders ${window}`),
  ...ofDates.map((window) => `joined_on ${window}`),
  'birthday anniversary within next 7 days',
  'birthday anniversary within this month',
  'has orders',
  'days_since(created_at) < 40',
  'years_since(birthday) > 40',
  'did orders then not orders within 2 days',
]

let engines: readonly Engine[]
const evaluator = createEvaluator()
beforeAll(async () => {
  engines = await openEngines()
  await evaluator.hold(given)
  for (const engine of engines) await engine.createTables(physicalTables(given))
})
afterAll(() => Promise.all(engines.map((engine) => engine.close())))

describe.each([
  ['Europe/Berlin', 'Monday'],
  ['America/New_York', 'Sunday'],
  ['Pacific/Auckland', 'Monday'],
] as const)('with the time of the database, in %s, weeks from %s', (zone, weekStart) => {
  test.each(rules)('%s', async (rule) => {
    const program = checkedProgram(
      { model: shop, zone, weekStart },
      `${shop.text}\nsegment s of customer { where ${rule} }`,
      's',
    )
    const at = async () =>
      (await evaluator.ask(program, { now: instantText(BigInt(Date.now()) * 1000n), sets: {} })).members
    for (const engine of engines) {
      const before = await at()
      const rows = await engine.run(compiled(program, engine.dialect, 'current'))
      const found = rows.map(([id]) => String(id)).toSorted()
      // Should a bound be crossed while the statement runs, either answer is right.
      expect(
        [before, await at()].map((ids) => ids.toSorted()),
        engine.name,
      ).toContainEqual(found)
    }
  })
})
