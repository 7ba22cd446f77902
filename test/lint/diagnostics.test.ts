import { describe, expect, test } from 'vitest'
import { rawDiagnostics } from '../../compiler/diagnostics/raw.ts'
import { type LintOptions, lintSql } from '../../compiler/raw/lint.ts'
import { createSqlReader } from '../../compiler/raw/reader.ts'
import { longestSql } from '../../compiler/raw/rules.ts'
import type { Description, SqlReader } from '../../compiler/sql-reader.ts'
import { postgresRules, sqlReaders } from '../../dialects/lint/index.ts'
import { readerOf } from '../../runtime/readers/index.ts'
import { marked } from '../check/marked.ts'
import { lintCatalog } from './lint-catalog.ts'

type Code = keyof typeof rawDiagnostics
const catalog = lintCatalog('postgres')
const traits = { kind: 'traits', most: 25 } as const
const says = (description: Description): LintOptions => ({ catalog, describe: async () => description })

/** What an example is tried with, where it is not PostgreSQL and its tables alone. */
const settings: Partial<Record<Code, { readonly options?: LintOptions; readonly reader?: () => Promise<SqlReader> }>> =
  {
    E713: { reader: async () => disagreeing },
    E719: { reader: () => readerOf('duckdb') },
    E720: { options: { catalog, as: { kind: 'segment' } } },
    E726: { options: { catalog, as: { kind: 'segment' } } },
    E728: { options: says({ kind: 'refused', message: 'permission denied for table people', reason: 'permission' }) },
    E729: { options: says({ kind: 'refused', message: 'column "user_id" is ambiguous' }) },
    W750: { options: {} },
    E721: { options: { catalog, as: traits } },
    E722: { options: { catalog, as: traits } },
    E723: { options: { catalog, as: traits } },
    E724: { options: { catalog, as: { kind: 'traits', most: 25 } }, reader: async () => sqlReaders.snowflake() },
    E725: { options: { catalog, as: traits } },
    W753: { options: { catalog: qualified() } },
  }

function qualified() {
  return { ...catalog, tables: catalog.tables.map((table) => ({ ...table, name: ['public', ...table.name] })) }
}

/** A reader whose second opinion is another one. */
const disagreeing = createSqlReader({
  rules: postgresRules,
  parse: async () => ({
    kind: 'query',
    query: {
      kind: 'query',
      ctes: [],
      recursive: false,
      body: { kind: 'values', rows: [] },
      orderBy: [],
      limited: false,
      limits: [],
    },
    calls: [],
    foreign: [],
  }),
  second: async () => ({ kind: 'other', what: '2 statements' }),
})

describe('every diagnostic of raw SQL shows itself in its example', () => {
  for (const [code, row] of Object.entries(rawDiagnostics)) {
    test(`${code} stands where it is marked`, async () => {
      const { text, spans } = marked(row.example.source)
      const { options = { catalog }, reader = () => readerOf('postgres') } = settings[code as Code] ?? {}
      const { diagnostics } = await lintSql(await reader(), text, options)
      expect(diagnostics.map((each) => each.code)).toContain(code)
      const found = diagnostics.find((each) => each.code === code)
      expect(found?.hint).toBeTruthy()
      if (spans[0]) expect(found?.span).toEqual(spans[0])
    })
  }
})

test('a text longer than the limit is told as such', async () => {
  const text = `select user_id from people where country in (${"'US', ".repeat(longestSql / 6)}'CA')`
  const { diagnostics } = await lintSql(await readerOf('postgres'), text, { catalog })
  expect(diagnostics).toMatchObject([{ code: 'E710' }])
})
