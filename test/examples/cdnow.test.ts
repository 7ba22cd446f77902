import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const purchases = resolve(root, '../shared/data/cdnow/purchases.csv')
const execute = promisify(execFile)

const segments = `
segment repeat_buyers of customer {
  where has at least 2 purchases
}

segment bought_on_two_days of customer {
  where count_distinct(purchases.purchased_on) >= 2
}

segment february_and_gone of customer {
  where min(purchases.purchased_on) from 1997-02-01 to 1997-02-28
    and has no purchases from 1997-03-01 to 1997-08-31
}

segment best_twentieth of customer {
  where top 5 % by sum(purchases.amount)
}

traits rfm of customer {
  recency_days = days_since(max(purchases.purchased_on))
  frequency = count_distinct(purchases.purchased_on)
  monetary = sum(purchases.amount)
}
`

const byHand: Readonly<Record<string, string>> = {
  repeat_buyers: 'select customer_id from purchases group by customer_id having count(*) >= 2',
  bought_on_two_days: 'select customer_id from purchases group by customer_id having count(distinct purchased_on) >= 2',
  february_and_gone: `
    select customer_id from purchases group by customer_id
    having min(purchased_on) between '1997-02-01' and '1997-02-28'
      and not bool_or(purchased_on between '1997-03-01' and '1997-08-31')`,
  best_twentieth: `
    select customer_id
    from (select customer_id, row_number() over (order by sum(amount) desc, customer_id) as place, count(*) over () as people
          from purchases group by customer_id)
    where (place - 1) * 100 < 5 * people`,
}

/** Real purchases of the customers of an online CD shop: they are not part of this repository. */
describe.skipIf(!existsSync(purchases))('a project drafted from ../shared/data/cdnow/purchases.csv', () => {
  const folder = mkdtempSync(join(tmpdir(), 'segql-cdnow-'))
  let database: DuckDBConnection

  const segql = async (...given: string[]): Promise<string> => {
    const command = [join(root, 'runtime/cli/segql.ts'), ...given]
    const { stdout } = await execute(process.execPath, command, { maxBuffer: 2 ** 28 })
    return stdout
  }
  const rowsOf = async (name: string): Promise<readonly string[]> =>
    (await segql('members', folder, name, '--csv')).trim().split(/\r?\n/).slice(1).sort()

  beforeAll(async () => {
    await segql('init', folder, '--from', purchases)
    writeFileSync(join(folder, 'segments/buyers.segql'), segments)
    await segql('run', folder, '--as-of', '1998-07-01')
    const instance = await DuckDBInstance.create(':memory:')
    database = await instance.connect()
    const types = `{customer_id: 'varchar', purchased_on: 'date', quantity: 'integer', amount: 'decimal(12, 2)'}`
    await database.run(`create table purchases as from read_csv('${purchases}', strict_mode = false, types = ${types})`)
  }, 120_000)

  afterAll(() => {
    database?.closeSync()
    rmSync(folder, { recursive: true, force: true })
  })

  test('makes the people of a column that several rows share', async () => {
    const { result, diagnostics } = JSON.parse(await segql('check', folder, '--json'))
    expect({ diagnostics }).toEqual({ diagnostics: [] })
    expect(result).toBeDefined()
  })

  test.each(Object.keys(byHand))('%s are the customers that SQL written by hand finds', async (name) => {
    const expected = await database.runAndReadAll(byHand[name]!)
    const ids = expected.getRowsJson().map(([id]) => String(id))
    expect(ids.length).toBeGreaterThan(0)
    expect(await rowsOf(name)).toEqual(ids.sort())
  })

  test('rfm has the figures that SQL written by hand finds', async () => {
    const expected = await database.runAndReadAll(`
      select customer_id, date '1998-07-01' - max(purchased_on), count(distinct purchased_on), sum(amount)
      from purchases group by customer_id`)
    const figures = expected.getRowsJson().map(([id, ...numbers]) => [id, ...numbers.map(Number)].join(','))
    const rows = (await rowsOf('rfm')).map((row) => {
      const [id, ...numbers] = row.split(',')
      return [id, ...numbers.map(Number)].join(',')
    })
    expect(rows.sort()).toEqual(figures.sort())
  })
})
