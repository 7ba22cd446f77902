import type { DuckDBConnection, DuckDBPreparedStatement, DuckDBResult, DuckDBType } from '@duckdb/node-api'
import { appendTexts, type TextAppender } from './append.ts'
import type { StopReason } from './errors.ts'

/** A value as DuckDB gives it in JSON: exact numbers as text. */
export type Cell = null | boolean | number | string | readonly Cell[] | { readonly [key: string]: Cell }
export type CellRow = readonly Cell[]

export type Bind = (statement: DuckDBPreparedStatement) => void

/** A column of a result, its type as DuckDB spells it. */
export interface SessionColumn {
  readonly name: string
  readonly native: string
}

export interface OpenQuery {
  readonly columns: readonly SessionColumn[]
  /** Batches of rows, pulled: nothing is read ahead of the reader. */
  readonly batches: AsyncIterable<readonly CellRow[]>
}

export interface SessionOptions {
  readonly minutes: number
  readonly signal?: AbortSignal
}

/** One connection to an opened database. Its methods throw what DuckDB throws. */
export interface Session {
  /** `most`: minutes, where fewer than the session's are worth it. */
  readonly read: (sql: string, bind?: Bind, most?: number) => Promise<readonly CellRow[]>
  /** Batches of rows, pulled: nothing is read ahead of the reader. */
  readonly stream: (sql: string, bind?: Bind) => AsyncIterable<readonly CellRow[]>
  /** The same, with the columns known before the rows. */
  readonly query: (sql: string, bind?: Bind) => Promise<OpenQuery>
  readonly columns: (sql: string) => Promise<readonly string[]>
  /** The columns of one statement, which is not run. */
  readonly describe: (sql: string) => Promise<readonly SessionColumn[]>
  readonly statements: (sql: string) => Promise<readonly number[]>
  /** For a temporary table of VARCHAR columns only. */
  readonly append: (table: string, columns: number) => Promise<TextAppender>
  /** Why the last query was stopped from this side. */
  readonly stopped: () => StopReason | undefined
  readonly close: () => void
}

/** How often a query that must stop is told so: an interrupt before its start would be lost. */
export const interruptEvery = 50

/** JSON is a VARCHAR of that name; all others print as `duckdb_columns()` does. */
const nativeOf = (type: DuckDBType): string => type.alias ?? type.toString()

export const createSession = (
  connection: DuckDBConnection,
  { minutes, signal }: SessionOptions,
  close: () => void,
): Session => {
  let stopped: StopReason | undefined

  const within = async <T>(work: () => Promise<T>, most = minutes): Promise<T> => {
    stopped = undefined
    let repeat: NodeJS.Timeout | undefined
    const stop = (reason: StopReason): void => {
      stopped ??= reason
      repeat ??= setInterval(() => connection.interrupt(), interruptEvery)
      connection.interrupt()
    }
    const onAbort = (): void => stop({ kind: 'interrupted' })
    if (signal?.aborted) {
      stopped = { kind: 'interrupted' }
      throw new Error('INTERRUPT Error: Interrupted!')
    }
    const timer = setTimeout(() => stop({ kind: 'timeout', minutes: most }), Math.min(most * 60_000, 2 ** 31 - 1))
    signal?.addEventListener('abort', onAbort, { once: true })
    try {
      return await work()
    } finally {
      clearTimeout(timer)
      clearInterval(repeat)
      signal?.removeEventListener('abort', onAbort)
    }
  }

  const prepared = async <T>(sql: string, bind: Bind | undefined, use: (s: DuckDBPreparedStatement) => Promise<T>) => {
    const statement = await connection.prepare(sql)
    try {
      bind?.(statement)
      return await use(statement)
    } finally {
      statement.destroySync()
    }
  }

  const read: Session['read'] = (sql, bind, most) =>
    within(
      () =>
        prepared(sql, bind, async (statement) => (await statement.runAndReadAll()).getRowsJson() as readonly CellRow[]),
      most,
    )

  async function* batchesOf(
    statement: DuckDBPreparedStatement,
    result: DuckDBResult,
  ): AsyncGenerator<readonly CellRow[]> {
    try {
      const rows = result.yieldRowsJson()
      const next = () => within(() => rows.next())
      for (let batch = await next(); !batch.done; batch = await next()) yield batch.value as readonly CellRow[]
    } finally {
      statement.destroySync()
    }
  }

  const query: Session['query'] = async (sql, bind) => {
    const statement = await connection.prepare(sql)
    try {
      bind?.(statement)
      const result = await within(() => statement.stream())
      const columns = result.columnNames().map((name, index) => ({ name, native: nativeOf(result.columnType(index)) }))
      return { columns, batches: batchesOf(statement, result) }
    } catch (error) {
      statement.destroySync()
      throw error
    }
  }

  async function* stream(sql: string, bind?: Bind): AsyncGenerator<readonly CellRow[]> {
    yield* (await query(sql, bind)).batches
  }

  const describe: Session['describe'] = (sql) =>
    prepared(sql, undefined, async (statement) =>
      Array.from({ length: statement.columnCount }, (_, index) => ({
        name: statement.columnName(index),
        native: nativeOf(statement.columnType(index)),
      })),
    )

  return {
    read,
    stream,
    query,
    describe,
    columns: async (sql) => (await describe(sql)).map(({ name }) => name),
    statements: async (sql) => {
      const extracted = await connection.extractStatements(sql)
      const types: number[] = []
      for (let index = 0; index < extracted.count; index++) {
        const statement = await extracted.prepare(index)
        types.push(statement.statementType)
        statement.destroySync()
      }
      return types
    },
    append: (table, columns) => appendTexts(connection, table, columns),
    stopped: () => stopped,
    close,
  }
}
