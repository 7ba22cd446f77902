import type { DuckDBConnection, DuckDBPreparedStatement } from '@duckdb/node-api'
import type { StopReason } from './errors.ts'

/** A value as DuckDB gives it in JSON: exact numbers as text. */
export type Cell = null | boolean | number | string | readonly Cell[] | { readonly [key: string]: Cell }
export type CellRow = readonly Cell[]

export type Bind = (statement: DuckDBPreparedStatement) => void

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
  readonly columns: (sql: string) => Promise<readonly string[]>
  readonly statements: (sql: string) => Promise<readonly number[]>
  /** Why the last query was stopped from this side. */
  readonly stopped: () => StopReason | undefined
  readonly close: () => void
}

/** How often a query that must stop is told so: an interrupt before its start would be lost. */
export const interruptEvery = 50

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

  async function* stream(sql: string, bind?: Bind): AsyncGenerator<readonly CellRow[]> {
    const statement = await connection.prepare(sql)
    try {
      bind?.(statement)
      const result = await within(() => statement.stream())
      for await (const rows of result.yieldRowsJson()) {
        if (signal?.aborted) {
          stopped = { kind: 'interrupted' }
          throw new Error('INTERRUPT Error: Interrupted!')
        }
        yield rows as readonly CellRow[]
      }
    } finally {
      statement.destroySync()
    }
  }

  return {
    read,
    stream,
    columns: (sql) =>
      prepared(sql, undefined, async (statement) =>
        Array.from({ length: statement.columnCount }, (_, index) => statement.columnName(index)),
      ),
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
    stopped: () => stopped,
    close,
  }
}
