import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { lintSql } from '../../compiler/raw/lint.ts'
import type { SqlReader } from '../../compiler/sql-reader.ts'
import { sqlDialects, sqlReaders } from '../../dialects/lint/index.ts'
import { closeReaders, exactReaderOf, readerOf } from '../../runtime/readers/index.ts'
import { hasZetaSql } from '../../runtime/readers/zetasql-service.ts'
import { hostileTexts, valuesWith } from './hostile-texts.ts'
import { lintCatalog } from './lint-catalog.ts'

const readers: readonly (readonly [name: string, dialect: (typeof sqlDialects)[number], () => Promise<SqlReader>])[] = [
  ...sqlDialects.map((dialect) => [dialect, dialect, () => readerOf(dialect)] as const),
  ['duckdb without its engine', 'duckdb', async () => sqlReaders.duckdb()],
  ...(hasZetaSql() ? [['bigquery by ZetaSQL', 'bigquery', () => exactReaderOf('bigquery')] as const] : []),
]

afterAll(closeReaders)

describe.each(readers)('a hostile author writes for %s', (_, dialect, open) => {
  const { refused, unproven } = hostileTexts(dialect)
  const catalog = lintCatalog(dialect)

  test(`at least 200 texts are there (${refused.length} statements, ${unproven.length} calls)`, () => {
    expect(refused.length + unproven.length).toBeGreaterThanOrEqual(200)
  })

  test('the same places take a function of the database', async () => {
    const reader = await open()
    for (const text of valuesWith('lower(email)')) {
      expect({ text, ...(await lintSql(reader, text, { catalog })) }).toMatchObject({ readOnly: 'proven' })
    }
  })

  test('no statement but one query is let through, with and without a catalog', async () => {
    const reader = await open()
    const accepted: string[] = []
    for (const text of refused) {
      const facts = await lintSql(reader, text, { catalog })
      if (facts.readOnly !== 'refused' || !facts.diagnostics.some(({ severity, hint }) => severity === 'error' && hint))
        accepted.push(text)
    }
    expect(accepted).toEqual([])
  })

  test('no call or table of somebody is proven', async () => {
    const reader = await open()
    const accepted: string[] = []
    for (const text of unproven) {
      const { readOnly } = await lintSql(reader, text, { catalog })
      if (readOnly === 'proven') accepted.push(text)
    }
    expect(accepted).toEqual([])
  })

  test('a keyword before a parenthesis is no licence for a function of that name', async () => {
    const reader = await open()
    const { words, functions, types } = reader.rules
    const accepted: string[] = []
    for (const word of words) {
      // Reserved: nobody's function has such a name.
      const isReserved = /^(not|row|interval)$/.test(word)
      if (isReserved || functions.has(word) || types[word] || `${word}(` in types) continue
      const { readOnly } = await lintSql(reader, `select user_id, ${word}(email) as x from people`, { catalog })
      if (readOnly === 'proven') accepted.push(word)
    }
    expect(accepted).toEqual([])
  })

  test('nothing written by chance around a statement that writes is let through', async () => {
    const reader = await open()
    const piece = fc.constantFrom(
      ' ',
      '\n',
      '\t',
      '(',
      ')',
      ';',
      ',',
      "'",
      '"',
      '`',
      '--',
      '/*',
      '*/',
      '#',
      '//',
      '\\',
      '$$',
      '$a$',
      'select',
      'with x as',
      'from people',
      'union all',
      'user_id',
      '*',
      "''",
      "\\'",
      '\r',
      '\u00a0',
      '\u200b',
      'é',
      '😀',
      "E'",
      "r'",
      "b'",
      'U&"',
      '1',
      'as',
      'where',
    )
    const around = fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join(' '))
    const statement = fc.constantFrom('delete from people', 'drop table people', "insert into people values ('x')")
    await fc.assert(
      fc.asyncProperty(around, statement, around, async (before, hostile, after) => {
        const text = `${before} ${hostile} ${after}`
        const { readOnly, statement: sent } = await lintSql(reader, text, { catalog })
        // What stands in a text or a comment is harmless: then it is not among what is sent as SQL.
        return readOnly === 'refused' || isQuoted(sent, hostile)
      }),
      { numRuns: 150 },
    )
  })
})

/** The statement stands within quotes of one kind, or is gone with a comment. */
const isQuoted = (sent: string, hostile: string): boolean => {
  const at = sent.indexOf(hostile)
  if (at === -1) return true
  return ["'", '"', '`', '$$', '$a$'].some(
    (quote) => sent.slice(0, at).includes(quote) && sent.slice(at).includes(quote),
  )
}
