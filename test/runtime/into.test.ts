import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { dialects } from '../../dialects/index.ts'
import { listTargets, type Project, readProject, run } from '../../runtime/index.ts'
import { intoRows } from '../../runtime/run/into/dialects.ts'
import { readTableName } from '../../runtime/run/into/names.ts'
import { intoStatements } from '../../runtime/run/into/statements.ts'
import { folderWith, writeDatabase } from './folders.ts'

const database = `into_${process.pid}`
const server = { host: '127.0.0.1', port: inject('postgresPort'), user: 'postgres' }
const customers = `create table customers (customer_id varchar, country varchar);
  insert into customers values ('c1', 'US'), ('c2', null), ('c3', 'DE')`

const asked = async (sql: string, of = database): Promise<pg.QueryResult> => {
  const client = new pg.Client({ ...server, database: of })
  await client.connect()
  try {
    return await client.query(sql)
  } finally {
    await client.end()
  }
}

beforeAll(async () => {
  await asked(`create database ${database}`, 'postgres')
  await asked(`${customers}; create schema analytics`)
})
afterAll(() => asked(`drop database ${database} with (force)`, 'postgres'))

type Kind = 'postgres' | 'duckdb'

/** A project of one connection, `shop`, that allows writing. */
const createProject = async (kind: Kind, items: string, connection: object = {}): Promise<Project> => {
  const own = { host: server.host, port: server.port, username: server.user, database, tls: 'off' }
  const root = folderWith({
    'segql.config.json': JSON.stringify({
      version: 1,
      connections: {
        shop: { kind, ...(kind === 'postgres' ? own : { path: 'shop.duckdb' }), writes: true, ...connection },
      },
      defaultConnection: 'shop',
    }),
    'model.segql': `entity customer on shop { from customers id customer_id field country }\n${items}`,
  })
  await writeDatabase(join(root, 'shop.duckdb'), `${customers}; create schema analytics`)
  const project = await readProject(root)
  expect(project.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
  return project
}

const now = BigInt(Date.parse('2026-02-01T00:00:00Z')) * 1000n

const runOne = async (project: Project, name: string, more: { into?: string; use?: 'last' } = {}) => {
  const { root, config, checked } = project
  if (!config) throw new Error('the configuration has errors')
  const targets = listTargets(checked).filter((target) => target.name === name)
  const [outcome] = (await run({ root, config, targets, now, ...more })).outcomes
  return outcome!
}

/** Rows of a query on the project's warehouse. */
const rowsOf = async (kind: Kind, { root }: Project, sql: string): Promise<readonly unknown[][]> => {
  if (kind === 'postgres') return (await asked(sql)).rows.map((row) => Object.values(row as object))
  const instance = await DuckDBInstance.create(join(root, 'shop.duckdb'))
  const connection = await instance.connect()
  const rows = (await connection.runAndReadAll(sql)).getRowsJson()
  connection.closeSync()
  instance.closeSync()
  return rows
}

const tables = "select table_schema, table_name from information_schema.tables where table_name like 'segql%'"

test.each(['postgres', 'duckdb'] as const)(
  'members become a table of %s, replaced by the next run, with nothing left beside it',
  async (kind) => {
    const project = await createProject(
      kind,
      'segment known of customer { where country is set }\nsegment all_known of customer = known',
    )
    const first = await runOne(project, 'known', { into: 'analytics.known_people' })
    expect(first.diagnostics).toEqual([])
    expect(first.current).toMatchObject({
      count: 2,
      into: { connection: 'shop', table: ['analytics', 'known_people'] },
    })
    const query = 'select * from analytics.known_people order by 1'
    expect(await rowsOf(kind, project, query)).toEqual([['c1'], ['c3']])
    await rowsOf(kind, project, "update customers set country = 'FR' where customer_id = 'c2'")
    await runOne(project, 'known', { into: 'analytics.known_people' })
    await rowsOf(kind, project, "update customers set country = null where customer_id = 'c2'")
    expect(await rowsOf(kind, project, query)).toEqual([['c1'], ['c2'], ['c3']])
    expect(await rowsOf(kind, project, tables)).toEqual([])

    const later = await runOne(project, 'all_known', { use: 'last' })
    expect(later.current).toMatchObject({ count: 3, operands: [{ name: 'known', connection: 'shop', count: 3 }] })
  },
)

test.each(['postgres', 'duckdb'] as const)(
  'rows of raw SQL that are wrong as a whole leave the table on %s as it was',
  async (kind) => {
    const project = await createProject(
      kind,
      `traits twice of customer on shop { sql """ select customer_id, country from customers union all select 'c1', 'x' from customers """ }
traits without of customer on shop { sql """ select country as customer_id, country as c from customers """ }
traits fine of customer on shop { sql """ select customer_id, country from customers """ }`,
    )
    await runOne(project, 'fine', { into: 'analytics.kept' })
    const twice = await runOne(project, 'twice', { into: 'analytics.kept' })
    expect(twice.diagnostics).toMatchObject([{ code: 'E937' }])
    expect(twice.diagnostics[0]?.message).toContain('such as `c1`')
    const without = await runOne(project, 'without', { into: 'analytics.kept' })
    expect(without.diagnostics).toMatchObject([{ code: 'E938' }])
    const rows = await rowsOf(kind, project, 'select id, country from analytics.kept order by 1')
    expect(rows).toEqual([
      ['c1', 'US'],
      ['c2', null],
      ['c3', 'DE'],
    ])
    expect(await rowsOf(kind, project, tables)).toEqual([])
  },
)

test.each(['postgres', 'duckdb'] as const)('a connection of %s that does not allow it is not written', async (kind) => {
  const project = await createProject(kind, 'segment everybody of customer { }', { writes: false })
  const { status, diagnostics } = await runOne(project, 'everybody', { into: 'analytics.nobody' })
  expect([status, diagnostics[0]?.code]).toEqual(['failed', 'E966'])
})

test('a name that is none is refused, and a hostile one stays a name', async () => {
  const project = await createProject('postgres', 'segment everybody of customer { }')
  const wrong = await runOne(project, 'everybody', { into: 'a.b; drop table customers' })
  expect(wrong.diagnostics).toMatchObject([{ code: 'E967' }])
  const { current } = await runOne(project, 'everybody', { into: 'analytics."x""; drop table customers; --"' })
  expect(current?.count).toBe(3)
  const found = await asked('select count(*)::int as n from analytics."x""; drop table customers; --"')
  expect(found.rows).toEqual([{ n: 3 }])
})

test('readers of a PostgreSQL table see the old rows or the new ones, never none', async () => {
  const project = await createProject('postgres', 'segment everybody of customer { }')
  await runOne(project, 'everybody', { into: 'analytics.read_always' })
  const seen = new Set<number>()
  let reading = true
  const reader = (async () => {
    while (reading) seen.add((await asked('select count(*)::int as n from analytics.read_always')).rows[0].n)
  })()
  for (let round = 0; round < 5; round++) await runOne(project, 'everybody', { into: 'analytics.read_always' })
  reading = false
  await reader
  expect([...seen]).toEqual([3])
})

test('the statements of each warehouse', () => {
  const shown = Object.entries(intoRows).map(([kind, row]) => {
    const target = readTableName('analytics.Vip', row.folds)
    const dialect = dialects[kind as keyof typeof dialects]
    const { create, swap, together, remove } = intoStatements(dialect, row, {
      target: target!,
      run: '0198-ab',
      query: "select '{fresh}' as id",
    })
    return [`-- ${kind}${together ? ', in one transaction' : ''}`, create, ...swap, remove].join(';\n')
  })
  expect(shown.join('\n\n')).toMatchInlineSnapshot(`
    "-- bigquery;
    create table \`analytics.segql_0198ab\` options (expiration_timestamp = timestamp_add(current_timestamp(), interval 1 day)) as
    select '{fresh}' as id;
    create or replace table \`analytics.Vip\` as select * from \`analytics.segql_0198ab\`;
    drop table if exists \`analytics.segql_0198ab\`

    -- snowflake;
    create temporary table "ANALYTICS"."segql_0198ab" as
    select '{fresh}' as id;
    create or replace table "ANALYTICS"."VIP" copy grants as select * from "ANALYTICS"."segql_0198ab";
    drop table if exists "ANALYTICS"."segql_0198ab"

    -- databricks;
    create table \`analytics\`.\`segql_0198ab\` as
    select '{fresh}' as id;
    create or replace table \`analytics\`.\`Vip\` as select * from \`analytics\`.\`segql_0198ab\`;
    drop table if exists \`analytics\`.\`segql_0198ab\`

    -- duckdb;
    create temp table "segql_0198ab" as
    select '{fresh}' as id;
    create or replace table "analytics"."Vip" as select * from "segql_0198ab";
    drop table if exists "segql_0198ab"

    -- postgres, in one transaction;
    create table "analytics"."segql_0198ab" as
    select '{fresh}' as id;
    drop table if exists "analytics"."vip";
    alter table "analytics"."segql_0198ab" rename to "vip";
    drop table if exists "analytics"."segql_0198ab"

    -- redshift, in one transaction;
    create table "analytics"."segql_0198ab" as
    select '{fresh}' as id;
    drop table if exists "analytics"."vip";
    alter table "analytics"."segql_0198ab" rename to "vip";
    drop table if exists "analytics"."segql_0198ab""
  `)
})

test.each([
  ['a.b', ['A', 'B']],
  ['"a""b".c', ['a"b', 'C']],
  ['a..b', undefined],
  ['a.b.', undefined],
  ['', undefined],
  ['a b', undefined],
  ['a.b.c.d', undefined],
])('%s as a table name of Snowflake', (text, parts) => {
  expect(readTableName(text, 'upper')).toEqual(parts)
})
