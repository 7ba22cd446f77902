import { z } from 'zod'
import { blockComments, commentedPartMissing, comments, partsExist } from './comments.ts'
import { Cell, Instant } from './literal.ts'
import { Name, Path } from './names.ts'

const rowsExist = (rows: readonly unknown[]): Readonly<Record<string, true>> =>
  Object.fromEntries(rows.map((_, index) => [String(index), true]))

/** `given orders { id, amount } = [("o1", 7.00)]`: `path` is the entity or a relation path. */
export const GivenRows = z
  .strictObject({
    kind: z.literal('rows'),
    path: Path,
    columns: z.array(Name),
    rows: z.array(z.array(Cell)),
    comments: blockComments,
  })
  .refine((node) => node.comments?.end === undefined && partsExist(node, rowsExist(node.rows)), commentedPartMissing)
/** `given segment employees = ["c3"]`. */
export const GivenSegment = z
  .strictObject({
    kind: z.literal('segment'),
    segment: Name,
    ids: z.array(Cell),
    comments: blockComments,
  })
  .refine((node) => node.comments?.end === undefined && partsExist(node, rowsExist(node.ids)), commentedPartMissing)
export const Given = z.discriminatedUnion('kind', [GivenRows, GivenSegment])
export type Given = z.infer<typeof Given>

/** `expect "c2" out because country`, `expect "c1" lifetime_value = 30`. */
export const Expect = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('member'),
    id: Cell,
    is: z.enum(['in', 'out']),
    because: Path.optional(),
    comments,
  }),
  z.strictObject({ kind: z.literal('trait'), id: Cell, trait: Name, value: Cell, comments }),
])
export type Expect = z.infer<typeof Expect>

/** A unit test of a segment or a trait set (`of`). */
export const Test = z
  .strictObject({
    kind: z.literal('test'),
    of: Name,
    title: z.string(),
    asOf: Instant.optional(),
    given: z.array(Given),
    expect: z.array(Expect),
    comments: blockComments,
  })
  .refine((node) => partsExist(node, { asOf: node.asOf !== undefined }), commentedPartMissing)
export type Test = z.infer<typeof Test>
