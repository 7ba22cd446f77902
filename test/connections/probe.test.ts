import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import pg from 'pg'
import { describe, expect, inject, onTestFinished, test } from 'vitest'
import { type ProbeOptions, testConnection } from '../../runtime/connections/probe/probe.ts'
import { resolveConnection } from '../../runtime/connections/resolve.ts'
import type { ResolvedConnection } from '../../runtime/connections/resolved.ts'
import { Connection } from '../../runtime/connections/schema.ts'
import { freePort } from '../engines/free-port.ts'
import { folderWith, writeDatabase } from '../runtime/folders.ts'

const resolved = (settings: object, root = '/nowhere'): ResolvedConnection => {
  const { value, diagnostics } = resolveConnection(Connection.parse(settings), { name: 'demo', root, environment: {} })
  if (!value) throw new Error(diagnostics.map(({ message }) => message).join('\n'))
  return value
}

const probe = async (connection: ResolvedConnection, more: Partial<ProbeOptions> = {}) => {
  const { ok, steps, notices } = await testConnection(connection, {
    name: 'demo',
    root: '/nowhere',
    minutes: 1,
    environment: {},
    ...more,
  })
  return {
    ok,
    notices,
    steps: steps.map(({ name, status, message }) => `${name}: ${status}: ${message}`),
    remedies: steps.flatMap(({ remedy }) => remedy?.lines ?? []),
  }
}

const asOwner = async (...statements: readonly string[]): Promise<void> => {
  const client = new pg.Client({
    host: '127.0.0.1',
    port: inject('postgresPort'),
    user: 'postgres',
    database: 'postgres',
  })
  await client.connect()
  try {
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.end()
  }
}

/** A user and a schema with one table, neither of which knows the other. */
const strangers = async () => {
  const id = randomUUID().slice(0, 8)
  const user = `Reader ${id}`
  const schema = `sales_${id}`
  await asOwner(
    `create role "${user}" login`,
    `create schema ${schema}`,
    `create table ${schema}.orders_${id} (id int)`,
  )
  onTestFinished(() => asOwner(`drop schema ${schema} cascade`, `drop owned by "${user}"`, `drop role "${user}"`))
  const server = { host: '127.0.0.1', port: inject('postgresPort'), database: 'postgres' }
  const connection = resolved({ kind: 'postgres', ...server, username: user, schemas: [schema] })
  return { user, schema, table: `orders_${id}`, connection, server }
}

