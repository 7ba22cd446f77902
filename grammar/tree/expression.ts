import { z } from 'zod'
import { aggregateNames, operatorNames } from '../operators.ts'
import { comments } from './comments.ts'
import { Count, calendarUnits, Duration, rolling } from './duration.ts'
import { Bucket, castTargets, Field, InAtLeast } from './leaf.ts'
import { BooleanLiteral, DateLiteral, InstantLiteral, Moment, NumberLiteral, TextLiteral } from './literal.ts'
import { Name, Path } from './names.ts'

/** `within last 30 days`, `since 2026-01-01`, … of language.md section 4. */
export const Window = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('last'), ...rolling }),
  z.strictObject({ kind: z.literal('next'), ...rolling }),
  z.strictObject({ kind: z.literal('more than ago'), ...rolling }),
  z.strictObject({ kind: z.literal('less than ago'), ...rolling }),
  z.strictObject({ kind: z.literal('day'), day: z.enum(['today', 'yesterday']) }),
  z.strictObject({ kind: z.literal('this'), unit: z.enum(calendarUnits) }),
  z.strictObject({ kind: z.literal('previous'), unit: z.enum(calendarUnits) }),
  z.strictObject({ kind: z.literal('since'), moment: Moment }),
  z.strictObject({ kind: z.literal('before'), moment: Moment }),
  z.strictObject({ kind: z.literal('after'), moment: Moment }),
  z.strictObject({ kind: z.literal('on'), moment: Moment }),
  z.strictObject({ kind: z.literal('from'), from: Moment, to: Moment }),
  z.strictObject({
    kind: z.literal('since last'),
    relation: Name.optional(),
    events: z.array(z.string()).min(1),
    get where(): z.ZodOptional<typeof Expression> {
      return Expression.optional()
    },
  }),
])
export type Window = z.infer<typeof Window>

/** Any operator of `grammar/operators.ts`: its operands in spelling order (`in`: the value, then the options). */
export const Operation = z.strictObject({
  kind: z.literal('operation'),
  operator: z.enum(operatorNames),
  get operands(): z.ZodArray<typeof Expression> {
    return z.array(Expression).min(1)
  },
  negated: z.literal(true).optional(),
  ignoringCase: z.literal(true).optional(),
  comments,
})

export const And = z.strictObject({
  kind: z.literal('and'),
  get operands(): z.ZodArray<typeof Expression> {
    return z.array(Expression).min(2)
  },
  comments,
})
export const Or = z.strictObject({
  kind: z.literal('or'),
  get operands(): z.ZodArray<typeof Expression> {
    return z.array(Expression).min(2)
  },
  comments,
})
export const Not = z.strictObject({
  kind: z.literal('not'),
  get operand(): typeof Expression {
    return Expression
  },
  comments,
})

/** A function call: `lower(name)`, `days_since(x)`. */
export const Call = z.strictObject({
  kind: z.literal('call'),
  name: Name,
  get arguments(): z.ZodArray<typeof Expression> {
    return z.array(Expression)
  },
  comments,
})
export const Cast = z.strictObject({
  kind: z.literal('cast'),
  get value(): typeof Expression {
    return Expression
  },
  to: z.enum(castTargets),
  comments,
})
const Arm = z.strictObject({
  get condition(): typeof Expression {
    return Expression
  },
  get value(): typeof Expression {
    return Expression
  },
})
export const When = z.strictObject({
  kind: z.literal('when'),
  get arms(): z.ZodArray<typeof Arm> {
    return z.array(Arm).min(1)
  },
  get otherwise(): z.ZodOptional<typeof Expression> {
    return Expression.optional()
  },
  comments,
})

/** `sum(orders.amount within last 90 days where status = "paid")`. */
export const Aggregate = z.strictObject({
  kind: z.literal('aggregate'),
  function: z.enum(aggregateNames),
  get value(): typeof Expression {
    return Expression
  },
  window: Window.optional(),
  get where(): z.ZodOptional<typeof Expression> {
    return Expression.optional()
  },
  comments,
})

