import { openStore, type Store } from '../store/open.ts'
import { StoreFailure } from '../store/store-failure.ts'
import type { ServerContext } from './context.ts'
import { createEventHub } from './event-hub.ts'
import { createProjectStore } from './project-state.ts'
import { createRunQueue } from './run-queue.ts'

export interface OpenServerContext {
  readonly context: ServerContext
  /** Ends what runs, and closes what was opened. */
  readonly close: () => Promise<void>
}

/** How often the project's files are looked at while somebody listens. */
const lookEvery = 1000

/** Everything the handlers share, over one project folder. */
export const openContext = (root: string, asOf?: bigint): OpenServerContext => {
  const projects = createProjectStore(root)
  const events = createEventHub()
  let opened: Promise<Store> | undefined
  const store = (): Promise<Store> => {
    opened ??= openStore({ root }).then((found) => {
      if ('failed' in found) throw new StoreFailure(found.failed)
      return found.value
    })
    opened.catch(() => {
      opened = undefined
    })
    return opened
  }
  const kept = async (): Promise<number> => (await projects.load()).config?.keptHistory ?? 10_000
  const runs = createRunQueue({ store, events, kept })
  let revision: string | undefined
  const looking = setInterval(() => {
    if (events.listeners() === 0) return
    void projects.load().then(
      (project) => {
        if (revision !== undefined && revision !== project.revision) {
          events.send({ event: 'project', revision: project.revision })
        }
        revision = project.revision
      },
      // The next request of a person tells it.
      () => undefined,
    )
  }, lookEvery)
  looking.unref()
  return {
    context: { root, projects, store, runs, events, ...(asOf !== undefined && { asOf }) },
    close: async () => {
      clearInterval(looking)
      await runs.close()
      const known = await opened?.catch(() => undefined)
      await known?.close()
    },
  }
}
