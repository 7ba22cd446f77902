import { describe, expect, test } from 'vitest'
import type { NewRun } from '../../runtime/store/run-history.ts'
import { databases } from './stores.ts'

const vip: NewRun = {
  target: { kind: 'segment', entity: 'customer', name: 'vip' },
  connection: 'warehouse',
  sql: "select customer_id from customers where note = 'it''s – ✓'",
  who: 'ada@example.com',
  asOf: '2026-11-01T00:00:00.000Z',
}
const query: NewRun = { target: { kind: 'query' }, connection: 'lake', sql: 'select 1', who: 'bob' }
const finding = { code: 'E933', severity: 'error', message: 'The query took longer than 15 minutes.' } as const

describe.each(databases)('the history of runs in %s', (_, emptyPlace) => {
  test('tells a run from its queue to its end', async () => {
    const { runs } = await emptyPlace().open()
    const queued = await runs.queue(vip, 'host:1')
    expect(queued).toMatchObject({ ...vip, status: 'queued', findings: [] })
    expect(await runs.start(queued.id)).toBe(true)
    await runs.progress(queued.id, 0.25)
    expect(await runs.read(queued.id)).toMatchObject({ status: 'running', progress: 0.25 })
    const sample = {
      columns: [{ name: 'id', type: { kind: 'text' }, native: 'VARCHAR' }],
      rows: [['c1'], [null], ['ø "x"']],
    } as const
    const metrics = {
      milliseconds: 1234,
      bytesScanned: 9_007_199_254_740_991,
      rows: 3,
      credits: 0.0625,
      queryId: 'q-1',
    }
    expect(await runs.finish(queued.id, { status: 'successful', metrics, sample })).toBe(true)
    expect(await runs.read(queued.id)).toMatchObject({
      ...vip,
      ...metrics,
      status: 'successful',
      columns: sample.columns,
    })
    expect(await runs.sample(queued.id)).toEqual(sample)
  })

  test('says which measures the warehouse does not tell', async () => {
    const { runs } = await emptyPlace().open()
    const { id } = await runs.queue(query, 'host:1')
    await runs.finish(id, {
      status: 'successful',
      metrics: { rows: 0, bytesScanned: 'not provided', credits: 'not provided' },
    })
    const run = await runs.read(id)
    expect(run).toMatchObject({
      target: { kind: 'query' },
      rows: 0,
      bytesScanned: 'not provided',
      credits: 'not provided',
    })
    expect(run).not.toHaveProperty('milliseconds')
  })

  test('a run ends once: a cancelled one is never successful', async () => {
    const { runs } = await emptyPlace().open()
    const { id } = await runs.queue(vip, 'host:1')
    expect(await runs.finish(id, { status: 'cancelled' })).toBe(true)
    expect(await runs.start(id)).toBe(false)
    expect(await runs.finish(id, { status: 'successful', metrics: { rows: 5 } })).toBe(false)
    expect(await runs.read(id)).toMatchObject({ status: 'cancelled' })
    expect(await runs.read(id)).not.toHaveProperty('rows')
  })

  test('lists the newest first, page by page, by name, connection and status', async () => {
    const { runs } = await emptyPlace().open()
    const ids: string[] = []
    for (const run of [vip, query, vip, query, vip]) ids.push((await runs.queue(run, 'host:1')).id)
    await runs.finish(ids[0]!, { status: 'timed out', findings: [finding] })
    const idsOf = async (...given: Parameters<typeof runs.list>) => (await runs.list(...given)).runs.map(({ id }) => id)
    expect(await idsOf()).toEqual(ids.toReversed())
    expect(await runs.list({ limit: 2 })).toMatchObject({ runs: [{ id: ids[4] }, { id: ids[3] }], more: true })
    expect(await idsOf({ before: ids[2]! })).toEqual([ids[1], ids[0]])
    expect(await idsOf({ name: 'vip' })).toEqual([ids[4], ids[2], ids[0]])
    expect(await idsOf({ connection: 'lake' })).toEqual([ids[3], ids[1]])
    expect(await runs.list({ status: ['timed out'] })).toMatchObject({ runs: [{ findings: [finding] }], more: false })
  })

  test('a run whose process fell silent ends as failed; one that lives goes on', async () => {
    const { runs } = await emptyPlace().open()
    const dead = await runs.queue(vip, 'host:1')
    const living = await runs.queue(vip, 'host:2')
    await runs.start(dead.id)
    await new Promise((resolve) => setTimeout(resolve, 30))
    await runs.alive('host:2')
    expect(await runs.abandon(20, finding)).toEqual([dead.id])
    expect(await runs.read(dead.id)).toMatchObject({ status: 'failed', findings: [finding] })
    expect(await runs.read(living.id)).toMatchObject({ status: 'queued' })
  })

  test('keeps so many runs, and every one that has not ended', async () => {
    const { runs } = await emptyPlace().open()
    const ids: string[] = []
    for (let count = 0; count < 6; count++) ids.push((await runs.queue(vip, 'host:1')).id)
    for (const id of ids.slice(1)) await runs.finish(id, { status: 'successful' })
    expect(await runs.prune(3)).toBe(2)
    expect((await runs.list()).runs.map(({ id }) => id)).toEqual([ids[5], ids[4], ids[3], ids[0]])
    expect(await runs.prune(3)).toBe(0)
  })
})
