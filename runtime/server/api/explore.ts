import { z } from 'zod'
import { Cell, Table } from './values.ts'

/** `POST /api/explore/preview`: the first 10 rows. */
export const TableQuestion = z.object({ connection: z.string(), table: z.array(z.string()).min(1) })
export const TablePreview = Table

/** `POST /api/explore/statistics`: of one table, a column each. */
export const TableStatistics = z.object({
  rows: z.number(),
  columns: z.array(
    z.object({
      name: z.string(),
      type: z.string(),
      /** Rows without a value. */
      missing: z.number(),
      /** Absent where values of the type do not compare. */
      distinct: z.number().optional(),
      least: Cell.optional(),
      greatest: Cell.optional(),
      /** Holds personal data: no value of it is told. */
      masked: z.boolean(),
      top: z.array(z.object({ value: Cell, rows: z.number() })),
    }),
  ),
})
export type TableStatistics = z.infer<typeof TableStatistics>
