import { z } from 'zod'
import { Limits } from '../compiler/limits.ts'

/** Kinds of connection that the configuration may name before this version can use them. */
export const laterKinds = ['bigquery', 'snowflake', 'databricks', 'redshift', 'postgres'] as const

const Folder = z.string().min(1)

/**
 * Exactly one of `path` (a DuckDB file, opened read-only), `folder` (CSV and Parquet files as tables) and `memory`.
 * `mayRead`: folders that raw SQL may read files from; everything else outside is closed.
 */
const DuckDb = z.strictObject({
  kind: z.literal('duckdb'),
  path: z.string().min(1).optional(),
  folder: Folder.optional(),
  memory: z.literal(true).optional(),
  mayRead: z.array(Folder).optional(),
  threads: z.number().int().min(1).max(1024).optional(),
  memoryLimit: z
    .string()
    .regex(/^\d+(\.\d+)? ?(KB|MB|GB|TB|KiB|MiB|GiB|TiB|%)$/)
    .optional(),
  catalog: z.string().min(1).optional(),
})
export type DuckDbConnection = z.infer<typeof DuckDb>

const Later = z.looseObject({ kind: z.enum(laterKinds), catalog: z.string().min(1).optional() })

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
  connections: z.record(z.string().min(1), z.discriminatedUnion('kind', [DuckDb, Later])),
  defaultConnection: z.string().optional(),
  timeZone: z.string().refine(isTimeZone, 'a time zone of the IANA database, such as "Europe/Berlin"').default('UTC'),
  weekStart: z.enum(['Monday', 'Sunday']).default('Monday'),
  keyChecks: z.enum(['always', 'changed', 'never']).default('changed'),
  limits: Limits.prefault({}),
  /** How many runs of a segment or trait set stay on disk. */
  keptRuns: z.number().int().min(1).default(10),
  sources: z.array(Folder).min(1).default(['.']),
})
export type Config = z.infer<typeof Config>
export type Connection = Config['connections'][string]
