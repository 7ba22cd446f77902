import { z } from 'zod'
import { isDate, isInstant } from '../calendar.ts'
import { comments } from './comments.ts'

const text = { kind: z.literal('text'), value: z.string() }

/** Decimals without an exponent, as a number literal spells them: `1.5e-7` is `0.00000015`. */
const plainNumber = (value: number): string => {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value)) ?? []
  const point = whole.length + Number(exponent)
  const digits = (whole + fraction).padEnd(point, '0')
  const before = point > 0 ? digits.slice(0, point) : '0'
  const after = point > 0 ? digits.slice(point) : '0'.repeat(-point) + digits
  return sign + before + (after && `.${after}`)
}

/** A number keeps its decimal spelling, so nothing is lost beyond 2^53 or in fractions. JSON numbers are taken too. */
const number = {
  kind: z.literal('number'),
  value: z.union([z.string().regex(/^-?\d+(\.\d+)?$/), z.number().transform(plainNumber)]),
}
const boolean = { kind: z.literal('boolean'), value: z.boolean() }
const date = {
  kind: z.literal('date'),
  value: z.string().refine(isDate, 'is no date of the calendar, spelled `2026-01-31`'),
}
const instant = {
  kind: z.literal('instant'),
  value: z.string().refine(isInstant, 'is no instant, spelled `2026-01-31T10:00:00Z`'),
}

export const TextLiteral = z.strictObject({ ...text, comments })
export const NumberLiteral = z.strictObject({ ...number, comments })
export const BooleanLiteral = z.strictObject({ ...boolean, comments })

/** A calendar date, `2026-01-31`. */
export const DateLiteral = z.strictObject({ ...date, comments })

/** An instant with its offset, `2026-01-31T10:00:00Z`; at most six fraction digits. */
export const InstantLiteral = z.strictObject({ ...instant, comments })

/** A date or an instant where nothing else can stand, and so no comment. */
export const Instant = z.strictObject(instant)
export const Moment = z.discriminatedUnion('kind', [z.strictObject(date), Instant])
export type Moment = z.infer<typeof Moment>

/** A cell of a test's table: a literal, null, or a list of literals for an array column. Comments belong to its row. */
export const NullLiteral = z.strictObject({ kind: z.literal('null') })
const Scalar = [
  z.strictObject(text),
  z.strictObject(number),
  z.strictObject(boolean),
  z.strictObject(date),
  Instant,
  NullLiteral,
] as const
export const ListLiteral = z.strictObject({
  kind: z.literal('list'),
  values: z.array(z.discriminatedUnion('kind', [...Scalar])),
})
export const Cell = z.discriminatedUnion('kind', [...Scalar, ListLiteral])
export type Cell = z.infer<typeof Cell>
