import type { CatalogTable, ConnectionCatalog } from '../../compiler/catalog.ts'
import { folded } from '../../compiler/raw/names.ts'
import type { Parsed } from '../../compiler/raw/parsed.ts'
import { createSqlReader, type SqlText } from '../../compiler/raw/reader.ts'
import { resolveQuery } from '../../compiler/raw/resolve.ts'
import type { ReadOptions, SqlColumn, SqlReader, SqlTableUse } from '../../compiler/sql-reader.ts'
import { bigqueryRules } from '../../dialects/lint/bigquery.ts'
import { parseWith } from '../../dialects/lint/polyglot.ts'
import { nodeIn, nodesIn, type RawNode, textIn } from '../../dialects/lint/raw-node.ts'
import { secondReader } from '../../dialects/lint/second-reader.ts'
import { offsetOf } from '../drivers/places.ts'
import { startZetaSql, type ZetaSql } from './zetasql-service.ts'
import { protoOf, typeOf } from './zetasql-types.ts'

interface Analyzer {
  readonly service: ZetaSql
  readonly language: object
}

let started: Promise<Analyzer | undefined> | undefined

/** The process that reads now. */
export const zetaSqlProcess = async (): Promise<number | undefined> => (await started)?.service.process

/** Ends the analyzer's process; the next text starts another. */
export const closeZetaSql = async (): Promise<void> => {
  const running = await started
  started = undefined
  running?.service.close()
}

/** In development where BigQuery has them: https://cloud.google.com/bigquery/docs/release-notes */
const released = [
  'FEATURE_INTERVAL_TYPE',
  'FEATURE_V_1_4_GROUPING_SETS',
  'FEATURE_V_1_4_GROUPING_BUILTIN',
  'FEATURE_V_1_4_LIKE_ANY_SOME_ALL_ARRAY',
  'FEATURE_V_1_4_LIKE_ANY_SOME_ALL_SUBQUERY',
  'FEATURE_TIME_BUCKET_FUNCTIONS',
  'FEATURE_INVERSE_TRIG_FUNCTIONS',
]

const start = async (): Promise<Analyzer | undefined> => {
  const service = await startZetaSql()
  if (!service) return undefined
  const options = await service.call<{ readonly enabled_language_features: readonly string[] }>('GetLanguageOptions', {
    maximum_features: true,
  })
  const features = options.enabled_language_features.filter((feature) => feature !== 'FEATURE_TIMESTAMP_NANOS')
  const language = {
    ...options,
    enabled_language_features: [...features, ...released],
    product_mode: 'PRODUCT_EXTERNAL',
  }
  return { service, language }
}

/** ZetaSQL, Google's own analyzer, beside polyglot, whose tree says which tables and functions there are. */
export const createBigQueryReader = (): SqlReader => {
  const parse = parseWith('bigquery', bigqueryRules)
  return createSqlReader({
    rules: bigqueryRules,
    parse: async (sql, options) => {
      if ((await started)?.service.ended()) started = undefined
      started ??= start()
      const [parsed, analyzer] = await Promise.all([parse(sql), started])
      return analyzer ? judge(analyzer, sql, parsed, options) : parsed
    },
    second: secondReader('bigquery'),
  })
}

/** A syntax error is one by Google's word too; what ZetaSQL does not know yet is left to polyglot. */
const judge = async (analyzer: Analyzer, sql: SqlText, parsed: Parsed, { catalog }: ReadOptions): Promise<Parsed> => {
  const tables = parsed.kind === 'query' ? resolveQuery(parsed.query, bigqueryRules, catalog).tables : []
  const root = catalogOf(tables, catalog)
  const answer = await analyze(analyzer, sql.text, root ?? {})
  if ('columns' in answer) {
    if (parsed.kind !== 'query' || !root) return parsed
    const spans = resolveQuery(parsed.query, bigqueryRules, catalog).columns
    const columns = answer.columns.map((column, index) => {
      const span = spans?.length === answer.columns.length ? spans[index]?.span : undefined
      return span ? { ...column, span } : column
    })
    return { ...parsed, columns }
  }
  return refusal(answer.message, sql.text, parsed, catalog !== undefined && root !== undefined)
}

