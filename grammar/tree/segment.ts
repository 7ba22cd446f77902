import { z } from 'zod'
import { canonicalRaw } from '../spelling.ts'
import { blockComments, type Comments, commentedPartMissing, comments, partsExist } from './comments.ts'
import { Expression } from './expression.ts'
import { Name, WholeNumber } from './names.ts'

export const refreshUnits = ['minutes', 'hours', 'days', 'weeks'] as const

/** `refresh every 6 hours`; stored, not scheduled yet. */
export const Refresh = z.strictObject({ every: WholeNumber.min(1), unit: z.enum(refreshUnits) })

const described = {
  title: z.string().optional(),
  description: z.string().optional(),
  folder: z.string().optional(),
  refresh: Refresh.optional(),
}

/** `(churn_risk and big_spenders) except contacted`: operands are names of segments. */
export const SetExpression = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('segment'), name: Name, comments }),
  z.strictObject({
    kind: z.enum(['and', 'or', 'except']),
    get operands(): z.ZodArray<typeof SetExpression> {
      return z.array(SetExpression).min(2)
    },
    comments,
  }),
  z.strictObject({
    kind: z.literal('not'),
    get operand(): typeof SetExpression {
      return SetExpression
    },
    comments,
  }),
  z.strictObject({
    kind: z.literal('in at least'),
    atLeast: WholeNumber,
    segments: z.array(Name).min(1),
    comments,
  }),
])
export type SetExpression = z.infer<typeof SetExpression>

/** A query in the connection's own dialect. Blanks around it are layout. */
export const SqlBody = z.strictObject({
  kind: z.literal('sql'),
  text: z
    .string()
    .refine((text) => canonicalRaw(text) === text && text.isWellFormed(), 'has blanks or blank lines around it'),
})

interface Described {
  readonly title?: string | undefined
  readonly description?: string | undefined
  readonly folder?: string | undefined
  readonly refresh?: object | undefined
  readonly body: { readonly kind: string; readonly where?: unknown }
  readonly comments?: Comments | undefined
}
const describedPartsExist = (node: Described): boolean =>
  partsExist(node, {
    title: node.title !== undefined,
    description: node.description !== undefined,
    folder: node.folder !== undefined,
    refresh: node.refresh !== undefined,
    where: node.body.where === undefined ? false : 'before',
    sql: node.body.kind === 'sql',
  })

/** Without `where`, rules mean everybody. */
export const Segment = z
  .strictObject({
    kind: z.literal('segment'),
    name: Name,
    entity: Name,
    connection: Name.optional(),
    ...described,
    body: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('rules'), where: Expression.optional() }),
      z.strictObject({ kind: z.literal('set'), set: SetExpression }),
      SqlBody,
    ]),
    comments: blockComments,
  })
  .refine(describedPartsExist, commentedPartMissing)
export type Segment = z.infer<typeof Segment>

export const Trait = z.strictObject({
  name: Name,
  value: Expression,
  title: z.string().optional(),
  comments,
})
export type Trait = z.infer<typeof Trait>

export const Traits = z
  .strictObject({
    kind: z.literal('traits'),
    name: Name,
    entity: Name,
    connection: Name.optional(),
    ...described,
    body: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('expressions'), traits: z.array(Trait).min(1), where: Expression.optional() }),
      SqlBody,
    ]),
    comments: blockComments,
  })
  .refine(describedPartsExist, commentedPartMissing)
export type Traits = z.infer<typeof Traits>
