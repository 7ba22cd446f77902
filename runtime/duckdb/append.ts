import type { DuckDBConnection, DuckDBDataChunk, DuckDBType } from '@duckdb/node-api'

/** Texts of a row, in the order of the table's columns; null: no value. */
export type TextRow = readonly (string | null)[]

export interface TextAppender {
  readonly append: (rows: readonly TextRow[]) => void
  /** Everything appended is in the table. */
  readonly finish: () => void
  /** What was not finished is lost. */
  readonly abandon: () => void
}

/** DuckDB's own size of a vector: https://duckdb.org/docs/stable/internals/vector */
const chunkRows = 2048

/** Appends rows of text to a temporary table whose columns are all VARCHAR, in whole vectors. */
export const appendTexts = async (
  connection: DuckDBConnection,
  table: string,
  columns: number,
): Promise<TextAppender> => {
  const { DuckDBDataChunk: Chunk, VARCHAR } = await import('@duckdb/node-api')
  const types: readonly DuckDBType[] = Array.from({ length: columns }, () => VARCHAR)
  const appender = await connection.createAppender(table, 'main', 'temp')
  let pending: TextRow[] = []
  const write = (rows: readonly TextRow[]): void => {
    const chunk: DuckDBDataChunk = Chunk.create(types, rows.length)
    chunk.setColumns(types.map((_, column) => rows.map((row) => row[column] ?? null)))
    appender.appendDataChunk(chunk)
  }
  return {
    append: (rows) => {
      for (const row of rows) {
        pending.push(row)
        if (pending.length < chunkRows) continue
        write(pending)
        pending = []
      }
    },
    finish: () => {
      if (pending.length > 0) write(pending)
      pending = []
      appender.closeSync()
    },
    abandon: () => {
      pending = []
      appender.clear()
      appender.closeSync()
    },
  }
}
