import { readdirSync } from 'node:fs'
import { basename } from 'node:path'
import { expect, test } from 'vitest'
import { dialects } from '../../dialects/index.ts'
import { sections } from '../cases/index.ts'
import { readResults, resultsFolder, verdictOf } from './tier2/results.ts'

const names = readdirSync(resultsFolder).map((file) => basename(file, '.json'))

test('Spark and a stand-in of Snowflake have result files', () => {
  expect(names).toEqual(expect.arrayContaining(['fakesnow', 'spark']))
})

test.each(names)('%s was asked every row case as it is emitted today (else `npm run test:engines`)', (name) => {
  const { dialect, cases } = readResults(name)!
  const emitted = sections.flatMap(({ groups }) =>
    groups.flatMap((given) =>
      given.cases.map((one) => [one.title, verdictOf(given, one, dialects[dialect as keyof typeof dialects])] as const),
    ),
  )
  expect(cases).toEqual(Object.fromEntries(emitted))
})
