import { afterAll, beforeAll, expect, test } from 'vitest'
import { compileKeyCheck, compilePopulation } from '../../compiler/compile.ts'
import { defaultLimits } from '../../compiler/limits.ts'
import { checkProject } from '../../compiler/project.ts'
import { parseText } from '../../grammar/index.ts'
import { type Engine, openEngines } from '../engines/index.ts'
import { catalogOf, connection, physicalTables } from './prepare.ts'
import { shop } from './shop.ts'

let engines: readonly Engine[]
beforeAll(async () => {
  engines = await openEngines()
})
afterAll(() => Promise.all(engines.map((engine) => engine.close())))

const settings = { zone: 'UTC', weekStart: 'Monday', limits: defaultLimits, defaultConnection: connection } as const
const customer = checkProject([parseText(shop.text)], catalogOf(shop), settings).value.entities.get('customer')!

const rows = {
  customers: [
    ...['a', 'b', 'b', 'c', 'c', 'c', 'd', 'd', 'e', 'e', 'e', 'e'].map((customer_id) => ({ customer_id })),
    { customer_id: null },
    { customer_id: null },
  ],
  orders: [{ order_id: 'o1' }, { order_id: 'o2' }, { order_id: null }, { order_id: null }],
  products: [{ product_id: 'p' }, { product_id: 'p' }],
  accounts: [{ account_id: 'A' }, { account_id: 'B' }],
}

/** Each check by its table and columns, with the keys it finds repeated. */
const repeated = async (engine: Engine) => {
  const found: Record<string, unknown> = {}
  for (const check of customer.keyChecks) {
    const key = `${check.role} ${check.table.name.join('.')} ${check.columns.map(({ column }) => column).join(', ')}`
    found[key] = await engine.run(compileKeyCheck(check, engine.dialect))
  }
  return found
}

test('a repeated key is told with its three most repeated values; missing ones are none', async () => {
  for (const engine of engines) {
    await engine.createTables(physicalTables({ model: shop, rows }))
    const found = await repeated(engine)
    expect(found['entity id shop.customers customer_id'], engine.name).toEqual([
      ['e', 4n],
      ['c', 3n],
      ['b', 2n],
    ])
    expect(found['one shop.products product_id'], engine.name).toEqual([['p', 2n]])
    expect(found['one shop.accounts account_id'], engine.name).toEqual([])
    expect(found['parent shop.orders order_id'], engine.name).toEqual([])
  }
})

const folded = {
  text: `entity person on demo {
    from shop.people
    id key trimmed lower
    many visits from shop.visits by key
  }`,
  tables: {
    people: { name: ['shop', 'people'], columns: { key: 'text' } },
    visits: { name: ['shop', 'visits'], columns: { key: 'text' } },
  },
} as const

test('an ID in its normal form is told when two rows become one person, even where the stored column is unique', async () => {
  const { connections } = catalogOf(folded)
  const tables = connections[connection]!.tables.map((table) => ({ ...table, uniqueKeys: [['key']] }))
  const catalog = { version: 1, connections: { [connection]: { tables, identifiers: 'sensitive' } } } as const
  const checks = checkProject([parseText(folded.text)], catalog, settings).value.entities.get('person')!.keyChecks
  expect(checks.map(({ role, enforced }) => [role, enforced])).toEqual([['entity id', false]])
  for (const engine of engines) {
    const people = [' Ann', 'ann', 'ANN ', 'Émil', 'émil', 'bob', null].map((key) => ({ key }))
    await engine.createTables(physicalTables({ model: folded, rows: { people } }))
    expect(await engine.run(compileKeyCheck(checks[0]!, engine.dialect)), engine.name).toEqual([
      ['ann', 3n],
      ['émil', 2n],
    ])
    await engine.createTables(physicalTables({ model: folded, rows: { people: [{ key: ' Ann' }, { key: 'bob' }] } }))
    expect(await engine.run(compileKeyCheck(checks[0]!, engine.dialect)), engine.name).toEqual([])
  }
})

test('distinct IDs in a normal form are counted once each', async () => {
  const model = { ...folded, text: folded.text.replace('id key', 'id key distinct') }
  const person = checkProject([parseText(model.text)], catalogOf(model), settings).value.entities.get('person')!
  expect(person.keyChecks).toEqual([])
  for (const engine of engines) {
    const people = [' Ann', 'ann', 'ANN ', 'bob', null].map((key) => ({ key }))
    await engine.createTables(physicalTables({ model, rows: { people } }))
    expect(await engine.run(compilePopulation(person.population!, engine.dialect)), engine.name).toEqual([[2n, 1n]])
  }
})

test('the population counts people and the rows without an ID', async () => {
  for (const engine of engines) {
    const unique = { ...rows, customers: [{ customer_id: 'a' }, { customer_id: 'b' }, { customer_id: null }] }
    await engine.createTables(physicalTables({ model: shop, rows: unique }))
    expect(await engine.run(compilePopulation(customer.population!, engine.dialect)), engine.name).toEqual([[2n, 1n]])
  }
})
