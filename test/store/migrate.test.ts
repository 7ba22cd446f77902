import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Migration, migrations } from '../../runtime/store/migrations/index.ts'
import { openStore } from '../../runtime/store/open.ts'
import { databases, temporaryRoot } from './stores.ts'

const run = { target: { kind: 'query' }, connection: 'lake', sql: 'select 1', who: 'ada' } as const
const next: Migration = async (database) => {
  await database.schema.alterTable('runs').addColumn('note', 'text').execute()
}
const broken: Migration = async (database) => {
  await database.schema.createTable('half').addColumn('a', 'text').execute()
  throw new Error('the migration broke')
}

describe.each(databases)('the form of a store in %s', (_, emptyPlace) => {
  test('is brought up once, and keeps what is there', async () => {
    const place = emptyPlace()
    const { id } = await (await place.open()).runs.queue(run, 'host:1')
    expect(await (await place.open()).runs.read(id)).toMatchObject(run)
    expect(await (await place.open({ migrations: [...migrations, next] })).runs.read(id)).toMatchObject(run)
  })

  test('newer than the program is refused, and nothing is changed', async () => {
    const place = emptyPlace()
    await place.open({ migrations: [...migrations, next] })
    const refused = await openStore(place.options)
    expect(refused).toMatchObject({
      failed: { code: 'E994', message: expect.stringMatching(/form 2; this one knows 1/) },
    })
    await place.open({ migrations: [...migrations, next] })
  })

  test('a migration that breaks leaves the store as it was', async () => {
    const place = emptyPlace()
    const { id } = await (await place.open()).runs.queue(run, 'host:1')
    const failed = await openStore({ ...place.options, migrations: [...migrations, broken] })
    expect(failed).toMatchObject({ failed: { code: 'E993' } })
    expect(await (await place.open()).runs.read(id)).toMatchObject(run)
    await place.open({ migrations: [...migrations, next] })
  })

  test('is made by several at the same moment as by one', async () => {
    const place = emptyPlace()
    const stores = await Promise.all(Array.from({ length: 6 }, () => place.open()))
    for (const { runs } of stores) await runs.queue(run, 'host:1')
    expect((await stores[0]!.runs.list()).runs).toHaveLength(6)
  })
})

describe('a store that cannot be used says why', () => {
  const reasonOf = async (root: string, environment: Record<string, string> = {}) => {
    const opened = await openStore({ root, environment })
    return 'failed' in opened ? `${opened.failed.code} ${opened.failed.message}` : 'opened'
  }

  test('a file that is something else, which stays as it is', async () => {
    const root = temporaryRoot()
    mkdirSync(join(root, '.segql'))
    const file = join(root, '.segql/store.sqlite')
    writeFileSync(file, 'this is a letter to a friend, and no database at all. '.repeat(100))
    const before = readFileSync(file)
    expect(await reasonOf(root)).toMatch(/^E993 The store `.*store.sqlite` cannot be used: it is no SQLite database\.$/)
    expect(readFileSync(file)).toEqual(before)
  })

  test('a folder that is a file', async () => {
    const root = temporaryRoot()
    writeFileSync(join(root, '.segql'), '')
    expect(await reasonOf(root)).toMatch(/^E993 .* cannot be used: its folder is a file\.$/)
  })

  test('a server that is not there, without the password of its address', async () => {
    const SEGQL_STORE_URL = 'postgres://ada:top-secret@127.0.0.1:9/store'
    expect(await reasonOf('/nowhere', { SEGQL_STORE_URL })).toBe(
      'E993 The store `postgres://127.0.0.1:9/store` cannot be used: no server answers there.',
    )
  })

  test('an address of another kind', async () => {
    expect(await reasonOf('/nowhere', { SEGQL_STORE_URL: 'mysql://db/store' })).toMatch(
      /must begin with postgres:\/\/\.$/,
    )
  })
})

test.skipIf(process.platform === 'win32')('the file of a store is for its owner only', async () => {
  const root = temporaryRoot()
  const opened = await openStore({ root, environment: {} })
  if ('failed' in opened) throw new Error(opened.failed.message)
  await opened.value.runs.queue(run, 'host:1')
  for (const name of ['store.sqlite', 'store.sqlite-wal']) {
    expect(statSync(join(root, '.segql', name)).mode & 0o777).toBe(0o600)
  }
  await opened.value.close()
})
