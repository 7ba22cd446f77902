import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, onTestFinished, test } from 'vitest'
import { redactor } from '../../runtime/connections/redact.ts'
import { createCommand, type Ended } from './command.ts'
import { pair, privatePem } from './keys.ts'

/** The forms in which a secret could come out. */
const formsOf = (secret: string): readonly string[] => [
  secret,
  encodeURIComponent(secret),
  JSON.stringify(secret).slice(1, -1),
  Buffer.from(secret).toString('base64'),
  Buffer.from(secret).toString('base64url'),
  Buffer.from(secret).toString('hex'),
  Buffer.from(secret).toString('latin1'),
]

/** A line from the middle of a PEM: no other text has it. */
const pemLine = privatePem.split('\n')[5]!

/** A server that says everything it was told, in every answer: the worst that a vendor's error can repeat. */
const startEcho = async (): Promise<string> => {
  const server = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8').on('data', (text) => {
      body += text
    })
    request.on('end', () => {
      const message = `refused: ${request.url} ${JSON.stringify(request.headers)} ${body}`
      // Snowflake says what it refuses in an answer that is fine as HTTP.
      response.writeHead(request.url?.startsWith('/session/') ? 200 : 400, { 'content-type': 'application/json' })
      const google = { code: 400, message, errors: [{ reason: 'invalid', message }] }
      response.end(JSON.stringify({ success: false, code: '390100', message, data: {}, error: google }))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => new Promise((resolve) => server.closeAllConnections() ?? server.close(() => resolve())))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const secret = `s€cret/${randomBytes(9).toString('base64')}+"x`
const serviceAccount = JSON.stringify({
  type: 'service_account',
  project_id: 'acme',
  client_email: 'segql@acme.iam.gserviceaccount.com',
  private_key: privatePem,
})

interface Case {
  readonly options: (endpoint: string) => readonly string[]
  readonly input: string
  readonly secrets: readonly string[]
  /** The vendor's error repeats what was sent: without covering, a secret would be shown. */
  readonly repeats?: true
}

const cases: Readonly<Record<string, Case>> = {
  PostgreSQL: {
    options: () => [
      '--kind',
      'postgres',
      '--host',
      '127.0.0.1',
      '--port',
      '9',
      '--database',
      'd',
      '--username',
      'u',
      '--password',
      '-',
    ],
    input: secret,
    secrets: [secret],
  },
  'Snowflake, password': {
    options: (endpoint) => [...snowflake(endpoint), '--password', '-'],
    input: secret,
    secrets: [secret],
    repeats: true,
  },
  'Snowflake, token': {
    options: (endpoint) => [...snowflake(endpoint), '--token', '-'],
    input: secret,
    secrets: [secret],
    repeats: true,
  },
  'Snowflake, private key': {
    options: (endpoint) => [...snowflake(endpoint), '--private-key-file', 'key.p8'],
    input: '',
    secrets: [pemLine],
    repeats: true,
  },
  BigQuery: {
    options: (endpoint) => ['--kind', 'bigquery', '--key-file', 'key.json', '--location', 'EU', '--endpoint', endpoint],
    input: '',
    secrets: [pemLine, 'Bearer eyJ'],
    repeats: true,
  },
  Databricks: {
    options: () => [
      '--kind',
      'databricks',
      '--host',
      '127.0.0.1',
      '--port',
      '9',
      '--http-path',
      '/sql/1',
      '--catalog',
      'main',
      '--token',
      '-',
    ],
    input: secret,
    secrets: [secret],
  },
  'Redshift, access key': {
    options: (endpoint) => [
      ...['--endpoint', endpoint],
      ...['--kind', 'redshift', '--cluster', 'prod', '--region', 'eu-central-1', '--database', 'dev'],
      ...['--access-key-id', 'AKIA0000', '--secret-access-key', '-'],
    ],
    input: secret,
    secrets: [secret],
    repeats: true,
  },
}
const snowflake = (endpoint: string) => [
  ...['--kind', 'snowflake', '--account', 'ab12345', '--warehouse', 'WH', '--database', 'DB', '--username', 'u'],
  ...['--endpoint', endpoint],
]

describe('nothing shows a secret', () => {
  test.each(Object.entries(cases))('%s: neither an answer, nor an error, nor a byte on the disk', async (name, one) => {
    const { segql, written } = createCommand()
    // What the user brings stands outside the project.
    const files = createCommand({ 'key.p8': privatePem, 'key.json': serviceAccount })
    const endpoint = await startEcho()
    const options = one.options(endpoint).map((option) => (/^key\./.test(option) ? `${files.root}/${option}` : option))
    const said: Ended[] = []
    const say = async (given: readonly string[], input = '') =>
      said.push(await segql(['connection', ...given], { input }))
    await say(['add', 'prod', ...options], one.input)
    expect(said[0]).toMatchObject({ exit: 0 })
    await say(['add', 'wrong', ...options, '--query-minutes', 'x'], one.input)
    await say(['list', '--json'])
    await say(['test', 'prod'])
    if (/Snowflake/.test(name)) await say(['rotate-key', 'prod', '--json'])
    const shown = said.map(({ out, error }) => out + error).join('\n')
    expect(shown).toContain('prod')
    expect(shown.includes('•••')).toBe(one.repeats === true)
    const bytes = written()
    expect(bytes).toContain('SQLite format 3')
    for (const form of one.secrets.flatMap(formsOf)) {
      expect(shown).not.toContain(form)
      expect(bytes).not.toContain(form)
    }
  })
})

describe('what is secret is covered in any text', () => {
  const redact = redactor([secret, privatePem, 'ab'])

  test.each(formsOf(secret).slice(0, 5))('as %s', (form) => {
    expect(redact(`refused: ${form}.`)).toBe('refused: •••.')
  })

  test('a private key, whole or in part', () => {
    expect(redact(`key ${privatePem} end`)).toBe('key ••• end')
    expect(redact(`bad line: ${pemLine}`)).toBe('bad line: •••')
    expect(redact(JSON.stringify({ key: privatePem }))).toBe('{"key":"•••"}')
  })

  test('a short one where it stands as a word, and the words around it stay', () => {
    expect(redact('password ab is no cab')).toBe('password ••• is no cab')
  })

  test('and so is what was made of it to sign in with', () => {
    const token = 'eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJhIn0.c2lnbmF0dXJl'
    expect(redact(`headers {"authorization":"Bearer ${token}"}`)).toBe('headers {"authorization":"Bearer •••"}')
    expect(redact(`Snowflake Token="${token}"`)).toBe('Snowflake Token="•••"')
    expect(redact(`AWS4-HMAC-SHA256 Signature=${'0af'.repeat(20)}`)).toBe('AWS4-HMAC-SHA256 Signature=•••')
  })

  test('and a public key is none', () => {
    const text = pair.publicKey.export({ type: 'spki', format: 'pem' }) as string
    expect(redact(text)).toBe(text)
  })
})
