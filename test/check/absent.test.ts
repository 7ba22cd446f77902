import { expect, test } from 'vitest'
import type { Catalog } from '../../compiler/catalog.ts'
import { checkProject } from '../../compiler/project.ts'
import { parseText } from '../../grammar/index.ts'
import { catalog, model, settings } from '../model.ts'

const absent = { tables: [], identifiers: 'sensitive', absent: true } as const

const codes = (text: string, connections: Catalog['connections']) =>
  checkProject([parseText(text)], { version: 1, connections }, settings).diagnostics.map(({ code }) => code)

const rules = `
  segment vip of customer { where country = "US" and has orders where (amount > 5) }
  segment scored of customer on demo { sql """ select customer_id from scores """ }
  traits worth of customer { total = sum(orders.amount) }
  test vip "without a country" {
    as of 2026-11-01T00:00:00Z
    given customer { customer_id, country } = [("c1", null)]
    expect "c1" out because country
  }`

test('a connection whose catalog is absent is told nowhere again', () => {
  expect(codes(`${model}\n${rules}`, { ...catalog.connections, demo: absent })).toEqual([])
})

test('an absent connection is the default when it is the only one', () => {
  const people = 'entity customer { from shop.customers id customer_id many orders from shop.orders by customer_id }'
  const { defaultConnection: _, ...without } = settings
  const sources = [parseText(`${people}\n${rules}`)]
  const { diagnostics, value } = checkProject(sources, { version: 1, connections: { demo: absent } }, without)
  expect(diagnostics).toEqual([])
  expect(value.entities.get('customer')?.population).toBeUndefined()
  expect(value.segments.get('vip')?.program).toBeUndefined()
})

test('a connection that nobody configured is told, one that is near it named', () => {
  expect(codes('entity customer on demmo { from shop.customers id customer_id }', { demo: absent })).toEqual(['E209'])
})

test('what does not hang on the absent catalog is still told', () => {
  expect(codes(`${model} segment a of custmer { }`, { ...catalog.connections, demo: absent })).toEqual(['E201'])
})
