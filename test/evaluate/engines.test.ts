import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { printValue } from '../../compiler/explain.ts'
import { type Group, group } from '../cases/case.ts'
import { checkedProgram, createEvaluator, type Place, placeOf } from '../cases/prepare.ts'
import { shop } from '../cases/shop.ts'
import { openEngines } from '../engines/index.ts'

/** One person each; what they have in common is that engines like to differ on them. */
const texts = [
  'İSTANBUL',
  'straße ẞ',
  'ǅ',
  'ΑΣ ς',
  ' x ',
  '',
  'a\tb',
  '12',
  ' 1.5e3 ',
  '1e400',
  '2026-02-29',
  '2024-02-29',
  '0000-01-01',
  '2026-01-01T10:00+02:00',
  '2026-01-01 10:00:00+02:00',
  '2026-01-01 24:00',
  '2026-01-01T10:00:00+23:00',
  'Yes',
  'é🎉\uffff',
  '-0',
  '0x10',
  '99999999999999999999',
  '1_000',
  'NaN',
  '٣',
]
const documents = [
  '{"a":1}',
  'null',
  '[]',
  '" "',
  '{"plan":" "}',
  '{"plan":null}',
  '{"plan":{"x":1}}',
  '{"plan":12.5}',
  '{"plan":"12.5"}',
  '{"plan":true}',
  '{"plan":100}',
  '{"plan":0.1}',
  '{"plan":"2026-02-29"}',
  '{"plan":"2026-02-28"}',
  '{"plan":[]}',
  '5',
  '"text"',
  '{"plan":{"plan":"deep"}}',
  '{"plan":"ΑΣ"}',
  '{"plan":"no"}',
  '{"plan":""}',
  '{}',
  null,
]
const floats = [
  2.5,
  -2.5,
  0.1 + 0.2,
  1e21,
  1e-7,
  123456.789,
  0,
  1e15,
  1e16,
  0.49999999999999994,
  4.35,
  1.005,
  9e18,
  7,
  3.0000001,
  1 / 3,
  12345678.9,
  -1e-7,
  2 ** 53,
  null,
]
const people = texts.map((name, index) => ({
  customer_id: `c${String(index + 10)}`,
  name,
  attributes: documents[index] ?? null,
  score: floats[index] ?? null,
  balance: (index * 37.55 - 200).toFixed(2),
  points: index * 7 - 50,
  birthday: index % 2 ? '2000-02-29' : `19${50 + index}-03-31`,
  created_at: `2026-0${1 + (index % 9)}-${10 + (index % 18)}T2${index % 4}:30:00Z`,
}))

/** In the night in which Berlin's clocks go forward. */
const given: Group = group(
  shop,
  { rows: { customers: people }, now: '2026-03-29T00:30:00Z', zone: 'Europe/Berlin', weekStart: 'Sunday' },
  [],
)

let reference: Place
let engines: readonly Place[] = []
beforeAll(async () => {
  reference = createEvaluator()
  engines = (await openEngines()).map((engine) => placeOf(engine))
  for (const place of [reference, ...engines]) await place.hold(given)
})
afterAll(() => Promise.all(engines.map((place) => place.close())))

const asked = async (place: Place, trait: string): Promise<Readonly<Record<string, string>>> => {
  const program = checkedProgram(given, `${shop.text} traits subject of customer { value = ${trait} }`, 'subject')
  const { traits } = await place.ask(program, given)
  return Object.fromEntries([...traits].map(([id, [value]]) => [id, printValue(value ?? null)]))
}

const functions = [
  'lower(name)',
  'upper(name)',
  'trim(name)',
  'length(name)',
  'substring(name, 2, 3)',
  'substring(name, 0)',
  'substring(name, points, 2)',
  'concat(name, points)',
  'lower(attributes.plan)',
  'round(score)',
  'round(score, 2)',
  'floor(score)',
  'ceil(score)',
  'abs(score)',
  'round(balance)',
  'round(balance, 1)',
  'round(balance, -1)',
  'round(balance, -2)',
  'floor(balance)',
  'ceil(balance)',
  'abs(points)',
  'round(points, -1)',
  'years_since(birthday)',
  'days_since(birthday)',
  'days_since(created_at)',
  'weekday(created_at)',
  'hour(created_at)',
  'year(created_at)',
  'month(birthday)',
  'day(created_at)',
  'start_of_day(created_at)',
  'start_of_week(created_at)',
  'start_of_month(created_at)',
  'start_of_quarter(birthday)',
  'start_of_year(birthday)',
  'days_between(birthday, created_at)',
  'coalesce(score, balance)',
  'coalesce(balance, points)',
]
const conversions = [
  'cast(name as number)',
  'cast(name as integer)',
  'cast(name as date)',
  'cast(name as timestamp)',
  'cast(name as boolean)',
  'cast(attributes.plan as text)',
  'cast(attributes.plan as number)',
  'cast(attributes.plan as integer)',
  'cast(attributes.plan as date)',
  'cast(attributes.plan as boolean)',
  'cast(score as text)',
  'cast(score as integer)',
  'cast(balance as text)',
  'cast(balance as integer)',
  'cast(created_at as date)',
  'cast(birthday as timestamp)',
  'cast(created_at as text)',
  'cast(birthday as text)',
]
const operators = [
  'score * 3',
  'score / 3',
  'score - 1',
  '-score',
  'balance * balance',
  'balance / points',
  'points / 4',
  'balance + points',
  '(score is integer)',
  '(score multiple of 0.5)',
  '(balance multiple of 0.05)',
  '(points multiple of 7)',
  '(points multiple of 0)',
  '(attributes is set)',
  '(attributes is blank)',
  '(attributes.plan is set)',
  '(attributes.plan is blank)',
  '(name is blank)',
  '(attributes.plan > 12)',
  '(attributes.plan = "12.5")',
  '(attributes.plan in ("no", "true"))',
  '(attributes.plan.plan = "deep")',
  '(birthday anniversary within next 7 days)',
  '(birthday anniversary within this month)',
  '(created_at within last 1 months)',
  '(created_at within last 3 calendar days)',
  '(name matches "^[^a-z]+$")',
  '(name matches "^.s" ignoring case)',
  '(name contains "İ" ignoring case)',
  '(name = "STRASSE ß" ignoring case)',
  '(name < "a")',
  '(name between "A" and "z")',
  '(name starts with "")',
  '(in bucket 0 to 4 of 10)',
  '(score = 0.3)',
  '(score >= balance)',
  '(created_at > birthday)',
]

describe.each([
  ['functions', functions],
  ['conversions', conversions],
  ['operators', operators],
])('%s mean the same on every engine', (_, traits) => {
  test.each(traits)('%s', async (trait) => {
    const meant = await asked(reference, trait)
    expect(Object.keys(meant)).toHaveLength(people.length)
    for (const engine of engines) expect(await asked(engine, trait), engine.name).toEqual(meant)
  })
})
