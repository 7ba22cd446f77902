import { z } from 'zod'

/** A value as exact text; `null`: no value. Numbers never pass through floating point. */
export const Cell = z.union([z.string(), z.boolean(), z.null()])
export type Cell = z.infer<typeof Cell>

export const Column = z.object({
  name: z.string(),
  type: z.string(),
  /** Holds personal data: its values are covered. */
  masked: z.boolean().default(false),
})
export type Column = z.infer<typeof Column>

export const Table = z.object({ columns: z.array(Column), rows: z.array(z.array(Cell)) })
export type Table = z.infer<typeof Table>

/** An instant, ISO 8601 in UTC. */
export const Instant = z.iso.datetime()

/** What work on a warehouse will cost, as far as it tells before: `exact` when the warehouse promises it. */
export const Estimate = z.object({
  bytes: z.number().optional(),
  rows: z.number().optional(),
  /** In the warehouse's own unit. */
  cost: z.object({ amount: z.number(), unit: z.string() }).optional(),
  exact: z.boolean(),
  /** The budget of the connection forbids it. */
  overBudget: z.boolean().default(false),
})
export type Estimate = z.infer<typeof Estimate>
