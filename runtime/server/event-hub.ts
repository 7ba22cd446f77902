import type { ServerEvent } from './api/runs.ts'

/** Whoever listens hears what happens from then on. */
export interface EventHub {
  readonly send: (event: ServerEvent) => void
  /** Gives the function that stops listening. */
  readonly listen: (hear: (event: ServerEvent) => void) => () => void
  readonly listeners: () => number
}

export const createEventHub = (): EventHub => {
  const hearers = new Set<(event: ServerEvent) => void>()
  return {
    send: (event) => {
      // Whoever cannot hear any more must not stop what happens.
      for (const hear of [...hearers]) {
        try {
          hear(event)
        } catch {
          hearers.delete(hear)
        }
      }
    },
    listen: (hear) => {
      hearers.add(hear)
      return () => hearers.delete(hear)
    },
    listeners: () => hearers.size,
  }
}
