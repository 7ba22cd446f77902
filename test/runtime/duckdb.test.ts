import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { DuckDbConnection } from '../../runtime/config-schema.ts'
import { introspect } from '../../runtime/duckdb/introspect.ts'
import { openDuckDb } from '../../runtime/duckdb/open.ts'
import { checkRawSql } from '../../runtime/duckdb/raw-sql.ts'
import type { Session } from '../../runtime/duckdb/session.ts'
import { folderWith, writeDatabase } from './folders.ts'

const open = async (root: string, connection: Omit<DuckDbConnection, 'kind'>, signal?: AbortSignal, minutes = 1) => {
  const opened = await openDuckDb({
    name: 'demo',
    connection: { kind: 'duckdb', ...connection },
    root,
    minutes,
    ...(signal && { signal }),
  })
  onTestFinished(() => opened.value?.session.close())
  return opened
}
const session = async (root: string, connection: Omit<DuckDbConnection, 'kind'>): Promise<Session> => {
  const { value, diagnostics } = await open(root, connection)
  if (!value) throw new Error(diagnostics[0]?.message)
  return value.session
}
const failureOf = async (root: string, connection: Omit<DuckDbConnection, 'kind'>) =>
  (await open(root, connection)).diagnostics.map(({ code, message }) => `${code} ${message}`)

test('each DuckDB type is read as a type of values and how it is stored', async () => {
  const root = folderWith()
  await writeDatabase(
    join(root, 'types.duckdb'),
    `create type mood as enum ('a', 'b');
     create table t (small tinyint, big hugeint, whole decimal(18,0), money decimal(10,2), real float, flag boolean,
       name varchar, doc json, code uuid, mood mood, day date, "at" timestamp, at_s timestamp_s, at_ns timestamp_ns,
       instant timestamptz, tags varchar[], three integer[3], moods mood[], s struct(a int), m map(int, int), b blob,
       clock time, span interval)`,
  )
  const { tables } = await introspect(await session(root, { path: 'types.duckdb' }))
  const read = Object.fromEntries(
    (tables[0]?.columns ?? []).map(({ name, type, storage }) => [name, [type.kind, storage.as].join(' ')]),
  )
  expect(read).toEqual({
    small: 'integer plain',
    big: 'integer plain',
    whole: 'integer plain',
    money: 'decimal plain',
    real: 'float float',
    flag: 'boolean plain',
    name: 'text plain',
    doc: 'json plain',
    code: 'text cast text',
    mood: 'text cast text',
    day: 'date plain',
    at: 'timestamp local',
    at_s: 'timestamp local',
    at_ns: 'timestamp local',
    instant: 'timestamp instant',
    tags: 'array plain',
    three: 'array plain',
    moods: 'other plain',
    s: 'other plain',
    m: 'other plain',
    b: 'other plain',
    clock: 'other plain',
    span: 'other plain',
  })
})

test('keys that the database keeps unique are known: primary, unique, unique index', async () => {
  const root = folderWith()
  await writeDatabase(
    join(root, 'keys.duckdb'),
    `create schema shop; create table shop.orders (id integer primary key, "a b" integer, "it's" integer, "x,y" integer, c integer, d integer, unique (c, d));
     create unique index i on shop.orders ("a b"); create unique index j on shop.orders ((c + 1));
     create unique index k on shop.orders ("it's", "x,y"); create table plain (x integer); create view v as select * from plain`,
  )
  const { tables } = await introspect(await session(root, { path: 'keys.duckdb' }))
  expect(tables.map(({ name, uniqueKeys }) => [name.join('.'), uniqueKeys])).toEqual([
    ['plain', []],
    ['v', []],
    ['shop.orders', [['id'], ['c', 'd'], ['a b'], ["it's", 'x,y']]],
  ])
})

