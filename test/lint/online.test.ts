import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import type { ConnectionCatalog } from '../../compiler/catalog.ts'
import { lintSql } from '../../compiler/raw/lint.ts'
import type { SqlReader } from '../../compiler/sql-reader.ts'
import type { Warehouse } from '../../runtime/drivers/driver.ts'
import { openWarehouse } from '../../runtime/drivers/index.ts'
import { describeWith, readerOf } from '../../runtime/readers/index.ts'
import { writeDatabase } from '../runtime/folders.ts'

const tables = `
  create schema shop;
  create table shop.people (user_id text, email text, age bigint, total decimal(10, 2), born date);
  insert into shop.people values ('u1', 'a@example.com', 30, 12.50, '1990-01-01');`

type Opened = { readonly warehouse: Warehouse; readonly close: () => Promise<void> }

const opened = async (connection: Parameters<typeof openWarehouse>[0], root: string): Promise<Warehouse> => {
  const found = await openWarehouse(connection, { name: 'demo', root, minutes: 1 })
  if ('failed' in found) throw new Error(found.failed.message)
  return found.value
}

const openings = {
  duckdb: async (): Promise<Opened> => {
    const root = mkdtempSync(join(tmpdir(), 'segql-online-'))
    await writeDatabase(`${root}/store.duckdb`, tables)
    const warehouse = await opened({ kind: 'duckdb', path: 'store.duckdb' } as never, root)
    const close = async (): Promise<void> => {
      await warehouse.close()
      rmSync(root, { recursive: true, force: true })
    }
    return { warehouse, close }
  },
  postgres: async (): Promise<Opened> => {
    const port = inject('postgresPort')
    const server = { host: '127.0.0.1', port, user: 'postgres' }
    const database = `online_${process.pid}`
    const admin = new pg.Client({ ...server, database: 'postgres' })
    await admin.connect()
    await admin.query(`create database ${database}`)
    const client = new pg.Client({ ...server, database })
    await client.connect()
    await client.query(tables)
    await client.end()
    const connection = {
      kind: 'postgres',
      host: server.host,
      port,
      database,
      username: server.user,
      password: '',
      tls: 'off',
    }
    const warehouse = await opened(connection as never, '.')
    const close = async (): Promise<void> => {
      await warehouse.close()
      await admin.query(`drop database ${database}`)
      await admin.end()
    }
    return { warehouse, close }
  },
} as const

describe.each(['duckdb', 'postgres'] as const)('the online stage of %s', (dialect) => {
  let open: Opened
  let reader: SqlReader
  let catalog: ConnectionCatalog
  beforeAll(async () => {
    open = await openings[dialect]()
    reader = await readerOf(dialect)
    catalog = await open.warehouse.introspect()
  })
  afterAll(() => open.close())
  const lint = (text: string) => lintSql(reader, text, { catalog, describe: describeWith(open.warehouse) })

  test('tells columns and types that only the warehouse knows', async () => {
    const { columns, readOnly } = await lint(
      'select user_id, sum(total) as spent, max(born) as born, count(*) as n from shop.people group by 1',
    )
    expect(readOnly).toBe('proven')
    expect(columns?.map(({ name, type }) => [name, type?.kind])).toEqual([
      ['user_id', 'text'],
      ['spent', 'decimal'],
      ['born', 'date'],
      ['n', 'integer'],
    ])
    expect(columns?.every(({ native }) => native)).toBe(true)
  })

  test.each([
    ['select user_id, emial from shop.people', 'emial'],
    ["select user_id -- é😀 here\nfrom shop.people where emial = 'x'", 'emial'],
    ['select /* a comment */ user_id from shop.people where age = nonsense', 'nonsense'],
  ])('its word on names stands in the text as written: %j', async (text, word) => {
    const { diagnostics } = await lint(text)
    const [found] = diagnostics.filter(({ severity }) => severity === 'error')
    expect(found?.code).toMatch(/^E7(19|29)$/)
    expect(text.slice(found?.span?.start, found?.span?.end)).toBe(word)
    expect(found?.hint).toBeTruthy()
  })

  test('is not asked about what is refused', async () => {
    let asked = 0
    const facts = await lintSql(reader, 'select user_id from shop.people; drop table shop.people', {
      catalog,
      describe: async () => {
        asked++
        return { kind: 'described', columns: [] }
      },
    })
    expect({ asked, readOnly: facts.readOnly }).toEqual({ asked: 0, readOnly: 'refused' })
  })

  test('does not make a proof: an unknown function stays unproven', async () => {
    const { readOnly } = await lint('select user_id, no_such_function(age) as x from shop.people')
    expect(readOnly).toBe('unproven')
  })
})

test('bytes and permissions come from the warehouse', async () => {
  const reader = await readerOf('postgres')
  const facts = await lintSql(reader, 'select 1 as user_id', {
    describe: describeWith({
      describe: async () => ({ columns: [{ name: 'user_id', type: { kind: 'integer' }, native: 'int4' }], bytes: 42 }),
    }),
  })
  expect(facts).toMatchObject({
    bytes: 42n,
    columns: [{ name: 'user_id', type: { kind: 'integer' }, native: 'int4', span: { start: 7, end: 8 } }],
  })
  const refused = await lintSql(reader, 'select 1 as user_id', {
    describe: describeWith({
      describe: async () => ({ refused: { message: 'permission denied for table people', code: '42501' } }),
    }),
  })
  expect(refused.diagnostics).toMatchObject([{ code: 'E728' }])
})
