import { z } from 'zod'
import { blockComments, type Comments } from './comments.ts'
import { Entity } from './entity.ts'
import { checkTree } from './fits.ts'
import { Segment, Traits } from './segment.ts'
import { Test } from './test.ts'

/** What `commentsStand` refuses, as a finding's words. */
export const misplaced = 'has comments that can stand nowhere: `before` is above the first item, `end` below the last'

/** Whether a file of so many items has a place for these comments. */
export const commentsStand = (comments: Comments | undefined, items: number): boolean =>
  comments?.after === undefined && comments?.parts === undefined && (comments?.before === undefined || items > 0)

export const Item = z.discriminatedUnion('kind', [Entity, Segment, Traits, Test]).superRefine(checkTree)
export type Item = z.infer<typeof Item>

/** A file without its items. `before` is above the first item, so a file without items has none. */
export const Frame = z.strictObject({ version: z.literal(1), comments: blockComments })

/** One file: what its text says and what its JSON says are the same value of this type. */
export const Document = z
  .strictObject({ ...Frame.shape, items: z.array(Item) })
  .refine(({ comments, items }) => commentsStand(comments, items.length), misplaced)
export type Document = z.infer<typeof Document>
