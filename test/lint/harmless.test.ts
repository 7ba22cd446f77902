import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { lintSql } from '../../compiler/raw/lint.ts'
import { duckdbRules, postgresRules, type SqlDialect } from '../../dialects/lint/index.ts'
import { readerOf } from '../../runtime/readers/index.ts'
import { hostileTexts } from './hostile-texts.ts'
import { lintCatalog } from './lint-catalog.ts'

/** An engine with the two tables, a secret one, a sequence and functions that write. */
interface Judge {
  /** Runs a text in a transaction that stays open; false when the engine refuses it. */
  readonly attempt: (text: string) => Promise<boolean>
  /** Everything a text could have changed. */
  readonly state: () => Promise<string>
}

const tables = `
  create table people (user_id text, email text, age bigint, country text, active boolean);
  create table orders (order_id text, user_id text, amount bigint, status text);
  create table secrets (x bigint);
  create sequence s;
  insert into people values ('u1', 'a@example.com', 30, 'US', true), ('u2', null, null, null, false);
  insert into orders values ('o1', 'u1', 100, 'paid');
  insert into secrets values (1);`

const openPostgres = async (port: number): Promise<Judge & { readonly close: () => Promise<void> }> => {
  const admin = new pg.Client({ host: '127.0.0.1', port, user: 'postgres', database: 'postgres' })
  await admin.connect()
  const database = `harmless_${process.pid}`
  await admin.query(`create database ${database}`)
  const client = new pg.Client({ host: '127.0.0.1', port, user: 'postgres', database })
  await client.connect()
  await client.query(`${tables}
    create function delete_everything() returns text language sql as $$ delete from people; select 'gone' $$;
    create function delete_everything(people) returns text language sql as $$ delete from people; select 'gone' $$;
    create schema other; create function other.lower(text) returns text language sql as $$ delete from people; select 'gone' $$;
    create function evil_in(text) returns boolean language sql as $$ delete from people; select true $$;
    create domain evil as text check (evil_in(value));
    create function evil_equal(text, text) returns boolean language sql as $$ delete from people; select true $$;
    create operator === (leftarg = text, rightarg = text, function = evil_equal)`)
  await client.query("begin; set local statement_timeout = '5s'")
  const state = `select json_build_object(
      'people', (select json_agg(p order by user_id) from people p), 'orders', (select json_agg(o) from orders o),
      'secrets', (select json_agg(x) from secrets), 's', (select json_build_array(last_value, is_called) from s),
      'catalog', (select json_agg(relname order by relname) from pg_class where relnamespace <> 'pg_toast'::regnamespace),
      'functions', (select count(*) from pg_proc), 'settings', (select json_agg(json_build_array(name, setting) order by name) from pg_settings),
      'locks', (select count(*) from pg_locks where locktype = 'advisory' or mode not in ('AccessShareLock', 'ExclusiveLock')),
      'transaction', pg_current_xact_id_if_assigned(), 'objects', (select count(*) from pg_largeobject_metadata))::text as state`
  return {
    attempt: async (text) => {
      await client.query('savepoint before')
      try {
        await client.query(text)
        return true
      } catch {
        await client.query('rollback to savepoint before')
        return false
      }
    },
    state: async () => {
      const found = await client.query<{ state: string }>(state)
      return found.rows[0]!.state
    },
    close: async () => {
      await client.query('rollback')
      await client.end()
      await admin.query(`drop database ${database}`)
      await admin.end()
    },
  }
}

const openDuckDb = async (): Promise<Judge & { readonly close: () => Promise<void> }> => {
  const instance = await DuckDBInstance.create(':memory:', { threads: '1', memory_limit: '200MB' })
  const connection: DuckDBConnection = await instance.connect()
  await connection.run(`${tables} create macro delete_everything(x) as nextval('s');`)
  const read = async (sql: string) => (await connection.runAndReadAll(sql)).getRowsJson()
  return {
    attempt: async (text) => {
      try {
        await connection.runAndReadUntil(text, 1000)
        return true
      } catch {
        return false
      }
    },
    state: async () =>
      JSON.stringify([
        await read('from people order by all'),
        await read('from orders'),
        await read('from secrets'),
        await read('select sequence_name, last_value from duckdb_sequences()'),
        await read('select table_name from duckdb_tables() order by all'),
        await read('select count(*) from duckdb_functions()'),
        await read('select name, value from duckdb_settings() order by all'),
        await read('select count(*) from duckdb_databases()'),
      ]),
    close: async () => {
      connection.closeSync()
      instance.closeSync()
    },
  }
}

