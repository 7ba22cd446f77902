import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { columns } from './columns.ts'
import { matrix, printPage } from './page.ts'

const rows = matrix()
const named = rows.flatMap(({ group, name, cells }) =>
  cells.map((cell, column) => ({ cell, where: `${group}, ${name}, ${columns[column]!.title}` })),
)

test('every row of the matrix is asked by a case, on every engine', () => {
  const empty = named.filter(({ cell }) => cell.agree === 0 && cell.unsupported.length === 0)
  expect(empty.map(({ where }) => where)).toEqual([])
  expect(named.flatMap(({ cell, where }) => cell.notRun.map((title) => `${where}: ${title}`))).toEqual([])
})

test('only what is about arrays, JSON, lists and patterns is unsupported anywhere', () => {
  const reasons = named.flatMap(({ cell, where }) => cell.unsupported.map((reason) => `${where}: ${reason}`))
  expect(reasons.filter((reason) => !/array|json|list|pattern|element/i.test(reason))).toEqual([])
})

test('docs/conformance.md says what the run says today (else `node tools/conformance.ts`)', () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/conformance.md'), 'utf8')
  expect(page).toBe(printPage(rows))
})
