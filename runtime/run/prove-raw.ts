import type { ConnectionCatalog } from '../../compiler/catalog.ts'
import { lintSql } from '../../compiler/raw/lint.ts'
import type { SqlReader } from '../../compiler/sql-reader.ts'
import { failure } from '../failures.ts'
import type { ProveRaw } from './proven-sets.ts'

export interface ProveOptions {
  readonly reader: SqlReader
  readonly catalog: ConnectionCatalog
  readonly safeFunctions: readonly string[]
  /** The columns by the warehouse's own word, asked only of texts that are proven. */
  readonly columns: (text: string) => Promise<readonly string[]>
}

/** Raw SQL is sent only when it is proven to be a single query that reads tables of the catalog by functions that only read. */
export const proveRaw =
  ({ reader, catalog, safeFunctions, columns }: ProveOptions): ProveRaw =>
  async (text) => {
    const facts = await lintSql(reader, text, { catalog, safeFunctions })
    const [finding] = facts.diagnostics.filter(({ severity }) => severity === 'error')
    if (finding) return { refused: finding }
    if (facts.readOnly !== 'proven') {
      const [doubt] = facts.diagnostics
      return { refused: failure('E957', { reason: doubt?.message ?? 'something in it is unknown.' }) }
    }
    return { columns: await columns(text) }
  }
