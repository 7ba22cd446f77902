import { describe, expect, test } from 'vitest'
import { parseConfig } from '../../runtime/config.ts'
import { connectionKinds, settingsOf } from '../../runtime/connections/schema.ts'

const findings = (demo: object) =>
  parseConfig(JSON.stringify({ version: 1, connections: { demo } })).diagnostics.map(({ code, message, hint }) =>
    [code, message, ...(hint ? [hint] : [])].join(' '),
  )

const snowflake = { kind: 'snowflake', account: 'ab12345', warehouse: 'WH', database: 'DB', username: 'SEGQL' }
const dataApi = { kind: 'redshift', via: 'data-api', region: 'eu-central-1', database: 'dev' }

/** The least that a connection of each kind says. */
const least: Readonly<Record<string, object>> = {
  duckdb: { kind: 'duckdb', memory: true },
  bigquery: { kind: 'bigquery', project: 'acme', location: 'EU' },
  snowflake: { ...snowflake, password: '${P}' },
  databricks: { kind: 'databricks', host: 'dbc-1.example', httpPath: '/sql/1', token: '${T}', catalog: 'main' },
  redshift: { ...dataApi, cluster: 'prod' },
  'redshift over the wire': { kind: 'redshift', via: 'wire', host: 'h', database: 'd', username: 'u' },
  postgres: { kind: 'postgres', url: '${DATABASE_URL}' },
}

test.each(Object.entries(least))('%s: the least that it says is enough', (_, connection) => {
  expect(findings(connection)).toEqual([])
})

test.each(Object.entries(least))('%s: what every kind may say', (_, connection) => {
  const budget = /redshift|postgres/.test(_) ? { cost: 1e6 } : { bytes: '50 GB' }
  const shared = {
    writes: true,
    queryMinutes: 5,
    safeFunctions: ['my_hash'],
    schemas: ['sales'],
    catalogFile: 'c.json',
  }
  expect(findings({ ...connection, ...shared, budget })).toEqual([])
})

describe('what is written wrongly is told in one sentence', () => {
  test.each([
    [
      'two ways to sign in',
      { ...snowflake, password: '${P}', token: '${T}' },
      ['E905 The connection `demo` names not exactly one of `password`, `privateKey`, `privateKeyFile` and `token`.'],
    ],
    [
      'no way to sign in',
      snowflake,
      ['E905 The connection `demo` names not exactly one of `password`, `privateKey`, `privateKeyFile` and `token`.'],
    ],
    [
      'no way to reach it',
      dataApi,
      [
        'E905 The connection `demo` names not exactly one of `cluster` and `workgroup`. `cluster` is a provisioned cluster, `workgroup` a serverless one.',
      ],
    ],
    [
      'half of an access key',
      { ...dataApi, cluster: 'c', accessKeyId: 'A' },
      ['E985 The connection `demo` has `accessKeyId` without `secretAccessKey`.'],
    ],
    [
      'a kind that is none',
      { kind: 'oracle' },
      [
        'E904 `connections.demo.kind` is `"oracle"`; it must be `"duckdb"` or `"bigquery"` or `"snowflake"` or `"databricks"` or `"redshift"` or `"postgres"`.',
      ],
    ],
    [
      'a way that is none',
      { kind: 'redshift', via: 'odbc' },
      ['E904 `connections.demo.via` is `"odbc"`; it must be `"data-api"` or `"wire"`.'],
    ],
    [
      'a name misspelt',
      { ...snowflake, password: '${P}', warehuose: 'x' },
      ['E903 `warehuose` is no setting that belongs here. The nearest names: `warehouse`.'],
    ],
    [
      'a URL for a host',
      { ...least.databricks, host: 'https://dbc-1.example' },
      [
        'E904 `connections.demo.host` is `"https://dbc-1.example"`; it must be the name of a host, without `https://` and port.',
      ],
    ],
    [
      'a URL for an account',
      { ...snowflake, password: '${P}', account: 'https://x.snowflakecomputing.com' },
      [
        expect.stringContaining(
          'it must be an account identifier, the start of `https://IDENTIFIER.snowflakecomputing.com`.',
        ),
      ],
    ],
    [
      'a budget in another unit',
      { ...least.postgres, budget: { bytes: 1 } },
      [
        expect.stringContaining('`connections.demo.budget.cost` is absent'),
        expect.stringContaining('`bytes` is no setting that belongs here'),
      ],
    ],
    [
      'a budget that is no size',
      { ...least.bigquery, budget: { bytes: 'much' } },
      ['E904 `connections.demo.budget.bytes` is `"much"`; it must be a number of bytes or a size such as `"50 GB"`.'],
    ],
  ])('%s', (_, connection, messages) => {
    expect(findings(connection)).toEqual(messages)
  })
})

describe('a secret in clear', () => {
  test('is warned of, and never repeated', () => {
    const [found, ...more] = findings({ ...snowflake, password: 'hunter22' })
    expect(more).toEqual([])
    expect(found).toMatch(/^W986 `password` of the connection `demo` stands in `segql.config.json` in clear\./)
    expect(found).not.toContain('hunter22')
  })

  test('of a form that cannot be is not repeated either', () => {
    expect(findings({ ...snowflake, password: 12345 })).toEqual([
      'E904 `connections.demo.password` is of another form; it must be a text.',
    ])
  })

  test('is the password of an address, not the address', () => {
    expect(findings({ kind: 'postgres', url: 'postgres://ada@db.example/shop' })).toEqual([])
    expect(findings({ kind: 'postgres', url: 'postgres://ada:pw@db.example/shop' })[0]).toMatch(/^W986 `url`/)
    expect(findings({ kind: 'postgres', url: 'postgres://ada:${P}@db.example/shop' })).toEqual([])
  })
})

test('every kind has its settings', () => {
  for (const kind of connectionKinds) expect(settingsOf(kind)).toContain('schemas')
  expect(settingsOf('redshift', 'wire')).not.toContain('cluster')
  expect(settingsOf('redshift')).toEqual(expect.arrayContaining(['cluster', 'host']))
})
