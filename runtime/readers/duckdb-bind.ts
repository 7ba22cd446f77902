import type { DuckDBConnection } from '@duckdb/node-api'
import type { ConnectionCatalog } from '../../compiler/catalog.ts'
import type { Parsed } from '../../compiler/raw/parsed.ts'
import type { SqlColumn, SqlTableUse } from '../../compiler/sql-reader.ts'
import { errorSpan } from '../drivers/duckdb/errors.ts'
import { firstSentence, messageOf } from '../duckdb/errors.ts'
import { quoteName, quoteTable } from '../duckdb/quote.ts'
import { readType } from '../duckdb/types.ts'

/**
 * Columns by DuckDB's own binder: the tables that a query reads are made anew without rows, in a database that is gone again
 * afterwards. Nothing when that cannot be done, as with a type that the catalog only names.
 */
export const bindColumns = async (
  connection: DuckDBConnection,
  text: string,
  tables: readonly SqlTableUse[],
  catalog: ConnectionCatalog,
): Promise<readonly SqlColumn[] | Parsed | undefined> => {
  const names = [
    ...new Map(tables.flatMap(({ known }) => (known ? [[JSON.stringify(known), known] as const] : []))).values(),
  ]
  const databases = new Set(names.map((name) => name.at(-3) ?? 'segql_bound'))
  const [database = 'segql_bound'] = databases
  if (databases.size > 1 || names.some((name) => name.length > 3) || /^(memory|system|temp)$/i.test(database))
    return undefined
  await connection.run(`attach ':memory:' as ${quoteName(database)}`)
  try {
    await connection.run(`use ${quoteName(database)}`)
    return (await createTables(connection, names, catalog)) ? await prepare(connection, text) : undefined
  } finally {
    await connection.run('use memory')
    await connection.run(`detach ${quoteName(database)}`)
  }
}

const createTables = async (
  connection: DuckDBConnection,
  names: readonly (readonly string[])[],
  catalog: ConnectionCatalog,
): Promise<boolean> => {
  try {
    for (const schema of new Set(names.flatMap((name) => name.at(-2) ?? []))) {
      await connection.run(`create schema if not exists ${quoteName(schema)}`)
    }
    for (const name of names) {
      const key = JSON.stringify(name)
      const table = catalog.tables.find((one) => JSON.stringify(one.name) === key)
      if (!table || table.columns.length === 0) return false
      const columns = table.columns.map((column) => `${quoteName(column.name)} ${column.native}`)
      await connection.run(`create table ${quoteTable(name.slice(-2))} (${columns.join(', ')})`)
    }
    return true
  } catch {
    return false
  }
}

/** Types are the catalog's own; a function that is not here may be one of the real database. */
const prepare = async (
  connection: DuckDBConnection,
  text: string,
): Promise<readonly SqlColumn[] | Parsed | undefined> => {
  try {
    const statement = await connection.prepare(text)
    try {
      return Array.from({ length: statement.columnCount }, (_, index): SqlColumn => {
        const native = statement.columnType(index).toString()
        return { name: statement.columnName(index), native, type: readType(native).type }
      })
    } finally {
      statement.destroySync()
    }
  } catch (error) {
    const message = messageOf(error)
    if (!/^Binder Error/.test(message) || /Catalog Error|does not exist/.test(message)) return undefined
    const [sentence, hint] = firstSentence(message).split(/(?=Candidate bindings|Did you mean)/)
    const span = errorSpan(error, text)
    return {
      kind: 'names',
      span: span ?? { start: 0, end: text.length },
      sentence: (sentence ?? message)
        .replace(/^Binder Error: /, '')
        .trim()
        .replace(/!$/, '.'),
      ...(hint !== undefined && { hint }),
    }
  }
}
