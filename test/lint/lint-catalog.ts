import type { CatalogColumn, ConnectionCatalog } from '../../compiler/catalog.ts'
import type { Type } from '../../compiler/types.ts'
import type { SqlDialect } from '../../dialects/lint/index.ts'

const natives: Readonly<Record<SqlDialect, Readonly<Record<'text' | 'integer' | 'boolean', string>>>> = {
  postgres: { text: 'text', integer: 'bigint', boolean: 'boolean' },
  duckdb: { text: 'VARCHAR', integer: 'BIGINT', boolean: 'BOOLEAN' },
  bigquery: { text: 'STRING', integer: 'INT64', boolean: 'BOOL' },
  snowflake: { text: 'VARCHAR', integer: 'NUMBER(38,0)', boolean: 'BOOLEAN' },
  databricks: { text: 'STRING', integer: 'BIGINT', boolean: 'BOOLEAN' },
  redshift: { text: 'character varying', integer: 'bigint', boolean: 'boolean' },
}

const tables = {
  people: { user_id: 'text', email: 'text', age: 'integer', country: 'text', active: 'boolean' },
  orders: { order_id: 'text', user_id: 'text', amount: 'integer', status: 'text' },
} as const

/** Two tables without a schema: `people` and `orders`. */
export const lintCatalog = (dialect: SqlDialect): ConnectionCatalog => {
  const inCase = (name: string): string => (dialect === 'snowflake' ? name.toUpperCase() : name)
  const column = (name: string, kind: 'text' | 'integer' | 'boolean'): CatalogColumn => ({
    name: inCase(name),
    type: { kind } satisfies Type,
    storage: { as: 'plain' },
    native: natives[dialect][kind],
    nullable: true,
  })
  return {
    identifiers: 'insensitive',
    tables: Object.entries(tables).map(([name, columns]) => ({
      name: [inCase(name)],
      columns: Object.entries(columns).map(([name, kind]) => column(name, kind)),
      uniqueKeys: [],
    })),
  }
}
