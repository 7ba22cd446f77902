import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { createEventHub } from '../../runtime/server/event-hub.ts'
import type { Token } from '../../runtime/server/guard.ts'
import { handlers } from '../../runtime/server/handlers/index.ts'
import { openContext } from '../../runtime/server/open-context.ts'
import { hashOf } from '../../runtime/server/project-state.ts'
import { hostsOf, startServer } from '../../runtime/server/start.ts'
import { readTokens } from '../../runtime/server/tokens.ts'
import { folderWith, writeDatabase } from '../runtime/folders.ts'

const config = { version: 1, connections: { shop: { kind: 'duckdb', path: 'shop.duckdb' } }, defaultConnection: 'shop' }
const model = `entity customer on shop {
  from customers
  id id

  field email pii
}
`
const everybody = 'segment everybody of customer {\n  where number > 0\n}\n'
const contacts = 'traits contacts of customer {\n  mail  = email\n  twice = number * 2\n}\n'
const rows =
  "create table customers as select i::varchar as id, 'p' || i || '@example.com' as email, i as number from range(1, 4) r(i)"

const serve = async (files: Readonly<Record<string, string>> = {}, tokens: readonly Token[] = []) => {
  const root = folderWith({ 'segql.config.json': JSON.stringify(config), 'model.segql': model, ...files })
  await writeDatabase(join(root, 'shop.duckdb'), rows)
  const { context, close } = openContext(root)
  const options = {
    host: '127.0.0.1',
    port: 0,
    further: 0,
    tokens,
    localUser: 'me',
    names: [],
    pages: join(root, 'no'),
  }
  const server = await startServer(context, handlers, options)
  if (!('url' in server)) throw new Error('no port')
  onTestFinished(async () => {
    await server.close()
    await close()
  })
  const ask = async (method: string, path: string, body?: unknown) => {
    const sent =
      body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
    const answer = await fetch(`${server.url}api/${path}`, { method, ...sent })
    return { status: answer.status, json: JSON.parse((await answer.text()) || 'null') }
  }
  return { root, url: server.url, context, ask }
}

/** A request with headers that `fetch` does not let anybody set. */
const raw = (url: string, headers: Record<string, string>, method = 'GET', body?: string) =>
  new Promise<{ readonly status: number; readonly text: string }>((resolve, reject) => {
    const length =
      body === undefined || headers['transfer-encoding'] ? {} : { 'content-length': Buffer.byteLength(body) }
    const asked = request(url, { method, headers: { ...length, ...headers } }, (answer) => {
      let text = ''
      answer.on('data', (part) => {
        text += String(part)
      })
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }))
    })
    asked.on('error', reject)
    asked.end(body)
  })

