/** A process of its own: prints how many milliseconds its first lint took, loading included. */

import type { SqlDialect } from '../../dialects/lint/index.ts'
import { lintCatalog } from '../lint/lint-catalog.ts'
import { lintQuery } from './lint-query.ts'

const [dialect = 'postgres', kind] = process.argv.slice(2) as [SqlDialect, string?]
const started = performance.now()
const { closeReaders, exactReaderOf, readerOf } = await import('../../runtime/readers/index.ts')
const { lintSql } = await import('../../compiler/raw/lint.ts')
const reader = await (kind === 'exact' ? exactReaderOf(dialect) : readerOf(dialect))
const { readOnly } = await lintSql(reader, lintQuery, {
  catalog: lintCatalog(dialect),
  as: { kind: 'traits', most: 25 },
})
console.log(performance.now() - started)
await closeReaders()
process.exit(readOnly === 'proven' ? 0 : 1)
