import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { listTargets, type Project, readProject, run } from '../../runtime/index.ts'
import { openRecorder } from '../../runtime/run/record.ts'
import { openStore } from '../../runtime/store/open.ts'
import { folderWith, writeDatabase } from './folders.ts'

const database = `statuses_${process.pid}`
const server = { host: '127.0.0.1', port: inject('postgresPort'), user: 'postgres' }

const asked = async (sql: string, of = database): Promise<readonly Record<string, unknown>[]> => {
  const client = new pg.Client({ ...server, database: of })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

beforeAll(async () => {
  await asked(`create database ${database}`, 'postgres')
  await asked(`create table customers (customer_id text); insert into customers values ('c1');
    create view naps as select customer_id, cast(pg_sleep(120) as text) as slept from customers`)
})
afterAll(() => asked(`drop database ${database} with (force)`, 'postgres'))

/** Reading \`slept\` of PostgreSQL takes two minutes, a person of DuckDB far longer. */
const slow = {
  postgres: 'segment slow of customer on shop { where count(naps where slept is set) > 0 }',
  duckdb: `segment slow of person { sql """
    select a.range || '' from range(1000000000) a, range(1000000) b where a.range * b.range = -1 """ }`,
} as const

const createProject = async (kind: keyof typeof slow): Promise<Project> => {
  const wire = { host: server.host, port: server.port, username: server.user, database, tls: 'off' }
  const root = folderWith({
    'segql.config.json': JSON.stringify({
      version: 1,
      connections: { shop: { kind: 'postgres', ...wire }, files: { kind: 'duckdb', path: 'files.duckdb' } },
      keyChecks: 'never',
    }),
    'model.segql': `entity customer on shop { from customers id customer_id many naps from naps by customer_id }
entity person on files { from people id person_id }
${slow[kind]}`,
  })
  await writeDatabase(join(root, 'files.duckdb'), "create table people as select 'p1' as person_id")
  const project = await readProject(root)
  expect(project.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
  return project
}

const now = BigInt(Date.parse('2026-02-01T00:00:00Z')) * 1000n

/** What the history says of the one run. */
const recorded = async ({ root, config, checked }: Project, stop: { signal?: AbortSignal; minutes?: number }) => {
  if (!config) throw new Error('the configuration has errors')
  const { signal, minutes = config.limits.queryMinutes } = stop
  const limited = { ...config, limits: { ...config.limits, queryMinutes: minutes } }
  const recorder = await openRecorder({ root, config: limited, now })
  await run({ root, config: limited, targets: listTargets(checked), now, recorder, ...(signal && { signal }) })
  await recorder.close()
  const store = await openStore({ root })
  if ('failed' in store) throw new Error(store.failed.message)
  const { runs } = await store.value.runs.list()
  await store.value.close()
  return runs.map(({ status, findings }) => ({ status, codes: findings.map(({ code }) => code) }))
}

const working = `select query from pg_stat_activity where datname = '${database}' and state = 'active' and query like '%naps%' and pid <> pg_backend_pid()`

const until = async (holds: () => Promise<boolean>): Promise<void> => {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 50))
}

test('a run that is stopped is cancelled in the history, and PostgreSQL works at nothing any more', async () => {
  const project = await createProject('postgres')
  const controller = new AbortController()
  const done = recorded(project, { signal: controller.signal })
  await until(async () => (await asked(working)).length === 1)
  controller.abort()
  expect(await done).toEqual([{ status: 'cancelled', codes: ['E932'] }])
  expect(await asked(working)).toEqual([])
})

test('a run beyond its limit is timed out in the history, and PostgreSQL works at nothing any more', async () => {
  const project = await createProject('postgres')
  expect(await recorded(project, { minutes: 0.01 })).toEqual([{ status: 'timed out', codes: ['E933'] }])
  expect(await asked(working)).toEqual([])
})

test('runs of DuckDB are cancelled and timed out as well', async () => {
  const controller = new AbortController()
  setTimeout(() => controller.abort(), 700)
  const cancelled = await recorded(await createProject('duckdb'), { signal: controller.signal })
  expect(cancelled).toEqual([{ status: 'cancelled', codes: ['E932'] }])
  const late = await recorded(await createProject('duckdb'), { minutes: 0.01 })
  expect(late).toEqual([{ status: 'timed out', codes: ['E933'] }])
})
