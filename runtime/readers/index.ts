import type { Describe, SqlReader } from '../../compiler/sql-reader.ts'
import { type SqlDialect, sqlReaders } from '../../dialects/lint/index.ts'
import type { Warehouse } from '../drivers/driver.ts'

const readers = new Map<SqlDialect, Promise<SqlReader>>()

/** The best reader there is for a dialect on this machine. It is made once; parsers load with the first text. */
export const readerOf = (dialect: SqlDialect): Promise<SqlReader> => {
  const known = readers.get(dialect)
  if (known) return known
  const made = createReader(dialect)
  readers.set(dialect, made)
  return made
}

const createReader = async (dialect: SqlDialect): Promise<SqlReader> => {
  if (dialect === 'duckdb') return (await import('./duckdb.ts')).createDuckDbReader()
  return sqlReaders[dialect]()
}

/**
 * The reader that knows most, for a person who waits: BigQuery's is Google's own analyzer where its package is installed, a
 * process of its own that `closeReaders` ends.
 */
export const exactReaderOf = async (dialect: SqlDialect): Promise<SqlReader> => {
  if (dialect !== 'bigquery') return readerOf(dialect)
  const { hasZetaSql } = await import('./zetasql-service.ts')
  if (!hasZetaSql()) return readerOf(dialect)
  const { closeZetaSql, createBigQueryReader } = await import('./bigquery.ts')
  closing = closeZetaSql
  return createBigQueryReader()
}

let closing: (() => Promise<void>) | undefined

/** Ends what readers have started. */
export const closeReaders = async (): Promise<void> => closing?.()

/** The online stage on an opened connection: the warehouse compiles the text and runs nothing. */
export const describeWith =
  (warehouse: Pick<Warehouse, 'describe'>): Describe =>
  async (text) => {
    const described = await warehouse.describe(text)
    if ('columns' in described) {
      const { columns, bytes } = described
      return { kind: 'described', columns, ...(bytes !== undefined && { bytes: BigInt(bytes) }) }
    }
    const { message, code, span } = described.refused
    const isPermission =
      permissionCodes.has(code ?? '') || /permission denied|access denied|insufficient privileges/i.test(message)
    return { kind: 'refused', message, ...(span && { span }), ...(isPermission && { reason: 'permission' }) }
  }

/** SQLSTATE 42501: https://www.postgresql.org/docs/current/errcodes-appendix.html */
const permissionCodes = new Set(['42501', 'accessDenied'])