const refusal = (message: string, text: string, parsed: Parsed, complete: boolean): Parsed => {
  const [, told = message, line, column] = /^(.*?)(?: \[at (\d+):(\d+)\])?$/s.exec(message) ?? []
  const start = line === undefined ? text.length : offsetOf(text, Number(line), Number(column))
  const span = { start, end: start + 1 }
  if (/^Statement not supported/.test(told)) {
    return {
      kind: 'forbidden',
      reason: 'statement',
      what: /: (\w+?)(?:Statement|Stmt)?$/.exec(told)?.[1] ?? 'another statement',
    }
  }
  if (/^Syntax error/.test(told)) {
    const sentence = told.replace(/^Syntax error: /, '')
    return { kind: 'syntax', span, sentence: `${sentence.replace(/\.?$/, '.')}` }
  }
  if (
    parsed.kind === 'query' &&
    complete &&
    /^(Unrecognized name|No matching signature|Name \S+ not found|Field name|Column \S+ )/.test(told)
  ) {
    const [sentence = told, hint] = told.split('; ')
    const word = /^[\p{L}\p{N}_]+/u.exec(text.slice(start))?.[0].length ?? 1
    return { kind: 'names', span: { start, end: start + word }, sentence: `${sentence}.`, ...(hint && { hint }) }
  }
  return parsed
}

type Analysis = { readonly columns: readonly SqlColumn[] } | { readonly message: string }

const analyze = async ({ service, language }: Analyzer, text: string, root: object): Promise<Analysis> => {
  try {
    const answer = await service.call<RawNode>('Analyze', {
      // Columns of an error count a tab as up to eight.
      sql_statement: text.replaceAll('\t', ' '),
      options: {
        language_options: language,
        default_timezone: 'UTC',
        error_message_mode: 'ERROR_MESSAGE_ONE_LINE',
        parameter_mode: 'PARAMETER_NAMED',
      },
      simple_catalog: { name: 'catalog', builtin_function_options: { language_options: language }, ...root },
    })
    const query = nodeIn(nodeIn(answer, 'resolved_statement') ?? {}, 'resolved_query_stmt_node') ?? {}
    return { columns: nodesIn(query, 'output_column_list').map(columnOf) }
  } catch (error) {
    return { message: error instanceof Error ? error.message : String(error) }
  }
}

const columnOf = (output: RawNode): SqlColumn => {
  const { native, type } = typeOf(nodeIn(nodeIn(output, 'column') ?? {}, 'type') ?? {})
  const name = textIn(output, 'name') ?? ''
  const isGenerated = name === '' || name.startsWith('$')
  return { ...(!isGenerated && { name }), native, type }
}

/** Catalogs in catalogs, by the paths as they are written: a quoted path is one name. Nothing when a table or type is unknown. */
const catalogOf = (tables: readonly SqlTableUse[], catalog: ConnectionCatalog | undefined): object | undefined => {
  interface Folder {
    readonly name: string
    readonly catalog: Folder[]
    readonly table: object[]
  }
  const root: Folder = { name: 'catalog', catalog: [], table: [] }
  for (const path of new Map(
    tables.map((table) => [JSON.stringify(table.path.map(({ text }) => text)), table]),
  ).values()) {
    const table = catalog && tableOf(path, catalog)
    const names = path.path.map((name) => folded(name, bigqueryRules))
    const proto = table && tableProto(names.at(-1) ?? '', table)
    if (!proto) return undefined
    let folder = root
    for (const name of names.slice(0, -1)) {
      const found: Folder = folder.catalog.find((one) => one.name === name) ?? { name, catalog: [], table: [] }
      if (!folder.catalog.includes(found)) folder.catalog.push(found)
      folder = found
    }
    folder.table.push(proto)
  }
  return { catalog: root.catalog, table: root.table }
}

const tableOf = ({ known }: SqlTableUse, { tables }: ConnectionCatalog): CatalogTable | undefined => {
  const name = known && JSON.stringify(known)
  return tables.find((table) => JSON.stringify(table.name) === name)
}

const pseudoColumns = { _TABLE_SUFFIX: 'STRING', _PARTITIONTIME: 'TIMESTAMP', _PARTITIONDATE: 'DATE' } as const

const tableProto = (name: string, { columns }: CatalogTable): object | undefined => {
  const own = columns.map((column) => ({ name: column.name, type: protoOf(column.native) }))
  if (own.some(({ type }) => type === undefined)) return undefined
  const pseudo = Object.entries(pseudoColumns).map(([column, native]) => ({
    name: column,
    type: protoOf(native),
    is_pseudo_column: true,
  }))
  return { name, column: [...own, ...pseudo] }
}
