import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { sections } from '../cases/index.ts'

const page = readFileSync(join(import.meta.dirname, '../../docs/differences.md'), 'utf8')
const cited = [...page.matchAll(/\| `([^`]+)` \|$/gm)].map(([, title = '']) => title)

test('every difference that is hidden is shown by a row case', () => {
  const titles = new Set(
    sections.flatMap(({ groups }) => groups.flatMap(({ cases }) => cases.map(({ title }) => title))),
  )
  expect(cited.length).toBeGreaterThan(30)
  expect(cited.filter((title) => !titles.has(title))).toEqual([])
})
