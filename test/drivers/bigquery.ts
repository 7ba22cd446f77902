import { generateKeyPairSync } from 'node:crypto'
import { inject } from 'vitest'
import { dialects } from '../../dialects/index.ts'
import { driver } from '../../runtime/drivers/bigquery/driver.ts'
import { freePort } from '../engines/free-port.ts'
import { heldTable, openGoogleSql } from '../facades/bigquery/engine.ts'
import { startBigQueryFacade } from '../facades/bigquery/server.ts'
import { echoBy } from './postgres.ts'
import { shopTables } from './shop.ts'
import type { Opening, Subject } from './subject.ts'

const types = {
  query: {
    sql: `select 9223372036854775807 as big, numeric '1.50' as money, bignumeric '123456789012345678901234567890.123' as wide, 1e300 as huge,
      cast('nan' as float64) as nan, cast('-inf' as float64) as low, 0.1 as tenth, true as yes, date '2026-01-31' as day, timestamp '2026-01-31 10:00:00+02' as instant,
      timestamp '1969-12-31 23:59:59.999999+00' as before, datetime '2026-01-31 10:00:00.5' as wall, json '{"a":[1,null]}' as json, ['a', 'b "c", \\\\ d'] as texts,
      [9223372036854775807] as bigs, b'\\x00a' as bytes, struct('x' as a, 1 as b, [true] as c) as struct_, cast(null as string) as nothing`,
    parameters: [],
  },
  columns: [
    ['big', { kind: 'integer' }],
    ['money', { kind: 'decimal', scale: 9 }],
    ['wide', { kind: 'decimal', scale: 38 }],
    ['huge', { kind: 'float' }],
    ['nan', { kind: 'float' }],
    ['low', { kind: 'float' }],
    ['tenth', { kind: 'float' }],
    ['yes', { kind: 'boolean' }],
    ['day', { kind: 'date' }],
    ['instant', { kind: 'timestamp' }],
    ['before', { kind: 'timestamp' }],
    ['wall', { kind: 'timestamp' }],
    ['json', { kind: 'json' }],
    ['texts', { kind: 'array', element: { kind: 'text' } }],
    ['bigs', { kind: 'array', element: { kind: 'integer' } }],
    ['bytes', { kind: 'other', native: 'BYTES' }],
    ['struct_', { kind: 'other', native: 'STRUCT' }],
    ['nothing', { kind: 'text' }],
  ],
  rows: [
    [
      '9223372036854775807',
      '1.5',
      '123456789012345678901234567890.123',
      '1e+300',
      'NaN',
      '-Infinity',
      '0.1',
      'true',
      '2026-01-31',
      '2026-01-31T08:00:00.000000Z',
      '1969-12-31T23:59:59.999999Z',
      '2026-01-31T10:00:00.500000',
      '{"a":[1,null]}',
      '["a","b \\"c\\", \\\\ d"]',
      '[9223372036854775807]',
      'AGE=',
      '{"a":"x","b":1,"c":[true]}',
      null,
    ],
  ],
} as const

const endless = 'select count(*) as n from unnest(generate_array(1, 1000000)) a, unnest(generate_array(1, 1000000)) b'

const keys = () =>
  generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })

/** BigQuery's REST API in front of ZetaSQL: Google's own client, GoogleSQL by Google's own implementation. */
export const startBigQuery = async (): Promise<Subject> => {
  const salaries = { name: ['shop', 'salaries'], columns: { a: 'integer' }, rows: [] }
  const engine = await openGoogleSql(inject('zetasqlPort'), [...shopTables, salaries].map(heldTable))
  const { publicKey, privateKey } = keys()
  const other = keys()
  const email = 'segql@shop-project.iam.gserviceaccount.com'
  const facade = await startBigQueryFacade({
    engine,
    project: 'shop-project',
    email,
    publicKey,
    forbidden: ['shop.salaries'],
    isEndless: (sql) => sql === endless,
    longRows: (sql) => {
      const rows = Number(/where i <= (\d+)$/.exec(sql)?.[1])
      return rows > 1000 ? rows : undefined
    },
  })
  const nobody = await freePort()
  return {
    open: ({ as = 'reader', minutes = 15, signal, tries = 4, mostBytes, port: elsewhere }: Opening = {}) => {
      facade.restore()
      const port = elsewhere ?? (as === 'to nobody' ? nobody : facade.port)
      const private_key = as === 'wrong credentials' ? other.privateKey : privateKey
      return driver.open(
        {
          kind: 'bigquery',
          project: 'shop-project',
          location: 'EU',
          endpoint: `http://127.0.0.1:${port}`,
          credentials: { client_email: email, private_key },
          ...(as === 'writer' && { writes: true }),
          ...(mostBytes !== undefined && { budget: { bytes: mostBytes } }),
        },
        { name: 'shop', root: '.', minutes, retry: { tries, firstDelay: 10 }, ...(signal && { signal }) },
      )
    },
    texts: {
      many: (rows) =>
        `select cast(i as string) as id, to_hex(md5(cast(i as string))) as a, repeat('x', 100) as b from (select k * 1000 + j as i from unnest(generate_array(0, ${Math.floor((rows - 1) / 1000)})) k, unnest(generate_array(1, 1000)) j) where i <= ${rows}`,
      endless,
      wide: (columns) =>
        `select ${Array.from({ length: columns }, (_, index) => `${index + 1} as c${index + 1}`).join(', ')}`,
      nothing: `select 'x' as id, 1 as n from unnest(generate_array(1, 1)) where 1 = 0`,
      wrong: `select customer_id,\n  '🎉' as party, «nope» from shop.customers`,
      forbidden: { sql: 'select * from shop.salaries', object: 'shop-project:shop.salaries' },
      writing: 'delete from shop.customers where true',
      creating: `create table shop.written as select '1' as id`,
    },
    echo: echoBy(dialects.bigquery.parameter),
    types,
    server: {
      running: async () => facade.running(),
      breakOff: async () => facade.breakOff(),
      busy: facade.busy,
      sentRows: facade.sentRows,
    },
    secrets: [other.privateKey.split('\n')[1]!],
    close: async () => {
      await facade.close()
      await engine.close()
    },
  }
}
