import fc from 'fast-check'
import type { Count, Expression, Step, Window } from '../../grammar/tree/index.ts'
import { condition } from './condition.ts'
import { field, number, operation, text } from './nodes.ts'
import { eventNames } from './pools.ts'
import { type ScopeName, scopes } from './scope.ts'
import { numeric, restricted, value } from './value.ts'
import { window } from './window.ts'

const count: fc.Arbitrary<Count> = fc.oneof(
  fc
    .tuple(
      fc.constantFrom(
        'at least' as const,
        'at most' as const,
        'exactly' as const,
        'more than' as const,
        'fewer than' as const,
      ),
      fc.nat(4),
    )
    .map(([compare, low]): Count => ({ compare, low })),
  fc.tuple(fc.nat(2), fc.nat(3)).map(([low, more]): Count => ({ compare: 'between', low, high: low + more })),
)
const hasCount: fc.Arbitrary<Count> = fc.oneof(count, fc.constant<Count>({ compare: 'no' }))
const didCount: fc.Arbitrary<Count> = fc
  .tuple(count, fc.boolean())
  .map(([one, days]): Count => (days ? { ...one, unit: 'days' } : one))
const optional = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined, freq: 2 })

/** Leaves out what is not there, as the tree does. */
const present = <T extends object>(node: T): T =>
  Object.fromEntries(Object.entries(node).filter(([, part]) => part !== undefined)) as T

/** Conditions on the rows that a chain leads to. */
export const related = (scope: ScopeName, depth: number): fc.Arbitrary<Expression> =>
  fc.constantFrom(...scopes[scope].chains).chain((chain) =>
    fc.oneof(
      fc
        .tuple(optional(hasCount), restricted(chain, depth))
        .map(([of, rest]): Expression => present({ kind: 'has', path: [...chain.path], count: of, ...rest })),
      fc
        .tuple(restricted(chain, depth), condition(chain.scope, depth - 1))
        .map(([rest, have]): Expression => present({ kind: 'all', path: [...chain.path], ...rest, have })),
    ),
  )

const someEvents = fc.uniqueArray(fc.constantFrom(...eventNames), { minLength: 1, maxLength: 2 })
const sinceLast = (depth: number): fc.Arbitrary<Window> =>
  fc
    .tuple(someEvents, optional(condition('events', depth - 1)))
    .map(([events, where]): Window => present({ kind: 'since last', events: events.slice(0, 1), where }))

const did = (depth: number): fc.Arbitrary<Expression> =>
  fc.oneof(
    fc
      .record({
        events: someEvents,
        count: optional(didCount),
        window: optional(fc.oneof(window, sinceLast(depth))),
        where: optional(condition('events', depth - 1)),
      })
      .map((parts): Expression => present({ kind: 'did', ...parts })),
    fc
      .record({ events: someEvents, window, where: optional(condition('events', depth - 1)) })
      .map((parts): Expression => present({ kind: 'did', firstTime: true, ...parts })),
  )

const within = fc.record({
  amount: fc.constantFrom(1, 7, 30, 90),
  unit: fc.constantFrom('hours' as const, 'days' as const, 'weeks' as const),
})
const step = (depth: number, negated: boolean, first: boolean): fc.Arbitrary<Step> =>
  fc
    .tuple(
      fc.oneof(
        { weight: 3, arbitrary: fc.constantFrom(...eventNames).map((name): Step => ({ events: [name] })) },
        { weight: 1, arbitrary: fc.constant<Step>({ relation: 'orders' }) },
      ),
      first ? fc.constant(undefined) : optional(within),
      fc.boolean(),
      condition('events', depth - 1),
      condition('orders', depth - 1),
    )
    .map(([of, during, filtered, onEvents, onOrders]) =>
      present({
        ...of,
        negated: negated ? true : undefined,
        within: during,
        where: filtered ? (of.events ? onEvents : onOrders) : undefined,
      }),
    )
/** A positive step, then one to three more; no two negatives follow each other. */
const sequence = (depth: number): fc.Arbitrary<Expression> =>
  fc
    .array(fc.boolean(), { minLength: 1, maxLength: 3 })
    .map((signs) => signs.map((negative, index) => negative && !signs[index - 1]))
    .chain((signs) =>
      fc.tuple(
        optional(window),
        step(depth, false, true),
        fc.tuple(...signs.map((negative) => step(depth, negative, false))),
      ),
    )
    .map(([during, first, rest]): Expression => present({ kind: 'sequence', window: during, steps: [first, ...rest] }))

const rank = (depth: number): fc.Arbitrary<Expression> =>
  fc
    .record({
      end: fc.constantFrom('top' as const, 'bottom' as const),
      amount: fc.constantFrom('1', '2', '3', '10', '33.33', '50'),
      percent: fc.boolean(),
      by: fc.constantFrom(...numeric).chain((kind) => value(kind, 'customer', depth - 1)),
      among: optional(condition('customer', depth - 1)),
    })
    .filter(({ amount, percent }) => percent || !amount.includes('.'))
    .map(
      ({ percent, ...parts }): Expression => present({ kind: 'rank', ...parts, percent: percent ? true : undefined }),
    )

const bucket: fc.Arbitrary<Expression> = fc
  .tuple(fc.nat(5), fc.nat(4), fc.constantFrom(undefined, 'x', 'é"'))
  .map(([low, more, salt]): Expression => present({ kind: 'bucket', low, high: low + more, of: 10, salt }))

const json: fc.Arbitrary<Expression> = fc
  .tuple(fc.constantFrom<string[]>(['attributes', 'x'], ['attributes', 'y', 'z'], ['payload', 'x']), fc.nat(5))
  .map(([path, which]) => {
    const of = field(path)
    const all = [
      operation('=', of, text('US')),
      operation('!=', of, text('ab')),
      operation('>', of, number(4)),
      operation('=', of, number(12)),
      operation('is set', of),
      operation('contains', of, text('U')),
    ]
    return all[which] ?? operation('is blank', of)
  })

const array: fc.Arbitrary<Expression> = fc
  .tuple(fc.constantFrom(...eventNames, 'ab', 'US', 'us', 'é'), fc.nat(4))
  .map(([option, which]): Expression => {
    const tags = field(['tags'])
    const element = operation('starts with', field(['element']), text(option))
    const all: readonly Expression[] = [
      operation('contains', tags, text(option)),
      operation('contains any of', tags, text(option), text('ab')),
      operation('contains all of', tags, text(option), text('US')),
      { kind: 'has element', value: tags, where: element },
    ]
    return all[which] ?? operation('is blank', tags)
  })

/** Segments that `lawItems` defines. */
const segmentNames = ['in_us', 'young', 'told'] as const
const segment: fc.Arbitrary<Expression> = fc.oneof(
  fc.constantFrom(...segmentNames).map((name): Expression => ({ kind: 'in segment', segment: name })),
  fc
    .constantFrom(1, 2, 3)
    .map((atLeast): Expression => ({ kind: 'in at least', atLeast, segments: [...segmentNames] })),
  fc.boolean().map(
    (negated): Expression =>
      present({
        kind: 'in segment',
        value: field(['account_id']),
        segment: 'pro',
        negated: negated ? true : undefined,
      }),
  ),
)

/** Conditions that only a person can be asked. */
export const personal = (_scope: ScopeName, depth: number): fc.Arbitrary<Expression> =>
  fc.oneof(
    { weight: 3, arbitrary: did(depth) },
    { weight: 3, arbitrary: sequence(depth) },
    { weight: 2, arbitrary: rank(depth) },
    bucket,
    json,
    array,
    segment,
  )
