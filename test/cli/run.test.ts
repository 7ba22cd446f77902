import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { describe, expect, test } from 'vitest'
import { createProject, runSql, segql, segqlJson, shopModel, vip, writeFiles } from './command-line.ts'

const currentOf = (project: string, ...path: readonly string[]) =>
  JSON.parse(readFileSync(join(project, '.segql', ...path, 'current.json'), 'utf8'))

const parquetRows = async (file: string) => {
  const connection = await (await DuckDBInstance.create(':memory:')).connect()
  const read = await connection.runAndReadAll(`select * from '${file}' order by 1`)
  return { columns: read.columnNames(), rows: read.getRowsJson() }
}

test('a run stores the members as one column and says what it was', async () => {
  const project = await createProject()
  const { exit, result } = await segqlJson(project, 'run')
  expect(exit).toBe(0)
  expect(result.runs).toMatchObject([{ name: 'vip', status: 'succeeded', count: 1, population: 3 }])
  const current = currentOf(project, 'members', 'customer', 'vip')
  expect(current).toMatchObject({ version: 1, run: result.runs[0]?.run, count: 1, population: 3, asOf: result.asOf })
  expect(current.definition).toMatch(/^[0-9a-f]{64}$/)
  const file = join(project, '.segql/members/customer/vip', `${current.run}.parquet`)
  expect(await parquetRows(file)).toEqual({ columns: ['id'], rows: [['c1']] })
})

test('the table shows count, share and time; stored refresh clauses are said to be unscheduled', async () => {
  const project = await createProject({ 'segments/vip.segql': vip.replace('}', '  refresh every 6 hours\n}') })
  const { out } = await segql(project, 'run')
  expect(out).toMatch(
    /^segment {2}of {8}members {3}share {4}time\nvip {6}customer {8}1 {2}33\.3 % {2}\d+\.\d\d s {2}refresh every 6 hours\n/,
  )
  expect(out).toContain('1 of them say `refresh`: it is stored, nothing schedules it yet.')
})

test('--as-of is the instant everything is computed as of', async () => {
  const project = await createProject()
  const before = await segqlJson(project, 'run', '--as-of', '2026-02-01')
  expect(before.result.asOf).toBe('2026-02-01T00:00:00.000Z')
  expect(before.result.runs).toMatchObject([{ count: 0 }])
  const after = await segqlJson(project, 'run', '--as-of', '2026-02-05T01:00:00+01:00')
  expect(after.result.asOf).toBe('2026-02-05T00:00:00.000Z')
  expect(after.result.runs).toMatchObject([{ count: 0 }])
  expect((await segqlJson(project, 'run', '--as-of', '2026-02-05T00:00:00.001Z')).result.runs).toMatchObject([
    { count: 1 },
  ])
})

test('a date is its first instant in the project’s zone', async () => {
  const project = await createProject(undefined, { config: { timeZone: 'Europe/Berlin' } })
  expect((await segqlJson(project, 'run', '--as-of', '2026-07-01')).result.asOf).toBe('2026-06-30T22:00:00.000Z')
})

test('a trait set is stored with its columns, a row for every person', async () => {
  const project = await createProject({
    'traits/t.segql': 'traits money of customer {\n  spent = sum(orders.amount)\n  buys = count(orders)\n}\n',
  })
  expect((await segqlJson(project, 'run')).result.runs).toMatchObject([{ name: 'money', kind: 'traits', count: 3 }])
  const { run } = currentOf(project, 'traits', 'customer', 'money')
  expect(await parquetRows(join(project, '.segql/traits/customer/money', `${run}.parquet`))).toEqual({
    columns: ['id', 'spent', 'buys'],
    rows: [
      ['c1', '110.00', '2'],
      ['c2', '20.00', '1'],
      ['c3', '0.00', '0'],
    ],
  })
})

test('segments with errors are told, the others run', async () => {
  const project = await createProject({
    'segments/vip.segql': vip,
    'segments/b.segql': 'segment b of customer { where contry = "US" }\n',
  })
  const { exit, result, codes } = await segqlJson(project, 'run')
  expect(exit).toBe(1)
  expect(codes).toHaveLength(1)
  expect(result.runs).toMatchObject([{ name: 'vip', status: 'succeeded' }])
})

