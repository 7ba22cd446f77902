import type { FieldDef, QueryResult, Submittable } from 'pg'
import { readRows } from '../cells.ts'
import type { Query, QueryOptions, RowStream } from '../driver.ts'
import { createRowStream, createStopwatch } from '../row-stream.ts'
import type { ReadColumns } from './columns.ts'
import { asText, type TextRow, values, type Wire } from './wire.ts'

/** Rows asked for at once. */
const portion = 8_192

interface Cursor extends Submittable {
  readonly read: (
    rows: number,
    done: (error: Error | undefined, rows: TextRow[], result: QueryResult) => void,
  ) => unknown
  readonly close: () => Promise<void> | undefined
}

interface Portion {
  readonly rows: readonly TextRow[]
  readonly fields: readonly FieldDef[]
}

const readPortion = (cursor: Cursor): Promise<Portion> =>
  new Promise((resolve, reject) => {
    cursor.read(portion, (error, rows, result) => {
      if (error) reject(error)
      else resolve({ rows, fields: result.fields })
    })
  })

/** A query through a cursor: the server makes rows as they are asked for. */
export const streamQuery = async (
  wire: Wire,
  readColumns: ReadColumns,
  query: Query,
  options: QueryOptions,
): Promise<RowStream> => {
  const { default: PgCursor } = await import('pg-cursor')
  const { session, finish } = await wire.begin(options)
  const { limit } = session
  const watch = createStopwatch()
  try {
    const cursor: Cursor = session.client.query(
      new PgCursor<TextRow>(query.sql, values(query.parameters), { rowMode: 'array', types: asText }),
    )
    let ready: Portion | undefined = await watch.time(session.within(readPortion(cursor)))
    const columns = await readColumns(ready.fields)
    const readers = columns.map(({ cell }) => cell)
    let last = false
    return createRowStream({
      columns: columns.map(({ name, type, native }) => ({ name, type, native })),
      limit,
      next: async () => {
        if (last) return undefined
        const { rows } = ready ?? (await watch.time(session.within(readPortion(cursor))))
        ready = undefined
        last = rows.length < portion
        return readRows(rows, readers)
      },
      end: async (how) => {
        if (how !== 'failed') await cursor.close()
        await finish(how === 'failed')
      },
      metrics: async (rows) => ({
        milliseconds: watch.milliseconds(),
        bytesScanned: 'not provided',
        rows,
        credits: 'not provided',
      }),
      fail: (error) => wire.fail(error, limit),
    })
  } catch (error) {
    await finish(true)
    throw wire.fail(error, limit)
  }
}
