import { z } from 'zod'
import { WholeNumber } from './names.ts'

export const fixedUnits = ['minutes', 'hours', 'days', 'weeks'] as const
export const rollingUnits = [...fixedUnits, 'months', 'quarters', 'years', 'calendar days'] as const
export const calendarUnits = ['week', 'month', 'quarter', 'year'] as const

/** A duration of fixed length. */
export const Duration = z.strictObject({ amount: WholeNumber, unit: z.enum(fixedUnits) })
export type Duration = z.infer<typeof Duration>

export const rolling = { amount: WholeNumber, unit: z.enum(rollingUnits) }

/** `at least 3`, `between 2 and 5`, `no`; counts rows (`times`) or different days (`days`). */
export const Count = z.strictObject({
  compare: z.enum(['at least', 'at most', 'exactly', 'more than', 'fewer than', 'between', 'no']),
  low: WholeNumber.optional(),
  high: WholeNumber.optional(),
  unit: z.enum(['days']).optional(),
})
export type Count = z.infer<typeof Count>
