import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createProject, segql, segqlJson, shopModel, start, vip } from './command-line.ts'

describe('members', () => {
  const everybody = { 'segments/all.segql': 'segment everybody of customer { }\n' }

  test('are listed one a line, by ID', async () => {
    const project = await createProject(everybody)
    await segql(project, 'run')
    expect(await segql(project, 'members', 'everybody')).toEqual({ exit: 0, out: 'c1\nc2\nc3\n', error: '' })
  })

  test('go into CSV and Parquet files', async () => {
    const project = await createProject(everybody)
    await segql(project, 'run')
    expect((await segql(project, 'members', 'everybody', '--out', 'all.csv')).exit).toBe(0)
    expect(readFileSync(join(project, 'all.csv'), 'utf8')).toBe('id\r\nc1\r\nc2\r\nc3\r\n')
    expect((await segql(project, 'members', 'everybody', '--parquet', '--out', 'all.parquet')).exit).toBe(0)
    expect(readFileSync(join(project, 'all.parquet')).subarray(0, 4).toString()).toBe('PAR1')
  })

  test('with --json are the result', async () => {
    const project = await createProject(everybody)
    await segql(project, 'run')
    expect((await segqlJson(project, 'members', 'everybody')).result).toMatchObject({
      count: 3,
      rows: ['c1', 'c2', 'c3'],
    })
  })

  test('before any run are told to be missing', async () => {
    const { exit, diagnostics } = await segqlJson(await createProject(everybody), 'members', 'everybody')
    expect(exit).toBe(1)
    expect(diagnostics).toMatchObject([{ code: 'E948', hint: '`segql run everybody` makes them.' }])
  })

  test('into a folder that is not there are one sentence', async () => {
    const project = await createProject(everybody)
    await segql(project, 'run')
    const { exit, diagnostics } = await segqlJson(project, 'members', 'everybody', '--out', 'no/where.csv')
    expect(exit).toBe(3)
    expect(diagnostics).toMatchObject([
      { code: 'E924', message: '`no/where.csv` cannot be written: its folder does not exist.' },
    ])
  })

  test('stop when the reader goes away', async () => {
    const many =
      "create table customers as select 'c' || range as customer_id, null::varchar as email from range(300000)"
    const project = await createProject(everybody, {
      data: many,
      model: 'entity customer { from customers id customer_id }\n',
    })
    await segql(project, 'run')
    const { process: child, ended } = start(project, ['members', 'everybody'])
    child.stdout?.once('data', () => child.stdout?.destroy())
    expect(await ended).toMatchObject({ exit: 0, error: '' })
  })
})

describe('preview', () => {
  test('covers personal data and stores nothing', async () => {
    const model = shopModel.replace('field email pii', 'field email pii\n  field country title "Country"')
    const project = await createProject(undefined, { model })
    const { exit, result } = await segqlJson(project, 'preview', 'vip')
    expect(exit).toBe(0)
    expect(result).toMatchObject({ count: 1, rows: [{ id: 'c1', email: '•••', country: 'US' }] })
    expect((await segqlJson(project, 'members', 'vip')).codes).toEqual(['E948'])
    const { result: open } = await segqlJson(project, 'preview', 'vip', '--pii')
    expect(open.rows).toMatchObject([{ id: 'c1', email: expect.stringContaining('@') }])
  })

  test('covers a trait that is made of personal data', async () => {
    const project = await createProject({
      'traits/t.segql': 'traits t of customer {\n  mail = lower(email)\n  spent = sum(orders.amount)\n}\n',
    })
    const { result } = await segqlJson(project, 'preview', 't')
    expect(result.rows[0]).toEqual({ id: 'c1', mail: '•••', spent: '110.00' })
    expect(result.rows[1]).toEqual({ id: 'c2', mail: null, spent: '20.00' })
  })

  test('shows at most the rows of the limit', async () => {
    const project = await createProject(
      { 'segments/all.segql': 'segment everybody of customer { }\n' },
      { config: { limits: { previewRows: 2 } } },
    )
    const { result } = await segqlJson(project, 'preview', 'everybody')
    expect([result.count, result.rows.length]).toEqual([3, 2])
  })

  test('keeps control characters of the data away from the terminal', async () => {
    const project = await createProject(
      { 'traits/t.segql': 'traits t of customer {\n  c = country\n}\n' },
      {
        data: "create table customers as select 'c1' as customer_id, null::varchar as email, chr(27) || '[31m' || chr(10) || 'x' as country; create table orders (customer_id varchar, amount int, ordered_at timestamp)",
      },
    )
    const { out } = await segql(project, 'preview', 't')
    expect(out).not.toContain('\u001b')
    expect(out).toContain('\ufffd[31m\\nx')
  })
})