test('a set expression, a segment in a segment and raw SQL run together', async () => {
  const project = await createProject({
    'segments/all.segql': `${vip}
segment listed of customer on demo { sql """ select 'c2' union all select 'c1' -- the end """ }
segment both of customer = vip and listed
segment neither of customer { where not in segment vip and not in segment listed }
`,
  })
  const { exit, result } = await segqlJson(project, 'run')
  expect(exit).toBe(0)
  expect(result.runs.map((run: { name: string; count: number }) => [run.name, run.count])).toEqual([
    ['vip', 1],
    ['listed', 2],
    ['both', 1],
    ['neither', 1],
  ])
})

describe('raw SQL', () => {
  const segment = (sql: string) => ({
    'segments/raw.segql': `segment raw of customer on demo { sql """ ${sql} """ }\n`,
  })
  const traits = (sql: string) => ({ 'traits/raw.segql': `traits raw of customer on demo { sql """ ${sql} """ }\n` })

  test('strangers, missing and repeated IDs of a segment count for nothing and are counted', async () => {
    const project = await createProject(segment("select unnest(['c1', 'c1', 'c9', null, 'c2'])"))
    const { exit, result, diagnostics } = await segqlJson(project, 'run')
    expect(exit).toBe(0)
    expect(result.runs).toMatchObject([{ count: 2, dropped: { strangers: 1, withoutId: 1, repeated: 1 } }])
    expect(diagnostics).toMatchObject([{ code: 'W946' }])
    expect((await segql(project, 'members', 'raw')).out).toBe('c1\nc2\n')
  })

  test.each([
    ['two columns', "select 'c1' as id, 2 as n", 'E936', 'exactly one column'],
    ['two statements', "select 'c1'; select 'c2'", 'E701', 'these are 2'],
    ['a deletion', 'delete from customers', 'E702', 'DELETE'],
    ['an unknown table', 'select id from nowhere', 'E711', '`nowhere`'],
    ['a file outside', "select * from read_csv('/etc/passwd')", 'E712', '`read_csv` reads files'],
    ['a function of nobody', "select score('c1') as id", 'E957', '`score`'],
  ])('%s in a segment fail the run and are told', async (_, sql, code, sentence) => {
    const { exit, diagnostics, result } = await segqlJson(await createProject(segment(sql)), 'run')
    expect(exit).toBe(3)
    expect(diagnostics.map((diagnostic) => diagnostic.code)).toContain(code)
    expect(diagnostics.find((diagnostic) => diagnostic.code === code)?.message).toContain(sentence)
    expect(result.runs).toMatchObject([{ status: 'failed' }])
  })

  test('a trait set takes the ID by name and keeps people it alone knows', async () => {
    const project = await createProject(traits("select 0.5 as score, 'c1' as customer_id union all select 0.7, 'c9'"))
    const { exit, result, codes } = await segqlJson(project, 'run')
    expect(exit).toBe(0)
    expect(result.runs).toMatchObject([{ count: 2, dropped: { strangers: 1 } }])
    expect(codes).toEqual(['W952'])
    expect((await segql(project, 'members', 'raw')).out).toBe('id,score\r\nc1,0.5\r\nc9,0.7\r\n')
  })

  test.each([
    ['a repeated ID', "select 'c1' as id, 1 as n union all select 'c1', 2", 'E937', '`c1`'],
    ['a missing ID', 'select null as id, 1 as n', 'E938', '1 row of the result has no ID'],
    ['no ID column', 'select 1 as n, 2 as m', 'E944', '`customer_id` or `id`'],
    ['the ID alone', "select 'c1' as id", 'E945', 'the ID only'],
    [
      'too many columns',
      `select 'c1' as id, ${Array.from({ length: 25 }, (_, index) => `${index} as n${index}`).join(', ')}`,
      'E940',
      '26 columns',
    ],
  ])('%s in a trait set is an error', async (_, sql, code, sentence) => {
    const { exit, diagnostics } = await segqlJson(await createProject(traits(sql)), 'run')
    expect(exit).toBe(3)
    expect(diagnostics).toMatchObject([{ code }])
    expect(diagnostics[0]?.message).toContain(sentence)
  })

  test('more rows than allowed are an error', async () => {
    const project = await createProject(traits('select range as id, 1 as n from range(101)'), {
      config: { limits: { traitRows: 100 } },
    })
    const { exit, diagnostics } = await segqlJson(project, 'run')
    expect(exit).toBe(3)
    expect(diagnostics).toMatchObject([{ code: 'E939', message: '`raw`: The result has more than 100 rows.' }])
  })
})

