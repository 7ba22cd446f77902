import type { Opened, Warehouse } from './driver.ts'
import { type Limit, startLimit, within } from './limit.ts'
import type { Calls } from './limited.ts'
import { openFailure, type VendorError, WarehouseFailure } from './warehouse-failure.ts'

export interface Opening {
  readonly calls: Calls
  readonly signal: AbortSignal | undefined
  /** Host and port, for messages. */
  readonly place: string
  /** In minutes: reaching a server and signing in is no statement. */
  readonly patience: number
  readonly readError: (error: unknown) => VendorError
}

/** Opens a warehouse within a time of its own; what goes wrong meanwhile is told as what it is. */
export const opening = async (
  { calls, signal, place, patience, readError }: Opening,
  open: (limit: Limit) => Promise<Warehouse>,
): Promise<Opened> => {
  const limit = startLimit(Math.min(patience, calls.context.minutes), [signal])
  try {
    limit.signal.throwIfAborted()
    return { value: await within(limit, async () => undefined, open(limit), 0) }
  } catch (error) {
    const stopped = limit.stopped()
    if (stopped === 'timed out') {
      return openFailure({ cause: { kind: 'unreachable' }, message: `\`${place}\` does not answer` }, calls.context)
    }
    if (stopped) return openFailure({ cause: { kind: stopped }, message: '' }, calls.context)
    if (error instanceof WarehouseFailure) return { failed: error.diagnostic, reason: error.reason }
    return openFailure(readError(error), calls.context)
  } finally {
    limit.end()
  }
}
