import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { listTargets, readProject, run } from '../../runtime/index.ts'
import { folderWith, writeDatabase } from './folders.ts'

const database = `raw_checks_${process.pid}`
const server = { host: '127.0.0.1', port: inject('postgresPort'), user: 'postgres' }
const data = `create table customers (customer_id varchar, email varchar, anonymous_id varchar);
  insert into customers values ('c1', 'a@b.example', 'n1'), ('c2', 'x@y.example', 'n2'), ('c3', null, null)`

const asked = async (sql: string, of = database): Promise<void> => {
  const client = new pg.Client({ ...server, database: of })
  await client.connect()
  await client.query(sql)
  await client.end()
}
beforeAll(async () => {
  await asked(`create database ${database}`, 'postgres')
  await asked(data)
})
afterAll(() => asked(`drop database ${database} with (force)`, 'postgres'))

const connections = {
  postgres: { kind: 'postgres', host: server.host, port: server.port, username: server.user, database, tls: 'off' },
  duckdb: { kind: 'duckdb', path: 'shop.duckdb' },
} as const
const kinds = Object.keys(connections) as (keyof typeof connections)[]
const now = BigInt(Date.parse('2026-02-01T00:00:00Z')) * 1000n

/** What a run of raw SQL finds, in a project whose entity is `customers` with the ID `customer_id`. */
const findings = async (kind: keyof typeof connections, of: 'segment' | 'traits', sql: string, limits: object = {}) => {
  const root = folderWith({
    'segql.config.json': JSON.stringify({ version: 1, connections: { shop: connections[kind] }, limits }),
    'model.segql': `entity customer on shop { from customers id customer_id }
${of} raw of customer on shop { sql """ ${sql} """ }`,
  })
  await writeDatabase(join(root, 'shop.duckdb'), data)
  const { config, checked } = await readProject(root)
  if (!config) throw new Error('the configuration has errors')
  const { outcomes } = await run({ root, config, targets: listTargets(checked), now })
  return outcomes.flatMap(({ diagnostics }) => diagnostics.map(({ code, message }) => ({ code, message })))
}

const columns = (count: number) => Array.from({ length: count }, (_, index) => `${index} as t${index}`).join(', ')

test.each([
  ['traits', 'E940', `select customer_id, ${columns(25)} from customers`],
  ['traits', 'E944', 'select anonymous_id as a, 1 as b from customers'],
  ['traits', 'E945', 'select customer_id from customers'],
  ['traits', 'E726', 'select email, 1 as b from customers'],
  ['traits', 'E726', 'select anonymous_id, 1 as b from customers'],
  ['traits', 'E969', 'select customer_id, 1 as id from customers'],
  ['traits', 'E938', 'select anonymous_id as customer_id, 1 as b from customers'],
  ['segment', 'E936', 'select customer_id, email from customers'],
  ['segment', 'E726', 'select email from customers'],
  ['segment', 'E726', 'select anonymous_id from customers'],
] as const)('of %s, %s on every kind of connection: %s', async (of, code, sql) => {
  for (const kind of kinds) {
    const found = await findings(kind, of, sql)
    expect([kind, ...found.map((one) => one.code)]).toEqual([kind, code])
  }
})

test('25 columns are taken, and repeated IDs are told of with five examples', async () => {
  for (const kind of kinds) {
    expect(await findings(kind, 'traits', `select customer_id, ${columns(24)} from customers`)).toEqual([])
    const numbers = ['c1', 'c2', 'c3', 'c4', 'c5', 'c6', 'c7'].map((id) => `select '${id}' as customer_id, 1 as b`)
    const [found, ...more] = await findings(kind, 'traits', [...numbers, ...numbers].join(' union all '))
    expect(more).toEqual([])
    expect(found?.message).toContain('7 IDs are in the result more than once, such as `c1`, `c2`, `c3`, `c4`, `c5`.')
  }
})

test('a result beyond the limit of rows is stopped', async () => {
  for (const kind of kinds) {
    const sql = 'select a.customer_id, 1 as b from customers a, customers b, customers c'
    expect((await findings(kind, 'traits', sql, { traitRows: 5 })).map(({ code }) => code)).toEqual(['E939'])
  }
})

test('IDs of nobody that look like another system are warned of', async () => {
  for (const kind of kinds) {
    const mail = 'select email as customer_id from customers where email is not null'
    const members = await findings(kind, 'segment', mail)
    expect(members.map(({ code }) => code)).toContain('W967')
    expect(members.find(({ code }) => code === 'W967')?.message).toContain('`a@b.example`')
    const rows = await findings(kind, 'traits', mail.replace('as customer_id', 'as customer_id, 1 as b'))
    expect(rows.map(({ code }) => code).toSorted()).toEqual(['W952', 'W967'])
    const own = await findings(kind, 'segment', 'select customer_id from customers')
    expect(own).toEqual([])
  }
})
