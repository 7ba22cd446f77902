import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { describe, expect, inject, onTestFinished, test } from 'vitest'
import { testConnection } from '../../runtime/connections/probe/probe.ts'
import { databricksPrivileges, snowflakePrivileges } from '../../runtime/connections/probe/writing.ts'
import type { ResolvedConnection } from '../../runtime/connections/resolved.ts'
import { beginRotation, confirmRotation } from '../../runtime/connections/rotation.ts'
import { columnsQuery as databricksColumns } from '../../runtime/drivers/databricks/catalog.ts'
import { columnsQuery } from '../../runtime/drivers/snowflake/catalog.ts'
import { toSecretKey } from '../../runtime/secrets/seal.ts'
import { createRedshiftDatabase } from '../drivers/redshift-database.ts'
import { shopTables } from '../drivers/shop.ts'
import { heldTable, openGoogleSql } from '../facades/bigquery/engine.ts'
import { startBigQueryFacade } from '../facades/bigquery/server.ts'
import { certificate } from '../facades/databricks/certificate.ts'
import { startDatabricksFacade } from '../facades/databricks/server.ts'
import { startRedshiftFacade } from '../facades/redshift/server.ts'
import { startSts } from '../facades/redshift/sts.ts'
import { openScript } from '../facades/script/script.ts'
import { startSnowflakeFacade } from '../facades/snowflake/server.ts'
import { databases } from '../store/stores.ts'

const probe = async (connection: ResolvedConnection, table?: readonly string[]) => {
  const options = { name: 'prod', root: '.', minutes: 1, environment: {}, ...(table && { table }) }
  const { ok, steps } = await testConnection(connection, options)
  return {
    ok,
    steps: steps.map(({ name, status }) => `${name}: ${status}`),
    last: steps.at(-1)?.message,
    failed: steps.find(({ status }) => status === 'failed')?.message,
    remedies: steps.flatMap(({ remedy }) => remedy?.lines ?? []),
  }
}
const all = ['reach: passed', 'sign in: passed', 'list tables: passed', 'select 1: passed']

