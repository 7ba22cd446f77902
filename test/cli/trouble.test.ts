import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { createProject, segql, segqlJson, start, temporaryFolder, vip, writeFiles } from './command-line.ts'

/** Raw SQL that runs until it is stopped. */
const endless = `segment endless of customer on demo { sql """
  select a.range || '' from range(1000000000) a, range(1000000) b where a.range * b.range = -1
""" }
`

const folderOf = (project: string, segment: string) => join(project, '.segql/members/customer', segment)
const currentOf = (project: string, segment: string) =>
  readFileSync(join(folderOf(project, segment), 'current.json'), 'utf8')
const pause = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds))

/** A project in which `vip` has run, and then became endless. */
const withEndless = async () => {
  const project = await createProject()
  await segql(project, 'run')
  writeFileSync(join(project, 'segments/vip.segql'), endless.replace('segment endless', 'segment vip'))
  await segql(project, 'check')
  return project
}

test.each(['SIGINT', 'SIGTERM'] as const)(
  '%s in the middle of a run is one sentence, exit code 130, and keeps the members',
  async (signal) => {
    const project = await withEndless()
    const before = currentOf(project, 'vip')
    const { process: child, ended } = start(project, ['run'])
    await pause(1500)
    child.kill(signal)
    const { exit, error } = await ended
    expect(exit).toBe(130)
    expect(error).toContain('`vip`: Interrupted; the results of the last successful run are kept.')
    expect(currentOf(project, 'vip')).toBe(before)
    expect(readdirSync(folderOf(project, 'vip')).filter((name) => name.startsWith('.tmp'))).toEqual([])
    expect((await segql(project, 'members', 'vip')).out).toBe('c1\n')
  },
)

test('kill -9 in the middle of a run keeps the members, and the next run cleans up', async () => {
  const project = await withEndless()
  const before = currentOf(project, 'vip')
  const { process: child, ended } = start(project, ['run'])
  await pause(1000)
  child.kill('SIGKILL')
  expect((await ended).exit).toBeNull()
  expect(currentOf(project, 'vip')).toBe(before)
  writeFileSync(join(project, 'segments/vip.segql'), vip)
  expect((await segqlJson(project, 'run')).exit).toBe(0)
  expect(existsSync(join(project, '.segql/spill', String(child.pid)))).toBe(false)
})

test('two runs at once both succeed, and the members are whole', async () => {
  const project = await createProject()
  await segql(project, 'check')
  const both = await Promise.all([segqlJson(project, 'run'), segqlJson(project, 'run'), segqlJson(project, 'run')])
  expect(both.map(({ exit }) => exit)).toEqual([0, 0, 0])
  expect(both.map(({ result }) => result.runs[0]?.run)).toContain(JSON.parse(currentOf(project, 'vip')).run)
  expect((await segql(project, 'members', 'vip')).out).toBe('c1\n')
})

test.skipIf(process.getuid?.() === 0)('a project folder that may not be written is one sentence', async () => {
  const project = await createProject()
  await segql(project, 'run')
  const before = currentOf(project, 'vip')
  chmodSync(folderOf(project, 'vip'), 0o500)
  onTestFinished(() => chmodSync(folderOf(project, 'vip'), 0o700))
  const { exit, diagnostics } = await segqlJson(project, 'run')
  expect(exit).toBe(3)
  expect(diagnostics).toMatchObject([{ code: 'E943' }])
  expect(currentOf(project, 'vip')).toBe(before)
})

test('results that cannot be stored are one sentence, and the others run', async () => {
  const project = await createProject({ 'segments/a.segql': `${vip}segment everybody of customer { }\n` })
  mkdirSync(join(project, '.segql/members/customer'), { recursive: true })
  writeFileSync(folderOf(project, 'vip'), 'a file where the folder belongs')
  const { exit, diagnostics, result } = await segqlJson(project, 'run')
  expect(exit).toBe(3)
  expect(diagnostics).toMatchObject([{ code: 'E943' }])
  expect(diagnostics[0]?.message).toMatch(/^`vip`: `.*vip` cannot be written: /)
  expect(result.runs.map(({ status }: { status: string }) => status)).toEqual(['failed', 'succeeded'])
})

test('a damaged result is told as such', async () => {
  const project = await createProject()
  await segql(project, 'run')
  writeFileSync(join(folderOf(project, 'vip'), 'current.json'), '{')
  const { exit, codes } = await segqlJson(project, 'members', 'vip')
  expect({ exit, codes }).toEqual({ exit: 1, codes: ['E949'] })
  expect((await segqlJson(project, 'run')).exit).toBe(0)
  expect((await segql(project, 'members', 'vip')).out).toBe('c1\n')
})

test('a query that needs more memory than allowed is told', async () => {
  const project = await createProject(
    {
      'segments/big.segql': `segment big of customer on demo { sql """ select list(range || 'x')::varchar from range(40000000) """ }\n`,
    },
    { config: { connections: { demo: { kind: 'duckdb', path: 'shop.duckdb', memoryLimit: '50MB', threads: 1 } } } },
  )
  const { exit, codes } = await segqlJson(project, 'run')
  expect({ exit, codes }).toEqual({ exit: 3, codes: ['E947'] })
})

const mountSmallDisk = (): string | undefined => {
  const folder = temporaryFolder()
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=300k', 'tmpfs', folder]).status !== 0) return undefined
  onTestFinished(() => void spawnSync('umount', [folder]))
  return folder
}

test('a full disk is one sentence, keeps the members, and leaves nothing half-written', async (context) => {
  const disk = mountSmallDisk()
  if (disk === undefined) return context.skip('this user may not mount a small disk')
  const data = 'create table customers as select md5(range::varchar) as customer_id, range as n from range(200000)'
  const home = await createProject(undefined, { data })
  const segment = (limit: number) => `segment few of customer { where n < ${limit} }\n`
  writeFiles(disk, {
    'segql.config.json': JSON.stringify({
      version: 1,
      connections: { demo: { kind: 'duckdb', path: join(home, 'shop.duckdb') } },
    }),
    'model.segql': 'entity customer { from customers id customer_id }\n',
    'few.segql': segment(3),
  })
  expect((await segqlJson(disk, 'run')).exit).toBe(0)
  const before = currentOf(disk, 'few')
  writeFiles(disk, { 'few.segql': segment(190_000) })
  const { exit, diagnostics } = await segqlJson(disk, 'run')
  expect(exit).toBe(3)
  expect(diagnostics).toMatchObject([{ code: 'E931' }])
  expect(diagnostics[0]?.message).toMatch(/^`few`: The disk that holds `\.segql` is full; the results of the last/)
  expect(currentOf(disk, 'few')).toBe(before)
  expect(readdirSync(folderOf(disk, 'few'))).toHaveLength(2)
  expect((await segql(disk, 'members', 'few')).out.split('\n')).toHaveLength(4)
})
