import { DuckDBInstance } from '@duckdb/node-api'
import pg from 'pg'
import { compileProgram, type Statement } from '../../compiler/compile.ts'
import type { Program } from '../../compiler/ir.ts'
import { dialects } from '../../dialects/index.ts'
import { programsOf } from '../cases/holds.ts'
import { sections } from '../cases/index.ts'
import { checkedProgram } from '../cases/prepare.ts'
import { shop } from '../cases/shop.ts'
import { micros } from '../engines/clock.ts'
import startPostgres from '../engines/postgres-server.ts'
import { median, timed } from './measure.ts'
import type { Finding } from './report.ts'

const now = '2026-06-15T12:00:00Z'

/** Milliseconds of the processor that one call takes, however busy the machine is. */
const processorTime = (work: () => unknown): number => {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

/** Every program of the row cases, compiled in each dialect in turn, so that a busy moment of the machine meets them all. */
const measureCompiling = async (): Promise<readonly Finding[]> => {
  const programs = sections.flatMap(({ groups }) =>
    groups.flatMap((given) => given.cases.flatMap((one) => [...programsOf(given, one)])),
  )
  const compileAll = (name: keyof typeof dialects) => () => {
    for (const program of programs) compileProgram(program, dialects[name], { now: micros(now), print: 'parameters' })
  }
  const names = Object.keys(dialects) as (keyof typeof dialects)[]
  const times = new Map(names.map((name) => [name, [] as number[]]))
  for (let round = 0; round < 36; round++) {
    for (const name of round % 2 === 0 ? names : names.toReversed()) {
      const milliseconds = processorTime(compileAll(name))
      if (round >= 6) times.get(name)!.push(milliseconds)
    }
  }
  const base = median(times.get('duckdb')!)
  return names
    .filter((name) => name !== 'duckdb')
    .map((name) => ({
      what: `compiling ${programs.length} programs in ${dialects[name].title}, against DuckDB's dialect`,
      measured: `${median(times.get(name)!).toFixed(1)} ms against ${base.toFixed(1)} ms`,
      value: median(times.get(name)!) / base,
      unit: '×',
      target: { compare: 'at most', value: 1.2 },
    }))
}

const channels = ['web', 'app', 'store', 'phone'] as const
const windows = [7, 30, 90, 365] as const

/** 24 aggregates over one relation. */
const traits = [
  ...windows.flatMap((days) => [
    { rule: `count(orders within last ${days} days)`, hand: `count(*) filter (where ${within(days)})` },
    {
      rule: `sum(orders.amount within last ${days} days)`,
      hand: `coalesce(sum(amount) filter (where ${within(days)}), 0)`,
    },
    { rule: `max(orders.amount within last ${days} days)`, hand: `max(amount) filter (where ${within(days)})` },
  ]),
  ...channels.flatMap((channel) => [
    { rule: `count(orders where channel = "${channel}")`, hand: `count(*) filter (where channel = '${channel}')` },
    {
      rule: `sum(orders.amount where channel = "${channel}")`,
      hand: `coalesce(sum(amount) filter (where channel = '${channel}'), 0)`,
    },
    {
      rule: `min(orders.ordered_at where channel = "${channel}")`,
      hand: `min(ordered_at) filter (where channel = '${channel}')`,
    },
  ]),
]

function within(days: number): string {
  return `ordered_at >= timestamptz '${now}' - interval '${days * 24} hours'`
}

const traitSet = (): Program =>
  checkedProgram(
    { model: shop, zone: 'UTC', weekStart: 'Monday' },
    `${shop.text}\ntraits spending of customer { ${traits.map(({ rule }, index) => `t${index} = ${rule}`).join('\n')} }`,
    'spending',
  )

const byHand = `select c.customer_id, ${traits.map((_, index) => `o.t${index}`).join(', ')}
  from shop.customers c left join (
    select customer_id, ${traits.map(({ hand }, index) => `${hand} as t${index}`).join(', ')}
    from shop.orders where ordered_at < timestamptz '${now}' group by customer_id
  ) o on o.customer_id = c.customer_id where c.customer_id is not null`

const rows = 2_000_000
const people = 100_000

const tables = (series: (most: number) => string): readonly string[] => [
  'create schema shop',
  `create table shop.customers as select 'c' || i as customer_id from ${series(people)}`,
  `create table shop.orders as select 'c' || (i % ${people} + 1) as customer_id, cast(i % 1000 as numeric(12, 2)) as amount,
    (array['web', 'app', 'store', 'phone'])[cast(i % 4 as integer) + 1] as channel,
    timestamptz '${now}' - cast((i % 700) || ' days' as interval) as ordered_at from ${series(rows)}`,
]

interface Subject {
  readonly title: string
  readonly run: (sql: string) => Promise<unknown>
  /** The plan as text. */
  readonly explain: (sql: string) => Promise<string>
  /** How a plan says that it reads the table of orders. */
  readonly scan: RegExp
  readonly close: () => Promise<void>
}

const openDuckDb = async (): Promise<Subject> => {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  await connection.run("set TimeZone = 'UTC'")
  for (const sql of tables((most) => `range(1, ${most + 1}) t(i)`)) await connection.run(sql)
  return {
    title: 'DuckDB',
    run: (sql) => connection.run(`create or replace temp table result as ${sql}`),
    explain: async (sql) =>
      JSON.stringify((await connection.runAndReadAll(`explain (format json) ${sql}`)).getRowsJson()),
    scan: /shop\.orders|"Table\\*": \\*"orders/g,
    close: async () => {
      connection.closeSync()
      instance.closeSync()
    },
  }
}

const openPostgres = async (): Promise<Subject> => {
  let port = 0
  const stop = await startPostgres({ provide: (_: string, value: number) => (port = value) } as never)
  const client = new pg.Client({ host: '127.0.0.1', port, user: 'postgres', database: 'postgres' })
  await client.connect()
  await client.query("set timezone = 'UTC'")
  for (const sql of tables((most) => `generate_series(1, ${most}) i`)) await client.query(sql)
  await client.query('analyze')
  return {
    title: 'PostgreSQL',
    run: async (sql) => {
      await client.query('drop table if exists pg_temp.result')
      await client.query(`create temp table result as ${sql}`)
    },
    explain: async (sql) => JSON.stringify((await client.query(`explain (format json) ${sql}`)).rows),
    scan: /"Relation Name":"orders"/g,
    close: async () => {
      await client.end()
      await stop()
    },
  }
}

const measureTraitSet = async (open: () => Promise<Subject>, statement: Statement): Promise<readonly Finding[]> => {
  const { title, run, explain, scan, close } = await open()
  try {
    const scans = (await explain(statement.sql)).match(scan)?.length ?? 0
    if (scans !== 1) throw new Error(`${title} reads the orders ${scans} times: ${await explain(statement.sql)}`)
    const ours: number[] = []
    const hand: number[] = []
    for (let round = 0; round < 8; round++) {
      const both = [
        async () => ours.push(await timed(() => run(statement.sql))),
        async () => hand.push(await timed(() => run(byHand))),
      ]
      for (const measure of round % 2 === 0 ? both : both.toReversed()) await measure()
    }
    return [
      {
        what: `24 traits over one relation on ${title}, against SQL by hand (one scan of the orders by EXPLAIN)`,
        measured: `segql ${median(ours.slice(2)).toFixed(0)} ms, by hand ${median(hand.slice(2)).toFixed(0)} ms, ${rows.toLocaleString('en')} rows`,
        value: median(ours.slice(2)) / median(hand.slice(2)),
        unit: '×',
        target: { compare: 'at most', value: 1.2 },
      },
    ]
  } finally {
    await close()
  }
}

/** What a dialect costs to compile, and what the statement of many traits costs to run. */
export const measureDialects = async (): Promise<readonly Finding[]> => {
  const program = traitSet()
  const literals = (name: 'duckdb' | 'postgres') =>
    compileProgram(program, dialects[name], { now: micros(now), print: 'literals' }).value
  return [
    ...(await measureCompiling()),
    ...(await measureTraitSet(openDuckDb, literals('duckdb'))),
    ...(await measureTraitSet(openPostgres, literals('postgres'))),
  ]
}
