import type { QueryOptions, WarehouseOptions } from './driver.ts'
import { type Limit, startLimit } from './limit.ts'
import { defaultRetry, type Retry, retried } from './retry.ts'
import { type FailureContext, toWarehouseFailure, type VendorError, WarehouseFailure } from './warehouse-failure.ts'

/** How a vendor's errors are read, and which of them are worth another try. */
export interface VendorErrors {
  readonly read: (error: unknown) => VendorError
  readonly isBusy: (error: unknown) => boolean
}

/** What all calls of a warehouse share: limits, retries, and failures that tell what happened. */
export interface Calls {
  readonly context: FailureContext
  readonly start: (asked?: QueryOptions) => Limit
  /** Work within a limit of its own; every error of it is a `WarehouseFailure`. */
  readonly run: <T>(asked: QueryOptions | undefined, work: (limit: Limit) => Promise<T>) => Promise<T>
  /** `isPassing`: other errors that are worth another try here. */
  readonly retry: <T>(work: () => Promise<T>, limit: Limit, isPassing?: (error: unknown) => boolean) => Promise<T>
  readonly fail: (error: unknown, limit?: Limit) => WarehouseFailure
}

export const createCalls = (options: WarehouseOptions, secrets: readonly string[], errors: VendorErrors): Calls => {
  const { name, minutes, signal, retry = defaultRetry } = options
  const context = { name, minutes, secrets }
  const start: Calls['start'] = (asked) => startLimit(minutes, [asked?.signal, signal])
  const fail: Calls['fail'] = (error, limit) => {
    if (error instanceof WarehouseFailure) return error
    const stopped = limit?.stopped()
    return toWarehouseFailure(stopped ? { cause: { kind: stopped }, message: '' } : errors.read(error), context)
  }
  return {
    context,
    start,
    fail,
    retry: (work, limit, isPassing = errors.isBusy) => retried(work, isPassing, retry satisfies Retry, limit.signal),
    run: async (asked, work) => {
      const limit = start(asked)
      try {
        limit.signal.throwIfAborted()
        return await work(limit)
      } catch (error) {
        throw fail(error, limit)
      } finally {
        limit.end()
      }
    },
  }
}
