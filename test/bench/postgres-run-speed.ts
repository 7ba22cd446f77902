import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import Cursor from 'pg-cursor'
import type { TestProject } from 'vitest/node'
import startPostgres from '../engines/postgres-server.ts'
import { median, timed } from './measure.ts'
import type { Finding } from './report.ts'
import { best, ids, rounds, seconds } from './run-speed.ts'

const model = `entity person on shop { from people id person_id }
segment everybody of person { }
`

/** All IDs through pg-cursor alone, thrown away. */
const readByCursor = async (client: pg.Client): Promise<void> => {
  const cursor = client.query(new Cursor('select distinct person_id from people', [], { rowMode: 'array' }))
  for (;;) if ((await cursor.read(8192)).length === 0) break
  await cursor.close()
}

/** Members of millions of IDs out of PostgreSQL, against the speed of pg-cursor itself. */
export const measurePostgresRuns = async (): Promise<readonly Finding[]> => {
  let port = 0
  const provide = (_: string, value: number): void => {
    port = value
  }
  const stop = await startPostgres({ provide } as unknown as TestProject)
  const root = await mkdtemp(join(tmpdir(), 'segql-runs-'))
  const server = { host: '127.0.0.1', port, database: 'postgres' }
  const client = new pg.Client({ ...server, user: 'postgres' })
  try {
    await client.connect()
    await client.query(`create table people as select 'person_' || n as person_id from generate_series(1, ${ids}) n`)
    const connections = { shop: { kind: 'postgres', ...server, username: 'postgres', tls: 'off' } }
    await writeFile(join(root, 'segql.config.json'), JSON.stringify({ version: 1, keyChecks: 'never', connections }))
    await writeFile(join(root, 'model.segql'), model)
    const times: number[] = []
    for (let round = 0; round < rounds; round++) times.push(await timed(() => readByCursor(client)))
    const cursor = median(times)
    const ours = await best(root, 'everybody')
    return [
      {
        what: `${ids.toLocaleString('en')} IDs of PostgreSQL into members, speed as a share of pg-cursor's own`,
        measured: `segql ${seconds(ours.milliseconds)}, pg-cursor ${seconds(cursor)}, ${Math.round(ours.megabytes)} MB at most`,
        value: cursor / ours.milliseconds,
        unit: '×',
        target: { compare: 'at least', value: 0.7 },
      },
    ]
  } finally {
    await client.end()
    await stop()
    await rm(root, { recursive: true, force: true })
  }
}
