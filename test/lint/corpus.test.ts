import { describe, expect, test } from 'vitest'
import { lintSql } from '../../compiler/raw/lint.ts'
import type { SqlFacts } from '../../compiler/sql-reader.ts'
import { readerOf } from '../../runtime/readers/index.ts'
import { type CorpusQuery, readCorpus } from './corpus/queries.ts'
import { type CorpusDialect, corpusCatalog, corpusDialects } from './corpus/tables.ts'

const lint = async (dialect: CorpusDialect, { sql, as }: CorpusQuery): Promise<SqlFacts> =>
  lintSql(await readerOf(dialect), sql, {
    catalog: corpusCatalog(dialect),
    as: as === 'segment' ? { kind: as } : { kind: as, most: 25 },
  })

/** What the linter says of a query, in the corpus's own words. */
const answerOf = ({ readOnly, tables, columns, diagnostics }: SqlFacts) => ({
  readOnly,
  errors: diagnostics.filter(({ severity }) => severity === 'error').map(({ message }) => message),
  tables: [
    ...new Set(tables.map(({ known, path }) => (known?.slice(1) ?? path.map(({ text }) => text)).join('.'))),
  ].sort(),
  columns: columns?.map(({ name }) => name),
})

const expected = ({ tables, columns }: CorpusQuery) => ({
  readOnly: 'proven',
  errors: [],
  tables: tables.toSorted(),
  columns: columns.map(({ name }) => name),
})

describe.for(corpusDialects)('%s', (dialect) => {
  test.for(['main', 'held out'] as const)(
    'every query of the corpus (%s) is accepted, with its columns and tables',
    async (file) => {
      const queries = readCorpus(dialect, file)
      const wrong: object[] = []
      const types = { known: 0, all: 0 }
      for (const query of queries) {
        const facts = await lint(dialect, query)
        const [given, wanted] = [answerOf(facts), expected(query)]
        if (JSON.stringify(given) !== JSON.stringify(wanted)) wrong.push({ name: query.name, given, wanted })
        for (const [index, { kind }] of query.columns.entries()) {
          const type = facts.columns?.[index]?.type
          types.all++
          if (!type) continue
          types.known++
          // A type that is told before the warehouse was asked must be the one the warehouse has.
          if (type.kind !== kind) wrong.push({ name: query.name, column: index, type: type.kind, wanted: kind })
        }
      }
      expect(wrong).toEqual([])
      expect(queries.length).toBeGreaterThanOrEqual(file === 'main' ? 30 : 8)
      const told = `types known offline: ${types.known} of ${types.all} columns`
      console.log(`${dialect}, ${file}: ${queries.length} of ${queries.length} queries, ${told}`)
    },
  )
})