describe('a test of a PostgreSQL connection', () => {
  test('prints the very lines that mend what is missing', async () => {
    const { user, schema, table, connection } = await strangers()
    const before = await probe(connection, { table: [schema, table] })
    expect(before).toMatchObject({ ok: false })
    expect(before.steps.slice(2)).toEqual([
      'list tables: warning: The user signs in but sees no table.',
      'select 1: passed: A query runs and gives its rows.',
      expect.stringMatching(/^read the table: failed: .*permission denied for schema sales_/),
      'only reads: passed: This user only reads.',
    ])
    expect(before.remedies.slice(0, 2)).toEqual([
      `GRANT USAGE ON SCHEMA "${schema}" TO "${user}";`,
      `GRANT SELECT ON ALL TABLES IN SCHEMA "${schema}" TO "${user}";`,
    ])
    await asOwner(`grant usage on schema ${schema} to "${user}"`)
    const halfway = await probe(connection, { table: [schema, table] })
    expect(halfway.remedies.slice(-2)).toEqual([
      `GRANT USAGE ON SCHEMA "${schema}" TO "${user}";`,
      `GRANT SELECT ON TABLE "${schema}"."${table}" TO "${user}";`,
    ])
    await asOwner(...halfway.remedies.slice(-2))
    expect(await probe(connection, { table: [schema, table] })).toEqual({
      ok: true,
      notices: [],
      remedies: [],
      steps: [
        expect.stringMatching(/^reach: passed: `127\.0\.0\.1:\d+` answers\.$/),
        'sign in: passed: The warehouse accepts the credentials.',
        'list tables: passed: The user sees 1 table.',
        'select 1: passed: A query runs and gives its rows.',
        expect.stringMatching(/^read the table: passed: .* can be read \(1 column\)\.$/),
        'only reads: passed: This user only reads.',
      ],
    })
  })

  test('warns of a user that may write', async () => {
    const { user, schema, table, connection, server } = await strangers()
    await asOwner(
      `grant usage on schema ${schema} to "${user}"`,
      `grant select, update on ${schema}.${table} to "${user}"`,
    )
    const advice = 'SegQL only reads; a user with read-only rights is recommended.'
    const only = async (one: ResolvedConnection) => (await probe(one)).steps.at(-1)
    expect(await only(connection)).toBe(`only reads: warning: This user may change 1 table. ${advice}`)
    const superuser = resolved({ kind: 'postgres', ...server, username: 'postgres' })
    expect(await only(superuser)).toBe(`only reads: warning: This user is a superuser. ${advice}`)
    const writer = { ...connection, writes: true }
    expect(await only(writer)).toBe('only reads: passed: The connection may write, as `writes` says.')
  })

  test('says what was not tried when nobody answers', async () => {
    const port = await freePort()
    const { ok, steps } = await probe(
      resolved({ kind: 'postgres', host: '127.0.0.1', port, database: 'shop', username: 'ada', password: 'pa55word' }),
    )
    expect(ok).toBe(false)
    expect(steps).toEqual([
      `reach: failed: \`127.0.0.1:${port}\`: nothing listens there.`,
      'sign in: skipped: An earlier step failed.',
      'list tables: skipped: An earlier step failed.',
      'select 1: skipped: An earlier step failed.',
      'only reads: skipped: An earlier step failed.',
    ])
  })

  test('tells a refused sign-in from a table that is not there', async () => {
    const server = { host: '127.0.0.1', port: inject('postgresPort'), database: 'postgres' }
    const nobody = await probe(resolved({ kind: 'postgres', ...server, username: 'nobody_here', password: 'pa55word' }))
    expect(nobody.steps[1]).toMatch(/^sign in: failed: The warehouse does not accept the credentials of `demo`/)
    const absent = await probe(resolved({ kind: 'postgres', ...server, username: 'postgres' }), {
      table: ['not_there'],
    })
    expect(absent.steps[4]).toMatch(/^read the table: failed: .*does not exist/)
    expect(absent.remedies.join()).not.toContain('not_there')
  })
})

describe('a test of a DuckDB connection', () => {
  test('passes on a file, which is opened for reading', async () => {
    const root = folderWith()
    await writeDatabase(join(root, 'shop.duckdb'), 'create table orders (id int)')
    const { ok, steps } = await probe(resolved({ kind: 'duckdb', path: 'shop.duckdb' }, root), { root })
    expect({ ok, steps }).toEqual({
      ok: true,
      steps: [
        'reach: passed: `shop.duckdb` is there.',
        'sign in: passed: The warehouse accepts the credentials.',
        'list tables: passed: The user sees 1 table.',
        'select 1: passed: A query runs and gives its rows.',
        'only reads: passed: DuckDB opens the file for reading only.',
      ],
    })
  })

  test('says that a file is not there', async () => {
    const { steps } = await probe(resolved({ kind: 'duckdb', path: 'absent.duckdb' }), { root: folderWith() })
    expect(steps[0]).toBe('reach: failed: `absent.duckdb` does not exist; the path is relative to the project folder.')
  })
})

test('a Databricks test tells of warm-up', async () => {
  const settings = {
    kind: 'databricks',
    host: '127.0.0.1',
    port: await freePort(),
    httpPath: '/sql/1',
    token: 'dapi-1',
    catalog: 'main',
  }
  const { notices } = await probe(resolved(settings))
  expect(notices.join()).toMatch(/2 to 5 minutes/)
})