describe('explain', () => {
  test('tells the value, the verdict and the smallest change', async () => {
    const project = await createProject()
    const { exit, out } = await segql(project, 'explain', 'vip', '--id', 'c2')
    expect(exit).toBe(0)
    expect(out).toContain('customer c2 is not in vip')
    expect(out).toContain('✗ `sum(orders.amount) >= 100` is false (`sum(orders.amount)` is 20.00)')
    expect(out).toContain('What would bring it in')
  })

  test('covers personal data unless it is asked for', async () => {
    const project = await createProject({
      'segments/mail.segql': 'segment mail of customer {\n  where length(email) > 3 and country = "US"\n}\n',
    })
    const { out } = await segql(project, 'explain', 'mail', '--id', 'c1')
    expect(out).toContain('`length(email)` is •••')
    expect(out).toContain('`country` is "US"')
    expect(out).toContain('•••: personal data; `--pii` shows it.')
    const { result } = await segqlJson(project, 'explain', 'mail', '--id', 'c1')
    expect(result).toMatchObject({
      leaves: [
        {
          values: [
            { text: 'length(email)', value: '•••', masked: true },
            { text: 'email', masked: true },
          ],
        },
        { values: [{ text: 'country', value: '"US"', masked: false }] },
      ],
    })
    const { out: open } = await segql(project, 'explain', 'mail', '--id', 'c1', '--pii')
    expect(open).not.toContain('•••')
    expect(open).toMatch(/`length\(email\)` is \d+/)
  })

  test('a person whom nobody knows is an error', async () => {
    const { exit, diagnostics } = await segqlJson(await createProject(), 'explain', 'vip', '--id', 'c9')
    expect(exit).toBe(1)
    expect(diagnostics).toMatchObject([{ code: 'E946', message: 'No customer has the ID `c9`.' }])
  })

  test('agrees with the members of a run, for everybody', async () => {
    const project = await createProject({
      'segments/all.segql':
        'segment odd of customer { where not (country = "US") and has at least 1 orders or country in ("US") and count(orders) > 5 }\n',
    })
    await segql(project, 'run')
    const members = (await segql(project, 'members', 'odd')).out.split('\n').filter(Boolean)
    for (const id of ['c1', 'c2', 'c3']) {
      const { result } = await segqlJson(project, 'explain', 'odd', '--id', id)
      expect(result.member).toBe(members.includes(id))
    }
  })
})

describe('test', () => {
  const passing = `test vip "two orders add up" {
  as of 2026-11-01T00:00:00Z
  given customer { customer_id } = [("a"), ("b")]
  given orders { customer_id, amount, ordered_at } = [
    ("a", 60, 2026-01-01T00:00:00Z),
    ("a", 40, 2026-01-02T00:00:00Z),
    ("b", 99, 2026-01-02T00:00:00Z)
  ]
  expect "a" in
  expect "b" out
}
`
  test('passes where the rule does what it says', async () => {
    const project = await createProject({ 'segments/vip.segql': vip, 'tests/vip.segql': passing })
    const { exit, out } = await segql(project, 'test')
    expect(exit).toBe(0)
    expect(out).toBe('✓ vip: two orders add up\n1 test: 1 passed, 0 failed\n')
  })

  test('fails at the expectation, with the reason', async () => {
    const failing = passing.replace('expect "b" out', 'expect "b" in')
    const project = await createProject({ 'segments/vip.segql': vip, 'tests/vip.segql': failing })
    const { exit, diagnostics, result } = await segqlJson(project, 'test')
    expect(exit).toBe(1)
    expect(result).toMatchObject({ passed: 0, failed: 1 })
    expect(diagnostics).toMatchObject([{ code: 'E955', file: 'tests/vip.segql', line: 10 }])
    expect(diagnostics[0]?.message).toContain('`sum(orders.amount)` is 99')
  })
})

