import { setTimeout as pause } from 'node:timers/promises'

export interface Retry {
  readonly tries: number
  /** In milliseconds; doubled each time. */
  readonly firstDelay: number
}

export const defaultRetry: Retry = { tries: 6, firstDelay: 500 }

/** Tries again what the warehouse had no time for, with growing pauses of which a random half is left out. */
export const retried = async <T>(
  work: () => Promise<T>,
  isBusy: (error: unknown) => boolean,
  { tries, firstDelay }: Retry,
  signal?: AbortSignal,
): Promise<T> => {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      if (attempt >= tries || !isBusy(error)) throw error
      const delay = firstDelay * 2 ** (attempt - 1)
      await pause(delay * (0.5 + Math.random() / 2), undefined, signal && { signal })
    }
  }
}
