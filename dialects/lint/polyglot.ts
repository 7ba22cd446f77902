import type { Parsed } from '../../compiler/raw/parsed.ts'
import { createSqlReader, type SecondOpinion, type SqlText } from '../../compiler/raw/reader.ts'
import type { SqlRules } from '../../compiler/raw/rules.ts'
import type { SqlReader } from '../../compiler/sql-reader.ts'
import { fromCodePoints } from './offsets.ts'
import { asExpression } from './polyglot-node.ts'
import { polyglotQuery, queryKinds } from './polyglot-tree.ts'
import type { Adapted } from './snowflake-gaps.ts'
import { createTreeContext } from './tree-context.ts'
import { createWasmModule } from './wasm-module.ts'

export type PolyglotDialect = 'bigquery' | 'snowflake' | 'databricks' | 'redshift' | 'duckdb'

const polyglot = createWasmModule('@polyglot-sql/sdk', () => import('@polyglot-sql/sdk'))

/** polyglot's parser for a dialect, behind the rules of that dialect. */
export const createPolyglotReader = (
  dialect: PolyglotDialect,
  rules: SqlRules,
  second?: (text: string) => Promise<SecondOpinion>,
  adapt?: (sql: SqlText) => Adapted,
): SqlReader => createSqlReader({ rules, parse: parseWith(dialect, rules, adapt), ...(second && { second }) })

export const parseWith =
  (dialect: PolyglotDialect, rules: SqlRules, adapt?: (sql: SqlText) => Adapted) =>
  async (sql: SqlText): Promise<Parsed> => {
    const { text, ...stars } = adapt?.(sql) ?? { text: sql.text }
    const result = await polyglot((module) => module.parse(text, dialect as never))
    if (result === undefined) return { kind: 'limit', what: 'it nests too deep' }
    const toUtf16 = fromCodePoints(text)
    if (!result.success) return failure(result, text, toUtf16)
    const statements: readonly unknown[] = result.ast
    const [statement] = statements
    if (statements.length !== 1) return { kind: 'forbidden', reason: 'statements', what: String(statements.length) }
    const [kind = ''] = asExpression(statement) ?? []
    if (!queryKinds.has(kind) && kind !== 'paren') {
      return { kind: 'forbidden', reason: 'statement', what: kind.replaceAll('_', ' ').toUpperCase() }
    }
    const context = {
      ...createTreeContext(sql.index, toUtf16),
      toUtf16,
      folding: rules.folding,
      words: rules.words,
      ...stars,
    }
    const query = polyglotQuery(statement, context)
    const problem = context.problem()
    if (problem) return problem
    return { kind: 'query', query, calls: context.calls, foreign: [] }
  }

const failure = (
  { error, errorStart, errorEnd }: { readonly error: string; readonly errorStart?: number; readonly errorEnd?: number },
  text: string,
  toUtf16: (place: number) => number,
): Parsed => {
  if (/E_GUARD|guard|complexity|too deep|nesting/i.test(error)) return { kind: 'limit', what: 'it nests too deep' }
  const start = errorStart === undefined ? text.length : toUtf16(errorStart)
  return { kind: 'syntax', span: { start, end: errorEnd === undefined ? start : toUtf16(errorEnd) } }
}
