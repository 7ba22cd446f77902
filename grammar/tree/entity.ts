import { z } from 'zod'
import { blockComments, commentedPartMissing, comments, partsExist } from './comments.ts'
import { castTargets } from './leaf.ts'
import { Name, Path, WholeNumber } from './names.ts'

/** `id customer_id as text trimmed lower`, `id customer_id distinct`. */
export const Id = z.strictObject({
  column: Name,
  as: z.enum(castTargets).optional(),
  trimmed: z.literal(true).optional(),
  lower: z.literal(true).optional(),
  distinct: z.literal(true).optional(),
  comments,
})
export type Id = z.infer<typeof Id>

/** `sends identify as user_id`. */
export const Sends = z.strictObject({ call: z.enum(['identify', 'group']), as: Name, comments })

export const fieldTypes = ['text', 'integer', 'number', 'boolean', 'date', 'timestamp', 'json'] as const
export const unixUnits = ['seconds', 'milliseconds', 'microseconds'] as const

/**
 * What introspection cannot know of a column: `field signup_unix timestamp from unix seconds title "Signed up"`,
 * `field created_at timestamp in "Europe/Berlin"`, `field email pii`, `field amount places 2`, `field score approximate`.
 */
export const FieldNote = z.strictObject({
  column: Name,
  type: z.enum(fieldTypes).optional(),
  unix: z.enum(unixUnits).optional(),
  zone: z.string().optional(),
  pii: z.literal(true).optional(),
  places: WholeNumber.max(9).optional(),
  approximate: z.literal(true).optional(),
  title: z.string().optional(),
  comments,
})
export type FieldNote = z.infer<typeof FieldNote>

/** One pair of a relation's key: the parent's column and the related table's. */
export const KeyPair = z.strictObject({ parent: Name, child: Name })

/** `many orders from shop.orders by customer_id at ordered_at named event_name { … }`. */
export const Relation = z.strictObject({
  cardinality: z.enum(['many', 'one']),
  name: Name,
  from: Path,
  keys: z.array(KeyPair).min(1),
  at: Name.optional(),
  named: Name.optional(),
  fields: z.array(FieldNote).min(1).optional(),
  get relations(): z.ZodOptional<z.ZodArray<typeof Relation>> {
    return z.array(Relation).min(1).optional()
  },
  comments: blockComments,
})
export type Relation = z.infer<typeof Relation>

/** The same people in another warehouse, under its own ID column: `also on support { … }`. */
export const Place = z
  .strictObject({
    connection: Name,
    from: Path,
    id: Id,
    fields: z.array(FieldNote).min(1).optional(),
    relations: z.array(Relation).min(1).optional(),
    comments: blockComments,
  })
  .refine((node) => partsExist(node, { from: true }), commentedPartMissing)
export type Place = z.infer<typeof Place>

/** An entity without `from` has an unknown population. */
export const Entity = z
  .strictObject({
    kind: z.literal('entity'),
    name: Name,
    connection: Name.optional(),
    title: z.string().optional(),
    description: z.string().optional(),
    from: Path.optional(),
    id: Id.optional(),
    sends: Sends.optional(),
    fields: z.array(FieldNote).min(1).optional(),
    relations: z.array(Relation).min(1).optional(),
    places: z.array(Place).min(1).optional(),
    comments: blockComments,
  })
  .refine(
    (node) =>
      partsExist(node, {
        title: node.title !== undefined,
        description: node.description !== undefined,
        from: node.from !== undefined,
      }),
    commentedPartMissing,
  )
export type Entity = z.infer<typeof Entity>