/** `has at least 2 orders since 2026-01-01 where (…)`; without `count`, at least one. */
export const Has = z.strictObject({
  kind: z.literal('has'),
  path: Path,
  count: Count.optional(),
  window: Window.optional(),
  get where(): z.ZodOptional<typeof Expression> {
    return Expression.optional()
  },
  comments,
})

/** `all orders within last 30 days where (…) have (…)`. */
export const All = z.strictObject({
  kind: z.literal('all'),
  path: Path,
  window: Window.optional(),
  get where(): z.ZodOptional<typeof Expression> {
    return Expression.optional()
  },
  get have(): typeof Expression {
    return Expression
  },
  comments,
})

/** `did "Product Viewed" at least 3 times within last 30 days where (…)`; several events are `any of`. */
export const Did = z.strictObject({
  kind: z.literal('did'),
  relation: Name.optional(),
  events: z.array(z.string()).min(1),
  firstTime: z.literal(true).optional(),
  count: Count.optional(),
  window: Window.optional(),
  get where(): z.ZodOptional<typeof Expression> {
    return Expression.optional()
  },
  comments,
})

/** A step is an event (`events`, of `relation` when several are named) or a relation with a time (`relation` alone). */
export const Step = z.strictObject({
  relation: Name.optional(),
  events: z.array(z.string()).min(1).optional(),
  negated: z.literal(true).optional(),
  within: Duration.optional(),
  get where(): z.ZodOptional<typeof Expression> {
    return Expression.optional()
  },
})
export type Step = z.infer<typeof Step>

/** `did within last 30 days "A" then "B" within 7 days then not "C" within 1 days`. */
export const Sequence = z.strictObject({
  kind: z.literal('sequence'),
  window: Window.optional(),
  steps: z.array(Step).min(2),
  comments,
})

/** `created_at within last 30 days`, `birthday anniversary within next 7 days`. */
export const InWindow = z.strictObject({
  kind: z.literal('in window'),
  get value(): typeof Expression {
    return Expression
  },
  window: Window,
  anniversary: z.literal(true).optional(),
  negated: z.literal(true).optional(),
  comments,
})

/** `in segment S` (the person) or `account_id in segment S` (`value`). */
export const InSegment = z.strictObject({
  kind: z.literal('in segment'),
  get value(): z.ZodOptional<typeof Expression> {
    return Expression.optional()
  },
  segment: Name,
  negated: z.literal(true).optional(),
  comments,
})

/** `top 5 % by lifetime_value among (country = "US")`. */
export const Rank = z.strictObject({
  kind: z.literal('rank'),
  end: z.enum(['top', 'bottom']),
  amount: z.string().regex(/^\d+(\.\d{1,2})?$/),
  percent: z.literal(true).optional(),
  get by(): typeof Expression {
    return Expression
  },
  get among(): z.ZodOptional<typeof Expression> {
    return Expression.optional()
  },
  comments,
})

/** `tags has element where (element starts with "a")`. */
export const HasElement = z.strictObject({
  kind: z.literal('has element'),
  get value(): typeof Expression {
    return Expression
  },
  get where(): typeof Expression {
    return Expression
  },
  negated: z.literal(true).optional(),
  comments,
})

export const Expression = z.discriminatedUnion('kind', [
  TextLiteral,
  NumberLiteral,
  BooleanLiteral,
  DateLiteral,
  InstantLiteral,
  Field,
  Operation,
  And,
  Or,
  Not,
  Call,
  Cast,
  When,
  Aggregate,
  Has,
  All,
  Did,
  Sequence,
  InWindow,
  InSegment,
  InAtLeast,
  Rank,
  Bucket,
  HasElement,
])
export type Expression = z.infer<typeof Expression>
export type ExpressionOf<K extends Expression['kind']> = Extract<Expression, { kind: K }>
