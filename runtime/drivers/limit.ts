/** Why a statement was ended from this side. */
export type StopReason = 'cancelled' | 'timed out'

/** What may end a statement: a reader who no longer wants it, the end of the warehouse, the clock. */
export interface Limit {
  readonly signal: AbortSignal
  readonly stopped: () => StopReason | undefined
  readonly end: () => void
}

const longestTimer = 2 ** 31 - 1

export const startLimit = (minutes: number, signals: readonly (AbortSignal | undefined)[]): Limit => {
  const controller = new AbortController()
  let reason: StopReason | undefined
  const stop = (why: StopReason): void => {
    reason ??= why
    controller.abort()
  }
  const onAbort = (): void => stop('cancelled')
  const given = signals.filter((signal) => signal !== undefined)
  for (const signal of given) signal.addEventListener('abort', onAbort, { once: true })
  if (given.some(({ aborted }) => aborted)) onAbort()
  const timer = setTimeout(() => stop('timed out'), Math.min(minutes * 60_000, longestTimer))
  // A result that nobody reads any more does not keep the process.
  timer.unref()
  return {
    signal: controller.signal,
    stopped: () => reason,
    end: () => {
      clearTimeout(timer)
      for (const signal of given) signal.removeEventListener('abort', onAbort)
    },
  }
}

/** How long a warehouse may take to confirm that it ended a statement. */
const longestConfirmation = 5_000

/**
 * Waits for the work; when the limit ends it first, the warehouse is told so, and its confirmation (the work's own end) is
 * waited for a little while.
 */
export const within = <T>(
  limit: Limit,
  cancel: () => Promise<unknown>,
  work: Promise<T>,
  confirmation = longestConfirmation,
): Promise<T> =>
  new Promise((resolve, reject) => {
    let late: NodeJS.Timeout | undefined
    const stop = (): void => {
      late = setTimeout(() => reject(new Error('stopped, without a confirmation')), confirmation)
      cancel().catch(() => undefined)
    }
    const settle = (): void => {
      clearTimeout(late)
      limit.signal.removeEventListener('abort', stop)
    }
    if (limit.signal.aborted) stop()
    else limit.signal.addEventListener('abort', stop, { once: true })
    work.then(resolve, reject).finally(settle)
  })
