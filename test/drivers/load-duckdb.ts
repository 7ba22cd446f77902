import type { DuckDBConnection } from '@duckdb/node-api'
import { columnMeaning } from '../engines/column-kind.ts'
import { shopTables } from './shop.ts'

/** The shop's tables in a DuckDB. */
export const loadDuckDb = async (connection: DuckDBConnection): Promise<void> => {
  await connection.run('create schema shop')
  for (const { name, columns, rows } of shopTables) {
    const natives = Object.entries(columns).map(([column, kind]) => ({ column, ...columnMeaning(kind) }))
    const table = name.join('.')
    await connection.run(`create table ${table} (${natives.map(({ column, duckdb }) => `${column} ${duckdb}`)})`)
    for (const row of rows) {
      const casts = natives.map(({ duckdb }, index) => `cast($${index + 1} as ${duckdb})`)
      const cells = row.map((cell, index) => (cell === null ? null : natives[index]!.write(cell)))
      await connection.run(`insert into ${table} values (${casts})`, cells)
    }
  }
}
