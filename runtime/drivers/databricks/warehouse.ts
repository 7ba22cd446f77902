import type { ResolvedDatabricks } from '../../connections/resolved.ts'
import type { Description, Query, QueryOptions, ResultColumn, Row, RowStream, Warehouse } from '../driver.ts'
import type { Limit } from '../limit.ts'
import type { Calls } from '../limited.ts'
import { endOfWord, offsetOf } from '../places.ts'
import { allRows, createRowStream, createStopwatch } from '../row-stream.ts'
import { readOnly } from '../warehouse-failure.ts'
import { columnsQuery, toCatalog } from './catalog.ts'
import { readError } from './errors.ts'
import { explained, readPlan } from './plan.ts'
import type { DatabricksSession } from './session.ts'
import { nativeOf, readType, toCell } from './types.ts'

const quoted = (table: readonly string[]): string => table.map((part) => `\`${part.replaceAll('`', '``')}\``).join('.')

/** Its grammar takes queries only: what writes is an error of syntax, and two statements are. */
const described = (sql: string): string => `describe query\n${sql}`

export const createWarehouse = (
  session: DatabricksSession,
  calls: Calls,
  { writes, schemas, catalog }: ResolvedDatabricks,
): Warehouse => {
  const { name, minutes } = calls.context

  const open = async (query: Query, limit: Limit, apart = limit): Promise<RowStream> => {
    const watch = createStopwatch()
    const { id, columns, next, close } = await watch.time(session.send(query, limit))
    const natives = columns.map((column) => ({ name: column.columnName, native: nativeOf(column) }))
    const readers = natives.map(({ native }) => readType(native).cell)
    return createRowStream({
      columns: natives.map(({ name: own, native }) => ({ name: own, native, type: readType(native).type })),
      limit: apart,
      next: async () => {
        const rows = await watch.time(next())
        return rows?.map((row): Row => natives.map(({ name: own }, index) => toCell(row[own], readers[index])))
      },
      end: async () => {
        await close()
      },
      metrics: async (rows) => ({
        milliseconds: watch.milliseconds(),
        bytesScanned: 'not provided',
        rows,
        credits: 'not provided',
        queryId: id,
      }),
      fail: (error) => calls.fail(error, limit),
    })
  }
  const read = (query: Query, asked?: QueryOptions): Promise<readonly Row[]> =>
    calls.run(asked, async (limit) => allRows(await open(query, limit)))
  /** The columns of a text that is nothing but a query. */
  const columnsOf = async (sql: string, limit: Limit): Promise<readonly ResultColumn[]> => {
    const rows = await allRows(
      await open({ sql: described(sql), parameters: [] }, limit, { ...limit, end: () => undefined }),
    )
    return rows.map(([own, native]) => ({ name: own ?? '', native: native ?? '', type: readType(native ?? '').type }))
  }

  const stream: Warehouse['stream'] = async (query, asked) => {
    const limit = calls.start(asked)
    try {
      limit.signal.throwIfAborted()
      // Databricks has no sessions that only read. What the compiler made has parameters, or reads as well.
      if (query.parameters.length === 0) await columnsOf(query.sql, limit)
      return await open(query, limit)
    } catch (error) {
      limit.end()
      throw calls.fail(error, limit)
    }
  }

  return {
    kind: 'databricks',
    introspect: async (asked) => toCatalog(await read({ sql: columnsQuery(catalog), parameters: [] }, asked), schemas),
    estimate: async (query, asked) => {
      const [row] = await read({ sql: explained(query), parameters: [] }, asked)
      return readPlan(row?.[0] ?? '')
    },
    describe: (sql, asked) =>
      calls.run(asked, async (limit): Promise<Description> => {
        try {
          return { columns: await columnsOf(sql, limit) }
        } catch (error) {
          return refusal(error, sql)
        }
      }),
    stream,
    execute: async (query, asked) => {
      if (!writes) throw readOnly(name, minutes)
      return calls.run(asked, async (limit) => {
        const watch = createStopwatch()
        const { id, close } = await watch.time(session.send(query, limit))
        await close()
        return {
          milliseconds: watch.milliseconds(),
          bytesScanned: 'not provided',
          rows: 'not provided',
          credits: 'not provided',
          queryId: id,
        }
      })
    },
    preview: async (table, rows, asked) => {
      const found = await stream(
        { sql: `select * from ${quoted(table)} limit ${Math.trunc(rows)}`, parameters: [] },
        asked,
      )
      return { columns: found.columns, rows: await allRows(found) }
    },
    close: session.close,
  }
}

/** `…; line 2 pos 18`, the line counted from 1, the position from 0; the words of DESCRIBE stand on a line before. */
const refusal = (error: unknown, sql: string): Description => {
  const { cause, message, code } = readError(error, '', true)
  if (cause.kind !== 'refused' && cause.kind !== 'absent') throw error
  const place = /line (\d+),? pos(?:ition)? (\d+)/.exec(message)
  const start = place ? offsetOf(sql, Number(place[1]) - 1, Number(place[2]) + 1) : undefined
  return {
    refused: {
      message,
      ...(code !== undefined && { code }),
      ...(start !== undefined && { span: { start, end: endOfWord(sql, start) } }),
    },
  }
}
