import type { CatalogColumn, CatalogTable, ConnectionCatalog } from '../../../compiler/catalog.ts'
import type { Storage, Type } from '../../../compiler/types.ts'
import schema from './schema.json' with { type: 'json' }

export const corpusDialects = ['bigquery', 'snowflake', 'databricks', 'redshift', 'postgres', 'duckdb'] as const
export type CorpusDialect = (typeof corpusDialects)[number]

interface Kind {
  readonly type: Type
  readonly storage: Storage
  readonly native: Readonly<Record<CorpusDialect, string>>
}

const natives = (...words: readonly string[]): Kind['native'] =>
  Object.fromEntries(corpusDialects.map((dialect, index) => [dialect, words[index]!])) as Kind['native']
const plain = { as: 'plain' } as const

/** Columns of `schema.json` by the word of their kind; natives in the order of `corpusDialects`. */
const kinds: Readonly<Record<string, Kind>> = {
  text: {
    type: { kind: 'text' },
    storage: plain,
    native: natives('STRING', 'VARCHAR', 'STRING', 'character varying', 'text', 'VARCHAR'),
  },
  integer: {
    type: { kind: 'integer' },
    storage: plain,
    native: natives('INT64', 'NUMBER(38,0)', 'BIGINT', 'bigint', 'bigint', 'BIGINT'),
  },
  decimal: {
    type: { kind: 'decimal', scale: 2 },
    storage: plain,
    native: natives('NUMERIC', 'NUMBER(12,2)', 'DECIMAL(12,2)', 'numeric(12,2)', 'numeric(12,2)', 'DECIMAL(12,2)'),
  },
  float: {
    type: { kind: 'float' },
    storage: { as: 'float' },
    native: natives('FLOAT64', 'FLOAT', 'DOUBLE', 'double precision', 'double precision', 'DOUBLE'),
  },
  boolean: {
    type: { kind: 'boolean' },
    storage: plain,
    native: natives('BOOL', 'BOOLEAN', 'BOOLEAN', 'boolean', 'boolean', 'BOOLEAN'),
  },
  date: { type: { kind: 'date' }, storage: plain, native: natives('DATE', 'DATE', 'DATE', 'date', 'date', 'DATE') },
  instant: {
    type: { kind: 'timestamp' },
    storage: { as: 'instant' },
    native: natives('TIMESTAMP', 'TIMESTAMP_TZ', 'TIMESTAMP', 'timestamp with time zone', 'timestamptz', 'TIMESTAMPTZ'),
  },
  json: {
    type: { kind: 'json' },
    storage: plain,
    native: natives('JSON', 'VARIANT', 'STRING', 'super', 'jsonb', 'JSON'),
  },
  texts: {
    type: { kind: 'array', element: { kind: 'text' } },
    storage: plain,
    native: natives('ARRAY<STRING>', 'ARRAY', 'ARRAY<STRING>', 'super', 'text[]', 'VARCHAR[]'),
  },
}

/** What an engine without the kind holds instead. */
const heldAs: Partial<Record<CorpusDialect, Readonly<Record<string, Type>>>> = {
  snowflake: { texts: { kind: 'other', native: 'ARRAY' } },
  databricks: { json: { kind: 'text' } },
  redshift: { json: { kind: 'other', native: 'super' }, texts: { kind: 'other', native: 'super' } },
}

const database: Readonly<Record<CorpusDialect, string>> = {
  bigquery: 'shop-prod',
  snowflake: 'SHOP_PROD',
  databricks: 'shop_prod',
  redshift: 'shop_prod',
  postgres: 'shop_prod',
  duckdb: 'warehouse',
}

const plainName = /^[a-z_]+$/
/** Snowflake holds plain names in capitals; `crm.Contact Cards` was made with quoted small letters. Redshift folds all. */
const named = (dialect: CorpusDialect, name: string, quoted: boolean): string => {
  if (dialect === 'redshift') return name.toLowerCase()
  return dialect === 'snowflake' && !quoted ? name.toUpperCase() : name
}

const columnOf = (dialect: CorpusDialect, name: string, word: string): CatalogColumn => {
  const kind = word.replace('?', '')
  const { type, storage, native } = kinds[kind]!
  return {
    name,
    type: heldAs[dialect]?.[kind] ?? type,
    storage,
    native: native[dialect],
    nullable: word.endsWith('?'),
  }
}

const tableOf = (dialect: CorpusDialect, path: string, word: (typeof schema)[keyof typeof schema]): CatalogTable => {
  const [folder = '', name = ''] = path.split('.')
  const quoted = !plainName.test(name)
  const inCase = (column: string) => named(dialect, column, quoted)
  const columns: Readonly<Record<string, string>> = word.columns
  return {
    name: [database[dialect], named(dialect, folder, false), named(dialect, name, quoted)],
    columns: Object.entries(columns).map(([column, kind]) => columnOf(dialect, inCase(column), kind)),
    uniqueKeys: word.unique.length > 0 ? [word.unique.map(inCase)] : [],
  }
}

/** The tables that the corpus reads, as introspection of that warehouse would tell them. */
export const corpusCatalog = (dialect: CorpusDialect): ConnectionCatalog => ({
  tables: Object.entries(schema).map(([path, word]) => tableOf(dialect, path, word)),
  identifiers: dialect === 'bigquery' || dialect === 'databricks' || dialect === 'duckdb' ? 'insensitive' : 'sensitive',
})
