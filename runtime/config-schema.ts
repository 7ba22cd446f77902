import { z } from 'zod'
import { Limits } from '../compiler/limits.ts'
import { Connection } from './connections/schema.ts'

const Folder = z.string().min(1)

const isTimeZone = (zone: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
}

/** `segql.config.json`. */
export const Config = z.strictObject({
  $schema: z.string().optional(),
  version: z.literal(1),
  connections: z.record(z.string().min(1), Connection),
  defaultConnection: z.string().optional(),
  timeZone: z.string().refine(isTimeZone, 'a time zone of the IANA database, such as "Europe/Berlin"').default('UTC'),
  weekStart: z.enum(['Monday', 'Sunday']).default('Monday'),
  keyChecks: z.enum(['always', 'changed', 'never']).default('changed'),
  limits: Limits.prefault({}),
  /** How many runs of a segment or trait set stay on disk. */
  keptRuns: z.number().int().min(1).default(10),
  /** How many runs the history tells of. */
  keptHistory: z.number().int().min(1).default(10_000),
  sources: z.array(Folder).min(1).default(['.']),
})
export type Config = z.infer<typeof Config>
export type { Connection, DuckDbConnection } from './connections/schema.ts'
