import type { Column } from 'snowflake-sdk'
import type { ResolvedSnowflake } from '../../connections/resolved.ts'
import { type ReadText, readRows } from '../cells.ts'
import type { Description, Metrics, Query, QueryOptions, ResultColumn, Row, RowStream, Warehouse } from '../driver.ts'
import type { Limit } from '../limit.ts'
import type { Calls } from '../limited.ts'
import { endOfWord, offsetOf } from '../places.ts'
import { allRows, createRowStream, createStopwatch } from '../row-stream.ts'
import { readOnly } from '../warehouse-failure.ts'
import { columnsQuery, historyQuery, toCatalog } from './catalog.ts'
import { readError } from './errors.ts'
import { explained, type ReadPlan, readPlan } from './plan.ts'
import type { SnowflakeSession } from './session.ts'
import { nativeName, readType } from './types.ts'

interface ReadColumn extends ResultColumn {
  readonly cell?: ReadText
}

const toColumn = (column: Column): ReadColumn => {
  const { type, cell } = readType(column.getType(), column.getScale())
  const native = nativeName(column.getType(), column.getPrecision(), column.getScale())
  return { name: column.getName(), type, native, ...(cell && { cell }) }
}
const bare = ({ name, type, native }: ReadColumn): ResultColumn => ({ name, type, native })

const batchSize = 2_000

const quoted = (table: readonly string[]): string => table.map((part) => `"${part.replaceAll('"', '""')}"`).join('.')

export const createWarehouse = (
  session: SnowflakeSession,
  calls: Calls,
  { writes, schema, schemas, database }: ResolvedSnowflake,
): Warehouse => {
  const { name, minutes } = calls.context

  const open = async (query: Query, limit: Limit, watch = createStopwatch()): Promise<RowStream> => {
    const { id, columns, rows } = await watch.time(calls.retry(() => session.send(query, limit), limit))
    const read = columns.map(toColumn)
    const readers = read.map(({ cell }) => cell)
    const source = rows()
    const iterator = source[Symbol.asyncIterator]() as AsyncIterator<Row>
    return createRowStream({
      columns: read.map(bare),
      limit,
      next: async () => {
        const batch: Row[] = []
        while (batch.length < batchSize) {
          const { done, value } = await iterator.next()
          if (done) break
          batch.push(value)
        }
        return batch.length === 0 ? undefined : readRows(batch, readers)
      },
      end: async () => {
        source.destroy()
      },
      metrics: (count) => measure(id, count, watch.milliseconds()),
      fail: (error) => calls.fail(error, limit),
    })
  }

  /** One row, or few, of a statement of our own. */
  const read = (sql: string, asked?: QueryOptions): Promise<readonly Row[]> =>
    calls.run(asked, async (limit) => allRows(await open({ sql, parameters: [] }, limit)))

  /** Snowflake tells them a moment later, and only those who may use the warehouse; a run does not fail over them. */
  const measure = async (id: string, rows: number, milliseconds: number): Promise<Metrics> => {
    const [found] = await read(historyQuery(id)).catch((): readonly Row[] => [])
    const [elapsed, bytes, credits] = (found ?? []).map((cell) => (cell === null ? undefined : Number(cell)))
    return {
      milliseconds: elapsed ?? milliseconds,
      bytesScanned: bytes ?? 'not provided',
      rows,
      credits: credits ?? 'not provided',
      queryId: id,
    }
  }

  const plan = async ({ sql, parameters }: Query, limit: Limit): Promise<ReadPlan> => {
    const [row] = await allRows(await open({ sql: explained(sql), parameters }, keepOpen(limit)))
    return readPlan(row?.[0] ?? '{}')
  }
  /** Snowflake has no sessions that only read: the plan says what the statement does. */
  const mustRead = async (query: Query, limit: Limit): Promise<ReadPlan> => {
    const found = await plan(query, limit)
    if (found.does !== 'Result') throw readOnly(name, minutes, found.does)
    return found
  }

  const stream: Warehouse['stream'] = async (query, asked) => {
    const limit = calls.start(asked)
    try {
      limit.signal.throwIfAborted()
      await mustRead(query, limit)
      return await open(query, limit)
    } catch (error) {
      limit.end()
      throw calls.fail(error, limit)
    }
  }

  return {
    kind: 'snowflake',
    introspect: async (asked) => toCatalog(await read(columnsQuery(database), asked), schema, schemas),
    estimate: (query, asked) => calls.run(asked, async (limit) => (await plan(query, limit)).estimate),
    describe: (sql, asked) =>
      calls.run(asked, async (limit): Promise<Description> => {
        try {
          const { estimate } = await mustRead({ sql, parameters: [] }, limit)
          const { columns } = await session.send({ sql, parameters: [] }, limit, 'describe')
          return {
            columns: columns.map(toColumn).map(bare),
            ...(estimate.bytes !== undefined && { bytes: estimate.bytes }),
          }
        } catch (error) {
          return refusal(error, sql)
        }
      }),
    stream,
    execute: async (query, asked) => {
      if (!writes) throw readOnly(name, minutes)
      return calls.run(asked, async (limit) => {
        const watch = createStopwatch()
        const { id } = await watch.time(session.send(query, limit))
        return { ...(await measure(id, 0, watch.milliseconds())), rows: 'not provided' }
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

/** A stream ends its limit; the limit of a statement that goes on is ended by this. */
const keepOpen = (limit: Limit): Limit => ({ ...limit, end: () => undefined })

/** `error line 2 at position 24`: the line counted from 1, the position from 0. The plan's own words stand on a line before. */
const refusal = (error: unknown, sql: string): Description => {
  const { cause, message, code } = readError(error, '', true)
  if (cause.kind !== 'refused' && cause.kind !== 'absent') throw error
  const place = /error line (\d+) at position (\d+)/.exec(message)
  const start = place ? offsetOf(sql, Number(place[1]) - 1, Number(place[2]) + 1) : undefined
  return {
    refused: {
      message: message.replace(/^SQL compilation error:\s*(error line \d+ at position \d+\s*)?/, ''),
      ...(code !== undefined && { code }),
      ...(start !== undefined && { span: { start, end: endOfWord(sql, start) } }),
    },
  }
}
