import { z } from 'zod'
import { comments } from './comments.ts'
import { Entity } from './entity.ts'
import { Segment, Traits } from './segment.ts'
import { Test } from './test.ts'

export const Item = z.discriminatedUnion('kind', [Entity, Segment, Traits, Test])
export type Item = z.infer<typeof Item>

/** One file: what its text says and what its JSON says are the same value of this type. */
export const Document = z.strictObject({ version: z.literal(1), items: z.array(Item), comments })
export type Document = z.infer<typeof Document>
