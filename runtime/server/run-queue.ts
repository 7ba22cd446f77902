import type { Diagnostic } from '../../grammar/diagnostic.ts'
import { aliveEvery, endDeadRuns, owner } from '../run/dead-runs.ts'
import type { Store } from '../store/open.ts'
import type { NewRun, RunEnd, RunRecord } from '../store/run-history.ts'
import { StoreFailure } from '../store/store-failure.ts'
import type { EventHub } from './event-hub.ts'
import { toRun } from './run-answer.ts'

/** The work of one run; it ends when it is asked to by the signal. */
export type Work = (signal: AbortSignal) => Promise<RunEnd>

/** Runs that were asked for in the browser: each connection works at one after the other, connections beside each other. */
export interface RunQueue {
  readonly add: (run: NewRun, work: Work) => Promise<RunRecord>
  /** Cancels a run that waits or runs; false when it is not this server's, or has ended. */
  readonly cancel: (id: string) => Promise<boolean>
  /** Cancels everything and waits for it. */
  readonly close: () => Promise<void>
}

export interface RunQueueOptions {
  readonly store: () => Promise<Store>
  readonly events: EventHub
  /** How many ended runs the history keeps. */
  readonly kept: () => Promise<number>
}

export const createRunQueue = ({ store, events, kept }: RunQueueOptions): RunQueue => {
  const lines = new Map<string, Promise<void>>()
  const controllers = new Map<string, AbortController>()
  const alive = setInterval(() => {
    if (controllers.size === 0) return
    void store()
      .then(({ runs }) => runs.alive(owner))
      .catch(() => undefined)
  }, aliveEvery)
  alive.unref()
  // A history that cannot be opened tells so when a run is asked for.
  void store()
    .then(({ runs }) => endDeadRuns(runs))
    .catch(() => undefined)

  const tell = async (id: string): Promise<void> => {
    const record = await (await store()).runs.read(id)
    if (record) events.send({ event: 'run', run: toRun(record) })
  }
  const finish = async (id: string, end: RunEnd): Promise<void> => {
    const { runs } = await store()
    if (!(await runs.finish(id, end))) return
    await tell(id)
    await runs.prune(await kept())
  }
  const execute = async (id: string, work: Work, controller: AbortController): Promise<void> => {
    const started = performance.now()
    try {
      const { runs } = await store()
      if (controller.signal.aborted || !(await runs.start(id))) {
        await finish(id, { status: 'cancelled' })
        return
      }
      await tell(id)
      await finish(id, await work(controller.signal))
    } catch (error) {
      const findings: readonly Diagnostic[] = [bug(error)]
      await finish(id, { status: 'failed', findings, metrics: { milliseconds: performance.now() - started } })
    } finally {
      controllers.delete(id)
    }
  }
  return {
    add: async (run, work) => {
      const { runs } = await store()
      const record = await runs.queue(run, owner)
      const controller = new AbortController()
      controllers.set(record.id, controller)
      const before = lines.get(run.connection) ?? Promise.resolve()
      const line = before.then(() => execute(record.id, work, controller)).catch((error) => console.error(error))
      lines.set(run.connection, line)
      await tell(record.id)
      return record
    },
    cancel: async (id) => {
      const controller = controllers.get(id)
      if (!controller) return false
      controller.abort()
      // One that waits ends now, not when those before it have.
      if ((await (await store()).runs.read(id))?.status === 'queued') await finish(id, { status: 'cancelled' })
      return true
    },
    close: async () => {
      clearInterval(alive)
      for (const controller of controllers.values()) controller.abort()
      await Promise.all(lines.values())
    },
  }
}

const bug = (error: unknown): Diagnostic =>
  error instanceof StoreFailure
    ? error.diagnostic
    : { code: 'bug', severity: 'error', message: `The server stopped at a mistake of its own: ${String(error)}` }
