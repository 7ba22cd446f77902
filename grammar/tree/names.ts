import { z } from 'zod'

/** Any text of one line; what is no plain word, or is a SegQL word, is printed in backticks. */
export const Name = z
  .string()
  .min(1)
  .refine((name) => !/\p{Cc}/u.test(name) && name.isWellFormed(), 'holds signs that no name can hold')

/** Names joined by dots: a column, a relation path, a table. */
export const Path = z.array(Name).min(1)
export type Path = z.infer<typeof Path>

const WholeNumber = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER)

export { WholeNumber }