describe('fmt', () => {
  const untidy = 'segment   vip of customer{where sum( orders.amount )>=100}// big\n'

  test('lays files out once and for all', async () => {
    const project = await createProject({ 'segments/vip.segql': untidy })
    expect((await segqlJson(project, 'fmt')).result).toMatchObject({ changed: ['segments/vip.segql'] })
    expect(readFileSync(join(project, 'segments/vip.segql'), 'utf8')).toContain('where sum(orders.amount) >= 100')
    expect((await segqlJson(project, 'fmt')).result).toMatchObject({ changed: [] })
  })

  test('--check changes nothing and exits with 1', async () => {
    const project = await createProject({ 'segments/vip.segql': untidy })
    const { exit, result } = await segqlJson(project, 'fmt', '--check')
    expect({ exit, changed: result.changed }).toEqual({ exit: 1, changed: ['segments/vip.segql'] })
    expect(readFileSync(join(project, 'segments/vip.segql'), 'utf8')).toBe(untidy)
  })

  test('leaves a file with mistakes as it is', async () => {
    const broken = 'segment   vip of customer{where ((}\n'
    const project = await createProject({ 'segments/vip.segql': broken })
    expect((await segqlJson(project, 'fmt')).exit).toBe(1)
    expect(readFileSync(join(project, 'segments/vip.segql'), 'utf8')).toBe(broken)
  })
})

describe('tree', () => {
  test('text to JSON and back is the formatted text', async () => {
    const project = await createProject()
    const { out: json } = await segql(project, 'tree', 'segments/vip.segql')
    expect(JSON.parse(json)).toMatchObject({ version: 1, items: [{ kind: 'segment', name: 'vip' }] })
    writeFileSync(join(project, 'vip.json'), json)
    expect((await segql(project, 'tree', 'vip.json')).out).toBe(vip)
  })

  test('JSON that is no rule tree is told by its place', async () => {
    const project = await createProject({ 'bad.json': '{ "version": 1, "items": [{ "kind": "segment" }] }' })
    const { exit, diagnostics } = await segqlJson(project, 'tree', 'bad.json')
    expect(exit).toBe(1)
    expect(diagnostics.length).toBeGreaterThan(0)
  })
})

describe('compile', () => {
  test('prints SQL for another dialect with the values in it', async () => {
    const { exit, out } = await segql(await createProject(), 'compile', 'vip', '--dialect', 'postgres', '--inline')
    expect(exit).toBe(0)
    expect(out).toContain('from "orders"')
    expect(out).toContain('100')
    expect(out).not.toContain('$1')
  })

  test('with --json gives each statement with its parameters', async () => {
    const { result } = await segqlJson(await createProject(), 'compile')
    expect(result).toMatchObject({ dialect: 'duckdb', statements: [{ name: 'vip', kind: 'segment' }] })
    expect(result.statements[0]?.parameters).toContainEqual(expect.objectContaining({ value: '100' }))
  })
})

describe('catalog', () => {
  test('shows tables and columns, and its JSON can stand in for the database', async () => {
    const project = await createProject()
    expect((await segql(project, 'catalog')).out).toContain('demo: customers\n  customer_id  VARCHAR')
    const { result } = await segqlJson(project, 'catalog')
    const account = { account: 'x', warehouse: 'WH', database: 'DB', username: 'SEGQL', password: '${PASSWORD}' }
    const demo = { kind: 'snowflake', ...account, catalogFile: 'tables.json' }
    const config = { version: 1, connections: { demo } }
    const other = await createProject(undefined, { config })
    writeFileSync(join(other, 'tables.json'), JSON.stringify(result))
    expect((await segqlJson(other, 'check')).codes).toEqual([])
    const { exit, codes } = await segqlJson(other, 'run')
    expect({ exit, codes }).toEqual({ exit: 3, codes: ['E987'] })
  })
})
