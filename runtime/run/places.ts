import type { Config } from '../config-schema.ts'
import { fingerprint } from '../duckdb/fingerprint.ts'
import type { Session } from '../duckdb/session.ts'
import { openBench } from './bench.ts'
import { createKeyChecks, type KeyChecks } from './key-checks.ts'
import { openConnection } from './open-connection.ts'
import type { Step } from './outcome.ts'
import type { Place } from './place.ts'
import { createPopulations, type Populations } from './populations.ts'

/** A connection of a run, with what its targets share. */
export interface OpenPlace {
  readonly place: Place
  readonly keyChecks: KeyChecks
  readonly populations: Populations
}

/** The connections of one run: each is opened when it is first needed, and once. */
export interface Places {
  readonly open: (name: string) => Promise<Step<OpenPlace>>
  readonly opened: () => readonly OpenPlace[]
  readonly close: () => Promise<void>
}

export interface PlacesOptions {
  readonly root: string
  readonly config: Config
  readonly signal?: AbortSignal
  /** The connection that tables are written through. */
  readonly writesTo?: string
}

export const openPlaces = (options: PlacesOptions): Places => {
  const { root, config } = options
  const known = new Map<string, Promise<Step<OpenPlace>>>()
  const open: OpenPlace[] = []
  let bench: Promise<Step<Session>> | undefined
  const sharedBench = (): Promise<Step<Session>> => {
    bench ??= openBench({ ...options, minutes: config.limits.queryMinutes * 4 })
    return bench
  }
  const connect = async (name: string): Promise<Step<OpenPlace>> => {
    const found = await openConnection(name, { ...options, bench: sharedBench })
    if ('failed' in found) return found
    const place = found.value
    const connection = config.connections[name]
    const state = connection?.kind === 'duckdb' ? fingerprint(connection, root) : undefined
    const opened = {
      place,
      keyChecks: createKeyChecks({ root, place, mode: config.keyChecks, state }),
      populations: createPopulations(place),
    }
    open.push(opened)
    return { value: opened }
  }
  return {
    open: (name) => {
      const found = known.get(name) ?? connect(name)
      known.set(name, found)
      return found
    },
    opened: () => open,
    close: async () => {
      await Promise.all(open.map(({ place }) => place.close()))
      const shared = await bench
      if (shared && 'value' in shared) shared.value.close()
    },
  }
}