describe('BigQuery, through its own driver', () => {
  const email = 'segql@shop-project.iam.gserviceaccount.com'
  const { publicKey, privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
  const start = async (readsOnly: boolean): Promise<ResolvedConnection> => {
    const engine = await openGoogleSql(inject('zetasqlPort'), shopTables.map(heldTable))
    const rules = { forbidden: ['shop.orders'], isEndless: () => false, longRows: () => undefined, readsOnly }
    const facade = await startBigQueryFacade({ engine, project: 'shop-project', email, publicKey, ...rules })
    onTestFinished(() => facade.close())
    return {
      kind: 'bigquery',
      project: 'shop-project',
      location: 'EU',
      credentials: { client_email: email, private_key: privateKey },
      endpoint: `http://127.0.0.1:${facade.port}`,
    }
  }

  test('a service account with Data Viewer and Job User passes', async () => {
    const { ok, steps, last } = await probe(await start(true))
    expect({ ok, steps, last }).toEqual({
      ok: true,
      steps: [...all, 'only reads: passed'],
      last: 'This user only reads.',
    })
  })

  test('one with more rights is warned of', async () => {
    const { ok, steps, last } = await probe(await start(false))
    expect({ ok, steps }).toEqual({ ok: true, steps: [...all, 'only reads: warning'] })
    expect(last).toBe(
      'This user may change tables. BigQuery Data Viewer and BigQuery Job User are enough, and the only roles it should have: others may prevent connecting.',
    )
  })
})

describe('Snowflake, through its own driver', () => {
  const account = { account: 'shop-eu', warehouse: 'COMPUTE_WH', database: 'SHOPDB', username: 'SEGQL', role: 'READER' }
  const none = { kind: 'duckdb', sql: 'select 1 where false' } as const

  const start = async (publicKey?: string) => {
    const script = await openScript()
    script.learn('select 1', { kind: 'duckdb', sql: 'select 1' })
    script.learn(columnsQuery('SHOPDB'), none)
    script.learn(snowflakePrivileges('SHOPDB'), { kind: 'duckdb', sql: 'select 3' })
    const options = {
      script,
      account: 'shop-eu',
      user: 'SEGQL',
      password: 'Sesame-open-1',
      ...(publicKey && { publicKey }),
    }
    const facade = await startSnowflakeFacade(options)
    onTestFinished(async () => {
      await facade.close()
      script.close()
    })
    return { options, endpoint: `http://127.0.0.1:${facade.port}`, script }
  }

  test('the user may write, sees no table, and is told of both', async () => {
    const { endpoint } = await start()
    const connection = { kind: 'snowflake', ...account, password: 'Sesame-open-1', endpoint } as const
    const { ok, steps, last, remedies } = await probe(connection)
    expect({ ok, steps }).toEqual({ ok: true, steps: [...all.with(2, 'list tables: warning'), 'only reads: warning'] })
    expect(last).toMatch(/^This user may change 3 tables\./)
    expect(remedies).toContain('GRANT USAGE ON WAREHOUSE COMPUTE_WH TO ROLE READER;')
    const wrong = await probe({ ...connection, password: 'Sesame-shut-9' })
    expect(wrong.steps.slice(0, 2)).toEqual(['reach: passed', 'sign in: failed'])
  })

  test('a table that is refused is mended by the lines that name it', async () => {
    const { endpoint, script } = await start()
    const message = "SQL access control error:\nInsufficient privileges to operate on table 'SALARIES'"
    script.learn('select * from "SHOP"."SALARIES" limit 1', {
      kind: 'refused',
      code: '003001',
      state: '42501',
      message,
    })
    const connection = { kind: 'snowflake', ...account, schema: 'SHOP', password: 'Sesame-open-1', endpoint } as const
    expect((await probe(connection, ['SHOP', 'SALARIES'])).remedies.slice(-3)).toEqual([
      'GRANT USAGE ON DATABASE SHOPDB TO ROLE READER;',
      'GRANT USAGE ON SCHEMA SHOPDB.SHOP TO ROLE READER;',
      'GRANT SELECT ON TABLE SHOPDB.SHOP."SALARIES" TO ROLE READER;',
    ])
  })

  test('a key is rotated: refused until it is attached, then used', async () => {
    const pair = generateKeyPairSync('rsa', {
      modulusLength: 2048,
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    })
    const { options, endpoint } = await start(pair.publicKey)
    const store = await databases[0]![1]().open()
    const key = toSecretKey(randomBytes(32), 'test')
    const settings = { ...account, endpoint }
    await store.connections.add(
      { name: 'prod', kind: 'snowflake', settings, secrets: { privateKey: pair.privateKey }, who: 'ada' },
      key,
    )
    const begun = await beginRotation(store, 'prod', key)
    const publicKey = 'value' in begun ? begun.value.publicKey : ''
    const confirm = () =>
      confirmRotation(store, 'prod', key, {
        root: '.',
        test: (connection) => testConnection(connection, { name: 'prod', root: '.', minutes: 1, environment: {} }),
      })
    const early = await confirm()
    expect(early).toMatchObject({ value: { rotated: false } })
    expect('value' in early && early.value.probe.steps[1]).toMatchObject({ name: 'sign in', status: 'failed' })
    expect(await store.connections.open('prod', key)).toEqual({ value: { privateKey: pair.privateKey } })
    Object.assign(options, { publicKey: `-----BEGIN PUBLIC KEY-----\n${publicKey}\n-----END PUBLIC KEY-----\n` })
    expect(await confirm()).toMatchObject({ value: { rotated: true, probe: { ok: true } } })
    expect(await store.connections.open('prod', key)).not.toEqual({ value: { privateKey: pair.privateKey } })
  })
})

test('Databricks, through its own driver: a table that is refused is mended by the lines that name it', async () => {
  const script = await openScript()
  const connection = {
    kind: 'databricks',
    host: '127.0.0.1',
    httpPath: '/sql/1.0/warehouses/0123456789abcdef',
    token: 'dapi-sesame-open-1',
    catalog: 'main',
    certificateAuthority: certificate,
  } as const
  const same = (sql: string, inDuckDb = sql) => script.learn(sql, { kind: 'duckdb', sql: inDuckDb })
  same('select 1')
  same(
    databricksColumns('main'),
    `select 'shop', 'customers', 'customer_id', 'string', 'YES', 'MANAGED', null::varchar`,
  )
  same(databricksPrivileges('main'), 'select 0')
  same('select current_user()', `select 'b1c2-principal'`)
  const message = `[INSUFFICIENT_PERMISSIONS] Insufficient privileges:\nUser does not have SELECT on Table 'main.shop.salaries'. SQLSTATE: 42501`
  script.learn('select * from `shop`.`salaries` limit 1', { kind: 'refused', code: '42501', state: '42501', message })
  const facade = await startDatabricksFacade({ script, path: connection.httpPath, token: connection.token })
  onTestFinished(async () => {
    await facade.close()
    script.close()
  })
  const { steps, remedies, last } = await probe({ ...connection, port: facade.port }, ['shop', 'salaries'])
  expect({ steps, last }).toEqual({
    steps: [...all, 'read the table: failed', 'only reads: passed'],
    last: 'This user only reads.',
  })
  expect(remedies).toEqual([
    'GRANT USE CATALOG ON CATALOG `main` TO `b1c2-principal`;',
    'GRANT USE SCHEMA ON SCHEMA `main`.`shop` TO `b1c2-principal`;',
    'GRANT SELECT ON TABLE `main`.`shop`.`salaries` TO `b1c2-principal`;',
  ])
})

describe('Redshift, through the Data API and STS', () => {
  const role = { roleArn: 'arn:aws:iam::123456789012:role/segql', externalId: 'shop' }
  const user = { accessKeyId: 'AKIAUSER', secretAccessKey: 'user-secret-4711' }
  const session = { accessKeyId: 'ASIASESSION', secretAccessKey: 'session-secret-0815', token: 'session-token' }

  test('what the user may change, and what it may not read, is told', async () => {
    const database = await createRedshiftDatabase()
    const secretOf = (id: string) => (id === session.accessKeyId ? session.secretAccessKey : undefined)
    const sts = await startSts({ accessKeys: { [user.accessKeyId]: user.secretAccessKey }, ...role, session })
    const typeNames = { [database.superType]: 'super' }
    const facade = await startRedshiftFacade({ postgres: database.config, admin: database.owner, secretOf, typeNames })
    onTestFinished(async () => {
      await facade.close()
      await sts.close()
      await database.close()
    })
    const endpoints = { endpoint: `http://127.0.0.1:${facade.port}`, stsEndpoint: `http://127.0.0.1:${sts.port}` }
    const where = { region: 'eu-central-1', workgroup: 'shop', database: 'shop', schemas: ['shop'] }
    const connection = { kind: 'redshift', via: 'data-api', ...where, ...role, ...user, ...endpoints } as const
    const { steps, last, remedies } = await probe(connection, ['shop', 'salaries'])
    expect(steps).toEqual([...all, 'read the table: failed', 'only reads: warning'])
    expect(last).toMatch(/^This user may change 1 table\./)
    const name = database.config.user
    expect(remedies).toEqual([
      `GRANT USAGE ON SCHEMA "shop" TO "${name}";`,
      `GRANT SELECT ON TABLE "shop"."salaries" TO "${name}";`,
    ])
  })
})
