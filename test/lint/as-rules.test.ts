import fc from 'fast-check'
import { describe, expect, inject, onTestFinished, test } from 'vitest'
import type { Provision } from '../../dialects/lint/as-rules/index.ts'
import { sqlReaders } from '../../dialects/lint/index.ts'
import { createPostgresReader } from '../../dialects/lint/libpg.ts'
import { printExpression } from '../../grammar/index.ts'
import { readerOf } from '../../runtime/readers/index.ts'
import { shopRows } from '../arbitrary/rows.ts'
import type { GivenRow } from '../cases/case.ts'
import { byCodePoint, physicalTables, placeOf } from '../cases/prepare.ts'
import { shop } from '../cases/shop.ts'
import { micros } from '../engines/clock.ts'
import { createDuckDb } from '../engines/duckdb.ts'
import type { Cell, Engine } from '../engines/index.ts'
import { createPostgres } from '../engines/postgres.ts'
import { programs, ruleItem } from '../laws/batch.ts'
import { convert, told } from './as-rules/convert.ts'
import { randomQuery } from './as-rules/random.ts'

const postgres = createPostgresReader()
const duckdb = sqlReaders.duckdb()
const engineReader = await readerOf('duckdb')
const from = 'select customer_id from shop.customers'
const correlated = 'shop.orders o where o.customer_id = c.customer_id'

describe('a query becomes the rule that finds the same people', () => {
  test.for([
    ['everybody', from, 'everybody'],
    ['what another condition says already', `${from} where age <> 3 and age > 1`, 'age != 3 and age > 1'],
    ['a comparison', `${from} where country = 'US'`, 'country = "US"'],
    [
      'a negative, which SQL does not say of who has no country',
      `${from} where country <> 'US'`,
      'country is set and country != "US"',
    ],
    [
      'NOT over what may be unknown',
      `${from} where not (country = 'US' and age < 18)`,
      '(country is set and country != "US") or age >= 18',
    ],
    [
      'a list, a range',
      `${from} where country in ('US', 'CA') or age between 1 and 5`,
      'country in ("US", "CA") or age between 1 and 5',
    ],
    [
      'parts of a text',
      `${from} where name like 'a%' and city like '%b%' and country ilike '%us'`,
      'name starts with "a" and city contains "b" and country ends with "us" ignoring case',
    ],
    ['truth values', `${from} where is_vip and not opted_out`, 'is_vip is true and opted_out is false'],
    ['IS DISTINCT FROM', `${from} where country is distinct from 'US'`, 'country != "US"'],
    [
      'dates and instants',
      `${from} where birthday >= date '2000-01-01' and created_at < '2026-01-01 10:00:00+02'`,
      'birthday >= 2000-01-01 and created_at < 2026-01-01T10:00:00+02:00',
    ],
    ['a float', `${from} where score > 0.5`, 'score > 0.5 | finite score'],
    [
      'EXISTS',
      `${from} c where exists (select 1 from ${correlated} and o.amount > 5)`,
      'has orders where (amount > 5) | past ordered_at',
    ],
    [
      'NOT EXISTS that speaks of the person',
      `${from} c where not exists (select 1 from ${correlated} and o.channel = c.country)`,
      'not has orders where (channel = customer.country) | past ordered_at',
    ],
    [
      'EXISTS within EXISTS',
      `${from} c where exists (select 1 from ${correlated} and exists (select 1 from shop.order_items i where i.order_id = o.order_id and quantity > 2))`,
      'has orders where (has items where (quantity > 2)) | past ordered_at',
    ],
    [
      'IN a subquery',
      `${from} where customer_id in (select customer_id from shop.tickets where status = 'open')`,
      'has tickets where (status = "open")',
    ],
    [
      'NOT IN without NULL',
      `${from} where customer_id not in (select customer_id from shop.tickets where customer_id is not null)`,
      'not has tickets where (customer_id is set)',
    ],
    [
      'a row that is one',
      `${from} where account_id in (select account_id from shop.accounts where plan = 'pro')`,
      'account.account_id is set and account.plan = "pro"',
    ],
    [
      'grouped rows',
      "select customer_id from shop.tickets where status = 'open' group by customer_id having count(*) >= 3",
      'has at least 3 tickets where (status = "open")',
    ],
    [
      'a sum that SQL does not have of no values',
      'select customer_id from shop.tickets group by 1 having sum(priority) < 5',
      'count(tickets.priority) > 0 and sum(tickets.priority) < 5',
    ],
    [
      'a join',
      `select c.customer_id from shop.customers c join shop.tickets t on t.customer_id = c.customer_id where t.priority > 1 and c.age > 5`,
      'age > 5 and has tickets where (priority > 1)',
    ],
    [
      'a join for who has none',
      `select c.customer_id from shop.customers c left join shop.tickets t on t.customer_id = c.customer_id and t.status = 'open' where t.customer_id is null`,
      'not has tickets where (status = "open")',
    ],
    ['sets', `${from} where age > 5 except select customer_id from shop.tickets`, 'age > 5 and not has tickets'],
  ])('%s', async ([, sql = '', rule]) => {
    expect(told(await convert(postgres, sql))).toBe(rule)
    expect(told(await convert(duckdb, sql))).toBe(rule)
    expect(told(await convert(engineReader, sql))).toBe(rule)
  })
})

