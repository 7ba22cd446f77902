import type { ConnectionCatalog } from '../../compiler/catalog.ts'
import { lintSql } from '../../compiler/raw/lint.ts'
import type { SqlDialect } from '../../dialects/lint/index.ts'
import { failure } from '../failures.ts'
import type { ProveRaw } from './proven-sets.ts'

export interface ProveOptions {
  readonly dialect: SqlDialect
  /** Asked once, when there is raw SQL. */
  readonly catalog: () => Promise<ConnectionCatalog>
  readonly safeFunctions: readonly string[]
  /** The columns by the warehouse's own word, asked only of texts that are proven. */
  readonly columns: (statement: string) => Promise<readonly string[]>
}

/** Raw SQL is sent only when it is proven to be a single query that reads tables of the catalog by functions that only read. */
export const proveRaw = ({ dialect, catalog, safeFunctions, columns }: ProveOptions): ProveRaw => {
  let known: Promise<ConnectionCatalog> | undefined
  const done = new Map<string, ReturnType<ProveRaw>>()
  const prove: ProveRaw = async (text) => {
    const { readerOf } = await import('../readers/index.ts')
    known ??= catalog()
    const facts = await lintSql(await readerOf(dialect), text, { catalog: await known, safeFunctions })
    const [finding] = facts.diagnostics.filter(({ severity }) => severity === 'error')
    if (finding) return { refused: withoutPlace(finding) }
    if (facts.readOnly !== 'proven') {
      const [doubt] = facts.diagnostics
      return { refused: failure('E957', { reason: doubt?.message ?? 'something in it is unknown.' }) }
    }
    const { statement } = facts
    return { columns: await columns(statement), statement }
  }
  return (text) => {
    const found = done.get(text) ?? prove(text)
    done.set(text, found)
    return found
  }
}

/** Places count from the raw text's start, and a run tells of its file. */
const withoutPlace = <Finding extends { readonly span?: unknown; readonly fix?: unknown }>({
  span: _,
  fix: __,
  ...finding
}: Finding): Omit<Finding, 'span' | 'fix'> => finding
