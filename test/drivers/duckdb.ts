import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { dialects } from '../../dialects/index.ts'
import type { Warehouse } from '../../runtime/drivers/driver.ts'
import { driver } from '../../runtime/drivers/duckdb/driver.ts'
import { loadDuckDb } from './load-duckdb.ts'
import { echoBy } from './postgres.ts'
import type { Opening, Subject } from './subject.ts'

const types = {
  query: {
    sql: `select cast(9223372036854775807 as bigint) as "big", cast(1 as tinyint) as "small", cast(170141183460469231731687303715884105727 as hugeint) as "huge_integer",
      cast('1.50' as decimal(10,2)) as "money", cast(1e300 as double) as "huge", cast('NaN' as double) as "nan", cast('-infinity' as double) as "low",
      true as "yes", date '2026-01-31' as "day", timestamptz '2026-01-31 10:00:00+02' as "instant", timestamp '2026-01-31 10:00:00.5' as "wall",
      cast('{"a": [1, null]}' as json) as "json", ['a', 'b "c", \\ d', null] as "texts", [9223372036854775807] as "bigs", cast('\\x00a' as blob) as "bytes",
      cast('a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11' as uuid) as "uid", time '10:00' as "clock", cast('glad' as enum ('glad')) as "mood",
      {'a': 1} as "struct", cast(null as varchar) as "nothing"`,
    parameters: [],
  },
  columns: [
    ['big', { kind: 'integer' }],
    ['small', { kind: 'integer' }],
    ['huge_integer', { kind: 'integer' }],
    ['money', { kind: 'decimal', scale: 2 }],
    ['huge', { kind: 'float' }],
    ['nan', { kind: 'float' }],
    ['low', { kind: 'float' }],
    ['yes', { kind: 'boolean' }],
    ['day', { kind: 'date' }],
    ['instant', { kind: 'timestamp' }],
    ['wall', { kind: 'timestamp' }],
    ['json', { kind: 'json' }],
    ['texts', { kind: 'array', element: { kind: 'text' } }],
    ['bigs', { kind: 'array', element: { kind: 'integer' } }],
    ['bytes', { kind: 'other', native: 'BLOB' }],
    ['uid', { kind: 'text' }],
    ['clock', { kind: 'other', native: 'TIME' }],
    ['mood', { kind: 'text' }],
    ['struct', { kind: 'other', native: 'STRUCT("a" INTEGER)' }],
    ['nothing', { kind: 'text' }],
  ],
  rows: [
    [
      '9223372036854775807',
      '1',
      '170141183460469231731687303715884105727',
      '1.50',
      '1e+300',
      'NaN',
      '-Infinity',
      'true',
      '2026-01-31',
      '2026-01-31T08:00:00.000000Z',
      '2026-01-31T10:00:00.500000',
      '{"a": [1, null]}',
      '["a","b \\"c\\", \\\\ d",null]',
      '[9223372036854775807]',
      '\\x00a',
      'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11',
      '10:00:00',
      'glad',
      '{"a":1}',
      null,
    ],
  ],
} as const

/** DuckDB has no list of what it is doing: calls that have not come back are counted. */
const createCounter = () => {
  let waiting = 0
  const counted = async <T>(work: Promise<T>): Promise<T> => {
    waiting++
    try {
      return await work
    } finally {
      waiting--
    }
  }
  const counting = (warehouse: Warehouse): Warehouse => ({
    ...warehouse,
    stream: async (query, options) => {
      const stream = await counted(warehouse.stream(query, options))
      return {
        ...stream,
        [Symbol.asyncIterator]: () => {
          const rows = stream[Symbol.asyncIterator]()
          const iterator = {
            next: () => counted(rows.next()),
            return: async () => (await rows.return?.()) ?? { done: true as const, value: undefined },
          }
          return iterator
        },
      }
    },
  })
  return { counting, running: () => waiting }
}

/** A database file. */
export const startDuckDb = async (): Promise<Subject> => {
  const folder = mkdtempSync(join(tmpdir(), 'segql-drivers-'))
  const load = async (file: string): Promise<void> => {
    const instance = await DuckDBInstance.create(join(folder, file))
    const connection = await instance.connect()
    await loadDuckDb(connection)
    connection.closeSync()
    instance.closeSync()
  }
  await load('data.duckdb')
  await load('written.duckdb')
  const counter = createCounter()
  return {
    open: async ({ as = 'reader', minutes = 15, signal }: Opening = {}) => {
      const path = as === 'writer' ? 'written.duckdb' : 'data.duckdb'
      const opened = await driver.open(
        { kind: 'duckdb', path, ...(as === 'writer' && { writes: true }) },
        { name: 'shop', root: folder, minutes, ...(signal && { signal }) },
      )
      return 'failed' in opened ? opened : { value: counter.counting(opened.value) }
    },
    texts: {
      many: (rows) =>
        `select cast(i + 1 as varchar) as id, md5(cast(i as varchar)) as a, repeat('x', 100) as b from range(${rows}) t(i)`,
      endless: 'select count(*) as n from range(100000000000) a(i), range(1000000) b(j) where i * j % 7 = 3',
      wide: (columns) =>
        `select ${Array.from({ length: columns }, (_, index) => `${index + 1} as c${index + 1}`).join(', ')}`,
      nothing: `select 'x' as id, 1 as n where 1 = 0`,
      wrong: `select customer_id,\n  '🎉' as party, «nope» from shop.customers`,
      forbidden: { sql: `select * from read_csv('/etc/passwd')`, object: '/etc/passwd' },
      writing: 'delete from shop.customers returning customer_id',
      creating: `create table shop.written as select '1' as id`,
    },
    echo: echoBy(dialects.duckdb.parameter),
    types,
    server: { running: async () => counter.running() },
    secrets: [],
    close: async () => rmSync(folder, { recursive: true, force: true }),
  }
}
