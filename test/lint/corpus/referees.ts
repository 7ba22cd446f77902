import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import pg from 'pg'
import { typeOf } from '../../engines/bigquery-cells.ts'
import { openService, type Service } from '../../engines/bigquery-service.ts'
import type { CorpusColumn } from './queries.ts'
import { corpusCatalog } from './tables.ts'

/** A real engine that says what a query of the corpus gives, without a row in its tables. */
export interface Referee {
  readonly describe: (sql: string) => Promise<readonly CorpusColumn[]>
  readonly close: () => Promise<void>
}

const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`
/** First match wins. */
const kindsOfNatives: readonly (readonly [RegExp, string])[] = [
  [/\[\]$|^_|^array/i, 'array'],
  [/^(text|varchar|character varying|string|name|bpchar)/i, 'text'],
  [/^(bool)/i, 'boolean'],
  [/^interval/i, 'other'],
  [/^(int|bigint|smallint|tinyint|integer|hugeint|uint|ubigint|uinteger|number\(38,0\))/i, 'integer'],
  [/^(numeric|decimal|bignumeric)/i, 'decimal'],
  [/^(double|float|real)/i, 'float'],
  [/^(timestamp|datetime)/i, 'timestamp'],
  [/^date/i, 'date'],
  [/^json/i, 'json'],
]
const kindOf = (native: string): string => kindsOfNatives.find(([form]) => form.test(native))?.[1] ?? 'other'

const createStatements = (dialect: 'postgres' | 'duckdb'): readonly string[] => {
  const { tables } = corpusCatalog(dialect)
  const folders = new Set(tables.map(({ name }) => name[1]!))
  return [
    ...[...folders].map((folder) => `create schema ${quote(folder)}`),
    ...tables.map(({ name, columns, uniqueKeys }) => {
      const keys = uniqueKeys.map((key) => `unique (${key.map(quote).join(', ')})`)
      const natives = columns.map(
        (column) => `${quote(column.name)} ${column.native}${column.nullable ? '' : ' not null'}`,
      )
      return `create table ${name.slice(1).map(quote).join('.')} (${[...natives, ...keys].join(', ')})`
    }),
  ]
}

export const createDuckDBReferee = async (): Promise<Referee> => {
  const instance = await DuckDBInstance.create(':memory:')
  const connection: DuckDBConnection = await instance.connect()
  await connection.run("attach ':memory:' as warehouse")
  await connection.run('use warehouse')
  for (const statement of createStatements('duckdb')) await connection.run(statement)
  return {
    describe: async (sql) => {
      const prepared = await connection.prepare(sql)
      return Array.from({ length: prepared.columnCount }, (_, index) => ({
        name: prepared.columnName(index),
        kind: kindOf(prepared.columnType(index).toString()),
      }))
    },
    close: async () => {
      connection.closeSync()
      instance.closeSync()
    },
  }
}

let databases = 0

export const createPostgresReferee = async (port: number): Promise<Referee> => {
  const server = { host: '127.0.0.1', port, user: 'postgres' }
  const admin = new pg.Client({ ...server, database: 'postgres' })
  await admin.connect()
  const database = `corpus_${process.pid}_${databases++}`
  await admin.query(`create database ${quote(database)}`)
  const client = new pg.Client({ ...server, database })
  await client.connect()
  for (const statement of createStatements('postgres')) await client.query(statement)
  const names = await client.query<{ oid: number; typname: string }>('select oid::int as oid, typname from pg_type')
  const nativeOf = new Map(names.rows.map(({ oid, typname }) => [oid, typname]))
  return {
    describe: async (sql) => {
      const { fields } = await client.query(sql)
      return fields.map(({ name, dataTypeID }) => ({ name, kind: kindOf(nativeOf.get(dataTypeID) ?? '') }))
    },
    close: async () => {
      await client.end()
      await admin.query(`drop database ${quote(database)}`)
      await admin.end()
    },
  }
}

interface Language {
  readonly enabled_language_features: readonly string[]
}
interface Analyzed {
  readonly resolved_statement?: {
    readonly resolved_query_stmt_node?: {
      readonly output_column_list?: readonly {
        readonly name?: string
        readonly column?: { readonly type?: { readonly type_kind?: string } }
      }[]
    }
  }
}

/** ZetaSQL's words for types, all of them as natives. */
const zetaNative = (kind: string): string => kind.replace(/^TYPE_/, '').replace(/^(STRUCT|BYTES|GEOGRAPHY)$/, 'other')

const zetaCatalog = (language: object): object => {
  const tables = corpusCatalog('bigquery').tables.map(({ name, columns }) => ({
    path: name,
    column: columns.map((column) => ({ name: column.name, type: typeOf(column.native) })),
  }))
  // A path in one pair of backticks is one name: `shop-prod.analytics.users`, `analytics.users`.
  const whole = tables.flatMap(({ path, column }) =>
    [path, path.slice(1)].map((named) => ({ name: named.join('.'), column })),
  )
  const folders = [...new Set(tables.map(({ path }) => path[1]!))].map((folder) => ({
    name: folder,
    table: tables.filter(({ path }) => path[1] === folder).map(({ path, column }) => ({ name: path[2]!, column })),
  }))
  return {
    name: 'corpus',
    builtin_function_options: { language_options: language },
    table: whole,
    catalog: [...folders, { name: 'shop-prod', catalog: folders }],
  }
}

const features = ['FEATURE_INTERVAL_TYPE', 'FEATURE_V_1_4_GROUPING_SETS', 'FEATURE_V_1_4_GROUPING_BUILTIN']

export const createBigQueryReferee = async (port: number): Promise<Referee> => {
  const service: Service = await openService(port)
  const given = await service.call<Language>('GetLanguageOptions', { maximum_features: true })
  const kept = given.enabled_language_features.filter((feature) => feature !== 'FEATURE_TIMESTAMP_NANOS')
  const language = { ...given, enabled_language_features: [...kept, ...features], product_mode: 'PRODUCT_EXTERNAL' }
  const { registered_id } = await service.call<{ registered_id: string }>('RegisterCatalog', {
    simple_catalog: zetaCatalog(language),
  })
  return {
    describe: async (sql) => {
      const answer = await service.call<Analyzed>('Analyze', {
        sql_statement: sql,
        registered_catalog_id: registered_id,
        options: {
          language_options: language,
          default_timezone: 'UTC',
          error_message_mode: 'ERROR_MESSAGE_ONE_LINE',
        },
      })
      const columns = answer.resolved_statement?.resolved_query_stmt_node?.output_column_list ?? []
      return columns.map(({ name = '', column }) => ({ name, kind: kindOf(zetaNative(column?.type?.type_kind ?? '')) }))
    },
    close: async () => {
      await service.call('UnregisterCatalog', { registered_id })
      service.close()
    },
  }
}
