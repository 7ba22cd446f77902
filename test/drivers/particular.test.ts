import { spawnSync } from 'node:child_process'
import { type AddressInfo, createServer } from 'node:net'
import { TLSSocket } from 'node:tls'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { driver as databricks } from '../../runtime/drivers/databricks/driver.ts'
import { driver as postgres } from '../../runtime/drivers/postgres/driver.ts'
import { driver as redshift } from '../../runtime/drivers/redshift/driver.ts'
import { retried } from '../../runtime/drivers/retry.ts'
import { readPlan } from '../../runtime/drivers/snowflake/plan.ts'
import { certificate, key } from '../facades/databricks/certificate.ts'
import { startDatabricksFacade } from '../facades/databricks/server.ts'
import { startSts } from '../facades/redshift/sts.ts'
import { openScript } from '../facades/script/script.ts'

const options = { name: 'shop', root: '.', minutes: 1, retry: { tries: 1, firstDelay: 1 } }
const closing: (() => unknown)[] = []
afterAll(() => Promise.all(closing.map((close) => close())))

test('Databricks: a certificate that nobody vouches for ends it, before the token is sent', async () => {
  const script = await openScript()
  const path = '/sql/1.0/warehouses/1'
  const facade = await startDatabricksFacade({ script, path, token: 'dapi-1' })
  closing.push(facade.close, script.close)
  const connection = {
    kind: 'databricks',
    host: '127.0.0.1',
    port: facade.port,
    httpPath: path,
    token: 'dapi-1',
    catalog: 'main',
  } as const
  const opened = await databricks.open(connection, options)
  expect(opened).toMatchObject({
    reason: { kind: 'unreachable' },
    failed: { code: 'E970', message: expect.stringContaining('certificate') },
  })
  expect(facade.calls()).toBe(0)
})

/** A server that goes over to TLS, as PostgreSQL does, and says no more. */
const startTls = async (): Promise<number> => {
  const server = createServer((socket) => {
    socket.on('error', () => undefined)
    socket.once('data', () => {
      socket.write('S')
      const secure = new TLSSocket(socket, { isServer: true, key, cert: certificate })
      secure.on('error', () => undefined)
      secure.once('data', () => secure.destroy())
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(() => server.close())
  return (server.address() as AddressInfo).port
}

test('PostgreSQL: `verify` takes only a certificate that somebody vouches for', async () => {
  const server = {
    kind: 'postgres',
    host: '127.0.0.1',
    port: await startTls(),
    database: 'shop',
    username: 'x',
  } as const
  const certificateRefused = { failed: { message: expect.stringContaining('its certificate is not trusted') } }
  expect(await postgres.open({ ...server, tls: 'verify' }, options)).toMatchObject(certificateRefused)
  for (const trusting of [{ tls: 'require' }, { tls: 'verify', certificateAuthority: certificate }] as const) {
    const opened = await postgres.open({ ...server, ...trusting }, options)
    expect(opened).toMatchObject({ reason: { kind: 'unreachable' } })
    expect(opened).not.toMatchObject(certificateRefused)
  }
})

test('Redshift: a role that may not be assumed is a permission, and names the action', async () => {
  const keys = { accessKeyId: 'AKIA', secretAccessKey: 'secret-1234' }
  const session = { accessKeyId: 'ASIA', secretAccessKey: 'x', token: 'y' }
  const roleArn = 'arn:aws:iam::123456789012:role/segql'
  const sts = await startSts({ accessKeys: { AKIA: 'secret-1234' }, roleArn, externalId: 'shop', session })
  closing.push(sts.close)
  const opened = await redshift.open(
    {
      kind: 'redshift',
      via: 'data-api',
      region: 'eu-central-1',
      workgroup: 'shop',
      database: 'shop',
      roleArn,
      externalId: 'another',
      ...keys,
      stsEndpoint: `http://127.0.0.1:${sts.port}`,
      endpoint: 'http://127.0.0.1:1',
    },
    options,
  )
  expect(opened).toMatchObject({
    reason: { kind: 'permission', object: 'sts:AssumeRole', of: 'action' },
    failed: { code: 'E972', hint: 'What is missing concerns the action `sts:AssumeRole`.' },
  })
})

test('what is busy is asked as often as it was said, and not after a signal', async () => {
  let tries = 0
  const busy = async () => {
    tries++
    throw new Error('busy')
  }
  await expect(retried(busy, () => true, { tries: 4, firstDelay: 1 })).rejects.toThrow('busy')
  expect(tries).toBe(4)
  await expect(retried(busy, () => false, { tries: 4, firstDelay: 1 })).rejects.toThrow('busy')
  expect(tries).toBe(5)
  const controller = new AbortController()
  const endless = retried(busy, () => true, { tries: 100, firstDelay: 10_000 }, controller.signal)
  controller.abort()
  await expect(endless).rejects.toThrow()
  expect(tries).toBe(6)
})

test('a vendor’s package is loaded when a connection of its kind is opened, not before', () => {
  const index = new URL('../../runtime/drivers/index.ts', import.meta.url).href
  const program = `
    await import(${JSON.stringify(index)})
    const { Module } = await import('node:module')
    const vendors = Object.keys(Module._cache).filter((file) => /google-cloud|snowflake-sdk|databricks|aws-sdk|[/]pg[/]|duckdb/.test(file))
    console.log(JSON.stringify(vendors))`
  const cwd = fileURLToPath(new URL('.', import.meta.url))
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
    cwd,
    encoding: 'utf8',
  })
  expect(JSON.parse(stdout || `"${stderr}"`)).toEqual([])
})

test('Snowflake: a plan that writes in any of its steps is no query', () => {
  const plan = (...steps: readonly string[][]) =>
    readPlan(
      JSON.stringify({
        GlobalStats: { bytesAssigned: 7 },
        Operations: steps.map((step) => step.map((operation) => ({ operation }))),
      }),
    )
  expect(plan(['Result', 'TableScan'])).toEqual({ does: 'Result', estimate: { source: 'plan', bytes: 7 } })
  expect(plan(['Aggregate', 'TableScan'], ['Result', 'TableScan']).does).toBe('Result')
  expect(plan(['Result', 'TableScan'], ['Insert']).does).toBe('Insert')
  expect(plan(['CreateTableAsSelect', 'Result']).does).toBe('CreateTableAsSelect')
  expect(plan().does).toBe('nothing that has a plan')
})
