import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { createProject, runSql, segql, segqlJson, temporaryFolder, writeFiles } from './command-line.ts'

const purchases = resolve(import.meta.dirname, '../../../shared/data/cdnow/purchases.csv')

test('a DuckDB file becomes a project that checks, runs and is laid out', async () => {
  const home = await createProject()
  const folder = join(temporaryFolder(), 'new')
  const { exit, result } = await segqlJson(home, 'init', folder, '--from', 'shop.duckdb')
  expect(exit).toBe(0)
  expect(result.files).toEqual(['segql.config.json', 'model/customer.segql', 'segments/example.segql', '.gitignore'])
  expect(readFileSync(join(folder, 'model/customer.segql'), 'utf8')).toContain(
    '  many orders from orders by customer_id at ordered_at\n',
  )
  expect(await segqlJson(folder, 'check')).toMatchObject({ exit: 0, codes: [] })
  expect((await segqlJson(folder, 'fmt', '--check')).exit).toBe(0)
  const run = await segqlJson(folder, 'run')
  expect(run.result.runs).toMatchObject([
    { name: 'repeat_orders', status: 'succeeded', count: 1, population: 3 },
    { name: 'customer_overview', status: 'succeeded', count: 3 },
  ])
})

test('a folder of CSV files becomes a project in it, without any argument', async () => {
  const folder = temporaryFolder()
  writeFiles(folder, {
    'users.csv': 'user_id,email\n01,a@b\n02,c@d\n',
    'visits.csv': 'visit_id,user_id,visited_at\n1,01,2026-01-01\n2,01,2026-01-02\n3,02,2026-01-03\n',
  })
  expect((await segql(folder, 'init')).exit).toBe(0)
  const model = readFileSync(join(folder, 'model/user.segql'), 'utf8')
  expect(model).toContain('field email pii')
  expect(model).toContain('many visits from visits by user_id at visited_at')
  expect(readFileSync(join(folder, '.gitignore'), 'utf8')).toBe('.segql/\n')
  expect((await segqlJson(folder, 'run')).result.runs[0]).toMatchObject({ count: 1, population: 2 })
})

test('tables and columns with odd names are written so that they are read again', async () => {
  const folder = temporaryFolder()
  await runSql(
    join(folder, 'odd.duckdb'),
    `create schema "my shop"; create table "my shop"."customers" as select range as "Customer ID", 'x' as "where" from range(20);
     create table "my shop"."order lines" as select range as "line-id", range % 20 as "Customer ID", range * 2 as "total €",
       date '2026-01-01' as "ordered on" from range(60)`,
  )
  expect((await segql(folder, 'init')).exit).toBe(0)
  expect(await segqlJson(folder, 'check')).toMatchObject({ exit: 0 })
  expect((await segqlJson(folder, 'run')).exit).toBe(0)
})

test('nothing is overwritten', async () => {
  const project = await createProject()
  const before = readFileSync(join(project, 'segql.config.json'), 'utf8')
  const { exit, diagnostics } = await segqlJson(project, 'init')
  expect(exit).toBe(1)
  expect(diagnostics).toMatchObject([{ code: 'E960' }])
  expect(readFileSync(join(project, 'segql.config.json'), 'utf8')).toBe(before)
  const folder = temporaryFolder()
  writeFiles(folder, { 'segments/example.segql': '// mine\n' })
  expect((await segqlJson(project, 'init', folder, '--from', 'shop.duckdb')).codes).toEqual(['E960'])
  expect(existsSync(join(folder, 'segql.config.json'))).toBe(false)
})

test('a .gitignore that is there gets one line more', async () => {
  const home = await createProject()
  const folder = temporaryFolder()
  writeFiles(folder, { '.gitignore': 'secret' })
  expect((await segqlJson(home, 'init', folder, '--from', 'shop.duckdb')).exit).toBe(0)
  expect(readFileSync(join(folder, '.gitignore'), 'utf8')).toBe('secret\n.segql/\n')
})

test.each([
  ['nothing to draft from', {}, [], 2, 'E900'],
  ['a source that is not there', {}, ['--from', 'absent.csv'], 2, 'E900'],
  ['a database that is none', { 'a.duckdb': 'no database at all' }, [], 1, 'E912'],
  ['data without a column of IDs', { 'weather.csv': 'temperature\n5\n6\n' }, [], 1, 'E962'],
])('%s is one sentence and writes nothing', async (_, files, given, exit, code) => {
  const folder = temporaryFolder()
  writeFiles(folder, files)
  const done = await segqlJson(folder, 'init', ...given)
  expect({ exit: done.exit, codes: done.codes }).toEqual({ exit, codes: [code] })
  expect(existsSync(join(folder, 'segql.config.json'))).toBe(false)
})

test.skipIf(!existsSync(purchases))('the real purchases become an entity of their distinct customers', async () => {
  const folder = temporaryFolder()
  expect((await segql(folder, 'init', '--from', purchases)).exit).toBe(0)
  expect(readFileSync(join(folder, 'model/customer.segql'), 'utf8')).toContain(
    '  from purchases\n  id customer_id distinct\n\n  many purchases from purchases by customer_id at purchased_on\n',
  )
  const { result } = await segqlJson(folder, 'run')
  expect(result.runs).toMatchObject([
    { name: 'repeat_purchases', count: 11_662, population: 23_570 },
    { name: 'customer_overview', count: 23_570 },
  ])
  expect((await segql(folder, 'explain', 'repeat_purchases', '--id', '00001')).out).toContain(
    'is not in repeat_purchases',
  )
})