describe('what no rule says exactly stays SQL, with the reason', () => {
  test.for([
    [`${from} limit 5`, '`limit`, which picks some of the people'],
    [`select customer_id, age from shop.customers`, 'a result of several columns'],
    [`${from} where country > 'US'`, 'an order of texts, which is the collation of the database'],
    [`${from} where lower(country) = 'us'`, 'a comparison of other things than a column and a value of its type'],
    [`${from} where created_at > '2026-01-01'`, 'a comparison of other things than a column and a value of its type'],
    [`${from} where registered > '2026-01-01'`, 'a comparison of other things than a column and a value of its type'],
    [`${from} where name like 'a_b'`, '`like` with a pattern that is more than a beginning, an end or a part'],
    [`${from} where code = 'ab'`, 'a comparison of other things than a column and a value of its type'],
    [
      `${from} where customer_id not in (select customer_id from shop.tickets)`,
      '`not in` over `customer_id`, which may be missing',
    ],
    [
      `${from} c where exists (select count(*) from shop.tickets t where t.customer_id = c.customer_id)`,
      '`exists` over groups',
    ],
    [
      `${from} c where exists (select 1 from shop.tickets t where t.status = c.country)`,
      '`exists` over rows that no relation of the model connects',
    ],
    [
      `select customer_id from shop.tickets group by 1 having avg(priority) > 2`,
      'a comparison of other things than a column and a value of its type',
    ],
    [`with t as (${from}) select customer_id from t`, '`with`'],
    [`select account_id from shop.customers`, 'a column that is not the ID of the people'],
    [
      'select c.customer_id from shop.customers c join shop.orders o on o.customer_id = c.customer_id left join shop.tickets t on t.customer_id = c.customer_id group by 1 having count(*) > 2',
      '`having` over rows that a LEFT JOIN repeats',
    ],
    [`${from} where age > 5 and false`, 'a condition that is true of nobody'],
  ])('%s', async ([sql = '', reason]) => {
    expect(told(await convert(postgres, sql))).toBe(`outside: ${reason}`)
  })
})

type Rows = Readonly<Record<string, readonly GivenRow[]>>

const finite = (cell: Cell | undefined): Cell | undefined => (cell === 'NaN' || cell === 'Infinity' ? 1.5 : cell)
const tamed = (rows: Rows): Rows =>
  Object.fromEntries(
    Object.entries(rows).map(([table, given]) => [
      table,
      given.map((row) => Object.fromEntries(Object.entries(row).map(([column, cell]) => [column, finite(cell)]))),
    ]),
  )

