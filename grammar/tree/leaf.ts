import { z } from 'zod'
import { comments } from './comments.ts'
import { Name, Path, WholeNumber } from './names.ts'

export const castTargets = ['text', 'number', 'integer', 'boolean', 'date', 'timestamp'] as const

/** A name or a dotted path; the checker decides whether it is a column, a relation, a trait or a JSON path. */
export const Field = z.strictObject({ kind: z.literal('field'), path: Path, comments })

/** `in at least 2 of (a, b, c)`. */
export const InAtLeast = z.strictObject({
  kind: z.literal('in at least'),
  atLeast: WholeNumber,
  segments: z.array(Name).min(1),
  comments,
})

/** `in bucket 0 to 9 of 100 salt "exp1"`. */
export const Bucket = z.strictObject({
  kind: z.literal('bucket'),
  low: WholeNumber,
  high: WholeNumber,
  of: WholeNumber,
  salt: z.string().optional(),
  comments,
})
