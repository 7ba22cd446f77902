import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { readCorpus } from './corpus/queries.ts'
import { createBigQueryReferee, createDuckDBReferee, createPostgresReferee, type Referee } from './corpus/referees.ts'

const referees = {
  duckdb: createDuckDBReferee,
  postgres: () => createPostgresReferee(inject('postgresPort')),
  bigquery: () => createBigQueryReferee(inject('zetasqlPort')),
} as const

// What the corpus expects is what the engines say; without this the linter would be compared with an opinion.
describe.for(Object.keys(referees) as (keyof typeof referees)[])('%s', (dialect) => {
  const absent = dialect === 'bigquery' && inject('zetasqlPort') === undefined
  let referee: Referee
  beforeAll(async () => {
    if (!absent) referee = await referees[dialect]()
  })
  afterAll(async () => {
    if (!absent) await referee.close()
  })
  test.skipIf(absent)('every query of the corpus gives the columns that stand beside it', async () => {
    const queries = [...readCorpus(dialect, 'main'), ...readCorpus(dialect, 'held out')]
    for (const { name, sql, columns } of queries) {
      expect({ name, columns: await referee.describe(sql) }).toEqual({ name, columns })
    }
  })
})
