import { describe, expect, test } from 'vitest'
import type { ConnectionCatalog } from '../../compiler/catalog.ts'
import { adviceDiagnostics } from '../../compiler/diagnostics/advice.ts'
import { type AdviceOptions, adviseSql } from '../../compiler/raw/advice/index.ts'
import type { RawShape } from '../../compiler/raw/shape.ts'
import { createPostgresReader } from '../../dialects/lint/libpg.ts'
import type { Diagnostic } from '../../grammar/diagnostic.ts'
import { marked } from '../check/marked.ts'
import { corpusCatalog } from './corpus/tables.ts'

const reader = createPostgresReader()
const stored = corpusCatalog('postgres')
const tables = stored.tables.map((table) =>
  table.name.at(-1) === 'events' ? { ...table, partition: { columns: ['event_date'] } } : table,
)
const catalog: ConnectionCatalog = { ...stored, tables }
const users = tables.find(({ name }) => name.at(-1) === 'users')!

const segment: RawShape = { kind: 'segment', idNames: ['user_id'] }
const traits: RawShape = { kind: 'traits', idNames: ['user_id'], most: 25 }

const advise = async (sql: string, given: Partial<AdviceOptions> = {}): Promise<readonly Diagnostic[]> => {
  const { query, diagnostics } = await reader.read(sql, { catalog })
  expect(diagnostics).toEqual([])
  const columns = [{ name: 'user_id' }]
  return adviseSql(query!, sql, { rules: reader.rules, catalog, columns, ...given })
}
const codes = async (sql: string, given: Partial<AdviceOptions> = {}) =>
  (await advise(sql, given)).map(({ code }) => code)

const applied = (sql: string, diagnostics: readonly Diagnostic[]): string =>
  diagnostics
    .flatMap(({ fix }) => fix?.edits ?? [])
    .toSorted((left, right) => right.span.start - left.span.start)
    .reduce((text, { span, text: written }) => text.slice(0, span.start) + written + text.slice(span.end), sql)

describe('every piece of advice shows itself in its example', () => {
  test.for(Object.entries(adviceDiagnostics))('%s stands where it is marked', async ([code, { example }]) => {
    const { text, spans } = marked(example.source)
    const shape = ['W755', 'W757'].includes(code) ? traits : segment
    const found = (await advise(text, { as: shape })).filter((each) => each.code === code)
    expect(found).toHaveLength(1)
    expect(found[0]?.hint).toBeDefined()
    expect(text.slice(found[0]?.span?.start, found[0]?.span?.end)).toBe(text.slice(spans[0]?.start, spans[0]?.end))
  })
})

describe('an ID that stands once is not warned of', () => {
  test.for([
    'select user_id from analytics.users',
    'select distinct user_id from analytics.orders',
    'select user_id, sum(amount) from analytics.orders group by user_id',
    'select user_id, sum(amount) from analytics.orders group by 1',
    'select o.user_id as user_id, sum(amount) from analytics.orders o group by user_id',
    'select distinct on (user_id) user_id, amount from analytics.orders order by user_id, ordered_at',
    'select u.user_id, u.country, count(*) from analytics.users u left join analytics.orders o on o.user_id = u.user_id group by u.user_id, u.country',
    'select u.user_id, a.industry from analytics.users u join analytics.accounts a using (account_id)',
    'select u.user_id, a.industry from analytics.users u left join analytics.accounts a on u.account_id = a.account_id',
    'with o as (select user_id, max(amount) as top from analytics.orders group by user_id) select u.user_id, o.top from analytics.users u left join o on o.user_id = u.user_id',
    'select user_id, amount from (select o.*, row_number() over (partition by o.user_id order by ordered_at) as nth from analytics.orders o) t where nth = 1',
    'select user_id, amount from (select user_id, amount, row_number() over w as nth from analytics.orders window w as (partition by user_id order by ordered_at)) t where 1 = nth',
    'select user_id from analytics.orders union select user_id from support.tickets',
    'select user_id from analytics.users except all select user_id from support.tickets',
    'select max(user_id), count(*) from analytics.orders',
    'select * from analytics.users',
    'select distinct user_id, sum(amount) over (partition by user_id) from analytics.orders',
    "select u.user_id, date_trunc('week', u.created_at), count(*) from analytics.users u join analytics.orders o using (user_id) group by u.user_id, date_trunc('week', u.created_at)",
    'select u.user_id, e.event_name from analytics.users u left join lateral (select event_name from analytics.events e where e.user_id = u.user_id limit 1) e on true',
    'select u.user_id, t.tag from analytics.users u left join lateral unnest(u.tags) with ordinality as t(tag, nth) on t.nth = 1',
    'select user_id, sum(amount) from analytics.orders group by rollup (user_id) having grouping(user_id) = 0',
    'select * from (select user_id, count(*) as n from analytics.orders group by user_id) t',
  ])('%s', async (sql) => {
    expect((await codes(sql, { as: traits })).filter((code) => code === 'W755')).toEqual([])
  })
})

