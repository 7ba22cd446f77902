import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { listTargets, type Project, previewTarget, readProject, resultFile, run } from '../../runtime/index.ts'
import { folderWith, writeDatabase } from './folders.ts'

const database = `warehouse_run_${process.pid}`
const server = { host: '127.0.0.1', port: inject('postgresPort'), user: 'postgres' }

beforeAll(async () => {
  const admin = new pg.Client({ ...server, database: 'postgres' })
  await admin.connect()
  await admin.query(`create database ${database}`)
  await admin.end()
  const owner = new pg.Client({ ...server, database })
  await owner.connect()
  await owner.query(`
    create table customers (customer_id text, email text, country text, paid numeric(20, 2), points bigint);
    insert into customers values
      ('c1', 'a@b.example', 'US', 12345678901234567.89, 9223372036854775807), ('c2', null, null, null, null),
      ('c3', 'x@y.example', 'DE', 0.10, 3), (null, 'nobody', 'US', 1, 1);
    create table tickets (customer_id text, opened timestamptz);
    insert into tickets values ('c1', '2026-01-05T10:00:00Z'), ('c3', '2026-01-06T10:00:00Z')`)
  await owner.end()
})
afterAll(async () => {
  const admin = new pg.Client({ ...server, database: 'postgres' })
  await admin.connect()
  await admin.query(`drop database ${database} with (force)`)
  await admin.end()
})

const model = `
entity customer on shop {
  from customers
  id customer_id
  field email text pii
  many tickets from tickets by customer_id at opened
  also on files {
    from people
    id person trimmed lower
    many visits from visits by person at seen
  }
}
`

