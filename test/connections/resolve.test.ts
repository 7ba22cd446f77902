import { describe, expect, test } from 'vitest'
import { parseConfig } from '../../runtime/config.ts'
import { connectionDiagnostics } from '../../runtime/connections/diagnostics.ts'
import { resolveConnection } from '../../runtime/connections/resolve.ts'
import { folderWith } from '../runtime/folders.ts'
import { encryptedPem, privatePem } from './keys.ts'

interface Given {
  readonly environment?: Readonly<Record<string, string>>
  readonly files?: Readonly<Record<string, string>>
  readonly secrets?: Readonly<Record<string, string>>
}

const resolve = (connection: object, { environment = {}, files = {}, secrets }: Given = {}) => {
  const { value: config, diagnostics } = parseConfig(JSON.stringify({ version: 1, connections: { demo: connection } }))
  if (!config) throw new Error(diagnostics.map(({ message }) => message).join('\n'))
  const demo = config.connections.demo!
  const options = { name: 'demo', root: folderWith(files), environment, file: 'segql.config.json' }
  return resolveConnection(demo, { ...options, ...(secrets && { secrets }) })
}
const resolved = (...given: Parameters<typeof resolve>) => {
  const { value, diagnostics } = resolve(...given)
  expect(diagnostics).toEqual([])
  return value
}
const messagesOf = (...given: Parameters<typeof resolve>) => {
  const { value, diagnostics } = resolve(...given)
  expect(value).toBeUndefined()
  return diagnostics.map(({ code, message }) => `${code} ${message}`)
}

const snowflake = { kind: 'snowflake', account: 'ab12345', warehouse: 'WH', database: 'DB', username: 'SEGQL' }
const databricks = { kind: 'databricks', host: 'dbc.example', httpPath: '/sql/1', token: '${TOKEN}', catalog: 'main' }
const bigquery = { kind: 'bigquery', project: 'p', location: 'EU' }
const serviceAccount = {
  type: 'service_account',
  client_email: 'a@p.iam',
  private_key: privatePem,
  private_key_id: 'k1',
}

describe('environment variables', () => {
  test('stand for a text or a part of one, in any setting, and are not read again', () => {
    const environment = { TOKEN: 'dapi-${HOME}', NAME: 'eu', PORT: '8443' }
    const connection = {
      ...databricks,
      host: 'dbc-${NAME}.example',
      port: '${PORT}',
      schemas: ['${NAME}_sales', 'all'],
    }
    expect(resolved(connection, { environment })).toMatchObject({
      host: 'dbc-eu.example',
      port: 8443,
      token: 'dapi-${HOME}',
      schemas: ['eu_sales', 'all'],
    })
  })

  test('`$${` is the two signs themselves', () => {
    expect(resolved({ ...snowflake, password: 'a$${B}' })).toMatchObject({ password: 'a${B}' })
  })

  test('one that is not set is told with its place, each of them', () => {
    const { diagnostics } = resolve({ ...databricks, httpPath: '${HTTP_PATH}' }, { environment: { TOKEN: '' } })
    expect(diagnostics).toMatchObject([
      { code: 'E987', file: 'segql.config.json', path: '/connections/demo/httpPath' },
      { code: 'E987', file: 'segql.config.json', path: '/connections/demo/token' },
    ])
    expect(diagnostics[0]?.message).toBe(
      '`demo.httpPath` needs the environment variable `HTTP_PATH`, which is not set.',
    )
  })

  test('a value of another form is told without repeating it', () => {
    const environment = { TOKEN: 't', HOST: 'https://secret.example/x' }
    expect(messagesOf({ ...databricks, host: '${HOST}' }, { environment })).toEqual([
      'E989 `demo.host` must be the name of a host, without `https://` and port; it is of another form.',
    ])
  })

  test('secrets of the store are taken as they are', () => {
    const secrets = { password: '${NOT_A_VARIABLE}' }
    expect(resolved({ ...snowflake, password: 'x' }, { secrets })).toMatchObject(secrets)
  })
})