describe('an ID that may repeat is', () => {
  test.for([
    'select user_id, amount from analytics.orders',
    'select distinct user_id, amount from analytics.orders',
    'select user_id, channel, sum(amount) from analytics.orders group by user_id, channel',
    'select u.user_id, o.amount from analytics.users u join analytics.orders o on o.user_id = u.user_id',
    'select u.user_id, a.industry from analytics.users u cross join analytics.accounts a',
    'select user_id, amount from (select o.*, row_number() over (partition by o.user_id order by ordered_at) as nth from analytics.orders o) t where nth <= 3',
    'select user_id, amount from (select o.*, row_number() over (partition by o.channel order by ordered_at) as nth from analytics.orders o) t where nth = 1',
    'select user_id from analytics.orders union all select user_id from support.tickets',
  ])('%s', async (sql) => {
    expect(await codes(sql, { as: traits })).toContain('W755')
  })

  test("unless the model says that the people's table has each once", async () => {
    const bare = { ...users, uniqueKeys: [] }
    const without = { ...catalog, tables: tables.map((table) => (table === users ? bare : table)) }
    const sql = 'select user_id from analytics.users'
    expect(await codes(sql, { as: segment, catalog: without })).toEqual(['I756'])
    expect(await codes(sql, { as: segment, catalog: without, people: { table: bare, id: 'user_id' } })).toEqual([])
  })
})

describe('what is meant is left alone', () => {
  test.for([
    ['a condition on the partition', "select distinct user_id from analytics.events where event_date > '2026-01-01'"],
    [
      'a condition in the join',
      "select distinct u.user_id from analytics.users u join analytics.events e on e.user_id = u.user_id and e.event_date > '2026-01-01'",
    ],
    ['order by with limit', 'select user_id from analytics.users order by created_at limit 5'],
    [
      'relations connected by where',
      'select distinct u.user_id from analytics.users u, analytics.orders o where o.user_id = u.user_id',
    ],
    ['arrays of a row', "select distinct u.user_id from analytics.users u, unnest(u.tags) as t(tag) where t.tag = 'x'"],
    [
      'one row beside',
      'select u.user_id from analytics.users u, (select max(age) as oldest from analytics.users) m where u.age = m.oldest',
    ],
    [
      'not in without NULL',
      'select user_id from analytics.users where user_id not in (select user_id from analytics.orders where user_id is not null)',
    ],
    [
      'not in of a column that is never NULL',
      'select user_id from analytics.users where user_id not in (select user_id from ml.predictions)',
    ],
    ['a star over named columns', 'with t as (select user_id, age from analytics.users) select * from t'],
    ['an ID cast to text', 'select user_id::text from analytics.users'],
  ])('%s', async ([, sql = '']) => {
    expect(await codes(sql, { as: traits })).toEqual([])
  })
})

describe('fixes', () => {
  test.for([
    ['distinct', 'select user_id from analytics.orders', 'select distinct user_id from analytics.orders'],
    [
      'the order goes',
      'select user_id from analytics.users order by created_at desc ;',
      'select user_id from analytics.users;',
    ],
    [
      'the table is named',
      'select distinct u.user_id from analytics.users u join analytics.accounts a on a.account_id = u.account_id where employees > 5',
      'select distinct u.user_id from analytics.users u join analytics.accounts a on a.account_id = u.account_id where a.employees > 5',
    ],
  ])('%s', async ([, sql = '', mended]) => {
    const found = await advise(sql, { as: segment })
    expect(applied(sql, found)).toBe(mended)
    expect(await advise(applied(sql, found), { as: segment })).toEqual([])
  })

  test('columns take the place of the star', async () => {
    const sql = 'select p.* from ml.predictions p'
    const found = (await advise(sql, { as: traits })).filter(({ code }) => code === 'W757')
    expect(applied(sql, found)).toBe(
      'select p.user_id, p.model, p.churn_score, p.ltv, p.predicted_at from ml.predictions p',
    )
  })
})

test('a filter that the warehouse itself demands is told as such', async () => {
  const demanding = tables.map((table) =>
    table.name.at(-1) === 'events'
      ? { ...table, partition: { columns: ['event_date'], filterRequired: true as const } }
      : table,
  )
  const [found] = await advise('select distinct user_id from analytics.events', {
    as: segment,
    catalog: { ...catalog, tables: demanding },
  })
  expect(found).toMatchObject({ code: 'W758', message: expect.stringContaining('refuses a query without a condition') })
})

describe("another system's ID", () => {
  test('is joined through the table of people by what both know', async () => {
    const [found] = await advise('select distinct requester_email as user_id from support.tickets', {
      as: segment,
      people: { table: users, id: 'user_id' },
    })
    expect(found).toMatchObject({
      code: 'W765',
      hint: 'A join through the table of people gives their own ID: `join shop_prod.analytics.users on lower(email) = lower(tickets.requester_email)`.',
    })
  })

  test("is seen through derived tables; the people's own is none", async () => {
    const through =
      'with t as (select lower(anonymous_id) as a from analytics.events where event_date > now()) select distinct a as user_id from t'
    expect(await codes(through, { as: segment })).toEqual([])
    expect(await codes(through.replace('lower(anonymous_id)', 'anonymous_id'), { as: segment })).toEqual(['W765'])
    expect(
      await codes('select user_id from analytics.users', { as: segment, people: { table: users, id: 'user_id' } }),
    ).toEqual([])
    expect(
      await codes('select account_id as user_id from analytics.users group by 1', {
        as: segment,
        people: { table: users, id: 'user_id' },
      }),
    ).toEqual(['W765'])
  })
})
