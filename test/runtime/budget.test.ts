import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { listTargets, type Project, readProject, run } from '../../runtime/index.ts'
import { overBudget, printEstimate } from '../../runtime/run/budget.ts'
import { estimateTarget } from '../../runtime/run/estimate.ts'
import { openPlaces } from '../../runtime/run/places.ts'
import { folderWith, writeDatabase } from './folders.ts'

const database = `budget_${process.pid}`
const server = { host: '127.0.0.1', port: inject('postgresPort'), user: 'postgres' }

const asked = async (sql: string, of = database): Promise<pg.QueryResult> => {
  const client = new pg.Client({ ...server, database: of })
  await client.connect()
  try {
    return await client.query(sql)
  } finally {
    await client.end()
  }
}
/** The view `counted` cannot be read in a transaction that only reads (E978): so it is seen whether a statement was sent. */
beforeAll(async () => {
  await asked(`create database ${database}`, 'postgres')
  await asked(`create table customers as select 'c' || n as customer_id from generate_series(1, 1000) n; analyze;
    create sequence calls; create view counted as select customer_id, nextval('calls') as call from customers`)
})
afterAll(() => asked(`drop database ${database} with (force)`, 'postgres'))

const createProject = async (budgets: { postgres?: object; duckdb?: object } = {}): Promise<Project> => {
  const wire = { host: server.host, port: server.port, username: server.user, database, tls: 'off' }
  const root = folderWith({
    'segql.config.json': JSON.stringify({
      version: 1,
      keyChecks: 'never',
      connections: {
        shop: { kind: 'postgres', ...wire, ...(budgets.postgres && { budget: budgets.postgres }) },
        files: { kind: 'duckdb', path: 'files.duckdb', ...(budgets.duckdb && { budget: budgets.duckdb }) },
      },
    }),
    'model.segql': `entity customer on shop { from customers id customer_id many counted from counted by customer_id }
entity person on files { from people id person_id }
segment rules of customer { where count(counted where call >= 0) > 0 }
segment raw of customer on shop { sql """ select customer_id from customers """ }
segment people of person { }`,
  })
  await writeDatabase(
    join(root, 'files.duckdb'),
    "create table people as select 'p' || range as person_id from range(100000)",
  )
  return readProject(root)
}

const now = BigInt(Date.parse('2026-02-01T00:00:00Z')) * 1000n

const runAll = async ({ root, config, checked }: Project) => {
  if (!config) throw new Error('the configuration has errors')
  const { outcomes } = await run({ root, config, targets: listTargets(checked), now })
  return Object.fromEntries(
    outcomes.map(({ target, status, diagnostics }) => [target.name, diagnostics[0]?.code ?? status]),
  )
}

test('what is estimated above the budget of its connection is not run', async () => {
  const project = await createProject({ postgres: { cost: 1 }, duckdb: { bytes: 1000 } })
  expect(await runAll(project)).toEqual({ rules: 'E979', raw: 'E979', people: 'E979' })
  const generous = await createProject({ postgres: { cost: 1e9 }, duckdb: { bytes: '1 GB' } })
  expect(await runAll(generous)).toEqual({ rules: 'E978', raw: 'succeeded', people: 'succeeded' })
})

test('estimates come from the warehouse, and nothing is run for them', async () => {
  const { root, config, checked } = await createProject()
  if (!config) throw new Error('the configuration has errors')
  const places = openPlaces({ root, config })
  const found = []
  for (const target of listTargets(checked)) {
    const step = await estimateTarget({ places, now, useLast: false }, target)
    if ('failed' in step) throw new Error(step.failed.message)
    found.push(...step.value.map(({ part, connection, estimate }) => [part, connection, estimate.source]))
    for (const { estimate } of step.value) expect(printEstimate(estimate)).toMatch(/(planner units|B|bytes).*\(plan\)$/)
  }
  await places.close()
  expect(found).toEqual([
    ['rules', 'shop', 'plan'],
    ['raw', 'shop', 'plan'],
    ['people', 'files', 'plan'],
  ])
})

test('a refusal tells both figures', () => {
  expect(overBudget({ bytes: 12_345_678_901, source: 'dry run' }, { bytes: 10_000_000_000 })).toEqual({
    estimate: '12.35 GB',
    budget: '10 GB',
  })
  expect(overBudget({ cost: 1200.5, source: 'plan' }, { cost: 1000 })).toEqual({
    estimate: '1,200.5 planner units',
    budget: '1,000 planner units',
  })
  expect(overBudget({ bytes: 10, source: 'plan' }, { bytes: 10 })).toBeUndefined()
  expect(overBudget({ rows: 10, source: 'plan' }, { bytes: 1 })).toBeUndefined()
})
