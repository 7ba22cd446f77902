import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { lintSql } from '../../compiler/raw/lint.ts'
import type { SqlReader } from '../../compiler/sql-reader.ts'
import { type SqlDialect, sqlDialects } from '../../dialects/lint/index.ts'
import { closeReaders, exactReaderOf, readerOf } from '../../runtime/readers/index.ts'
import { hasZetaSql } from '../../runtime/readers/zetasql-service.ts'
import { largeTexts } from '../lint/large-texts.ts'
import { lintCatalog } from '../lint/lint-catalog.ts'
import { lintQuery } from './lint-query.ts'
import { median, timed } from './measure.ts'
import type { Finding } from './report.ts'

const execute = promisify(execFile)
const alone = fileURLToPath(new URL('first-lint.ts', import.meta.url))

interface Subject {
  readonly name: string
  readonly dialect: SqlDialect
  readonly exact: boolean
  readonly open: () => Promise<SqlReader>
}

const subjects: readonly Subject[] = [
  ...sqlDialects.map((dialect) => ({ name: dialect, dialect, exact: false, open: () => readerOf(dialect) })),
  ...(hasZetaSql()
    ? [
        {
          name: 'bigquery with ZetaSQL',
          dialect: 'bigquery' as const,
          exact: true,
          open: () => exactReaderOf('bigquery'),
        },
      ]
    : []),
]

/** The reader warm, the first lint of a process, and the slowest of the large texts. */
export const measureLint = async (): Promise<readonly Finding[]> => {
  const findings: Finding[] = []
  for (const subject of subjects) findings.push(await warm(subject), await first(subject), await largest(subject))
  await closeReaders()
  return findings
}

const warm = async ({ name, dialect, exact, open }: Subject): Promise<Finding> => {
  const reader = await open()
  const catalog = lintCatalog(dialect)
  const lint = () => lintSql(reader, lintQuery, { catalog, as: { kind: 'traits', most: 25 } })
  for (let round = 0; round < 200; round++) await lint()
  const times: number[] = []
  for (let round = 0; round < 200; round++) times.push(await timed(lint))
  return {
    what: `lint of a 20-line query, ${name}`,
    measured: 'median of 200, warm',
    value: median(times),
    unit: 'ms',
    target: { compare: 'at most', value: exact ? 10 : 5 },
  }
}

const first = async ({ name, dialect, exact }: Subject): Promise<Finding> => {
  const times: number[] = []
  for (let round = 0; round < 7; round++) {
    const { stdout } = await execute(process.execPath, [alone, dialect, exact ? 'exact' : 'quick'])
    times.push(Number(stdout))
  }
  return {
    what: `the first lint in a process, ${name}`,
    measured: 'median of 7, loading included',
    value: median(times),
    unit: 'ms',
    target: { compare: 'at most', value: exact ? 800 : 400 },
  }
}

const largest = async ({ name, dialect, open }: Subject): Promise<Finding> => {
  const reader = await open()
  const catalog = lintCatalog(dialect)
  let slowest = { text: '', time: 0 }
  for (const [text, sql] of Object.entries(largeTexts)) {
    const time = await timed(() => lintSql(reader, sql, { catalog }))
    if (time > slowest.time) slowest = { text, time }
  }
  return {
    what: `the slowest large text, ${name}`,
    measured: slowest.text,
    value: slowest.time,
    unit: 'ms',
    target: { compare: 'at most', value: 1000 },
  }
}
