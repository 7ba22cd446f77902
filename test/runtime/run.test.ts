import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { listTargets, type Project, readCurrent, readProject, resultFolder, run } from '../../runtime/index.ts'
import type { WriteText } from '../../runtime/store/atomic.ts'
import { folderWith, writeDatabase } from './folders.ts'

const place = { kind: 'members', entity: 'customer', name: 'few' } as const

const createProject = async (): Promise<Project> => {
  const root = folderWith({
    'segql.config.json': JSON.stringify({ version: 1, connections: { demo: { kind: 'duckdb', path: 'd.duckdb' } } }),
    'model.segql': 'entity customer { from customers id customer_id }\nsegment few of customer { where n < 3 }\n',
  })
  await writeDatabase(
    join(root, 'd.duckdb'),
    "create table customers as select 'c' || range as customer_id, range as n from range(9)",
  )
  return readProject(root)
}

const runAll = async ({ root, config, checked }: Project, write?: WriteText, signal?: AbortSignal) => {
  if (!config) throw new Error('the configuration has errors')
  const now = BigInt(Date.now()) * 1000n
  const targets = listTargets(checked)
  return run({ root, config, targets, now, ...(write && { write }), ...(signal && { signal }) })
}

const failing =
  (code: string): WriteText =>
  () => {
    throw Object.assign(new Error(code), { code })
  }

test.each([
  ['ENOSPC', 'E931', 'The disk that holds `.segql` is full'],
  ['EDQUOT', 'E931', 'The disk that holds `.segql` is full'],
  ['EROFS', 'E943', 'the disk is read-only'],
])('%s when the result becomes the current one keeps the one before', async (errno, code, sentence) => {
  const project = await createProject()
  const [first] = (await runAll(project)).outcomes
  const [second] = (await runAll(project, failing(errno))).outcomes
  expect(second).toMatchObject({ status: 'failed', diagnostics: [{ code }] })
  expect(second?.diagnostics[0]?.message).toContain(sentence)
  expect(readCurrent(project.root, place)).toMatchObject({ current: { run: first?.current?.run, count: 3 } })
  expect(readdirSync(resultFolder(project.root, place))).toHaveLength(2)
})

test('a run that was stopped before its first target skips them all', async () => {
  const project = await createProject()
  const stopped = AbortSignal.abort()
  const report = await runAll(project, undefined, stopped)
  expect(report).toMatchObject({ interrupted: true, outcomes: [{ status: 'skipped', diagnostics: [] }] })
})
