import { z } from 'zod'
import { Cell, Column, Instant } from './values.ts'

/** `GET /api/targets`: every segment and trait set with what is known of its last run; definitions stand in the documents. */
export const TargetState = z.object({
  kind: z.enum(['segment', 'traits']),
  name: z.string(),
  entity: z.string(),
  file: z.string().optional(),
  /** The folder of its file: where people file segments. */
  folder: z.string(),
  type: z.enum(['rules', 'sql', 'combined']),
  connection: z.string(),
  description: z.string().optional(),
  archived: z.boolean().default(false),
  errors: z.number(),
  count: z.number().optional(),
  population: z.number().optional(),
  lastRun: z.object({ finishedAt: Instant, asOf: Instant, milliseconds: z.number() }).optional(),
  /** The definition or the data it was run over changed since. */
  outdated: z.boolean().default(false),
  uses: z.array(z.string()),
  usedBy: z.array(z.string()),
})
export type TargetState = z.infer<typeof TargetState>

/** `GET /api/targets/{name}/population`: one point a run, oldest first. */
export const PopulationPoint = z.object({
  asOf: Instant,
  count: z.number(),
  entered: z.number().optional(),
  left: z.number().optional(),
})
export type PopulationPoint = z.infer<typeof PopulationPoint>

/** `GET /api/targets/{name}/members?limit`; the whole list by `…/members.csv` and `…/members.parquet`. */
export const Members = z.object({
  count: z.number(),
  asOf: Instant,
  columns: z.array(Column),
  rows: z.array(z.array(Cell)),
})
export type Members = z.infer<typeof Members>
