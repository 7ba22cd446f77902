import { describe, expect, test } from 'vitest'
import { homesOf } from '../../compiler/check/homes.ts'
import { asRulesDiagnostics } from '../../dialects/lint/as-rules/diagnostics.ts'
import { type OfferOptions, offerRules } from '../../dialects/lint/as-rules/offer.ts'
import { sqlReaders } from '../../dialects/lint/index.ts'
import { createPostgresReader } from '../../dialects/lint/libpg.ts'
import { parseText } from '../../grammar/index.ts'
import { marked } from '../check/marked.ts'
import { shopCatalog, shopHomes, shopSettings, shopText } from './as-rules/convert.ts'

const reader = createPostgresReader()
const catalog = shopCatalog.connections.demo!

const offer = async (sql: string, given: Partial<OfferOptions> = {}) => {
  const { query } = await reader.read(sql, { catalog })
  const shop = { rules: reader.rules, catalog, connection: 'demo', homes: shopHomes, name: 'a_query' }
  return offerRules(query!, { ...shop, ...given })
}

describe('every finding shows itself in its example', () => {
  const rows = Object.entries(asRulesDiagnostics).flatMap(([code, { example }]) =>
    'source' in example ? [[code, example.source] as const] : [],
  )
  test.for(rows)('%s, alone, where it is marked', async ([code, source]) => {
    const { text, spans } = marked(source)
    const { diagnostics } = await offer(text)
    expect(diagnostics).toMatchObject([{ code, severity: 'info', ...(spans[0] && { span: spans[0] }) }])
    expect(diagnostics[0]?.hint).toBeDefined()
  })

  test('I774, when nobody of the model lives in the connection', async () => {
    const { segment, diagnostics } = await offer('select customer_id from shop.customers', { homes: [] })
    expect({ segment, codes: diagnostics.map(({ code }) => code) }).toEqual({ segment: undefined, codes: ['I774'] })
  })
})

test('I775, where the database does not tell blanks at the end', async () => {
  const { diagnostics } = await offer("select customer_id from shop.customers where country = 'US'", {
    rules: sqlReaders.redshift().rules,
  })
  expect(diagnostics.map(({ code }) => code)).toEqual(['I775'])
})

describe('a segment is offered', () => {
  test('as text that can be copied into a project', async () => {
    const { segment, entity } = await offer("select customer_id from shop.customers where country = 'US' and age > 5")
    expect(segment).toBe('segment a_query of customer {\n  where country = "US" and age > 5\n}\n')
    expect(entity).toBe('customer')
  })

  test('of the entity whose people the query gives', async () => {
    const plans = "select account_id from shop.accounts where plan = 'pro'"
    expect((await offer(plans)).segment).toBe('segment a_query of account {\n  where plan = "pro"\n}\n')
    expect((await offer(plans, { of: 'customer' })).segment).toBeUndefined()
  })

  test('to somebody who says which, when two entities have the same people', async () => {
    const [customer] = shopHomes
    const homes = [...shopHomes, { ...customer!, entity: 'buyer' }]
    const sql = 'select customer_id from shop.customers'
    const { segment, diagnostics } = await offer(sql, { homes })
    expect({ segment, hint: diagnostics[0]?.hint }).toEqual({ segment: undefined, hint: '`--of ENTITY` chooses one.' })
    expect((await offer(sql, { homes, of: 'buyer' })).segment).toBe('segment a_query of buyer {}\n')
  })
})

test('the reason is told at the part of the query that no rule says', async () => {
  const sql = "select customer_id from shop.customers where age > 5 and lower(country) = 'us'"
  const { segment, diagnostics } = await offer(sql)
  const [found] = diagnostics
  expect(segment).toBeUndefined()
  expect(sql.slice(found?.span?.start)).toMatch(/^(lower|=)/)
})

test('a table is known in whatever case the catalog takes for the same', async () => {
  const insensitive = { ...catalog, identifiers: 'insensitive' } as const
  const upper = shopText.replaceAll('from shop.customers', 'from SHOP.Customers')
  const homes = homesOf([parseText(upper)], { version: 1, connections: { demo: insensitive } }, shopSettings)
  const { segment } = await offer('select customer_id from Shop.CUSTOMERS where age > 5', {
    homes,
    catalog: insensitive,
  })
  expect(segment).toBe('segment a_query of customer {\n  where age > 5\n}\n')
})
