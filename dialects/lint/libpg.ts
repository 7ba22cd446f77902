import type { Parsed } from '../../compiler/raw/parsed.ts'
import { createSqlReader, type SqlText } from '../../compiler/raw/reader.ts'
import type { SqlReader } from '../../compiler/sql-reader.ts'
import { fromBytes, fromCodePoints } from './offsets.ts'
import { postgresRules } from './postgres.ts'
import { postgresQuery } from './postgres-tree.ts'
import { isNode, nodeIn, nodesIn, type RawNode, unwrap } from './raw-node.ts'
import { secondReader } from './second-reader.ts'
import { createTreeContext } from './tree-context.ts'

/** PostgreSQL's own parser, compiled to WASM. */
export const createPostgresReader = (): SqlReader =>
  createSqlReader({ rules: postgresRules, parse, second: secondReader('postgresql') })

const parse = async ({ text, index }: SqlText): Promise<Parsed> => {
  const { parse: parseSql } = await import('libpg-query')
  let root: RawNode
  try {
    root = (await parseSql(text)) as unknown as RawNode
  } catch (error) {
    return failure(error, text)
  }
  const statements = nodesIn(root, 'stmts').map((statement) => nodeIn(statement, 'stmt') ?? {})
  const [statement = {}] = statements
  if (statements.length !== 1)
    return { kind: 'forbidden', reason: 'statements', what: `${statements.length} statements` }
  const [kind = ''] = unwrap(statement) ?? []
  if (kind !== 'SelectStmt') return { kind: 'forbidden', reason: 'statement', what: statementName(kind) }
  const context = createTreeContext(index, fromBytes(text))
  const query = postgresQuery(statement, context)
  const problem = context.problem()
  if (problem) return problem
  return { kind: 'query', query, calls: context.calls, foreign: context.strangers }
}

/** `CreateTableAsStmt` is CREATE TABLE AS. */
const statementName = (kind: string): string =>
  kind
    .replace(/Stmt$/, '')
    .replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .toUpperCase()

const failure = (error: unknown, text: string): Parsed => {
  const details = isNode(error) ? nodeIn(error, 'sqlDetails') : undefined
  const message = error instanceof Error ? error.message : String(error)
  const place = details?.cursorPosition
  if (/stack depth|memory|out of bounds|unreachable/i.test(message)) return { kind: 'limit', what: 'it nests too deep' }
  const start = typeof place === 'number' && place >= 0 ? fromCodePoints(text)(place) : text.length
  const generic = /^syntax error at/.test(message)
  const span = { start, end: start }
  return { kind: 'syntax', span, ...(!generic && { sentence: `${message[0]?.toUpperCase()}${message.slice(1)}.` }) }
}
