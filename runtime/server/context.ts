import type { ProjectStore } from './project-state.ts'

/** What every handler may use. */
export interface ServerContext {
  readonly root: string
  readonly projects: ProjectStore
  /** A fixed instant for demonstrations over old data, microseconds since 1970; absent: the present. */
  readonly asOf?: bigint
}