test('a folder gives one table a file and one a sub-folder, and an ID keeps its leading zeros', async () => {
  const root = folderWith({
    'data/people.csv': 'id,zip,joined\n001,2,2026-01-31\n002,3,2026-02-01\n',
    'data/visits/a.csv': 'id,n\n001,5\n',
    'data/visits/b.csv': 'id,n\n002,6\n',
    'data/notes.txt': 'no table',
  })
  const opened = await session(root, { folder: 'data' })
  const { tables } = await introspect(opened)
  expect(
    tables.map(({ name, columns }) => [name[0], columns.map((column) => `${column.name} ${column.type.kind}`)]),
  ).toEqual([
    ['people', ['id text', 'zip integer', 'joined date']],
    ['visits', ['id text', 'n integer']],
  ])
  expect(await opened.read('select id from people order by id')).toEqual([['001'], ['002']])
  expect(await opened.read('select sum(n) from visits')).toEqual([['11']])
})

test('a type that only the last row contradicts is seen', async () => {
  const rows = Array.from({ length: 30_000 }, (_, index) => `${index}`)
  const root = folderWith({ 'data/t.csv': `n\n${rows.join('\n')}\nlast\n` })
  const { tables } = await introspect(await session(root, { folder: 'data' }))
  expect(tables[0]?.columns[0]?.type.kind).toBe('text')
})

test('mixed line ends, quotes, brackets and percent signs in names are read', async () => {
  const root = folderWith({ "data/o'dd [1] 50%.csv": 'id,n\n1,2\r\n2,3\r\n' })
  const opened = await session(root, { folder: 'data' })
  expect(await opened.read(`select sum(n) from "o'dd [1] 50%"`)).toEqual([['5']])
})

test('nothing outside the named folders is read, nothing is written, nothing can be unlocked', async () => {
  const root = folderWith({ 'data/t.csv': 'n\n1\n', 'more/u.csv': 'n\n2\n', 'secret.csv': 'n\n3\n' })
  const opened = await session(root, { folder: 'data', mayRead: ['more'] })
  const outcome = (sql: string) => opened.read(sql).then(String, (error: Error) => error.message.slice(0, 16))
  expect(await outcome(`select n from '${root}/more/u.csv'`)).toBe('2')
  expect(await outcome(`select n from read_csv('${root}/secret.csv')`)).toBe('Permission Error')
  expect(await outcome(`select n from read_csv('${root}/data/../secret.csv')`)).toBe('Permission Error')
  expect(await outcome(`attach '${root}/other.duckdb'`)).toBe('Permission Error')
  expect(await outcome(`copy t to '${root}/secret.csv'`)).toBe('Permission Error')
  expect(await outcome('set enable_external_access = true')).toMatch(/^(Invalid Input Er|Permission Error)/)
  expect(await outcome('set memory_limit = 1000000000')).toBe('Invalid Input Er')
})

test('a file is opened read-only', async () => {
  const root = folderWith()
  await writeDatabase(join(root, 'd.duckdb'), 'create table t as select 1 as n')
  const opened = await session(root, { path: 'd.duckdb' })
  await expect(opened.read('insert into t values (2)')).rejects.toThrow(/read-only/)
})

test('what cannot be opened is one sentence', async () => {
  const root = folderWith({
    'broken.duckdb': 'no database',
    'empty/readme.txt': '',
    'two/a.csv': 'n\n1',
    'two/a.parquet': 'x',
  })
  expect(await failureOf(root, { path: 'absent.duckdb' })).toEqual([
    'E911 The DuckDB file `absent.duckdb` of the connection `demo` does not exist.',
  ])
  expect(await failureOf(root, { path: 'broken.duckdb' })).toEqual([
    'E912 `broken.duckdb` of the connection `demo` is not a DuckDB database, or it is damaged.',
  ])
  expect(await failureOf(root, { folder: 'absent' })).toEqual([
    'E913 The folder `absent` of the connection `demo` does not exist.',
  ])
  expect(await failureOf(root, { folder: 'empty' })).toEqual([
    'E913 The folder `empty` of the connection `demo` holds no CSV or Parquet file.',
  ])
  expect(await failureOf(root, { folder: 'two' })).toEqual([
    'E913 The folder `two` of the connection `demo` holds two tables called `a`.',
  ])
})

