import type { Metrics, ResultColumn, Row, RowStream } from './driver.ts'
import type { Limit } from './limit.ts'
import type { WarehouseFailure } from './warehouse-failure.ts'

/** How a stream ended: at the last row, because its reader left, or by an error or the limit. */
export type Ending = 'complete' | 'left' | 'failed'

export interface RowSource {
  readonly columns: readonly ResultColumn[]
  readonly limit: Limit
  /** The next rows, when they are asked for; none after the last. */
  readonly next: () => Promise<readonly Row[] | undefined>
  /** Lets go of the warehouse's side; called once. */
  readonly end: (how: Ending) => Promise<void>
  readonly metrics: (rows: number) => Promise<Metrics>
  readonly fail: (error: unknown) => WarehouseFailure
}

/** A stream that is let go of exactly once: also when nobody reads it any more and its limit passes. */
export const createRowStream = (source: RowSource): RowStream => {
  const { columns, limit, fail } = source
  let rows = 0
  let reading = false
  let ended = false

  const end = async (how: Ending): Promise<void> => {
    if (ended) return
    ended = true
    limit.signal.removeEventListener('abort', onAbort)
    await source.end(how).catch(() => undefined)
    limit.end()
  }
  const onAbort = (): void => {
    if (!reading) void end('failed')
  }
  limit.signal.addEventListener('abort', onAbort)

  const next = async (): Promise<readonly Row[] | undefined> => {
    limit.signal.throwIfAborted()
    reading = true
    try {
      return await source.next()
    } finally {
      reading = false
    }
  }

  async function* batches(): AsyncGenerator<readonly Row[]> {
    let how: Ending = 'left'
    try {
      for (let batch = await next(); batch; batch = await next()) {
        rows += batch.length
        if (batch.length > 0) yield batch
      }
      how = 'complete'
    } catch (error) {
      how = 'failed'
      throw fail(error)
    } finally {
      await end(how)
    }
  }

  return {
    columns,
    [Symbol.asyncIterator]: batches,
    metrics: () =>
      source.metrics(rows).catch((error) => {
        throw fail(error)
      }),
  }
}

/** Measures how long a source is waited for. */
export const createStopwatch = () => {
  let milliseconds = 0
  return {
    time: async <T>(work: Promise<T>): Promise<T> => {
      const started = performance.now()
      try {
        return await work
      } finally {
        milliseconds += performance.now() - started
      }
    },
    milliseconds: () => Math.round(milliseconds),
  }
}

/** All rows of a stream that is known to be short. */
export const allRows = async (stream: RowStream): Promise<readonly Row[]> => {
  const rows: Row[] = []
  for await (const batch of stream) rows.push(...batch)
  return rows
}
