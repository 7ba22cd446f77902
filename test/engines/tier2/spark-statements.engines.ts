import { afterAll, beforeAll, expect, test } from 'vitest'
import { compileKeyCheck, compilePopulation } from '../../../compiler/compile.ts'
import { defaultLimits } from '../../../compiler/limits.ts'
import { checkProject } from '../../../compiler/project.ts'
import { parseText } from '../../../grammar/index.ts'
import type { GivenRow } from '../../cases/case.ts'
import {
  catalogOf,
  checkedProgram,
  compiled,
  connection,
  createEvaluator,
  physicalTables,
} from '../../cases/prepare.ts'
import { shop } from '../../cases/shop.ts'
import { instantText } from '../clock.ts'
import { openSpark } from './spark.ts'
import type { Opened } from './suite.ts'

let opened: Opened
const evaluator = createEvaluator()
beforeAll(async () => {
  opened = await openSpark()
})
afterAll(() => opened?.close())

const ask = (text: string, zone = 'UTC') =>
  checkedProgram({ model: shop, zone, weekStart: 'Sunday' }, `${shop.text}\n${text}`, 's')

/** A person every four days and seven hours over two years, at odd minutes. */
const hour = 3_600_000
const customers: readonly GivenRow[] = Array.from({ length: 170 }, (_, index) => {
  const at = new Date(Date.now() - 350 * 24 * hour + index * 103 * hour + 37 * 60_000)
  return { customer_id: `p${index}`, created_at: at.toISOString(), joined_on: at.toISOString().slice(0, 10) }
})
const orders = customers.map(({ customer_id, created_at }) => ({ customer_id, ordered_at: created_at }))

const windows = [
  'within last 36 hours',
  'within next 2 weeks',
  'within last 1 months',
  'within next 1 quarters',
  'within last 1 years',
  'within last 10 calendar days',
  'within today',
  'within yesterday',
  ...['week', 'month', 'quarter', 'year'].flatMap((unit) => [`within this ${unit}`, `within previous ${unit}`]),
  'more than 30 days ago',
]
const ofDates = windows.filter((window) => !window.includes('hours'))
const rules = [
  ...windows.map((window) => `created_at ${window}`),
  ...ofDates.map((window) => `joined_on ${window}`),
  'has orders within previous month',
  'days_since(created_at) < 40',
]

test('windows computed from the time of the database, in sessions of two time zones', async () => {
  const given = { model: shop, rows: { customers, orders } }
  await evaluator.hold(given)
  await opened.parameters.createTables(physicalTables(given))
  for (const rule of rules) {
    const program = ask(`segment s of customer { where ${rule} }`, 'America/New_York')
    const at = async () =>
      (await evaluator.ask(program, { now: instantText(BigInt(Date.now()) * 1000n), sets: {} })).members
    for (const engine of [opened.parameters, opened.literals]) {
      const before = await at()
      const found = (await engine.run(compiled(program, engine.dialect, 'current'))).map(([id]) => String(id))
      // Should a bound be crossed while the statement runs, either answer is right.
      expect(
        [before, await at()].map((ids) => ids.toSorted()),
        rule,
      ).toContainEqual(found.toSorted())
    }
  }
}, 1_200_000)

test('floats that overflow have no value', async () => {
  const given = { model: shop, rows: { customers: [{ customer_id: 'a', score: 1e300, weight: 1.5e-200 }] } }
  await opened.parameters.createTables(physicalTables(given))
  const expressions = {
    'score * score': null,
    'score / 0.0000000001': null,
    'round(score, 20)': null,
    'round(weight, 400)': null,
    'coalesce(score * score, 0.5)': 0.5,
    'weight * weight': 0,
    'floor(score)': 1e300,
    'round(score)': 1e300,
  }
  const traits = Object.keys(expressions).map((one, index) => `t${index} = ${one}`)
  const statement = compiled(ask(`traits s of customer { ${traits.join('\n')} }`), opened.parameters.dialect, instant)
  expect(await opened.parameters.run(statement)).toEqual([['a', ...Object.values(expressions)]])
})
const instant = '2026-06-15T12:00:00Z'

test('a float too large to be added exactly stops the run', async () => {
  const engine = opened.parameters
  const statement = compiled(ask('traits s of customer { t = sum(orders.weight) }'), engine.dialect, instant)
  const sum = async (weight: number) => {
    const rows = { customers: [{ customer_id: 'a' }], orders: [{ customer_id: 'a', weight }] }
    await engine.createTables(physicalTables({ model: shop, rows }))
    return engine.run(statement)
  }
  expect(await sum(-9_100_000_000_000.25)).toEqual([['a', -9_100_000_000_000.25]])
  await expect(sum(1e13)).rejects.toThrow('CAST_OVERFLOW')
  await expect(sum(-1e300)).rejects.toThrow('CAST_OVERFLOW')
})

test('repeated keys and the population are counted', async () => {
  const settings = { zone: 'UTC', weekStart: 'Monday', limits: defaultLimits, defaultConnection: connection } as const
  const customer = checkProject([parseText(shop.text)], catalogOf(shop), settings).value.entities.get('customer')!
  const ids = ['a', 'b', 'b', 'c', 'c', 'c', null].map((customer_id) => ({ customer_id }))
  const engine = opened.parameters
  await engine.createTables(physicalTables({ model: shop, rows: { customers: ids } }))
  const check = customer.keyChecks.find(({ role }) => role === 'entity id')!
  expect(await engine.run(compileKeyCheck(check, engine.dialect))).toEqual([
    ['c', 3n],
    ['b', 2n],
  ])
  expect(await engine.run(compilePopulation(customer.population!, engine.dialect))).toEqual([[6n, 1n]])
})

test('what looks like a variable of Spark in a text stays what it is', async () => {
  await opened.parameters.createTables(physicalTables({ model: shop, rows: { customers: [{ customer_id: 'a' }] } }))
  const program = ask(`traits s of customer { t = concat('\${env:HOME} \${', 'x', ' $1 {y}') }`)
  for (const [engine, print] of [
    [opened.parameters, 'parameters'],
    [opened.literals, 'literals'],
  ] as const) {
    const statement = compiled(program, engine.dialect, instant, print)
    expect(await engine.run(statement)).toEqual([['a', '${env:HOME} ${x $1 {y}']])
  }
})
