import { z } from 'zod'
import { comments } from './comments.ts'

export const TextLiteral = z.strictObject({ kind: z.literal('text'), value: z.string(), comments })

/** A number keeps its decimal spelling, so nothing is lost beyond 2^53 or in fractions. JSON numbers are taken too. */
export const NumberLiteral = z.strictObject({
  kind: z.literal('number'),
  value: z.union([z.string().regex(/^-?\d+(\.\d+)?$/), z.number().transform(String)]),
  comments,
})

export const BooleanLiteral = z.strictObject({ kind: z.literal('boolean'), value: z.boolean(), comments })

/** A calendar date, `2026-01-31`. */
export const DateLiteral = z.strictObject({
  kind: z.literal('date'),
  value: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  comments,
})

/** An instant with its offset, `2026-01-31T10:00:00Z`; at most six fraction digits. */
export const InstantLiteral = z.strictObject({
  kind: z.literal('instant'),
  value: z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})$/),
  comments,
})

export const Moment = z.discriminatedUnion('kind', [DateLiteral, InstantLiteral])
export type Moment = z.infer<typeof Moment>

/** A cell of a test's table: a literal, null, or a list of literals for an array column. */
export const NullLiteral = z.strictObject({ kind: z.literal('null'), comments })
const Scalar = [TextLiteral, NumberLiteral, BooleanLiteral, DateLiteral, InstantLiteral, NullLiteral] as const
export const ListLiteral = z.strictObject({
  kind: z.literal('list'),
  values: z.array(z.discriminatedUnion('kind', [...Scalar])),
  comments,
})
export const Cell = z.discriminatedUnion('kind', [...Scalar, ListLiteral])
export type Cell = z.infer<typeof Cell>