/** Whether what a rule needs of the data is so in these rows. */
const holds = ({ kind, table, column }: Provision, rows: Rows, now: string): boolean => {
  const key = Object.entries(shop.tables).find(([, { name }]) => name.join('.') === table.join('.'))?.[0] ?? ''
  const cells = (rows[key] ?? []).map((row) => row[column] ?? null).filter((cell) => cell !== null)
  if (kind === 'finite') return cells.every((cell) => Number.isFinite(Number(cell)))
  if (kind === 'past') return cells.every((cell) => micros(String(cell)) < micros(now))
  return cells.every((cell) => !/[İıK]/u.test(String(cell)))
}

const membersBySql = async (engine: Engine, sql: string): Promise<string> => {
  const rows = await engine.run({
    sql: `select distinct id from (${sql}) as raw(id) where id in (select customer_id from shop.customers)`,
    parameters: [],
    columns: [{ name: 'id', type: { kind: 'text' } }],
  })
  return rows
    .map(([id]) => String(id))
    .toSorted(byCodePoint)
    .join(', ')
}

/** Where the queries are run, whose reader reads them, and how many warehouses are drawn. */
const referees = [
  ['DuckDB', createDuckDb, engineReader, 8],
  ['PostgreSQL', () => createPostgres(inject('postgresPort')), postgres, 4],
] as const

const queriesPerBatch = 40

const times = Number(process.env.SEGQL_LAWS ?? 1)

test.for(referees)(
  'random queries and their rules find the same members on %s',
  { timeout: 300_000 * times },
  async ([name, open, reader, batches]) => {
    const engine = await open()
    onTestFinished(() => engine.close())
    const place = placeOf(engine)
    const tally = { asked: 0, said: 0, compared: 0, none: 0, some: 0 }
    const given = fc
      .tuple(
        shopRows(shop),
        fc.boolean(),
        fc.constantFrom('2026-06-15T12:00:00Z', '2199-01-01T00:00:00Z', '2199-01-01T00:00:00Z'),
      )
      .map(([rows, tame, now]) => ({
        model: shop,
        rows: tame ? tamed(rows) : rows,
        now,
        zone: 'UTC',
        weekStart: 'Monday' as const,
        sets: { told: [] },
      }))
    const queries = fc.array(randomQuery, { minLength: queriesPerBatch, maxLength: queriesPerBatch })
    const law = fc.asyncProperty(given, queries, async (batch, asked) => {
      await engine.createTables(physicalTables(batch))
      for (const sql of asked) {
        tally.asked++
        const result = await convert(reader, sql)
        expect({ sql, rule: told(await convert(duckdb, sql)) }).toEqual({ sql, rule: told(result) })
        if (result.kind === 'outside') continue
        tally.said++
        if (!result.provided.every((provision) => holds(provision, batch.rows, batch.now))) continue
        tally.compared++
        const where = result.where ?? { kind: 'boolean' as const, value: true }
        const item = result.where ? ruleItem('s', where) : { ...ruleItem('s', where), body: { kind: 'rules' as const } }
        const checked = programs(batch, [item as never], 'text')
        const { members } = await place.ask(checked.get('s')!, batch)
        const byRule = members.toSorted(byCodePoint).join(', ')
        const bySql = await membersBySql(engine, sql)
        if (bySql === '') tally.none++
        else tally.some++
        if (byRule !== bySql) {
          throw new Error(
            `${sql}\n${result.where ? printExpression(result.where) : 'everybody'}\nSQL: ${bySql}\nrule: ${byRule}`,
          )
        }
      }
    })
    await fc.assert(law, {
      numRuns: batches * times,
      interruptAfterTimeLimit: 200_000 * times,
      markInterruptAsFailure: true,
    })
    console.log(`as rules on ${name}: ${JSON.stringify(tally)}`)
    expect(tally.said).toBeGreaterThan(tally.asked * 0.8)
    expect(tally.compared).toBeGreaterThan(tally.asked * 0.4)
    expect(tally.some).toBeGreaterThan(tally.asked * 0.2)
  },
)