const until = async <T>(read: () => Promise<T | undefined>): Promise<T> => {
  for (;;) {
    const found = await read()
    if (found !== undefined) return found
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

test('other hosts, pages of other origins and pages without one are refused', async () => {
  const { url } = await serve()
  const path = `${url}api/project`
  const { host } = new URL(url)
  expect((await raw(path, { host: 'evil.example:80' })).status).toBe(403)
  expect((await raw(path, { host: host.replace('127.0.0.1', 'LOCALHOST') })).status).toBe(200)
  expect((await raw(path, { host, origin: 'http://evil.example' })).status).toBe(403)
  expect((await raw(path, { host, origin: 'null' })).status).toBe(403)
  expect((await raw(path, { host, 'sec-fetch-site': 'same-site' })).status).toBe(403)
  expect((await raw(path, { host, origin: `http://${host}` })).status).toBe(200)
})

test('a server answers to its addresses as browsers write them', () => {
  expect(hostsOf({ host: '::1', names: [] }, 4400)).toContain('[::1]:4400')
  expect(hostsOf({ host: '127.0.0.1', names: [] }, 4400)).toEqual(['127.0.0.1:4400', 'localhost:4400'])
  expect(hostsOf({ host: '127.0.0.1', names: [] }, 80)).toContain('localhost')
  expect(hostsOf({ host: '0.0.0.0', names: ['SegQL.example.com'] }, 4400)).toContain('segql.example.com')
})

test('a body that is no JSON, or longer than it may be, is refused and no mistake of the server', async () => {
  const { url } = await serve()
  const json = { 'content-type': 'application/json' }
  const broken = await raw(`${url}api/count`, json, 'POST', '{"text":')
  expect(broken.status).toBe(400)
  expect(JSON.parse(broken.text).code).toBe('request')
  const chunked = { ...json, 'transfer-encoding': 'chunked' }
  const long = JSON.stringify({ text: 'x'.repeat(9 * 1024 * 1024) })
  expect((await raw(`${url}api/count`, json, 'POST', long)).status).toBe(413)
  expect((await raw(`${url}api/count`, chunked, 'POST', '{"text":""}')).status).toBe(411)
})

test('only the headers of a stream cannot be asked for: nothing would end it', async () => {
  const { url, context } = await serve()
  expect((await raw(`${url}api/events`, {}, 'HEAD')).status).toBe(405)
  expect(context.events.listeners()).toBe(0)
})

test('whoever leaves the events is listened to no more', async () => {
  const { url, context } = await serve()
  const leave = new AbortController()
  const answer = await fetch(`${url}api/events`, { signal: leave.signal })
  await answer.body!.getReader().read()
  expect(context.events.listeners()).toBe(1)
  leave.abort()
  await until(async () => (context.events.listeners() === 0 ? true : undefined))
})

test('one who cannot hear any more does not keep the others from hearing', () => {
  const hub = createEventHub()
  const heard: unknown[] = []
  hub.listen(() => {
    throw new Error('gone')
  })
  hub.listen((event) => heard.push(event))
  hub.send({ event: 'project', revision: 'a' })
  expect(heard).toHaveLength(1)
  expect(hub.listeners()).toBe(1)
})

test('a configuration that is half written is told, and the server goes on', async () => {
  const { root, ask } = await serve()
  writeFileSync(join(root, 'segql.config.json'), '{"version":1,"connections":{"shop":null}}')
  const { status, json } = await ask('GET', 'project')
  expect(status).toBe(200)
  expect(json.findings.length).toBeGreaterThan(0)
})

test('files outside the project are out of reach, by dots and by links', async () => {
  const outside = folderWith()
  const { root, ask } = await serve()
  symlinkSync(outside, join(root, 'linked'))
  mkdirSync(join(root, 'inner'))
  const save = (file: string) => ask('PUT', 'documents', { file, text: everybody, opened: null })
  for (const file of ['../a.segql', 'linked/a.segql', 'linked/deeper/a.segql', '.git/a.segql', 'a\0.segql', 'a.json']) {
    expect([file, (await save(file)).status]).toEqual([file, 422])
  }
  expect((await save('inner/new/a.segql')).status).toBe(200)
  expect(readFileSync(join(root, 'inner/new/a.segql'), 'utf8')).toBe(everybody)
})

test('a file that changed meanwhile is not overwritten, and what a deleted one said is kept', async () => {
  const { context, ask } = await serve({ 'a.segql': everybody })
  const stale = await ask('PUT', 'documents', { file: 'a.segql', text: everybody, opened: hashOf('earlier') })
  expect([stale.status, stale.json.current.text]).toEqual([409, everybody])
  expect((await ask('DELETE', `documents?file=a.segql&opened=${hashOf(everybody)}`)).status).toBe(200)
  const versions = await (await context.store()).versions.list({
    kind: 'segment',
    entity: 'customer',
    name: 'everybody',
  })
  expect(versions.length).toBeGreaterThan(0)
})

test('personal data is covered in the first members and in the rows that the history keeps', async () => {
  const { ask } = await serve({ 'contacts.segql': contacts })
  const { json } = await ask('POST', 'runs', { kind: 'targets', names: ['contacts'] })
  const [{ id }] = json.runs
  const done = await until(async () => {
    const { json: run } = await ask('GET', `runs/${id}`)
    return run.status === 'queued' || run.status === 'running' ? undefined : run
  })
  expect([done.status, done.findings]).toEqual(['successful', []])
  const kept = await ask('GET', `runs/${id}/sample`)
  expect(kept.json.rows[0]).toEqual(['1', '•••', '2'])
  const members = await ask('GET', 'targets/contacts/members')
  expect(members.json.rows[0]).toEqual(['1', '•••', '2'])
  expect(members.json.columns.map(({ masked }: { masked: boolean }) => masked)).toEqual([false, true, false])
  const preview = await ask('POST', 'explore/preview', { connection: 'shop', table: ['main', 'customers'] })
  expect(JSON.stringify(preview.json)).not.toContain('@example.com')
})

test('a run that waits is cancelled at once, not when those before it have ended', async () => {
  const { context, ask } = await serve()
  let release = (): void => {}
  const busy = new Promise<void>((resolve) => {
    release = resolve
  })
  const query = { target: { kind: 'query' as const }, connection: 'shop', sql: 'select 1', who: 'me' }
  await context.runs.add(query, async () => {
    await busy
    return { status: 'successful' }
  })
  let ran = false
  const waiting = await context.runs.add(query, async () => {
    ran = true
    return { status: 'successful' }
  })
  const cancelled = await ask('POST', `runs/${waiting.id}/cancel`)
  release()
  expect([cancelled.status, cancelled.json.status]).toEqual([200, 'cancelled'])
  await until(async () => ((await ask('POST', `runs/${waiting.id}/cancel`)).status === 409 ? true : undefined))
  expect(ran).toBe(false)
})

test('two that are archived at the same time are both archived', async () => {
  const { ask } = await serve({ 'a.segql': everybody, 'contacts.segql': contacts })
  const archive = (name: string) => ask('PUT', `targets/${name}/archived`, { archived: true })
  await Promise.all([archive('everybody'), archive('contacts')])
  const { json } = await ask('GET', 'targets')
  expect(json.targets.map(({ archived }: { archived: boolean }) => archived)).toEqual([true, true])
})

test('a viewer looks, and neither saves, runs nor changes connections', async () => {
  const tokens = readTokens('eve:viewer:0123456789abcdef')
  if (typeof tokens === 'string') throw new Error(tokens)
  const { url } = await serve({ 'a.segql': everybody }, tokens)
  const ask = (method: string, path: string, body: unknown, secret = '0123456789abcdef') =>
    fetch(`${url}api/${path}`, {
      method,
      headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
  expect((await ask('GET', 'project', undefined)).status).toBe(200)
  expect((await ask('GET', 'project', undefined, 'another-0123456789')).status).toBe(401)
  expect((await fetch(`${url}api/project`)).status).toBe(401)
  expect((await ask('POST', 'runs', { kind: 'targets', names: ['everybody'] })).status).toBe(403)
  expect((await ask('PUT', 'documents', { file: 'b.segql', text: everybody, opened: null })).status).toBe(403)
  expect((await ask('DELETE', 'connections/shop', undefined)).status).toBe(403)
})
