import { z } from 'zod'

const count = (limit: number) => z.number().int().min(1).default(limit)

/** Every limit of the product; a project's configuration overrides any of them. */
export const Limits = z.strictObject({
  /** Columns of a trait set, the ID included. */
  traitColumns: count(25),
  /** Rows of a trait set. */
  traitRows: count(10_000_000),
  /** How long a query may run, in minutes. */
  queryMinutes: count(15),
  /** The sample shown with a query's result. */
  sampleRows: count(100),
  sampleColumns: count(10),
  /** What a download of a query's result holds. */
  downloadRows: count(100),
  downloadColumns: count(100),
  /** Rows of a table's preview. */
  previewRows: count(10),
})
export type Limits = z.infer<typeof Limits>

/** Of a column with more different texts, a catalog keeps none. */
export const mostKnownValues = 1000

export const defaultLimits: Limits = Limits.parse({})
