import { randomUUID } from 'node:crypto'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { describe, expect, inject, onTestFinished, test } from 'vitest'
import { writeDatabase } from '../runtime/folders.ts'
import { createCommand } from './command.ts'
import { encryptedPem } from './keys.ts'

const postgres = ['--kind', 'postgres', '--host', '127.0.0.1', '--database', 'postgres', '--username', 'postgres']
const snowflake = [
  '--kind',
  'snowflake',
  '--account',
  'ab12345',
  '--warehouse',
  'WH',
  '--database',
  'DB',
  '--username',
  'ada',
]

describe('connection add', () => {
  test('keeps a connection that test and list then know', async () => {
    const { segql } = createCommand()
    const port = String(inject('postgresPort'))
    const added = await segql(['connection', 'add', 'prod', ...postgres, '--port', port, '--password', '-'], {
      input: 'x1y2z3\n',
    })
    expect(added).toMatchObject({ exit: 0, error: '' })
    expect(added.out).toMatch(/^Added `prod` \(PostgreSQL\) to the store \.segql\/store\.sqlite\.\n/)
    const listed = await segql(['connection', 'list'])
    expect(listed.out).toMatch(/^prod +PostgreSQL +127\.0\.0\.1 +store +password$/m)
    const tested = await segql(['connection', 'test', 'prod'])
    expect(tested).toMatchObject({ exit: 0, error: '' })
    expect(tested.out).toMatch(/✓ sign in .*\n[✓!] list tables [\s\S]*\n✓ select 1 .*\n! only reads .*is a superuser/)
    const json = JSON.parse((await segql(['connection', 'test', 'prod', '--json'])).out)
    expect(json.result.steps.map((step: { name: string }) => step.name)).toEqual([
      'reach',
      'sign in',
      'list tables',
      'select 1',
      'only reads',
    ])
  })

  test('of an address takes it apart', async () => {
    const { segql } = createCommand()
    const url = 'postgres://ada:pa55word@db.example:6432/shop?sslmode=require'
    const added = await segql(['connection', 'add', 'prod', '--kind', 'postgres', '--url', '-', '--json'], {
      input: url,
    })
    expect(JSON.parse(added.out).result).toMatchObject({
      settings: { host: 'db.example', port: 6432, database: 'shop', username: 'ada', tls: 'require' },
      secrets: ['password'],
    })
  })

  test('of a Snowflake key pair made here prints what attaches it', async () => {
    const { segql, written } = createCommand()
    const added = await segql(['connection', 'add', 'prod', ...snowflake, '--generate-key'])
    expect(added.out).toMatch(/ {2}ALTER USER ADA SET RSA_PUBLIC_KEY = 'MII[A-Za-z0-9+/=]+';\n/)
    expect(written()).not.toContain('PRIVATE KEY')
  })

  test('opens a private key with its passphrase, and keeps neither in clear', async () => {
    const { segql, written } = createCommand({ 'key.p8': encryptedPem })
    const options = ['--private-key-file', 'key.p8', '--passphrase', '-']
    const wrong = await segql(['connection', 'add', 'prod', ...snowflake, ...options], { input: 'wrong one' })
    expect(wrong).toMatchObject({ exit: 1, out: '' })
    expect(wrong.error).toMatch(/E989: `prod.privateKey` must be a private key in PEM that `passphrase` opens/)
    const added = await segql(['connection', 'add', 'prod', ...snowflake, ...options, '--json'], {
      input: 'open sesame',
    })
    expect(JSON.parse(added.out).result).toMatchObject({ secrets: ['privateKey'] })
    expect(written()).not.toMatch(/open sesame|wrong one/)
  })

  test('takes the project of BigQuery from the key file', async () => {
    const { privatePem } = await import('./keys.ts')
    const account = { type: 'service_account', project_id: 'acme-prod', client_email: 'a@b.c', private_key: privatePem }
    const { segql } = createCommand({ 'key.json': JSON.stringify(account) })
    const given = ['--kind', 'bigquery', '--key-file', 'key.json', '--location', 'EU', '--budget', '50GB', '--json']
    expect(JSON.parse((await segql(['connection', 'add', 'prod', ...given])).out).result).toMatchObject({
      settings: { project: 'acme-prod', location: 'EU', budget: { bytes: '50GB' } },
      secrets: ['credentials'],
    })
  })

  test('warns of a secret on the command line; a variable in its place is none', async () => {
    const { segql } = createCommand()
    const clear = await segql(['connection', 'add', 'one', ...postgres, '--password', 'hunter22'])
    expect(clear).toMatchObject({ exit: 0 })
    expect(clear.error).toMatch(/^warning W996: The value of `--password` stood on the command line/)
    const variable = await segql(['connection', 'add', 'two', ...postgres, '--password', '${PG_PASSWORD}', '--json'])
    expect(variable.error).toBe('')
    expect(JSON.parse(variable.out)).toMatchObject({ diagnostics: [], result: { secrets: [] } })
    const tested = await segql(['connection', 'test', 'two'])
    expect(tested.error).toMatch(/E987: `two.password` needs the environment variable `PG_PASSWORD`, which is not set/)
  })

  test.each([
    ['no kind', [], 2, '`connection add` needs `--kind`.'],
    ['an unknown kind', ['--kind', 'oracle'], 2, '`oracle` is no kind of warehouse.'],
    [
      'something missing',
      ['--kind', 'databricks', '--host', 'h'],
      2,
      'needs `--http-path`, `--token`, `--catalog` besides',
    ],
    [
      'no way to sign in',
      snowflake,
      2,
      'needs one of `--generate-key`, `--private-key-file`, `--password`, `--token` besides',
    ],
    [
      'a setting of another kind',
      [...postgres, '--warehouse', 'x'],
      2,
      '`--warehouse` does not belong to this connection',
    ],
    [
      'a port out of range',
      [...postgres, '--port', '99999'],
      1,
      '`prod.port` is `"99999"`; it must be a port from 1 to 65535.',
    ],
    ['two ways at once', [...snowflake, '--password', 'pw-1', '--token', 'tk-1'], 2, '`--token` does not belong'],
  ])('%s is told, and nothing is added', async (_, given, exit, message) => {
    const { segql, written } = createCommand()
    const ended = await segql(['connection', 'add', 'prod', ...given])
    expect(ended).toMatchObject({ exit, out: '' })
    expect(ended.error).toContain(message)
    expect(written()).not.toContain('prod')
  })

  test('in a folder without a project begins one', async () => {
    const { root, segql } = createCommand()
    rmSync(join(root, 'segql.config.json'))
    expect((await segql(['connection', 'list'])).error).toContain('E901')
    const added = await segql(['connection', 'add', 'prod', ...postgres])
    expect(added).toMatchObject({ exit: 0, error: '' })
    expect(added.out).toContain('There was no project here: `segql.config.json` was written')
    expect(JSON.parse(readFileSync(join(root, 'segql.config.json'), 'utf8'))).toEqual({
      version: 1,
      connections: {},
      defaultConnection: 'prod',
    })
    expect((await segql(['connection', 'list'])).out).toContain('prod')
  })

  test('of a name that is taken, in the file or in the store, is refused', async () => {
    const config = { version: 1, connections: { lake: { kind: 'duckdb', memory: true } } }
    const { segql } = createCommand({ 'segql.config.json': JSON.stringify(config) })
    const lake = await segql(['connection', 'add', 'lake', ...postgres])
    expect(lake.error).toContain('E995: There is a connection called `lake` already, in `segql.config.json`.')
    await segql(['connection', 'add', 'prod', ...postgres])
    const prod = await segql(['connection', 'add', 'prod', ...postgres])
    expect(prod.error).toContain('E995: There is a connection called `prod` already, in the store.')
  })
})

