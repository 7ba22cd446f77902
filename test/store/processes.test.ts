import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { toSecretKey } from '../../runtime/secrets/seal.ts'
import type { Store } from '../../runtime/store/open.ts'
import { databases, type EmptyPlace } from './stores.ts'

/** Four processes are killed in each; `SEGQL_KILL_ROUNDS` asks for more. */
const rounds = Number(process.env.SEGQL_KILL_ROUNDS ?? 3)

const bytes = randomBytes(32)
const key = toSecretKey(bytes, 'test')

interface Writer {
  readonly process: ChildProcess
  /** What it said that it had committed. */
  readonly said: string[]
  readonly ready: Promise<void>
  readonly ended: Promise<number | null>
}

const startWriter = (name: string, { options }: EmptyPlace, rounds: number): Writer => {
  const script = join(import.meta.dirname, 'writer.ts')
  const given = [name, options.root, options.schema ?? '', bytes.toString('hex'), String(rounds)]
  const child = spawn(process.execPath, ['--no-warnings', '--experimental-strip-types', script, ...given], {
    env: { ...process.env, ...options.environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const said: string[] = []
  let rest = ''
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  const ready = new Promise<void>((resolve) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      const lines = (rest + text).split('\n')
      rest = lines.pop() ?? ''
      said.push(...lines)
      resolve()
    })
    child.once('close', () => resolve())
  })
  return { process: child, said, ready, ended }
}

/** Everything that was said to be committed is there, whole. */
const checkSaid = async ({ runs, versions, connections }: Store, name: string, said: readonly string[]) => {
  const lines = said.map((line) => line.split(' '))
  const there = new Map((await runs.list({ name, limit: 100_000 })).runs.map((run) => [run.id, run]))
  for (const [, id, number] of lines.filter(([kind]) => kind === 'run')) {
    expect(there.get(id!)).toMatchObject({ sql: `select ${number}`, status: 'successful', rows: Number(number) })
  }
  const texts = new Map(
    (await versions.list({ kind: 'segment', entity: 'customer', name: 'shared' }, 100_000)).map((one) => [
      one.version,
      one.text,
    ]),
  )
  for (const [, version, of, number] of lines.filter(([kind]) => kind === 'version')) {
    expect(texts.get(Number(version))).toBe(`${of} ${number}`)
  }
  expect([...texts.keys()].toSorted((a, b) => a - b)).toEqual([...texts].map((_, index) => index + 1))
  const last = Math.max(0, ...lines.filter(([kind]) => kind === 'secret').map(([, , number]) => Number(number)))
  const opened = await connections.open(name, key)
  const password = 'value' in opened ? (opened.value.password ?? `${name}-0`) : `not opened: ${opened.failed.message}`
  // The change after the last one that was said may have been committed too.
  expect([`${name}-${last}`, `${name}-${last + 1}`]).toContain(password)
}

const isWhole = async (place: EmptyPlace): Promise<void> => {
  if (place.options.environment?.SEGQL_STORE_URL) return
  const { DatabaseSync } = await import('node:sqlite')
  const database = new DatabaseSync(join(place.options.root, '.segql/store.sqlite'))
  expect(database.prepare('pragma integrity_check').all()).toMatchObject([{ integrity_check: 'ok' }])
  database.close()
}

describe.each(databases)('several processes at once on %s', (_, emptyPlace) => {
  test('open a store that is not there yet, and lose nothing of each other', async () => {
    const place = emptyPlace()
    const names = ['one', 'two', 'three', 'four']
    const writers = names.map((name) => startWriter(name, place, 25))
    expect(await Promise.all(writers.map(({ ended }) => ended))).toEqual([0, 0, 0, 0])
    const store = await place.open()
    for (const [index, name] of names.entries()) {
      expect(writers[index]!.said).toHaveLength(1 + 3 * 25)
      await checkSaid(store, name, writers[index]!.said)
    }
    expect((await store.runs.list({ limit: 1000 })).runs).toHaveLength(100)
    await isWhole(place)
  })

  test('killed at random moments, lose nothing that was committed and damage nothing', async () => {
    const place = emptyPlace()
    const names = ['one', 'two', 'three', 'four']
    const said = new Map<string, readonly string[]>()
    for (let round = 0; round < rounds; round++) {
      const writers = names.map((name) => startWriter(`${name}${round}`, place, 1_000_000))
      await Promise.all(writers.map(({ ready }) => ready))
      for (const writer of writers) {
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 120))
        writer.process.kill('SIGKILL')
      }
      await Promise.all(writers.map(({ ended }) => ended))
      for (const [index, name] of names.entries()) said.set(`${name}${round}`, writers[index]!.said)
      await isWhole(place)
    }
    const store = await place.open()
    for (const [name, lines] of said) await checkSaid(store, name, lines)
    expect([...said.values()].flat().length).toBeGreaterThan(names.length * rounds)
  })
})
