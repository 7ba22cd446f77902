import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readCatalog } from '../../runtime/catalog.ts'
import { readProject } from '../../runtime/project.ts'
import { folderWith, writeDatabase } from './folders.ts'

const config = JSON.stringify({ version: 1, connections: { demo: { kind: 'duckdb', path: 'demo.duckdb' } } })
const entity = (named: string): string =>
  `entity person on demo { from people id id many EVENTS from events by id = person at at named ${named} }`

const createProject = async (named: string, rows: string): Promise<string> => {
  const root = folderWith({ 'segql.config.json': config, 'model.segql': entity(named) })
  await writeDatabase(
    join(root, 'demo.duckdb'),
    `create table people as select 'p1' as id; create table events as ${rows}`,
  )
  return root
}
const event = (name: string, kind = "'web'"): string =>
  `select 'p1' as person, timestamp '2026-01-01' as at, ${name} as name, ${kind} as kind`

const valuesIn = async (root: string, column = 'name') => {
  const { catalog, diagnostics } = await readProject(root)
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
  const { tables = [] } = catalog.connections.demo ?? {}
  return tables.find(({ name }) => name[0] === 'events')?.columns.find(({ name }) => name === column)?.values
}

test('the catalog keeps the different names of events, and no other column', async () => {
  const root = await createProject(
    'NAME',
    `${event("'b'")} union all ${event("'a'")} union all ${event('null')} union all ${event("'b'")}`,
  )
  expect(await valuesIn(root)).toEqual(['a', 'b'])
  expect(await valuesIn(root, 'kind')).toBeUndefined()
})

test('a thousand names are kept, of more none', async () => {
  const names = (count: number) => `${event("'n' || n")} from range(${count}) as r(n)`
  expect(await valuesIn(await createProject('name', names(1000)))).toHaveLength(1000)
  expect(await valuesIn(await createProject('name', names(1001)))).toBeUndefined()
  expect(await valuesIn(await createProject('name', names(100_000)))).toBeUndefined()
})

test('an empty table of events says nothing of its names', async () => {
  expect(await valuesIn(await createProject('name', `${event("'a'")} limit 0`))).toBeUndefined()
})

test('a view that fails leaves the names unknown', async () => {
  const root = folderWith({ 'segql.config.json': config, 'model.segql': entity('name') })
  const failing = event("case when error('no') = 1 then 'a' end")
  await writeDatabase(
    join(root, 'demo.duckdb'),
    `create table people as select 'p1' as id; create view events as ${failing}`,
  )
  expect(await valuesIn(root)).toBeUndefined()
})

test('the cache answers until the data or the named column change', async () => {
  const root = await createProject('name', event("'a'"))
  expect(await valuesIn(root)).toEqual(['a'])
  expect(await valuesIn(root)).toEqual(['a'])
  writeFileSync(join(root, 'model.segql'), entity('kind'))
  expect(await valuesIn(root, 'kind')).toEqual(['web'])
  await writeDatabase(join(root, 'demo.duckdb'), `insert into events ${event("'a'", "'app'")}`)
  expect(await valuesIn(root, 'kind')).toEqual(['app', 'web'])
})

test('a file of the catalog may hold the values', async () => {
  const column = (name: string, values?: readonly string[]) => ({
    name,
    type: { kind: 'text' },
    storage: { as: 'plain' },
    native: 'VARCHAR',
    nullable: true,
    ...(values && { values }),
  })
  const tables = [{ name: ['people'], columns: [column('id'), column('plan', ['free', 'pro'])], uniqueKeys: [] }]
  const root = folderWith({
    'catalog.json': JSON.stringify({ version: 1, connections: { demo: { tables, identifiers: 'sensitive' } } }),
  })
  const { value } = await readCatalog(root, {
    ...(await import('../../runtime/config.ts')).parseConfig(config).value,
    connections: { demo: { kind: 'duckdb', path: 'x.duckdb', catalog: 'catalog.json' } },
  } as never)
  expect(value.connections.demo?.tables[0]?.columns[1]?.values).toEqual(['free', 'pro'])
})
