import { expect, test } from 'vitest'
import { lintSql } from '../../compiler/raw/lint.ts'
import { readerOf } from '../../runtime/readers/index.ts'
import { readCorpus } from './corpus/queries.ts'
import { corpusCatalog, corpusDialects } from './corpus/tables.ts'
import { slipsOf } from './typing-slips.ts'

test.each(corpusDialects)('slips of the pen in %s are found where they stand, each with a hint', async (dialect) => {
  const reader = await readerOf(dialect)
  const catalog = corpusCatalog(dialect)
  const slips = readCorpus(dialect, 'main').flatMap(({ sql }) => slipsOf(sql, reader.rules))
  // A comma at the end of a list is no slip where the dialect allows it.
  const wrong = slips.filter(({ kind }) => kind !== 'comma before from' || !reader.rules.trailingComma)
  const missed: string[] = []
  const misplaced: string[] = []
  for (const { kind, text, at } of wrong) {
    const { diagnostics } = await lintSql(reader, text, { catalog })
    const found = diagnostics.find(({ severity }) => severity === 'error')
    if (!found) {
      missed.push(`${kind}: ${text.replaceAll(/\s+/g, ' ')}`)
      continue
    }
    expect(found.hint).toBeTruthy()
    const { start = 0, end = 0 } = found.span ?? {}
    if (!(start < at.end && end > at.start))
      misplaced.push(`${kind}: ${text.slice(start, end)} instead of ${text.slice(at.start, at.end)}`)
  }
  const share = (part: readonly string[]): number => 1 - part.length / wrong.length
  const percent = (value: number): string => `${(100 * value).toFixed(1)} %`
  console.log(
    `${dialect}: ${wrong.length} slips, ${percent(share(missed))} found, ${percent(share([...missed, ...misplaced]))} where they stand`,
  )
  if (process.env.SEGQL_SLIPS) console.log([...missed, ...misplaced].join('\n'))
  expect(share(missed)).toBeGreaterThanOrEqual(0.95)
  expect(share([...missed, ...misplaced])).toBeGreaterThanOrEqual(0.9)
})
