import { z } from 'zod'
import { Finding } from './problem.ts'
import { Cell, Column, Instant, Table } from './values.ts'

/** A segment or trait set as edited, before it is saved: the item's text takes the place of the saved one of its name. */
export const Edited = z.object({
  text: z.string(),
  /** Its file, if it has one: positions of findings count there. */
  file: z.string().optional(),
  asOf: Instant.optional(),
})
export type Edited = z.infer<typeof Edited>

/** `POST /api/count`: one pass over the data for all of it. */
export const CountAnswer = z.object({
  count: z.number(),
  /** People of the entity; absent when its table is unknown. */
  population: z.number().optional(),
  asOf: Instant,
  /** How the top group joins its conditions: after an `or`, `remaining` grows. */
  joined: z.enum(['and', 'or']),
  /** The conditions of the top group in order, each followed by those inside it; named by the JSON pointer in the item. */
  conditions: z.array(
    z.object({
      path: z.string(),
      /** People for whom this condition alone holds. */
      alone: z.number(),
      /** Only of the top group's: people for whom it and all before it hold. */
      remaining: z.number().optional(),
      /** People for whom something it reads has no value. */
      missing: z.number(),
    }),
  ),
  sample: Table,
  milliseconds: z.number(),
  findings: z.array(Finding),
})
export type CountAnswer = z.infer<typeof CountAnswer>

/** `POST /api/explain`: why one person is in or out, as `segql explain` tells it. */
export const ExplainQuestion = Edited.extend({ id: z.string().min(1) })
export const ExplainAnswer = z.object({
  id: z.string(),
  member: z.boolean(),
  /** `Explanation` of `compiler/explain.ts`, personal values covered. */
  explanation: z.unknown(),
  /** Sentences, the same that the command line prints. */
  text: z.string(),
})
export type ExplainAnswer = z.infer<typeof ExplainAnswer>

/** `POST /api/compare`: against the members of the last run, or against the saved definition computed now. */
export const CompareAnswer = z.object({
  before: z.number(),
  after: z.number(),
  enter: z.number(),
  leave: z.number(),
  stay: z.number(),
  asOf: Instant,
})
export type CompareAnswer = z.infer<typeof CompareAnswer>

/** `POST /api/values`: values of a column that begin with or contain the text, the most frequent first. */
export const ValuesQuestion = z.object({
  connection: z.string(),
  table: z.array(z.string()).min(1),
  column: z.string(),
  contains: z.string().default(''),
  limit: z.number().int().min(1).max(100).default(20),
})
export const ValuesAnswer = z.object({
  values: z.array(z.object({ value: Cell, rows: z.number() })),
  complete: z.boolean(),
})
export type ValuesAnswer = z.infer<typeof ValuesAnswer>

/** `POST /api/traits/preview`: the first rows; `known`: the ID stands in the entity's table. */
export const TraitsPreview = z.object({
  columns: z.array(Column),
  rows: z.array(z.object({ known: z.boolean().nullable(), cells: z.array(Cell) })),
  count: z.number(),
  /** Set when not one shown ID is known though the entity has people: the ID column is probably wrong. */
  advice: z.string().optional(),
})
export type TraitsPreview = z.infer<typeof TraitsPreview>

/** `POST /api/overlap`: people by the exact combination of segments they are in; none left out but the empty one. */
export const OverlapQuestion = z.object({
  names: z.array(z.string()).min(2).max(12),
  /** `last`: members of the last runs, nothing computed. */
  use: z.enum(['last', 'now']).default('last'),
})
export const OverlapAnswer = z.object({
  sizes: z.array(z.object({ name: z.string(), count: z.number(), asOf: Instant.optional() })),
  intersections: z.array(z.object({ names: z.array(z.string()).min(1), count: z.number() })),
  findings: z.array(Finding),
})
export type OverlapAnswer = z.infer<typeof OverlapAnswer>
