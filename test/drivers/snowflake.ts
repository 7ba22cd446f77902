import { generateKeyPairSync } from 'node:crypto'
import { columnsQuery } from '../../runtime/drivers/snowflake/catalog.ts'
import { driver } from '../../runtime/drivers/snowflake/driver.ts'
import { freePort } from '../engines/free-port.ts'
import { openScript, type Script } from '../facades/script/script.ts'
import { startSnowflakeFacade } from '../facades/snowflake/server.ts'
import { learner, learnPreviews, scriptedEcho, scriptedTexts } from './scripted.ts'
import type { Opening, Subject } from './subject.ts'

const types = {
  query: { sql: 'select every type of snowflake', parameters: [] },
  columns: [
    ['big', { kind: 'integer' }],
    ['money', { kind: 'decimal', scale: 2 }],
    ['wide', { kind: 'decimal', scale: 6 }],
    ['huge', { kind: 'float' }],
    ['nan', { kind: 'float' }],
    ['low', { kind: 'float' }],
    ['yes', { kind: 'boolean' }],
    ['no', { kind: 'boolean' }],
    ['day', { kind: 'date' }],
    ['instant', { kind: 'timestamp' }],
    ['before', { kind: 'timestamp' }],
    ['wall', { kind: 'timestamp' }],
    ['json', { kind: 'json' }],
    ['texts', { kind: 'json' }],
    ['bytes', { kind: 'other', native: 'BINARY' }],
    ['nothing', { kind: 'text' }],
  ],
  rows: [
    [
      '99999999999999999999999999999999999999',
      '90071992547409931.25',
      '12345678901234567890123456789012.123456',
      '1e+300',
      'NaN',
      '-Infinity',
      'true',
      'false',
      '2026-01-31',
      '2026-01-31T08:00:00.000000Z',
      '1969-12-31T23:59:59.999999Z',
      '2026-01-31T10:00:00.500000',
      '{"a":[1,9007199254740993]}',
      '["a","b"]',
      '00FF',
      null,
    ],
  ],
} as const

const typesInDuckDb = `select 99999999999999999999999999999999999999::hugeint as "BIG", '90071992547409931.25'::decimal(20,2) as "MONEY", '12345678901234567890123456789012.123456'::decimal(38,6) as "WIDE",
  1e300::double as "HUGE", 'nan'::double as "NAN", '-inf'::double as "LOW", true as "YES", false as "NO", date '2026-01-31' as "DAY",
  timestamptz '2026-01-31 10:00:00+02' as "INSTANT", timestamptz '1969-12-31 23:59:59.999999+00' as "BEFORE", timestamp '2026-01-31 10:00:00.5' as "WALL",
  '{"a":[1,9007199254740993]}'::json as "JSON", ['a', 'b'] as "TEXTS", '\\x00\\xFF'::blob as "BYTES", null::varchar as "NOTHING"`

/** What INFORMATION_SCHEMA says, of DuckDB's tables. */
const catalogInDuckDb = `select upper(c.schema_name), upper(c.table_name), upper(c.column_name),
    case when c.data_type like 'DECIMAL%' or c.data_type = 'BIGINT' then 'NUMBER' when c.data_type = 'VARCHAR' then 'TEXT' else 'TIMESTAMP_TZ' end,
    case when c.data_type like 'DECIMAL%' then 24 when c.data_type = 'BIGINT' then 38 end,
    case when c.data_type like 'DECIMAL%' then 2 when c.data_type = 'BIGINT' then 0 end, 'YES', 'BASE TABLE', t.estimated_size, 4096
  from duckdb_columns() c join duckdb_tables() t on t.table_oid = c.table_oid where c.schema_name = 'shop' order by 1, 2, c.column_index`

const teach = (script: Script): void => {
  script.learn(types.query.sql, { kind: 'duckdb', sql: typesInDuckDb })
  script.learn(columnsQuery('SHOPDB'), { kind: 'duckdb', sql: catalogInDuckDb })
  learnPreviews(
    script,
    (table, rows) => `select * from ${table.map((part) => `"${part.toUpperCase()}"`).join('.')} limit ${rows}`,
  )
  learnPreviews(script, (table, rows) => `select * from ${table.map((part) => `"${part}"`).join('.')} limit ${rows}`)
}

/** Snowflake's HTTP protocol; every exact text is run by DuckDB, so this proves transport and not the dialect. */
export const startSnowflake = async (): Promise<Subject> => {
  const script = await openScript()
  teach(script)
  const { publicKey, privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'Sesame-open-2' },
  })
  const user = { account: 'shop-eu', user: 'SEGQL', password: 'Sesame-open-1' }
  const facade = await startSnowflakeFacade({ script, ...user, publicKey })
  const nobody = await freePort()
  const refused = (code: string, state: string, message: string) => ({ kind: 'refused', code, state, message }) as const
  return {
    open: ({ as = 'reader', minutes = 15, signal, tries = 4, port: other }: Opening = {}) => {
      facade.restore()
      facade.loseChunks(false)
      const port = other ?? (as === 'to nobody' ? nobody : facade.port)
      const identity =
        as === 'writer'
          ? { privateKey, passphrase: 'Sesame-open-2' }
          : { password: as === 'wrong credentials' ? 'Sesame-shut-9' : user.password }
      return driver.open(
        {
          kind: 'snowflake',
          account: user.account,
          username: user.user,
          ...identity,
          endpoint: `http://127.0.0.1:${port}`,
          warehouse: 'COMPUTE_WH',
          database: 'SHOPDB',
          ...(as === 'writer' && { writes: true }),
        },
        { name: 'shop', root: '.', minutes, retry: { tries, firstDelay: 10 }, ...(signal && { signal }) },
      )
    },
    texts: scriptedTexts(script, {
      unknownColumn: (line, column) =>
        refused(
          '000904',
          '42000',
          `SQL compilation error: error line ${line} at position ${column}\ninvalid identifier 'NOPE'`,
        ),
      forbidden: refused(
        '003001',
        '42501',
        `SQL access control error:\nInsufficient privileges to operate on table 'SALARIES'`,
      ),
      object: 'SALARIES',
      twoStatements: refused(
        '000008',
        '0A000',
        'Actual statement count 2 did not match the desired statement count 1.',
      ),
      syntax: refused(
        '001003',
        '42000',
        `SQL compilation error:\nsyntax error line 1 at position 0 unexpected 'selec'.`,
      ),
      endless: 'select system$wait(60)',
    }),
    echo: scriptedEcho(script, 'snowflake'),
    learn: learner(script),
    types,
    server: {
      running: async () => facade.running(),
      // The package asks a server that is gone for minutes; a file of the result that is gone ends it.
      breakOff: async () => facade.loseChunks(true),
      busy: facade.busy,
      sentRows: facade.sentRows,
    },
    secrets: ['Sesame-shut-9'],
    close: async () => {
      const reports = facade.telemetry()
      await facade.close()
      script.close()
      if (reports > 0) throw new Error(`${reports} reports about the user were sent`)
    },
  }
}