test('a database cut off in the middle is damaged', async () => {
  const root = folderWith()
  const file = join(root, 'cut.duckdb')
  await writeDatabase(file, 'create table t as select range as n, md5(range::varchar) as m from range(200000)')
  const bytes = readFileSync(file)
  writeFileSync(file, bytes.subarray(0, 9000))
  expect((await failureOf(root, { path: 'cut.duckdb' }))[0]).toMatch(/^E912 /)
})

test.skipIf(process.getuid?.() === 0)('a folder that this user may not read is one sentence', async () => {
  const root = folderWith()
  mkdirSync(join(root, 'closed'))
  chmodSync(join(root, 'closed'), 0o000)
  onTestFinished(() => chmodSync(join(root, 'closed'), 0o700))
  expect(await failureOf(root, { folder: 'closed' })).toEqual([
    'E913 The folder `closed` of the connection `demo` may not be read by this user.',
  ])
})

test('a file open for writing elsewhere in another process is told as such', async () => {
  const root = folderWith()
  const file = join(root, 'busy.duckdb')
  await writeDatabase(file, 'create table t as select 1 as n')
  const writer = spawn(process.execPath, [
    '--input-type=module',
    '-e',
    `import { DuckDBInstance } from '${import.meta.resolve('@duckdb/node-api')}'
     const instance = await DuckDBInstance.create(${JSON.stringify(file)})
     const connection = await instance.connect()
     console.log('open')
     setInterval(() => connection, 1000)`,
  ])
  onTestFinished(() => void writer.kill('SIGKILL'))
  await once(writer.stdout, 'data')
  expect((await failureOf(root, { path: 'busy.duckdb' }))[0]).toMatch(/^E914 .*open for writing in another program/)
})

test('a query stops when asked to, and when its time is over', async () => {
  const root = folderWith()
  const endless = 'select count(*) from range(100000000) a, range(100000) b'
  const stop = new AbortController()
  const asked = await open(root, { memory: true }, stop.signal)
  setTimeout(() => stop.abort(), 50)
  await expect(asked.value?.session.read(endless)).rejects.toThrow('INTERRUPT')
  expect(asked.value?.session.stopped()).toEqual({ kind: 'interrupted' })
  const timed = await open(root, { memory: true }, undefined, 0.002)
  await expect(timed.value?.session.read(endless)).rejects.toThrow('INTERRUPT')
  expect(timed.value?.session.stopped()).toEqual({ kind: 'timeout', minutes: 0.002 })
})

test('what does not fit into memory is spilled below the project', async () => {
  const root = folderWith()
  const opened = await session(root, { memory: true, memoryLimit: '60MB', threads: 1 })
  const [row] = await opened.read('select count(*) from (select distinct md5(range::varchar) from range(2000000))')
  expect(row).toEqual(['2000000'])
})

test.each([
  ['', 'empty'],
  ['-- nothing', 'empty'],
  ['select 1; select 2', '2 statements'],
  ['create table x as select 1', 'CREATE'],
  ['insert into t values (1)', 'INSERT'],
  ['delete from t', 'DELETE'],
  ['explain select 1', 'EXPLAIN'],
  ['set threads = 3', 'SET'],
])('raw SQL %j is refused: %s', async (text, found) => {
  const opened = await session(folderWith({ 'data/t.csv': 'n\n1\n' }), { folder: 'data' })
  expect(await checkRawSql(opened, text)).toMatchObject({
    refused: { code: 'E935', message: `Raw SQL must be exactly one SELECT; this is ${found}.` },
  })
})

test.each([
  'select n from t',
  'with a as (select n from t) select * from a',
  'select n from t -- all',
  'select n from t;\n',
  'from t',
])('raw SQL %j is one SELECT', async (text) => {
  const opened = await session(folderWith({ 'data/t.csv': 'n\n1\n' }), { folder: 'data' })
  expect(await checkRawSql(opened, text)).toEqual({ columns: ['n'] })
})

test('raw SQL cannot leave the parentheses it is put into', async () => {
  const opened = await session(folderWith(), { memory: true })
  expect(await checkRawSql(opened, 'select 1) as a, (select 2')).toMatchObject({ refused: { code: 'E942' } })
})
