import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { replaceText } from '../../runtime/store/atomic.ts'
import {
  abandonRun,
  beginRun,
  type Current,
  finishRun,
  readCurrent,
  resultFolder,
} from '../../runtime/store/results.ts'
import { uuid7 } from '../../runtime/store/uuid7.ts'
import { folderWith } from './folders.ts'

const place = { kind: 'members', entity: 'customer', name: 'vip' } as const
const current = (run: string, count: number): Current => ({
  version: 1,
  run,
  ...place,
  asOf: '2026-01-01T00:00:00.000Z',
  finishedAt: '2026-01-01T00:00:01.000Z',
  count,
  columns: [{ name: 'id', type: 'VARCHAR' }],
  milliseconds: 1,
  definition: 'abc',
})
const store = (root: string, count: number, kept = 10): string => {
  const open = beginRun(root, place)
  writeFileSync(open.file, `rows of ${count}`)
  finishRun(root, place, open, current(open.run, count), kept)
  return open.run
}
const countOf = (root: string): number | undefined => {
  const found = readCurrent(root, place)
  return found.kind === 'current' ? found.current.count : undefined
}
const full: (file: string, text: string) => void = (file) => {
  writeFileSync(file, 'half')
  throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
}

test('the last successful run is the current one', () => {
  const root = folderWith()
  expect(readCurrent(root, place)).toEqual({ kind: 'none' })
  store(root, 1)
  store(root, 2)
  expect(countOf(root)).toBe(2)
})

test('a run that is given up leaves the one before, and nothing else', () => {
  const root = folderWith()
  const first = store(root, 1)
  const open = beginRun(root, place)
  writeFileSync(open.file, 'half')
  abandonRun(open)
  expect(countOf(root)).toBe(1)
  expect(readdirSync(resultFolder(root, place)).sort()).toEqual([`${first}.parquet`, 'current.json'].sort())
})

test('a full disk at the very end leaves the run before, and nothing else', () => {
  const root = folderWith()
  const first = store(root, 1)
  const open = beginRun(root, place)
  writeFileSync(open.file, 'rows of 2')
  expect(() => finishRun(root, place, open, current(open.run, 2), 10, full)).toThrow('no space left')
  expect(countOf(root)).toBe(1)
  expect(readdirSync(resultFolder(root, place)).sort()).toEqual([`${first}.parquet`, 'current.json'].sort())
})

test('what a killed process left half-written is removed by the next run', () => {
  const root = folderWith()
  store(root, 1)
  const left = join(resultFolder(root, place), '.tmp-999999999-x.parquet')
  const living = join(resultFolder(root, place), `.tmp-${process.pid}-y.parquet`)
  writeFileSync(left, 'half')
  writeFileSync(living, 'being written')
  store(root, 2)
  expect(existsSync(left)).toBe(false)
  expect(existsSync(living)).toBe(true)
})

test('old runs go, the newest stay', () => {
  const root = folderWith()
  const runs = [1, 2, 3, 4].map((count) => store(root, count, 2))
  const parquet = readdirSync(resultFolder(root, place)).filter((name) => name.endsWith('.parquet'))
  expect(parquet.sort()).toEqual(runs.slice(2).map((run) => `${run}.parquet`))
})

test('a damaged current.json is told, never taken', () => {
  const root = folderWith()
  store(root, 1)
  writeFileSync(join(resultFolder(root, place), 'current.json'), '{"version":1')
  expect(readCurrent(root, place).kind).toBe('damaged')
})

test('no name of an entity or segment leads out of the folder, and two names never share one', () => {
  const folders = ['../../x', 'a/b', 'a%2f;b', '.', 'größe', 'a b'].map((name) =>
    resultFolder('/root', { ...place, name }),
  )
  expect(folders.every((folder) => folder.startsWith('/root/.segql/members/customer/'))).toBe(true)
  expect(new Set(folders).size).toBe(folders.length)
  expect(folders[4]).toBe('/root/.segql/members/customer/größe')
})

test('a text is replaced as a whole or not at all', () => {
  const root = folderWith({ 'a.txt': 'old' })
  expect(() => replaceText(join(root, 'a.txt'), 'new', full)).toThrow('no space left')
  expect(readFileSync(join(root, 'a.txt'), 'utf8')).toBe('old')
  expect(readdirSync(root)).toEqual(['a.txt'])
})

const form = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

test('names of runs sort by time', () => {
  const start = Date.now() + 1000
  const names = [start, start + 1, start + 2, start + 1_700_000].map((time) => uuid7(time))
  expect([...names].sort()).toEqual(names)
  expect(names.map((name) => Number.parseInt(name.replace('-', '').slice(0, 12), 16))).toEqual([
    start,
    start + 1,
    start + 2,
    start + 1_700_000,
  ])
  expect(names.filter((name) => !form.test(name))).toEqual([])
})

test('names of runs of one millisecond, and after the clock went back, sort in the order they were made', () => {
  const now = Date.now() + 10_000_000
  const names = Array.from({ length: 10_000 }, (_, index) => uuid7(index % 100 === 99 ? now - 5000 : now))
  expect([...names].sort()).toEqual(names)
  expect(new Set(names).size).toBe(names.length)
  expect(names.filter((name) => !form.test(name))).toEqual([])
})