describe('a variable of the environment', () => {
  test('stands for a file of DuckDB, in every command', async () => {
    const connections = { lake: { kind: 'duckdb', path: '${WAREHOUSE}/shop.duckdb' } }
    const { root, segql } = createCommand({
      'segql.config.json': JSON.stringify({ version: 1, connections }, null, 2),
      'model.segql': 'entity customer on lake {\n  from customers\n  id customer_id\n}\n',
      'everyone.segql': 'segment everyone of customer {\n  where customer_id is not blank\n}\n',
    })
    await writeDatabase(join(root, 'shop.duckdb'), `create table customers as select 'c1' as customer_id`)
    const environment = { WAREHOUSE: root }
    expect(await segql(['check'], { environment })).toMatchObject({ exit: 0 })
    expect(JSON.parse((await segql(['run', '--json'], { environment })).out).result.runs).toMatchObject([{ count: 1 }])
    const unset = await segql(['check', '--json'])
    expect(JSON.parse(unset.out).diagnostics).toMatchObject([{ code: 'E987', file: 'segql.config.json', line: 4 }])
  })
})

describe('a connection of the store', () => {
  const model = 'entity customer on lake {\n  from customers\n  id customer_id\n}\n'

  test('serves a project like one of its file', async () => {
    const config = { version: 1, connections: {}, defaultConnection: 'lake' }
    const files = { 'segql.config.json': JSON.stringify(config), 'model.segql': model }
    const { root, segql } = createCommand({
      ...files,
      'everyone.segql': 'segment everyone of customer {\n  where customer_id is not blank\n}\n',
    })
    await writeDatabase(
      join(root, 'shop.duckdb'),
      `create table customers as select 'c' || i as customer_id from range(3) t(i)`,
    )
    expect((await segql(['check'])).exit).toBe(1)
    await segql(['connection', 'add', 'lake', '--kind', 'duckdb', '--path', 'shop.duckdb'])
    expect(await segql(['check'])).toMatchObject({ exit: 0, error: '' })
    expect(JSON.parse((await segql(['run', '--json'])).out).result.runs).toMatchObject([{ name: 'everyone', count: 3 }])
  })

  test('signs in to a warehouse with its secret', async () => {
    const schema = `run_${randomUUID().slice(0, 8)}`
    const server = { host: '127.0.0.1', port: inject('postgresPort'), user: 'postgres', database: 'postgres' }
    const owner = new pg.Client(server)
    await owner.connect()
    onTestFinished(async () => {
      await owner.query(`drop schema ${schema} cascade`)
      await owner.end()
    })
    await owner.query(`create schema ${schema}`)
    await owner.query(`create table ${schema}.customers as select 'c' || i as customer_id from generate_series(1, 5) i`)
    const files = {
      'model.segql': `entity customer on prod {\n  from ${schema}.customers\n  id customer_id\n}\n`,
      'few.segql': 'segment few of customer {\n  where customer_id in ("c1", "c3")\n}\n',
    }
    const { segql } = createCommand(files)
    const given = [
      '--host',
      server.host,
      '--port',
      String(server.port),
      '--database',
      'postgres',
      '--username',
      'postgres',
    ]
    const prod = ['connection', 'add', 'prod', '--kind', 'postgres', ...given, '--schemas', schema, '--password', '-']
    expect(await segql(prod, { input: 'pw-4711' })).toMatchObject({ exit: 0 })
    expect(await segql(['check'])).toMatchObject({ exit: 0, error: '' })
    expect(JSON.parse((await segql(['run', '--json'])).out).result.runs).toMatchObject([{ name: 'few', count: 2 }])
  })

  test('that is in use is removed only by force', async () => {
    const { segql } = createCommand({ 'model.segql': model })
    await segql(['connection', 'add', 'lake', '--kind', 'duckdb', '--path', 'shop.duckdb'])
    const refused = await segql(['connection', 'remove', 'lake'])
    expect(refused).toMatchObject({ exit: 1 })
    expect(refused.error).toContain('E998: The connection `lake` is in use: `entity customer`.')
    expect(await segql(['connection', 'remove', 'lake', '--force'])).toMatchObject({ exit: 0 })
    expect((await segql(['connection', 'list'])).out).toContain('There is no connection yet')
  })

  test('whose key is wrong or lost is told, and works again with the right one', async () => {
    const { segql, settings } = createCommand()
    const key = Buffer.alloc(32, 7).toString('base64')
    const environment = { SEGQL_SECRET_KEY: key }
    await segql(['connection', 'add', 'prod', ...postgres, '--port', '1', '--password', '-'], {
      input: 'pw-0815',
      environment,
    })
    const test = (SEGQL_SECRET_KEY: string) =>
      segql(['connection', 'test', 'prod'], { environment: { SEGQL_SECRET_KEY } })
    const other = await test(Buffer.alloc(32, 8).toString('base64'))
    expect(other.error).toContain('they are encrypted under another key than SEGQL_SECRET_KEY')
    expect((await test('')).error).toContain('the key they are encrypted under is not there')
    expect((await test('abc')).error).toContain('E990: `SEGQL_SECRET_KEY` must hold a key of 32 bytes')
    rmSync(settings, { recursive: true, force: true })
    expect((await test(key)).out).toContain('`127.0.0.1:1`: nothing listens there.')
    const second = await segql(['connection', 'add', 'next', ...postgres, '--password', '-'], { input: 'pw-0816' })
    expect(second.error).toContain('E996: The secrets of the store are encrypted under another key')
  })
})

test('`connection` says what it can do', async () => {
  const { segql } = createCommand()
  expect((await segql(['connection'])).error).toContain(
    'The actions are `add`, `list`, `test`, `rotate-key`, `remove`.',
  )
  expect((await segql(['connection', 'tset', 'x'])).error).toContain('The nearest: `test`')
  expect((await segql(['connection', '--help'])).out).toContain('--http-path TEXT')
})
