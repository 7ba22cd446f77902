import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { generate } from '../../examples/shop/generate.ts'

const folder = mkdtempSync(join(tmpdir(), 'segql-generate-'))
const file = (name: string): string => join(folder, `${name}.duckdb`)

beforeAll(async () => {
  await generate({ scale: 0.1, file: file('first') })
  await generate({ scale: 0.1, file: file('again') })
  await generate({ scale: 0.1, file: file('other'), seed: 2 })
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const ask = async (name: string, sql: string) => {
  const instance = await DuckDBInstance.create(file(name), { access_mode: 'READ_ONLY' })
  const connection = await instance.connect()
  try {
    return (await connection.runAndReadAll(sql)).getRowsJson()
  } finally {
    connection.closeSync()
    instance.closeSync()
  }
}

const tables = [
  'shop.customers',
  'shop.orders',
  'shop.order_items',
  'shop.products',
  'shop.events',
  'crm.accounts',
  'zendesk.tickets',
  'ml.predictions',
]
const everything = `select ${tables.map((table) => `(select bit_xor(hash(t::varchar)) from ${table} t)`).join(', ')}`

test('the same seed gives the same rows, another seed others', async () => {
  const first = await ask('first', everything)
  expect(await ask('again', everything)).toEqual(first)
  expect(await ask('other', everything)).not.toEqual(first)
})

test('a tenth of scale 1 has 1,000 customers, 5,000 orders and 20,000 events', async () => {
  const counts = await ask(
    'first',
    `select (select count(customer_id) from shop.customers), (select count(*) from shop.orders), (select count(*) from shop.events)`,
  )
  expect(counts).toEqual([['1000', '5000', '20000']])
})

test('keys that the model relies on never repeat', async () => {
  const keys = {
    'shop.customers': 'customer_id',
    'shop.orders': 'order_id',
    'shop.products': 'product_id',
    'crm.accounts': 'account_id',
  }
  for (const [table, key] of Object.entries(keys)) {
    const [counts] = await ask('first', `select count(${key}), count(distinct ${key}) from ${table}`)
    expect(counts?.[0], table).toBe(counts?.[1])
  }
})

const onPurpose: Readonly<Record<string, string>> = {
  'customers without an ID': `shop.customers where customer_id is null`,
  'customers without a country': `shop.customers where country is null`,
  'blank names': `shop.customers where trim(full_name) = ''`,
  'empty addresses': `shop.customers where email = ''`,
  quotes: `shop.customers where referral_code like '%"%' and referral_code like '%''%'`,
  'percent signs': `shop.customers where referral_code like '%50\\%%' escape '\\'`,
  backslashes: `shop.customers where contains(referral_code, '\\')`,
  emoji: `shop.customers where contains(referral_code, '🎉')`,
  'letters that fold oddly': `shop.customers where regexp_matches(city, '[İẞς]')`,
  'guests without an ID': `shop.orders where customer_id is null`,
  'orders of customers nobody knows': `shop.orders where customer_id like 'x%'`,
  'orders without a time': `shop.orders where ordered_at is null`,
  'orders after the end': `shop.orders where ordered_at >= '2026-11-01'`,
  'discounts that are not a number': `shop.orders where isnan(discount)`,
  'local times that were skipped': `shop.customers where created_at = '2026-03-29 02:30:00'`,
  'local times that came twice': `shop.customers where created_at = '2026-10-25 02:30:00'`,
  'scores of strangers': `ml.predictions where user_id like 'x%'`,
}

test.each(Object.keys(onPurpose))('there are %s', async (what) => {
  const [counts] = await ask('first', `select count(*) from ${onPurpose[what]}`)
  expect(Number(counts?.[0])).toBeGreaterThan(0)
})

test('nothing unfinished stays beside the files', () => {
  expect(readdirSync(folder).sort()).toEqual(['again.duckdb', 'first.duckdb', 'other.duckdb'])
})

test('a run that fails leaves the previous file as it was', async () => {
  const before = await ask('first', everything)
  await expect(generate({ scale: 0.1, file: file('first'), memoryLimit: 'nonsense' })).rejects.toThrow()
  expect(await ask('first', everything)).toEqual(before)
  expect(readdirSync(folder)).toHaveLength(3)
})
