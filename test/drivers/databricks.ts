import { columnsQuery } from '../../runtime/drivers/databricks/catalog.ts'
import { driver } from '../../runtime/drivers/databricks/driver.ts'
import { freePort } from '../engines/free-port.ts'
import { certificate } from '../facades/databricks/certificate.ts'
import { startDatabricksFacade } from '../facades/databricks/server.ts'
import { openScript, type Script } from '../facades/script/script.ts'
import { learner, learnPreviews, scriptedEcho, scriptedTexts } from './scripted.ts'
import type { Opening, Subject } from './subject.ts'

const types = {
  query: { sql: 'select every type of databricks', parameters: [] },
  columns: [
    ['big', { kind: 'integer' }],
    ['small', { kind: 'integer' }],
    ['money', { kind: 'decimal', scale: 2 }],
    ['wide', { kind: 'decimal', scale: 6 }],
    ['huge', { kind: 'float' }],
    ['nan', { kind: 'float' }],
    ['low', { kind: 'float' }],
    ['yes', { kind: 'boolean' }],
    ['day', { kind: 'date' }],
    ['instant', { kind: 'timestamp' }],
    ['before', { kind: 'timestamp' }],
    ['bytes', { kind: 'other', native: 'binary' }],
    ['nothing', { kind: 'text' }],
  ],
  rows: [
    [
      '-9223372036854775808',
      '1',
      '90071992547409931.25',
      '12345678901234567890123456789012.123456',
      '1e+300',
      'NaN',
      '-Infinity',
      'true',
      '2026-01-31',
      '2026-01-31T08:00:00.000000Z',
      '1969-12-31T23:59:59.999999Z',
      '00FF',
      null,
    ],
  ],
} as const

const typesInDuckDb = `select (-9223372036854775808)::bigint as big, 1::integer as small, '90071992547409931.25'::decimal(20,2) as money, '12345678901234567890123456789012.123456'::decimal(38,6) as wide,
  1e300::double as huge, 'nan'::double as nan, '-inf'::double as low, true as yes, date '2026-01-31' as day, timestamptz '2026-01-31 10:00:00+02' as instant,
  timestamptz '1969-12-31 23:59:59.999999+00' as "before", '\\x00\\xFF'::blob as bytes, null::varchar as nothing`

/** What Unity Catalog's INFORMATION_SCHEMA says, of DuckDB's tables. */
const catalogInDuckDb = `select c.schema_name, c.table_name, c.column_name,
    case when c.data_type like 'DECIMAL%' then lower(c.data_type) when c.data_type = 'BIGINT' then 'bigint' when c.data_type = 'VARCHAR' then 'string' else 'timestamp' end,
    'YES', 'MANAGED', null::varchar
  from duckdb_columns() c join duckdb_tables() t on t.table_oid = c.table_oid where c.schema_name = 'shop' order by 1, 2, c.column_index`

const teach = (script: Script): void => {
  script.learn(types.query.sql, { kind: 'duckdb', sql: typesInDuckDb })
  script.learn(columnsQuery('main'), { kind: 'duckdb', sql: catalogInDuckDb })
  learnPreviews(script, (table, rows) => `select * from ${table.map((part) => `\`${part}\``).join('.')} limit ${rows}`)
}

/** Databricks' Thrift over HTTPS; every exact text is run by DuckDB, so this proves transport and not the dialect. */
export const startDatabricks = async (): Promise<Subject> => {
  const script = await openScript()
  teach(script)
  const path = '/sql/1.0/warehouses/0123456789abcdef'
  const token = 'dapi-sesame-open-1'
  const facade = await startDatabricksFacade({ script, path, token })
  const nobody = await freePort()
  const refused = (state: string, message: string) => ({ kind: 'refused', code: state, state, message }) as const
  return {
    open: ({ as = 'reader', minutes = 15, signal, tries = 4, port }: Opening = {}) => {
      facade.restore()
      return driver.open(
        {
          kind: 'databricks',
          host: '127.0.0.1',
          port: port ?? (as === 'to nobody' ? nobody : facade.port),
          httpPath: path,
          token: as === 'wrong credentials' ? 'dapi-sesame-shut-9' : token,
          catalog: 'main',
          certificateAuthority: certificate,
          ...(as === 'writer' && { writes: true }),
        },
        { name: 'shop', root: '.', minutes, retry: { tries, firstDelay: 10 }, ...(signal && { signal }) },
      )
    },
    texts: scriptedTexts(script, {
      unknownColumn: (line, column) =>
        refused(
          '42703',
          `[UNRESOLVED_COLUMN.WITH_SUGGESTION] A column, variable, or function parameter with name \`nope\` cannot be resolved. Did you mean one of the following? [\`age\`]. SQLSTATE: 42703; line ${line} pos ${column}`,
        ),
      forbidden: refused(
        '42501',
        `[INSUFFICIENT_PERMISSIONS] Insufficient privileges:\nUser does not have SELECT on Table 'main.shop.salaries'. SQLSTATE: 42501`,
      ),
      object: 'main.shop.salaries',
      twoStatements: refused(
        '42601',
        `[PARSE_SYNTAX_ERROR] Syntax error at or near ';': extra input ';'. SQLSTATE: 42601 (line 1, pos 13)`,
      ),
      syntax: refused('42601', `[PARSE_SYNTAX_ERROR] Syntax error at or near 'selec'. SQLSTATE: 42601 (line 1, pos 0)`),
      endless: `select java_method('java.lang.Thread', 'sleep', 60000L) as n`,
    }),
    echo: scriptedEcho(script, 'databricks'),
    learn: learner(script),
    types,
    server: {
      running: async () => facade.running(),
      breakOff: async () => facade.breakOff(),
      busy: facade.busy,
      sentRows: facade.sentRows,
    },
    secrets: ['dapi-sesame-shut-9'],
    close: async () => {
      await facade.close()
      script.close()
    },
  }
}
