import type { Store } from '../store/open.ts'
import type { EventHub } from './event-hub.ts'
import type { ProjectStore } from './project-state.ts'
import type { RunQueue } from './run-queue.ts'

/** What every handler may use. */
export interface ServerContext {
  readonly root: string
  readonly projects: ProjectStore
  /** What files cannot hold; opened when it is first needed. Rejects with a `StoreFailure`. */
  readonly store: () => Promise<Store>
  readonly runs: RunQueue
  readonly events: EventHub
  /** A fixed instant for demonstrations over old data, microseconds since 1970; absent: the present. */
  readonly asOf?: bigint
}