const functionsOf: Readonly<Record<'postgres' | 'duckdb', readonly string[]>> = {
  postgres: [...postgresRules.functions],
  duckdb: [...duckdbRules.functions],
}

/** Texts that are mostly queries: the functions let through, on all kinds of values, in all places, with hostile ones among them. */
const texts = (dialect: 'postgres' | 'duckdb'): fc.Arbitrary<string> => {
  const { refused, unproven } = hostileTexts(dialect)
  const value = fc.constantFrom(
    'user_id',
    'email',
    'age',
    'country',
    'active',
    "'a'",
    '1',
    '2.5',
    'null',
    'true',
    "'{}'",
    "'[1]'",
    'array[1, 2]',
    'current_date',
    'p',
    'p.email',
    '*',
    "'2026-01-01'::date",
    "'2026-01-01'::timestamp",
    "interval '1 day'",
    "'people'",
    "'delete from people'",
    "'s'",
    "'secrets'",
  )
  const call = fc
    .tuple(fc.constantFrom(...functionsOf[dialect]), fc.array(value, { maxLength: 3 }))
    .map(([name, given]) => `${name}(${given.join(', ')})`)
  const expression = fc.oneof({ weight: 4, arbitrary: call }, { weight: 1, arbitrary: value })
  const query = fc
    .tuple(
      expression,
      expression,
      fc.constantFrom(
        'people p',
        'people p join orders o using (user_id)',
        '(select * from people) p',
        'people p, orders o',
      ),
    )
    .chain(([first, second, from]) =>
      fc.constantFrom(
        `select ${first} from ${from}`,
        `select ${first} as a, ${second} as b from ${from}`,
        `with a as (select ${first} as x from ${from}) select x from a`,
        `select count(*) from ${from} where ${first} is not null`,
        `select x from (select ${first} as x from people p) q order by 1 limit 3`,
        `select a.* from ${first} a`,
        `select user_id from people p group by user_id having count(${second}) >= 0 union select ${first} from people p`,
      ),
    )
  const hostile = fc.constantFrom(...refused, ...unproven)
  return fc.oneof({ weight: 6, arbitrary: query }, { weight: 1, arbitrary: hostile })
}

const runs = 800

const judge = async (dialect: 'postgres' | 'duckdb', engine: Judge) => {
  const reader = await readerOf(dialect satisfies SqlDialect)
  const catalog = lintCatalog(dialect)
  const counted = { proven: 0, executed: 0 }
  const before = await engine.state()
  await fc.assert(
    fc.asyncProperty(texts(dialect), async (text) => {
      const { readOnly, statement } = await lintSql(reader, text, { catalog })
      if (readOnly !== 'proven') return
      counted.proven++
      if (!(await engine.attempt(statement))) return
      counted.executed++
      expect(await engine.state()).toBe(before)
    }),
    { numRuns: runs },
  )
  return counted
}

describe('a text that was let through changes nothing', () => {
  let engine: Awaited<ReturnType<typeof openPostgres>>
  beforeAll(async () => {
    engine = await openPostgres(inject('postgresPort'))
  })
  afterAll(() => engine.close())

  test('on PostgreSQL', async () => {
    const { proven, executed } = await judge('postgres', engine)
    console.log(`PostgreSQL: of ${runs} texts ${proven} were proven, ${executed} ran; none changed anything`)
    expect(executed).toBeGreaterThan(50)
  })

  test('on DuckDB', async () => {
    const duckdb = await openDuckDb()
    const { proven, executed } = await judge('duckdb', duckdb)
    await duckdb.close()
    console.log(`DuckDB: of ${runs} texts ${proven} were proven, ${executed} ran; none changed anything`)
    expect(executed).toBeGreaterThan(50)
  })
})
