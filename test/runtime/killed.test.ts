import { randomBytes } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { DuckDBInstance } from '@duckdb/node-api'
import { expect, inject, test } from 'vitest'
import { readCurrent } from '../../runtime/index.ts'
import { toSecretKey } from '../../runtime/secrets/seal.ts'
import { openStore, type Store } from '../../runtime/store/open.ts'
import { createProject, start } from '../cli/command-line.ts'

/** So many processes at once in each; `SEGQL_KILL_ROUNDS` asks for more. */
const rounds = Number(process.env.SEGQL_KILL_ROUNDS ?? 5)
const atOnce = 4

const bytes = randomBytes(32)
const key = toSecretKey(bytes, 'test')
const people = 50_000

const data = `
  create table customers as select 'c' || range as customer_id, 'US' as country, null::varchar as email from range(${people});
  create table orders as select 'o' || range as order_id, 'c' || (range * 7 % ${people}) as customer_id,
    cast(range % 100 as decimal(10, 2)) as amount, timestamp '2026-01-05' as ordered_at from range(100000)`
const segments = {
  'segments/all.segql': `segment buyers of customer { where sum(orders.amount) >= 50 }
segment everybody of customer { }
traits spent of customer { spent = sum(orders.amount) }
`,
}
const results = [
  { kind: 'members', entity: 'customer', name: 'buyers' },
  { kind: 'members', entity: 'customer', name: 'everybody' },
  { kind: 'traits', entity: 'customer', name: 'spent' },
] as const

const runAll = (root: string) => start(root, ['run'], { SEGQL_SECRET_KEY: bytes.toString('base64') })

const opened = async (root: string): Promise<Store> => {
  const store = await openStore({ root })
  if ('failed' in store) throw new Error(store.failed.message)
  return store.value
}

interface Stored {
  readonly run: string
  /** How many rows, and a sum over all of them. */
  readonly content: unknown
}

/** The current result of each, read whole. */
const readAll = async (root: string): Promise<readonly Stored[]> => {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  const found: Stored[] = []
  for (const place of results) {
    const current = readCurrent(root, place)
    if (current.kind !== 'current') throw new Error(`${place.name}: ${current.kind}`)
    const rows = await connection.runAndReadAll(`select count(*), sum(hash(t)) from '${current.file}' t`)
    expect(rows.getRowsJson()[0]?.[0]).toBe(String(current.current.count))
    found.push({ run: current.current.run, content: rows.getRowsJson()[0] })
  }
  connection.closeSync()
  instance.closeSync()
  return found
}

const secretOf = async (store: Store): Promise<unknown> => {
  const found = await store.connections.open('desk', key)
  return 'value' in found ? found.value : found.failed
}

const isWhole = (root: string): void => {
  const database = new DatabaseSync(join(root, '.segql/store.sqlite'))
  expect(database.prepare('pragma integrity_check').all()).toMatchObject([{ integrity_check: 'ok' }])
  database.close()
}

const leftovers = (root: string): readonly string[] =>
  results.flatMap(({ kind, entity, name }) =>
    readdirSync(join(root, '.segql', kind, entity, name)).filter((file) => file.startsWith('.tmp')),
  )

test(`runs killed at ${rounds * atOnce} random moments lose no member, no history and no secret`, async () => {
  const root = await createProject(segments, { data, config: { defaultConnection: 'demo' } })
  const before = await opened(root)
  const server = { host: '127.0.0.1', port: inject('postgresPort'), database: 'postgres', username: 'postgres' }
  const settings = { ...server, tls: 'off', schemas: ['public'] }
  await before.connections.add(
    { name: 'desk', kind: 'postgres', settings, secrets: { password: 'never lost' }, who: 'test' },
    key,
  )
  await before.close()
  const started = performance.now()
  expect(await runAll(root).ended).toMatchObject({ exit: 0, error: '' })
  const whole = performance.now() - started
  let last = await readAll(root)
  const rightContent = last.map(({ content }) => content)
  let killed = 0

  for (let round = 0; round < rounds; round++) {
    const running = Array.from({ length: atOnce }, () => runAll(root))
    await Promise.all(
      running.map(async ({ process: child, ended }) => {
        // Beside each other they take longer than one alone.
        await new Promise((resolve) => setTimeout(resolve, Math.random() * whole * 1.5))
        child.kill('SIGKILL')
        if ((await ended).exit === null) killed++
      }),
    )
    const now = await readAll(root)
    expect(now.map(({ content }) => content)).toEqual(rightContent)
    for (const [index, { run }] of now.entries()) expect(run >= last[index]!.run).toBe(true)
    last = now
    isWhole(root)
    const store = await opened(root)
    expect(await secretOf(store)).toMatchObject({ password: 'never lost' })
    await store.close()
  }

  expect(killed).toBeGreaterThan(0)
  const final = await runAll(root).ended
  expect([final.exit, final.error]).toEqual([0, ''])
  expect(leftovers(root)).toEqual([])
  const store = await opened(root)
  const { runs } = await store.runs.list({ limit: 1000 })
  await store.close()
  expect(runs.filter(({ status }) => !['successful', 'failed'].includes(status))).toEqual([])
  const failed = runs.filter(({ status }) => status === 'failed')
  expect(failed.length).toBeLessThanOrEqual(killed)
  for (const { findings } of failed) expect(findings).toMatchObject([{ code: 'E961' }])
  expect(runs.length - failed.length).toBeGreaterThanOrEqual(2 * results.length)
}, 240_000)
