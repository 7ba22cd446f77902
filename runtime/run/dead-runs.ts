import { hostname } from 'node:os'
import { failure } from '../failures.ts'
import { isAlive } from '../store/atomic.ts'
import type { RunHistory } from '../store/run-history.ts'

/** Names the process that runs: another one may look whether it still lives. */
export const owner = `${hostname()}:${process.pid}`

/** How often a process that runs says that it lives, and after which silence it counts as dead; milliseconds. */
export const aliveEvery = 20_000
const longestSilence = 300_000

/** Only of this machine is known at once that a process is gone. */
const isGone = (other: string): boolean => {
  const [host, id] = other.split(/:(?=\d+$)/)
  return host === hostname() && id !== undefined && !isAlive(Number(id))
}

/** Runs whose process is gone end as failed. */
export const endDeadRuns = async (runs: RunHistory): Promise<void> => {
  await runs.abandonOwned(isGone, failure('E961', {}))
  await runs.abandon(longestSilence, failure('E961', {}))
}
