import pg from 'pg'
import { inject } from 'vitest'
import type { TypedValue } from '../../compiler/dialect.ts'
import { dialects } from '../../dialects/index.ts'
import { driver } from '../../runtime/drivers/postgres/driver.ts'
import { columnMeaning } from '../engines/column-kind.ts'
import { freePort } from '../engines/free-port.ts'
import { shopTables } from './shop.ts'
import type { Opening, Subject } from './subject.ts'

let databases = 0

export const loadPostgres = async (client: pg.Client): Promise<void> => {
  await client.query('create schema shop')
  for (const { name, columns, rows } of shopTables) {
    const natives = Object.entries(columns).map(([column, kind]) => ({ column, ...columnMeaning(kind) }))
    const table = name.join('.')
    await client.query(`create table ${table} (${natives.map(({ column, postgres }) => `${column} ${postgres}`)})`)
    for (const row of rows) {
      const cells = row.map((cell, index) => (cell === null ? null : natives[index]!.write(cell)))
      await client.query(`insert into ${table} values (${cells.map((_, index) => `$${index + 1}`)})`, cells)
    }
  }
}

const types = {
  query: {
    sql: `select cast(9223372036854775807 as bigint) as "big", cast(1 as smallint) as "small", cast('1.50' as numeric(10,2)) as "money",
      cast('123456789012345678901234567890.123' as numeric) as "any_scale", cast(1e300 as float8) as "huge", cast('NaN' as float8) as "nan",
      cast(0.1 as real) as "single", true as "yes", false as "no", date '2026-01-31' as "day", timestamptz '2026-01-31 10:00+02' as "instant",
      timestamp '2026-01-31 10:00:00.5' as "wall", jsonb '{"a": [1, null]}' as "json", json '{"a":[1,  null]}' as "written", array['a', 'b "c", \\ d', null] as "texts",
      array[9223372036854775807] as "bigs", cast('\\x00ff' as bytea) as "bytes", cast('a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11' as uuid) as "uid",
      time '10:00' as "clock", cast('glad' as shop.mood) as "mood", cast('x' as char(3)) as "padded", null as "nothing"`,
    parameters: [],
  },
  columns: [
    ['big', { kind: 'integer' }],
    ['small', { kind: 'integer' }],
    ['money', { kind: 'decimal', scale: 2 }],
    ['any_scale', { kind: 'decimal', scale: 18 }],
    ['huge', { kind: 'float' }],
    ['nan', { kind: 'float' }],
    ['single', { kind: 'float' }],
    ['yes', { kind: 'boolean' }],
    ['no', { kind: 'boolean' }],
    ['day', { kind: 'date' }],
    ['instant', { kind: 'timestamp' }],
    ['wall', { kind: 'timestamp' }],
    ['json', { kind: 'json' }],
    ['written', { kind: 'json' }],
    ['texts', { kind: 'array', element: { kind: 'text' } }],
    ['bigs', { kind: 'array', element: { kind: 'integer' } }],
    ['bytes', { kind: 'other', native: 'bytea' }],
    ['uid', { kind: 'text' }],
    ['clock', { kind: 'other', native: 'time without time zone' }],
    ['mood', { kind: 'text' }],
    ['padded', { kind: 'text' }],
    ['nothing', { kind: 'text' }],
  ],
  rows: [
    [
      '9223372036854775807',
      '1',
      '1.50',
      '123456789012345678901234567890.123',
      '1e+300',
      'NaN',
      '0.1',
      'true',
      'false',
      '2026-01-31',
      '2026-01-31T08:00:00.000000Z',
      '2026-01-31T10:00:00.500000',
      '{"a": [1, null]}',
      '{"a":[1,  null]}',
      '["a","b \\"c\\", \\\\ d",null]',
      '[9223372036854775807]',
      '\\x00ff',
      'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11',
      '10:00:00',
      'glad',
      'x  ',
      null,
    ],
  ],
} as const

/** Texts that PostgreSQL and what is like it understand. */
export const postgresTexts: Subject['texts'] = {
  many: (rows) =>
    `select cast(i as text) as id, md5(cast(i as text)) as a, repeat('x', 100) as b from generate_series(1, ${rows}) i`,
  endless: 'select pg_sleep(60)',
  wide: (columns) =>
    `select ${Array.from({ length: columns }, (_, index) => `${index + 1} as c${index + 1}`).join(', ')}`,
  nothing: `select cast('x' as text) as id, 1 as n where 1 = 0`,
  wrong: `select customer_id,\n  '🎉' as party, «nope» from shop.customers`,
  forbidden: { sql: 'select * from shop.salaries', object: 'salaries' },
  writing: 'delete from shop.customers returning customer_id',
  creating: `create table shop.written as select cast('1' as text) as id`,
}

export const echoBy =
  (parameter: (position: number, value: TypedValue) => string): Subject['echo'] =>
  (values) => ({
    sql: `select ${values.map((value, index) => `${parameter(index + 1, value)} as p${index + 1}`).join(', ')}`,
    parameters: values,
  })

export const startPostgres = async (): Promise<Subject> => {
  const server = { host: '127.0.0.1', port: inject('postgresPort') }
  const database = `drivers_${process.pid}_${databases++}`
  const reader = `${database}_reader`
  const admin = new pg.Client({ ...server, user: 'postgres', database: 'postgres' })
  await admin.connect()
  await admin.query(`create database ${database}`)
  await admin.query(`create role ${reader} login`)
  const owner = new pg.Client({ ...server, user: 'postgres', database })
  await owner.connect()
  await loadPostgres(owner)
  await owner.query(`create table shop.salaries (a integer); create type shop.mood as enum ('glad')`)
  await owner.query(
    `grant usage on schema shop to ${reader}; grant select on shop.customers, shop.orders to ${reader}; grant delete on shop.customers to ${reader}`,
  )
  await owner.query('analyze')
  const nobody = await freePort()
  const activity = `pg_stat_activity where datname = '${database}' and application_name = 'segql'`

  return {
    open: ({ as = 'reader', minutes = 15, signal, tries = 4, port }: Opening = {}) =>
      driver.open(
        {
          kind: 'postgres',
          host: server.host,
          port: port ?? (as === 'to nobody' ? nobody : server.port),
          database,
          username: as === 'wrong credentials' ? 'missing' : as === 'writer' ? 'postgres' : reader,
          password: 'Sesame-open-1',
          tls: 'off',
          ...(as === 'writer' && { writes: true }),
        },
        { name: 'shop', root: '.', minutes, retry: { tries, firstDelay: 10 }, ...(signal && { signal }) },
      ),
    texts: postgresTexts,
    echo: echoBy(dialects.postgres.parameter),
    types,
    server: {
      running: async () => Number((await owner.query(`select 1 from ${activity} and state <> 'idle'`)).rowCount),
      breakOff: async () => {
        await owner.query(`select pg_terminate_backend(pid) from ${activity} and state <> 'idle'`)
      },
    },
    secrets: ['Sesame-open-1'],
    close: async () => {
      await owner.end()
      await admin.query(`drop database ${database} with (force)`)
      await admin.query(`drop role ${reader}`)
      await admin.end()
    },
  }
}
