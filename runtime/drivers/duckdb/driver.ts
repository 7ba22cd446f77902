import type { DuckDbConnection } from '../../connections/schema.ts'
import { bindParameters } from '../../duckdb/bind.ts'
import { type OpenDuckDb, openDuckDb } from '../../duckdb/open.ts'
import { quoteTable } from '../../duckdb/quote.ts'
import { checkRawSql } from '../../duckdb/raw-sql.ts'
import type { Session } from '../../duckdb/session.ts'
import { readType } from '../../duckdb/types.ts'
import type { Driver, Query, QueryOptions, ResultColumn, RowStream, Warehouse, WarehouseOptions } from '../driver.ts'
import { type Limit, startLimit } from '../limit.ts'
import { allRows, createRowStream, createStopwatch } from '../row-stream.ts'
import { readOnly, toWarehouseFailure, WarehouseFailure } from '../warehouse-failure.ts'
import { cellReader } from './cells.ts'
import { errorSpan, readError } from './errors.ts'
import { introspectDuckDb } from './introspect.ts'
import { estimateQuery } from './plan.ts'

/** DuckDB is at hand: what runs in it may use the session itself, such as COPY into a file. */
export interface DuckDbWarehouse extends Warehouse {
  readonly kind: 'duckdb'
  readonly session: Session
}

const createWarehouse = (
  { session, connect }: OpenDuckDb,
  { writes = false, folder }: DuckDbConnection,
  options: WarehouseOptions,
): DuckDbWarehouse => {
  const { name, minutes } = options
  const fail = (error: unknown, limit?: Limit): WarehouseFailure => {
    if (error instanceof WarehouseFailure) return error
    const stopped = limit?.stopped()
    const read = stopped ? { cause: { kind: stopped }, message: '' } : readError(error)
    return toWarehouseFailure(read, { name, minutes, secrets: [] })
  }
  /** A connection of its own, so that statements can run at the same time. */
  const begin = async ({ signal }: QueryOptions): Promise<{ session: Session; limit: Limit }> => {
    const limit = startLimit(minutes, [signal, options.signal])
    return { limit, session: await connect({ minutes: minutes * 2, signal: limit.signal }) }
  }
  const apart = async <T>(work: (session: Session) => Promise<T>, asked: QueryOptions = {}): Promise<T> => {
    const { session, limit } = await begin(asked)
    try {
      return await work(session)
    } catch (error) {
      throw fail(error, limit)
    } finally {
      limit.end()
      session.close()
    }
  }

  const stream = async (query: Query, asked: QueryOptions = {}): Promise<RowStream> => {
    const { session, limit } = await begin(asked)
    const watch = createStopwatch()
    try {
      if (writes) await refuseWriting(session, query, name, minutes)
      const { columns, batches } = await watch.time(session.query(query.sql, bindParameters(query.parameters)))
      const read = columns.map(({ name, native }) => ({ name, native, type: readType(native).type }))
      const readers = read.map(({ type, native }) => cellReader(type, native))
      const iterator = batches[Symbol.asyncIterator]()
      return createRowStream({
        columns: read,
        limit,
        next: async () => {
          const { done, value } = await watch.time(iterator.next())
          return done ? undefined : value.map((row) => readers.map((readCell, index) => readCell(row[index] ?? null)))
        },
        end: async () => {
          await iterator.return?.()
          session.close()
        },
        metrics: async (rows) => ({
          milliseconds: watch.milliseconds(),
          bytesScanned: 'not provided',
          rows,
          credits: 'not provided',
        }),
        fail: (error) => fail(error, limit),
      })
    } catch (error) {
      limit.end()
      session.close()
      throw fail(error, limit)
    }
  }

  return {
    kind: 'duckdb',
    session,
    introspect: (asked) => apart((own) => introspectDuckDb(own, folder !== undefined), asked),
    estimate: (query, asked) => apart((own) => estimateQuery(own, query), asked),
    describe: (sql, asked) =>
      apart(async (own) => {
        const refused = await checkRawSql(own, sql)
        if (!('refused' in refused)) return { columns: (await own.describe(sql)).map(toColumn) }
        const error = await own.describe(sql).then(
          () => undefined,
          (reason: unknown) => reason,
        )
        const span = errorSpan(error, sql)
        return {
          refused: {
            message: error === undefined ? refused.refused.message : readError(error).message,
            ...(span && { span }),
          },
        }
      }, asked),
    stream,
    execute: async (query, asked) => {
      if (!writes) throw readOnly(name, minutes)
      const watch = createStopwatch()
      const rows = await apart(
        async (own) => Number((await watch.time(own.read(query.sql, bindParameters(query.parameters))))[0]?.[0] ?? 0),
        asked,
      )
      return { milliseconds: watch.milliseconds(), bytesScanned: 'not provided', rows, credits: 'not provided' }
    },
    preview: async (table, rows, asked) => {
      const found = await stream(
        { sql: `select * from ${quoteTable(table)} limit ${Math.trunc(rows)}`, parameters: [] },
        asked,
      )
      return { columns: found.columns, rows: await allRows(found) }
    },
    close: async () => session.close(),
  }
}

const toColumn = ({ name, native }: { readonly name: string; readonly native: string }): ResultColumn => ({
  name,
  type: readType(native).type,
  native,
})

/** A file that is open for writing would let any statement write. */
const refuseWriting = async (session: Session, { sql }: Query, name: string, minutes: number): Promise<void> => {
  const select = 1
  const [type, ...more] = await session.statements(sql)
  if (type !== select || more.length > 0) throw readOnly(name, minutes)
}

export const driver: Driver<DuckDbConnection> = {
  open: async (connection, options) => {
    const { name, root, minutes, signal } = options
    const { value, diagnostics } = await openDuckDb({
      name,
      connection,
      root,
      minutes,
      ...(signal && { signal }),
      ...(connection.writes && { writes: true as const }),
    })
    const [failed] = diagnostics
    if (value) return { value: createWarehouse(value, connection, options) }
    if (failed) return { failed, reason: { kind: signal?.aborted ? 'cancelled' : 'unreachable' } }
    throw new Error('a database that could not be opened gave no reason')
  },
}