describe('files', () => {
  test("of a service account's key and a certificate authority are read", () => {
    const files = { 'keys/bq.json': JSON.stringify(serviceAccount), 'ca.pem': 'CERTIFICATE' }
    const read = resolved({ ...bigquery, keyFile: 'keys/bq.json' }, { files })
    expect(read).toEqual({ ...bigquery, credentials: serviceAccount })
    const environment = { TOKEN: 't' }
    const other = resolved({ ...databricks, certificateAuthorityFile: 'ca.pem' }, { files, environment })
    expect(other).toMatchObject({ certificateAuthority: 'CERTIFICATE', port: 443 })
    expect(other).not.toHaveProperty('certificateAuthorityFile')
  })

  test('that are not there or hold something else are told', () => {
    expect(messagesOf({ ...bigquery, keyFile: 'absent.json' })).toEqual([
      'E988 `demo.keyFile` names `absent.json`, which cannot be used: it does not exist.',
    ])
    expect(messagesOf({ ...bigquery, keyFile: 'k.json' }, { files: { 'k.json': '{"private_key": 5}' } })).toEqual([
      "E989 `demo.credentials` must be a service account's key as JSON, with `client_email` and `private_key`; it is of another form.",
    ])
  })
})

describe('private keys', () => {
  test('are opened with their passphrase, also from one line of an environment variable', () => {
    const environment = { KEY: encryptedPem.replaceAll('\n', '\\n'), PASS: 'open sesame' }
    const read = resolved({ ...snowflake, privateKey: '${KEY}', passphrase: '${PASS}' }, { environment })
    expect(read).toEqual({ ...snowflake, privateKey: privatePem })
  })

  test.each([
    ['without the passphrase', undefined, 'a private key in PEM without a passphrase'],
    ['with another one', 'wrong', 'a private key in PEM that `passphrase` opens'],
  ])('are told when they cannot be opened: %s', (_, passphrase, expected) => {
    const connection = { ...snowflake, privateKeyFile: 'key.p8', ...(passphrase && { passphrase }) }
    expect(messagesOf(connection, { files: { 'key.p8': encryptedPem } })).toEqual([
      `E989 \`demo.privateKey\` must be ${expected}; it is of another form.`,
    ])
  })
})

describe('a PostgreSQL address', () => {
  const parts = { kind: 'postgres', host: 'db.example', port: 5432, database: 'shop', username: 'ada', tls: 'verify' }
  test.each([
    ['postgres://ada:p%40ss@db.example/shop', { ...parts, password: 'p@ss' }],
    ['postgresql://ada@db.example:6432/shop?sslmode=require', { ...parts, port: 6432, tls: 'require' }],
    ['postgres://ada@[::1]/shop', { ...parts, host: '::1', tls: 'off' }],
    ['postgres://ada@/shop?host=/var/run/postgresql', { ...parts, host: '/var/run/postgresql', tls: 'off' }],
  ])('%s', (url, expected) => {
    expect(resolved({ kind: 'postgres', url })).toEqual(expected)
  })

  test('lends what other settings do not say', () => {
    const connection = { kind: 'postgres', url: 'postgres://ada:x@db.example/shop', password: '${P}', tls: 'require' }
    expect(resolved(connection, { environment: { P: 'y' } })).toMatchObject({ ...parts, password: 'y', tls: 'require' })
  })

  test.each([
    [
      'postgres://db.example/shop',
      'E989 `demo.url` must be an address that names the username; it is of another form.',
    ],
    [
      'postgres://a@db.example/shop?sslmode=maybe',
      'E989 `demo.url` must be an address whose `sslmode` is one of disable, allow, prefer, require, no-verify, verify-ca, verify-full; it is of another form.',
    ],
    [
      'postgres://a@db.example/shop?pool=5',
      'E989 `demo.url` must be an address whose parameters are among `sslmode`, `sslrootcert`, `host`; it is of another form.',
    ],
  ])('%s is told', (url, message) => {
    expect(messagesOf({ kind: 'postgres', url })).toEqual([message])
  })
})

test('a budget is in bytes, however it is written', () => {
  const bytesOf = (bytes: unknown) => resolved({ ...bigquery, budget: { bytes } })
  expect(bytesOf('50 GB')).toMatchObject({ budget: { bytes: 50_000_000_000 } })
  expect(bytesOf('1.5GiB')).toMatchObject({ budget: { bytes: 1_610_612_736 } })
  expect(bytesOf(12)).toMatchObject({ budget: { bytes: 12 } })
})

describe('the example of every finding of use finds it', () => {
  for (const [code, { example }] of Object.entries(connectionDiagnostics)) {
    test(code, () => {
      const { demo } = example.json.connections as { readonly demo: object }
      const { diagnostics } = resolve(demo, { environment: { SEGQL_EXAMPLE_TOKEN: 'token' } })
      expect(diagnostics.map((one) => one.code)).toEqual([code])
    })
  }
})
