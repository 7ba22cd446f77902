import { z } from 'zod'
import { blockComments } from './comments.ts'
import { Entity } from './entity.ts'
import { checkTree } from './fits.ts'
import { Segment, Traits } from './segment.ts'
import { Test } from './test.ts'

export const Item = z.discriminatedUnion('kind', [Entity, Segment, Traits, Test]).superRefine(checkTree)
export type Item = z.infer<typeof Item>

/** One file: what its text says and what its JSON says are the same value of this type. */
const Frame = z.strictObject({ version: z.literal(1), items: z.array(Item), comments: blockComments })
export const Document = Frame.refine(
  ({ comments, items }) =>
    comments?.after === undefined &&
    comments?.parts === undefined &&
    (comments?.before === undefined || items.length > 0),
  'has comments that can stand nowhere: `before` is above the first item, `end` below the last',
)
export type Document = z.infer<typeof Document>
