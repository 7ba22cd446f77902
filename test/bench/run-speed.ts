import { fork } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { median, timed } from './measure.ts'
import type { Finding } from './report.ts'

/** As many IDs as the targets speak of; fewer for a quick look. */
export const ids = Number(process.env.SEGQL_BENCH_IDS ?? 10_000_000)
export const rounds = 3

const model = `entity person on files { from people id person_id }
segment everybody of person { }
segment a of person on files { sql """ select person_id from a """ }
segment b of person on files { sql """ select person_id from b """ }
segment c of person on files { sql """ select person_id from c """ }
segment combined of person = (a and b) except c
segment brief of person on files { sql """ select person_id from people limit 1 """ }
`

export interface Measured {
  readonly milliseconds: number
  readonly megabytes: number
}

/** A run in a process of its own, so that its memory is its own. */
const measureRun = (root: string, name: string, use: 'now' | 'last'): Promise<Measured> =>
  new Promise((resolve, reject) => {
    const child = fork(join(import.meta.dirname, 'one-run.ts'), [root, name, use], {
      execArgv: ['--no-warnings', '--experimental-strip-types'],
    })
    let found: Measured | undefined
    child.on('message', (message) => {
      found = message as Measured
    })
    child.on('close', () => (found ? resolve(found) : reject(new Error(`the run of ${name} failed`))))
  })

export const best = async (root: string, name: string, use: 'now' | 'last' = 'now'): Promise<Measured> => {
  const found: Measured[] = []
  for (let round = 0; round < rounds; round++) found.push(await measureRun(root, name, use))
  return {
    milliseconds: median(found.map(({ milliseconds }) => milliseconds)),
    megabytes: Math.max(...found.map(({ megabytes }) => megabytes)),
  }
}

const makeData = async (file: string): Promise<void> => {
  const instance = await DuckDBInstance.create(file)
  const connection = await instance.connect()
  const people = (name: string, where: string) =>
    connection.run(`create table ${name} as select 'person_' || range as person_id from range(${ids}) where ${where}`)
  await people('people', 'true')
  await people('a', 'range % 10 <> 0')
  await people('b', 'range % 7 <> 0')
  await people('c', 'range % 5 = 0')
  connection.closeSync()
  instance.closeSync()
}

/** The median of a statement by hand, on a connection with the settings of a run. */
const byHand = async (file: string, sql: string): Promise<number> => {
  const times: number[] = []
  const instance = await DuckDBInstance.create(file, { access_mode: 'READ_ONLY', preserve_insertion_order: 'false' })
  const connection = await instance.connect()
  for (let round = 0; round < rounds; round++) times.push(await timed(() => connection.run(sql)))
  connection.closeSync()
  instance.closeSync()
  return median(times)
}

export const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(2)} s`
const many = `${ids.toLocaleString('en')} IDs`

const against = (what: string, ours: Measured, hand: number): Finding => ({
  what,
  measured: `segql ${seconds(ours.milliseconds)}, by hand ${seconds(hand)}, ${Math.round(ours.megabytes)} MB at most`,
  value: ours.milliseconds / hand,
  unit: '×',
  target: { compare: 'at most', value: 1.3 },
})

/** Members of millions of IDs out of DuckDB, and sets of them combined, against DuckDB's own statements. */
export const measureRuns = async (): Promise<readonly Finding[]> => {
  const root = await mkdtemp(join(tmpdir(), 'segql-runs-'))
  const file = join(root, 'files.duckdb')
  try {
    await makeData(file)
    const connections = { files: { kind: 'duckdb', path: 'files.duckdb' } }
    await writeFile(join(root, 'segql.config.json'), JSON.stringify({ version: 1, connections }))
    await writeFile(join(root, 'model.segql'), model)
    const copy = (sql: string) => `copy (${sql}) to '${join(root, 'hand.parquet')}' (format parquet, compression zstd)`
    // The first run looks at the key; later ones know that the data are the same.
    await measureRun(root, 'everybody', 'now')
    const everybody = await best(root, 'everybody')
    const hand = await byHand(file, copy('select distinct person_id from people'))
    const brief = await best(root, 'brief')
    for (const name of ['a', 'b', 'c']) await measureRun(root, name, 'now')
    const combined = await best(root, 'combined', 'last')
    const set = (name: string) => `select id from read_parquet('${root}/.segql/members/person/${name}/*.parquet')`
    const algebra = `${set('a')} semi join (${set('b')}) using (id) anti join (${set('c')}) using (id)`
    const combinedHand = await byHand(file, copy(algebra))
    return [
      against(`${many} of DuckDB into members, against COPY of the distinct IDs to Parquet`, everybody, hand),
      against(
        `(a and b) except c of last runs, sets out of ${many}, against DuckDB over the same files`,
        combined,
        combinedHand,
      ),
      {
        what: 'a run of a segment whose query takes no time',
        measured: `median of ${rounds}, without the start of the process`,
        value: brief.milliseconds,
        unit: 'ms',
      },
    ]
  } finally {
    await rm(root, { recursive: true, force: true })
  }
}