describe('keys that are not what the model says', () => {
  const twice = `
    create table customers (customer_id varchar, email varchar);
    insert into customers values ('c1', null), ('c1', null), ('c2', null);
    create table orders (order_id varchar, customer_id varchar, amount decimal(10,2), ordered_at timestamp)`

  test('a repeated entity ID stops the run, with examples', async () => {
    const { exit, diagnostics } = await segqlJson(await createProject(undefined, { data: twice }), 'run')
    expect(exit).toBe(3)
    expect(diagnostics).toMatchObject([{ code: 'E934' }])
    expect(diagnostics[0]?.message).toContain('`customers` has repeated values in `customer_id`: `c1` (2 rows).')
  })

  test('two rows that the normal form makes one person stop the run', async () => {
    const project = await createProject(
      {
        'model/shop.segql': 'entity customer on demo { from customers id customer_id trimmed lower }\n',
        'segments/vip.segql': 'segment vip of customer { where email is not set }\n',
      },
      { data: twice.replace("('c1', null), ('c1', null)", "(' C1', null), ('c1', null)") },
    )
    const { exit, diagnostics } = await segqlJson(project, 'run')
    expect(exit).toBe(3)
    expect(diagnostics).toMatchObject([{ code: 'E934' }])
    expect(diagnostics[0]?.message).toContain('repeated values in `customer_id trimmed lower`: `c1` (2 rows).')
  })

  test('`never` does not look', async () => {
    const project = await createProject(
      { 'segments/all.segql': 'segment everybody of customer { }\n' },
      { data: twice.replace("('c1', null), ('c1', null)", "('c1', null)"), config: { keyChecks: 'never' } },
    )
    expect((await segqlJson(project, 'run')).exit).toBe(0)
  })

  test('a key that held is looked at again when the data have changed', async () => {
    const project = await createProject()
    expect((await segqlJson(project, 'run')).exit).toBe(0)
    await runSql(join(project, 'shop.duckdb'), "insert into customers values ('c1', 'FR', null)")
    expect((await segqlJson(project, 'run')).codes).toEqual(['E934'])
  })
})

test('rows without an ID are no people, and counted', async () => {
  const project = await createProject()
  await runSql(join(project, 'shop.duckdb'), "insert into customers values (null, 'FR', null)")
  const { exit, result, diagnostics } = await segqlJson(project, 'run')
  expect(exit).toBe(0)
  expect(result.runs).toMatchObject([{ population: 3 }])
  expect(diagnostics).toMatchObject([{ code: 'W951', message: '1 row of `customers` has no ID and is no person.' }])
})

test('old runs are removed beyond the number kept', async () => {
  const project = await createProject(undefined, { config: { keptRuns: 2 } })
  for (let count = 0; count < 4; count++) await segql(project, 'run')
  const files = readdirSync(join(project, '.segql/members/customer/vip'))
  expect(files.filter((file) => file.endsWith('.parquet'))).toHaveLength(2)
  expect((await segql(project, 'members', 'vip')).out).toBe('c1\n')
})

test('a folder of CSV files is a connection like any other', async () => {
  const project = await createProject(undefined, {
    config: { connections: { demo: { kind: 'duckdb', folder: 'data' } } },
    model: shopModel,
  })
  writeFiles(project, {
    'data/customers.csv': 'customer_id,country,email\n007,US,a@b\n8,DE,c@d\n',
    'data/orders.csv': 'order_id,customer_id,amount,ordered_at\no1,007,150.5,2026-01-01 10:00:00\n',
  })
  expect((await segqlJson(project, 'run')).result.runs).toMatchObject([{ count: 1, population: 2 }])
  expect((await segql(project, 'members', 'vip')).out).toBe('007\n')
})
