import type { DuckDBConnection } from '@duckdb/node-api'
import type { Parsed } from '../../compiler/raw/parsed.ts'
import { createSqlReader, type SqlText } from '../../compiler/raw/reader.ts'
import { resolveQuery } from '../../compiler/raw/resolve.ts'
import type { SqlQuery } from '../../compiler/raw/tree.ts'
import type { ReadOptions, SqlColumn, SqlReader } from '../../compiler/sql-reader.ts'
import { duckdbRules } from '../../dialects/lint/duckdb.ts'
import { fromBytes } from '../../dialects/lint/offsets.ts'
import { isNode, nodesIn, type RawNode, textIn } from '../../dialects/lint/raw-node.ts'
import { secondReader } from '../../dialects/lint/second-reader.ts'
import { createTreeContext } from '../../dialects/lint/tree-context.ts'
import { bindColumns } from './duckdb-bind.ts'
import { statementQuery } from './duckdb-tree.ts'

/** DuckDB itself, empty and closed to everything outside: it parses, and with a catalog it also binds names and types. */
export const createDuckDbReader = (): SqlReader =>
  createSqlReader({ rules: duckdbRules, parse, second: secondReader('postgresql') })

let opened: Promise<DuckDBConnection> | undefined

const open = async (): Promise<DuckDBConnection> => {
  const { DuckDBInstance } = await import('@duckdb/node-api')
  const instance = await DuckDBInstance.create(':memory:', {
    threads: '1',
    memory_limit: '256MB',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    enable_external_access: 'false',
  })
  const connection = await instance.connect()
  // Nothing is run, so no plan needs to be good; the order of many joins takes minutes to find.
  await connection.run('pragma disable_optimizer')
  await connection.run('set lock_configuration = true')
  return connection
}

/** One text after the other: they share a connection and its transaction. */
let before: Promise<unknown> = Promise.resolve()

const inTurn = <T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T> => {
  opened ??= open()
  const turn = Promise.all([opened, before.catch(() => undefined)]).then(([connection]) => work(connection))
  before = turn
  return turn
}

const parse = (sql: SqlText, { catalog }: ReadOptions): Promise<Parsed> =>
  inTurn(async (connection) => {
    const parsed = await parseText(connection, sql)
    if (parsed.kind !== 'query' || !catalog) return parsed
    const { tables } = resolveQuery(parsed.query, duckdbRules, catalog)
    const unknown = parsed.calls.some(({ path }) => !duckdbRules.functions.has(path.at(-1) ?? ''))
    if (unknown || tables.some(({ known }) => !known)) return parsed
    const columns = await bindColumns(connection, sql.text, tables, catalog)
    if (!columns || 'kind' in columns) return columns ?? parsed
    return { ...parsed, columns: withSpans(columns, parsed.query) }
  })

/** Columns of the engine stand where the items stand, when there is one item for each. */
const withSpans = (columns: readonly SqlColumn[], { body }: SqlQuery): readonly SqlColumn[] => {
  const items = body.kind === 'select' ? body.items : []
  if (items.length !== columns.length) return columns
  return columns.map((column, index) => {
    const span = items[index]?.span
    return span ? { ...column, span } : column
  })
}

const parseText = async (connection: DuckDBConnection, { text, index }: SqlText): Promise<Parsed> => {
  const root = await serialized(connection, text)
  if (root.error === true) return failure(root, text)
  const statements = nodesIn(root, 'statements')
  const [statement = {}] = statements
  if (statements.length !== 1) return { kind: 'forbidden', reason: 'statements', what: String(statements.length) }
  const context = createTreeContext(index, fromBytes(text), text)
  const query = statementQuery(statement, context)
  const problem = context.problem()
  return problem ?? { kind: 'query', query, calls: context.calls, foreign: context.strangers }
}

const serialized = async (connection: DuckDBConnection, text: string): Promise<RawNode> => {
  try {
    const reader = await connection.runAndReadAll('select json_serialize_sql($1::varchar)', [text])
    const [[json] = []] = reader.getRowsJson()
    const root: unknown = JSON.parse(String(json))
    return isNode(root) ? root : {}
  } catch (error) {
    return { error: true, error_message: error instanceof Error ? error.message : String(error) }
  }
}

const failure = (root: RawNode, text: string): Parsed => {
  const message = textIn(root, 'error_message') ?? ''
  if (/Only SELECT statements/.test(message))
    return { kind: 'unknown part', what: 'a statement DuckDB does not take for a SELECT' }
  if (/expression depth|recursion|stack/i.test(message)) return { kind: 'limit', what: 'it nests too deep' }
  const position = textIn(root, 'position')
  const start = position === undefined ? text.length : fromBytes(text)(Number(position))
  const generic = /^syntax error at/.test(message)
  return { kind: 'syntax', span: { start, end: start }, ...(!generic && { sentence: sentenceOf(message) }) }
}

const sentenceOf = (message: string): string => {
  const [line = ''] = message.split('\n')
  return `${line[0]?.toUpperCase() ?? ''}${line.slice(1).replace(/[.!]?$/, '.')}`
}
