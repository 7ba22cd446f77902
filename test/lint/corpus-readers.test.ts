import { afterAll, describe, expect, test } from 'vitest'
import { lintSql } from '../../compiler/raw/lint.ts'
import { closeReaders, exactReaderOf, readerOf } from '../../runtime/readers/index.ts'
import { hasZetaSql } from '../../runtime/readers/zetasql-service.ts'
import { readCorpus } from './corpus/queries.ts'
import { corpusCatalog, corpusDialects } from './corpus/tables.ts'

/** The last two parts of a name, as the corpus writes tables. */
const short = (name: readonly string[]): string => name.slice(-2).join('.').toLowerCase()

const readers = [
  ...corpusDialects.map((dialect) => [dialect, dialect, () => readerOf(dialect)] as const),
  ...(hasZetaSql() ? [['bigquery by ZetaSQL', 'bigquery', () => exactReaderOf('bigquery')] as const] : []),
]

afterAll(closeReaders)

describe.each(readers)('real queries of %s', (title, dialect, open) => {
  test.each(['main', 'held out'] as const)('are let through, with their columns and tables (%s)', async (file) => {
    const reader = await open()
    const catalog = corpusCatalog(dialect)
    const counted = { queries: 0, columns: 0, types: 0 }
    for (const query of readCorpus(dialect, file)) {
      const as = query.as === 'segment' ? { kind: query.as } : { kind: query.as, most: 25 }
      const facts = await lintSql(reader, query.sql, { catalog, as })
      const found = {
        name: query.name,
        readOnly: facts.readOnly,
        errors: facts.diagnostics.filter(({ severity }) => severity === 'error'),
        columns: facts.columns?.map(({ name }) => name),
        tables: [...new Set(facts.tables.map(({ known = [] }) => short(known)))].sort(),
      }
      expect(found).toEqual({
        name: query.name,
        readOnly: 'proven',
        errors: [],
        columns: query.columns.map(({ name }) => name),
        tables: query.tables.map((table) => table.toLowerCase()).sort(),
      })
      // A type is told only where it is certain.
      const kinds = facts.columns?.map(({ type }) => type?.kind) ?? []
      const wrong = kinds.filter(
        (kind, index) => kind !== undefined && !['?', kind].includes(query.columns[index]!.kind),
      )
      expect({ name: query.name, wrong }).toEqual({ name: query.name, wrong: [] })
      counted.queries++
      counted.columns += kinds.length
      counted.types += kinds.filter((kind) => kind !== undefined).length
    }
    const { queries, columns, types } = counted
    console.log(`${title}, ${file}: ${queries} queries, ${columns} columns all right, ${types} types known, all right`)
    expect(queries).toBeGreaterThanOrEqual(file === 'main' ? 30 : 5)
  })
})
