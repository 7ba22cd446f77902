import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createProject, segql, segqlJson, writeFiles } from './command-line.ts'

const files = (texts: Readonly<Record<string, string>>) => async () => {
  const project = await createProject()
  writeFiles(project, texts)
  return project
}
const query = 'select customer_id, country\nfrom customers\nwhere country is not null\n'

test('a query is told with its columns and tables; without a catalog nothing is proven', async () => {
  const project = await files({ 'q.sql': query })()
  const { exit, out } = await segql(project, 'lint', 'q.sql', '--dialect', 'snowflake')
  expect(exit).toBe(0)
  expect(out).toContain('warning W750')
  expect(out).toContain('columns: CUSTOMER_ID (type unknown until described), COUNTRY (type unknown until described)')
  expect(out).toContain('tables: customers')
})

test('with a connection the tables are known, and the warehouse gives the types', async () => {
  const project = await files({ 'q.sql': query })()
  const { exit, result } = (await segqlJson(project, 'lint', 'q.sql', '--connection', 'demo')) as unknown as {
    exit: number
    result: object
  }
  expect(exit).toBe(0)
  expect(result).toEqual({
    dialect: 'duckdb',
    readOnly: 'proven',
    columns: [
      { name: 'customer_id', type: { kind: 'text' }, native: 'VARCHAR' },
      { name: 'country', type: { kind: 'text' }, native: 'VARCHAR' },
    ],
    tables: [{ name: ['customers'], catalog: ['customers'] }],
    functions: [],
  })
})

test('a mistake is told with file, line and column', async () => {
  const project = await files({ 'q.sql': 'select customer_id\nfrom customers\nwehre country is null\n' })()
  const { exit, out } = await segql(project, 'lint', 'q.sql', '--dialect', 'postgres')
  expect(exit).toBe(1)
  expect(out).toContain('--> q.sql:3:1\n 3 | wehre country is null\n   | ^^^^^\n')
  expect(out).toContain('Probably `where` was meant.')
})

test.each([
  ['segment', 'E720'],
  ['traits', 'E726'],
])('as a %s the columns are checked', async (as, code) => {
  const project = await files({ 'q.sql': 'select country, email from customers' })()
  const { exit, codes } = await segqlJson(project, 'lint', 'q.sql', '--connection', 'demo', '--as', as)
  expect({ exit, codes: codes.filter((one) => one.startsWith('E')) }).toEqual({ exit: 1, codes: [code] })
})

test('the ID of the project’s entity counts, whatever its name', async () => {
  const project = await files({ 'q.sql': 'select distinct customer_id, country from customers' })()
  const { exit, codes } = await segqlJson(project, 'lint', 'q.sql', '--connection', 'demo', '--as', 'traits')
  expect({ exit, errors: codes.filter((one) => one.startsWith('E')) }).toEqual({ exit: 0, errors: [] })
})

test.each([
  [['lint'], '`lint` takes one file'],
  [['lint', 'q.sql'], '`lint` needs `--dialect NAME` or `--connection NAME`.'],
  [['lint', 'q.sql', '--dialect', 'snowflaek'], '`snowflaek` is no dialect.'],
  [['lint', 'q.sql', '--dialect', 'postgres', '--as', 'people'], '`--as people` is unknown'],
  [['lint', 'q.sql', '--dialect', 'postgres', '--connection', 'demo'], 'speaks `duckdb`, not `postgres`'],
])('%j is wrong usage', async (given, sentence) => {
  const project = await files({ 'q.sql': query })()
  const { exit, error } = await segql(project, ...given)
  expect(exit).toBe(2)
  expect(error).toContain(sentence)
})

test.each([
  [['absent.sql', '--dialect', 'postgres'], 'E921'],
  [['q.sql', '--connection', 'dmo'], 'E930'],
])('%j is one clear error', async (given, code) => {
  const project = await files({ 'q.sql': query })()
  const { exit, codes } = await segqlJson(project, 'lint', ...given)
  expect({ exit, codes }).toEqual({ exit: 1, codes: [code] })
})

test('check tells mistakes of raw SQL where they stand in the project', async () => {
  const project = await createProject({
    'segments/raw.segql': 'segment raw of customer {\n  sql """\n    select customer_id\n    from custmers\n  """\n}\n',
    'traits/raw.segql':
      'traits scores of customer { sql """ select customer_id, drop_all(country) as x from customers """ }\n',
    'segments/raw.segql.json': JSON.stringify({
      version: 1,
      items: [
        { kind: 'segment', name: 'json', entity: 'customer', body: { kind: 'sql', text: 'delete from customers' } },
      ],
    }),
  })
  const { exit, diagnostics } = await segqlJson(project, 'check')
  expect(exit).toBe(1)
  const found = diagnostics as unknown as readonly {
    code: string
    file: string
    line?: number
    column?: number
    message: string
  }[]
  const told = found.map(({ code, file, line, column }) => ({ code, file, line, column }))
  expect(told).toContainEqual({ code: 'E711', file: join('segments', 'raw.segql'), line: 4, column: 10 })
  expect(told).toContainEqual({ code: 'W751', file: join('traits', 'raw.segql'), line: 1, column: 57 })
  expect(found.find(({ code }) => code === 'E702')).toMatchObject({ file: join('segments', 'raw.segql.json') })
})

test('a function that the connection calls safe is proven, and runs', async () => {
  const connections = { demo: { kind: 'duckdb', path: 'shop.duckdb', safeFunctions: ['half'] } }
  const data = `create table customers (customer_id varchar, country varchar, email varchar); insert into customers values ('c1', 'US', null);
    create table orders (order_id varchar, customer_id varchar, amount decimal(10,2), ordered_at timestamp);
    create macro half(x) as x || '';`
  const segments = {
    'segments/raw.segql': 'segment raw of customer { sql """ select half(customer_id) as id from customers """ }\n',
  }
  const trusted = await createProject(segments, { config: { connections }, data })
  expect((await segql(trusted, 'run')).exit).toBe(0)
  const untrusted = await createProject(segments, { data })
  const { exit, codes } = await segqlJson(untrusted, 'run')
  expect({ exit, codes }).toEqual({ exit: 3, codes: ['E957'] })
})
