import type { Client, Pool, PoolClient } from 'pg'
import type { TypedValue } from '../../../compiler/dialect.ts'
import type { QueryOptions, WarehouseOptions } from '../driver.ts'
import { type Limit, startLimit, within } from '../limit.ts'
import { defaultRetry, retried } from '../retry.ts'
import { toWarehouseFailure, WarehouseFailure } from '../warehouse-failure.ts'
import { isBusy, readError } from './errors.ts'

/** Connections to a server that speaks PostgreSQL's protocol. */
export interface Wire {
  /** Work in a transaction of its own, which reads only unless it writes; ended by the options' signal and by the clock. */
  readonly transaction: <T>(work: (session: WireSession) => Promise<T>, options: TransactionOptions) => Promise<T>
  /** The same for a result that is read later: `finish` ends the transaction. */
  readonly begin: (options: TransactionOptions) => Promise<OpenTransaction>
  /** A short question on a connection of its own: while results are read, all others may be taken. */
  readonly lookUp: (sql: string) => Promise<readonly TextRow[]>
  /** What any error becomes. */
  readonly fail: (error: unknown, limit?: Limit) => WarehouseFailure
  readonly close: () => Promise<void>
}

export interface TransactionOptions extends QueryOptions {
  readonly writes?: boolean
}

export type TextRow = readonly (string | null)[]

export interface WireSession {
  readonly client: PoolClient
  readonly limit: Limit
  /** Rows as the server's text. */
  readonly read: (sql: string, parameters?: readonly TypedValue[]) => Promise<readonly TextRow[]>
  /** Work of one's own on the client, that the limit ends. */
  readonly within: <T>(work: Promise<T>) => Promise<T>
}

export interface OpenTransaction {
  readonly session: WireSession
  readonly finish: (failed: boolean) => Promise<void>
}

export interface WireSettings {
  readonly pool: Pool
  /** A connection besides the pool's: cancelling must not wait for a free one. */
  readonly connectApart: () => Promise<Client>
  readonly place: string
  readonly secrets: readonly string[]
  readonly options: WarehouseOptions
}

/** Everything the server prints has one form, whatever its settings say. */
const beginning = (milliseconds: number, writes: boolean): string =>
  [
    `begin transaction ${writes ? 'read write' : 'read only'}`,
    `set local statement_timeout = ${milliseconds}`,
    `set local timezone = 'UTC'`,
    `set local datestyle = 'ISO, YMD'`,
    `set local extra_float_digits = 2`,
  ].join('; ')

/** Results come as the text that the server sends. */
export const asText = { getTypeParser: () => (text: string) => text } as never

export const values = (parameters: readonly TypedValue[]): (string | boolean | null)[] =>
  parameters.map(({ value }) => value)

export const createWire = (settings: WireSettings): Wire => {
  const { pool, options, place, secrets } = settings
  const { name, minutes } = options
  const milliseconds = Math.max(1, Math.min(Math.ceil(minutes * 60_000), 2 ** 31 - 1))

  const fail: Wire['fail'] = (error, limit) => {
    if (error instanceof WarehouseFailure) return error
    const stopped = limit?.stopped()
    const read = stopped ? { cause: { kind: stopped }, message: '' } : readError(error, place, true)
    return toWarehouseFailure(read, { name, minutes, secrets })
  }

  const cancel = async (client: PoolClient): Promise<void> => {
    const apart = await settings.connectApart()
    try {
      await apart.query('select pg_cancel_backend($1)', [(client as unknown as { processID: number }).processID])
    } finally {
      await apart.end()
    }
  }

  const begin: Wire['begin'] = async ({ signal, writes = false }) => {
    const limit = startLimit(minutes, [signal, options.signal])
    let client: PoolClient | undefined
    try {
      limit.signal.throwIfAborted()
      const connected = await retried(() => pool.connect(), isBusy, options.retry ?? defaultRetry, limit.signal)
      client = connected
      connected.on('error', ignored)
      await connected.query(beginning(milliseconds, writes))
      const guarded = <T>(work: Promise<T>): Promise<T> => within(limit, () => cancel(connected), work)
      const read: WireSession['read'] = async (text, parameters = []) =>
        (
          await guarded(
            connected.query<string[]>({ text, values: values(parameters), rowMode: 'array', types: asText }),
          )
        ).rows
      const finish: OpenTransaction['finish'] = async (failed) => {
        limit.end()
        connected.off('error', ignored)
        await leave(connected, failed || limit.stopped() !== undefined)
      }
      return { session: { client: connected, limit, read, within: guarded }, finish }
    } catch (error) {
      limit.end()
      client?.release(true)
      throw fail(error, limit)
    }
  }

  const transaction: Wire['transaction'] = async (work, wanted) => {
    const { session, finish } = await begin(wanted)
    let failed = true
    try {
      const done = await work(session)
      failed = false
      return done
    } catch (error) {
      throw fail(error, session.limit)
    } finally {
      await finish(failed).catch((error: unknown) => {
        if (!failed) throw fail(error, session.limit)
      })
    }
  }

  const lookUp: Wire['lookUp'] = async (text) => {
    const apart = await settings.connectApart()
    try {
      return (await apart.query<string[]>({ text, rowMode: 'array', types: asText })).rows
    } finally {
      await apart.end()
    }
  }

  return { begin, transaction, lookUp, fail, close: () => pool.end() }
}

const ignored = (): void => undefined

/** What was stopped or has failed leaves its connection in an unknown state, and is not worth keeping it. */
const leave = async (client: PoolClient, broken: boolean): Promise<void> => {
  if (broken) {
    client.release(true)
    return
  }
  try {
    await client.query('commit')
    client.release()
  } catch (error) {
    client.release(true)
    throw error
  }
}