const createProject = async (items: string): Promise<Project> => {
  const root = folderWith({
    'segql.config.json': JSON.stringify({
      version: 1,
      connections: {
        shop: { kind: 'postgres', host: server.host, port: server.port, username: server.user, database, tls: 'off' },
        files: { kind: 'duckdb', path: 'files.duckdb' },
      },
      defaultConnection: 'shop',
    }),
    'model.segql': model + items,
  })
  await writeDatabase(
    join(root, 'files.duckdb'),
    `create table people as select * from (values (' C1 '), ('C2'), ('stranger')) t (person);
     create table visits as select * from (values ('C2', timestamptz '2026-01-05 10:00:00+00'), ('stranger', timestamptz '2026-01-05 10:00:00+00')) t (person, seen);
     create table picked as select * from (values ('c1'), ('c9'), ('c9'), (null)) t (id)`,
  )
  const project = await readProject(root)
  expect(project.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
  return project
}

const now = BigInt(Date.parse('2026-02-01T00:00:00Z')) * 1000n

const runAll = async ({ root, config, checked }: Project, use?: 'last') => {
  if (!config) throw new Error('the configuration has errors')
  const report = await run({ root, config, targets: listTargets(checked), now, ...(use && { use }) })
  return new Map(report.outcomes.map((outcome) => [outcome.target.name, outcome]))
}

/** Rows of the stored result, sorted by ID. */
const stored = async (
  project: Project,
  outcome: Awaited<ReturnType<typeof runAll>> extends Map<string, infer O> ? O | undefined : never,
) => {
  if (!outcome?.current) throw new Error(outcome?.diagnostics.map(({ message }) => message).join('\n'))
  const connection = await (await DuckDBInstance.create(':memory:')).connect()
  const file = resultFile(project.root, outcome.target.place, outcome.current.run)
  return (await connection.runAndReadAll(`select * from '${file}' order by id`)).getRowsJson()
}

test('members and traits of a PostgreSQL connection arrive exactly', async () => {
  const project = await createProject(`
segment ticketed of customer { where has tickets and country is set }
traits values_of of customer { money = paid points_now = points opened = max(tickets.opened) }`)
  const found = await runAll(project)
  expect(await stored(project, found.get('ticketed'))).toEqual([['c1'], ['c3']])
  expect(await stored(project, found.get('values_of'))).toEqual([
    ['c1', '12345678901234567.89', '9223372036854775807', '2026-01-05 10:00:00+00'],
    ['c2', null, null, null],
    ['c3', '0.10', '3', '2026-01-06 10:00:00+00'],
  ])
  expect(found.get('ticketed')).toMatchObject({ current: { count: 2, population: 3 }, metrics: { rows: 2 } })
})

test('a rule over two connections is cut, and strangers of either count for nothing', async () => {
  const project = await createProject(`
segment both of customer { where has visits and (country is not set or has tickets) }
segment never_visited of customer { where not (has visits) }
segment picked of customer on files { sql """ select id from picked """ }
segment all_three of customer = (both or picked) except never_visited`)
  const found = await runAll(project)
  expect(await stored(project, found.get('both'))).toEqual([['c2']])
  expect(await stored(project, found.get('never_visited'))).toEqual([['c1'], ['c3']])
  expect(await stored(project, found.get('picked'))).toEqual([['c1']])
  expect(found.get('picked')?.current?.dropped).toEqual({ strangers: 1, withoutId: 1, repeated: 1 })
  expect(await stored(project, found.get('all_three'))).toEqual([['c2']])
})

test('with --use last nothing is computed anew, and a segment that never ran is empty and named', async () => {
  const project = await createProject(`
segment german of customer { where country = "DE" }
segment never of customer { where country = "US" }
segment either of customer = german or never`)
  const { root, config, checked } = project
  if (!config) throw new Error('the configuration has errors')
  const targets = listTargets(checked)
  await run({ root, config, targets: targets.filter(({ name }) => name === 'german'), now })
  const report = await run({ root, config, targets: targets.filter(({ name }) => name === 'either'), now, use: 'last' })
  const [either] = report.outcomes
  expect(await stored(project, either)).toEqual([['c3']])
  expect(either?.diagnostics.map(({ code }) => code)).toEqual(['W953'])
  expect(either?.current?.operands).toMatchObject([
    { name: 'german', connection: 'last run', count: 1, asOf: '2026-02-01T00:00:00.000Z' },
    { name: 'never', count: 0 },
  ])
})

test('a second run tells who entered and who left', async () => {
  const project = await createProject('segment us of customer { where country = "US" }')
  await runAll(project)
  const client = new pg.Client({ ...server, database })
  await client.connect()
  await client.query(`update customers set country = case when customer_id = 'c1' then 'FR' else 'US' end`)
  const found = await runAll(project)
  await client.query(`update customers set country = case customer_id when 'c1' then 'US' when 'c3' then 'DE' end`)
  await client.end()
  expect(found.get('us')?.current).toMatchObject({ count: 2, change: { entered: 2, left: 1 } })
})

test('raw SQL that is not proven to only read is refused, and nothing is sent', async () => {
  const project = await createProject(`
segment asleep of customer { sql """ select customer_id from customers where pg_sleep(0) is null """ }
segment gone of customer { sql """ delete from customers returning customer_id """ }`)
  const found = await runAll(project)
  expect([...found.values()].map(({ status }) => status)).toEqual(['failed', 'failed'])
  expect(found.get('asleep')?.diagnostics[0]?.message).toContain('pg_sleep')
})

test('a preview shows the first members with columns of their table, personal ones covered', async () => {
  const project = await createProject('segment german of customer { where country = "DE" }')
  const { root, config, catalog, checked } = project
  const [target] = listTargets(checked)
  if (!config || !target) throw new Error('the project has errors')
  const done = await previewTarget(target, { root, config, catalog, now })
  if ('failed' in done) throw new Error(done.failed.message)
  expect(done.value.count).toBe(1)
  expect(done.value.columns.map(({ name, masked }) => [name, masked])).toEqual([
    ['id', false],
    ['email', true],
  ])
  expect(done.value.rows[0]?.[1]).not.toContain('x@y')
})
