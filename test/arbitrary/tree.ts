import fc from 'fast-check'
import {
  aggregateNames,
  type OperatorName,
  type OperatorSpelling,
  operatorNames,
  operators,
} from '../../grammar/operators.ts'
import type { Count, Duration, Expression, Moment, SetExpression, Window } from '../../grammar/tree/index.ts'
import { castTargets } from '../../grammar/tree/index.ts'
import { commented } from './tree-comments.ts'
import { anyText, eventName, name, path, wholeNumber } from './tree-words.ts'

/** Any tree that the document may hold, of every kind of node: what the laws of text and JSON are run over. */

const optional = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(value, { nil: undefined, freq: 2 })
/** An object without the properties that came out undefined. */
export const record = <T extends object>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<T> =>
  fc
    .record(model)
    .map((value) => Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as T)
export const maybe = optional
const flag = optional(fc.constant(true as const))

const pad = (value: number, length = 2): string => String(value).padStart(length, '0')
const dateText = fc
  .tuple(fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
  .map(([year, month, day]) => `${pad(year, 4)}-${pad(month)}-${pad(day)}`)
const clock = fc
  .tuple(
    fc.nat(23),
    fc.nat(59),
    fc.nat(59),
    fc.constantFrom('', '.5', '.123456'),
    fc.constantFrom('Z', '+02:00', '-09:30'),
  )
  .map(([hour, minute, second, fraction, zone]) => `T${pad(hour)}:${pad(minute)}:${pad(second)}${fraction}${zone}`)

export const dateLiteral = dateText.map((value) => ({ kind: 'date' as const, value }))
export const instantLiteral = fc
  .tuple(dateText, fc.oneof(clock, fc.constant('T10:00Z')))
  .map(([day, time]) => ({ kind: 'instant' as const, value: day + time }))
export const textLiteral = anyText.map((value) => ({ kind: 'text' as const, value }))
export const numberLiteral = fc
  .oneof(
    fc.constantFrom('0', '-0', '007', '-1.50', '2026', '123456789012345678901234567890.000001'),
    fc.integer().map(String),
  )
  .map((value) => ({ kind: 'number' as const, value }))
export const booleanLiteral = fc.boolean().map((value) => ({ kind: 'boolean' as const, value }))
const moment: fc.Arbitrary<Moment> = fc.oneof(dateLiteral, instantLiteral)

const duration: fc.Arbitrary<Duration> = fc.record({
  amount: wholeNumber,
  unit: fc.constantFrom('minutes', 'hours', 'days', 'weeks'),
})
const rollingUnit = fc.constantFrom('minutes', 'hours', 'days', 'weeks', 'months', 'quarters', 'years', 'calendar days')
const calendarUnit = fc.constantFrom('week', 'month', 'quarter', 'year')
const events = fc.array(eventName, { minLength: 1, maxLength: 3 })

const windowOf = (condition: fc.Arbitrary<Expression>): fc.Arbitrary<Window> =>
  fc.oneof(
    record<Window>({
      kind: fc.constantFrom('last', 'next', 'more than ago', 'less than ago'),
      amount: wholeNumber,
      unit: rollingUnit,
    } as never),
    fc.record({ kind: fc.constant('day' as const), day: fc.constantFrom('today' as const, 'yesterday' as const) }),
    record<Window>({ kind: fc.constantFrom('this', 'previous'), unit: calendarUnit } as never),
    record<Window>({ kind: fc.constantFrom('since', 'before', 'after', 'on'), moment } as never),
    fc.record({ kind: fc.constant('from' as const), from: moment, to: moment }),
    record<Window>({
      kind: fc.constant('since last'),
      relation: optional(name),
      events,
      where: optional(condition),
    } as never),
  )

const count = (days: boolean): fc.Arbitrary<Count> => {
  const unit = days ? optional(fc.constant('days' as const)) : fc.constant(undefined)
  const one = record<Count>({
    compare: fc.constantFrom('at least', 'at most', 'exactly', 'more than', 'fewer than'),
    low: wholeNumber,
    unit,
  } as never)
  return fc.oneof(
    one,
    record<Count>({ compare: fc.constant('between'), low: wholeNumber, high: wholeNumber, unit } as never),
  )
}

const operandCount = { infix: 2, list: 2, postfix: 1, range: 3, prefix: 1 } as const
const operationOf = (operand: fc.Arbitrary<Expression>): fc.Arbitrary<Expression> =>
  fc.constantFrom(...operatorNames).chain((operator: OperatorName) => {
    const row: OperatorSpelling = operators[operator]
    const least = operandCount[row.shape]
    return record<Expression>({
      kind: fc.constant('operation'),
      operator: fc.constant(operator),
      operands: fc.array(operand, { minLength: least, maxLength: row.shape === 'list' ? 4 : least }),
      negated: row.negatable ? flag : fc.constant(undefined),
      ignoringCase: row.text ? flag : fc.constant(undefined),
    } as never)
  })

const leaf = fc.oneof(
  textLiteral,
  numberLiteral,
  booleanLiteral,
  dateLiteral,
  instantLiteral,
  fc.record({ kind: fc.constant('field' as const), path }),
  fc.record({
    kind: fc.constant('in at least' as const),
    atLeast: wholeNumber,
    segments: fc.array(name, { minLength: 1, maxLength: 3 }),
  }),
  record<Expression>({
    kind: fc.constant('bucket'),
    low: wholeNumber,
    high: wholeNumber,
    of: wholeNumber,
    salt: optional(anyText),
  } as never),
)

const nested = (inner: fc.Arbitrary<Expression>): fc.Arbitrary<Expression> => {
  const where = optional(inner)
  const window = optional(windowOf(inner))
  const step = fc.oneof(record({ relation: optional(name), events, where }), record({ relation: name, where }))
  const laterStep = fc.tuple(step, flag, optional(duration)).map(([one, negated, within]) => ({
    ...one,
    ...(negated && { negated }),
    ...(within && { within }),
  }))
  const sequence = fc.tuple(step, fc.array(laterStep, { minLength: 1, maxLength: 3 }), window)
  const node = <K extends Expression['kind']>(kind: K, model: object): fc.Arbitrary<Expression> =>
    record<Expression>({ kind: fc.constant(kind), ...model } as never)
  const several = fc.array(inner, { minLength: 2, maxLength: 4 })
  return fc.oneof(
    operationOf(inner),
    node('and', { operands: several }),
    node('or', { operands: several }),
    node('not', { operand: inner }),
    node('call', { name, arguments: fc.array(inner, { maxLength: 3 }) }),
    node('cast', { value: inner, to: fc.constantFrom(...castTargets) }),
    node('when', {
      arms: fc.array(fc.record({ condition: inner, value: inner }), { minLength: 1, maxLength: 3 }),
      otherwise: where,
    }),
    node('aggregate', { function: fc.constantFrom(...aggregateNames), value: inner, window, where }),
    node('has', {
      path,
      count: optional(fc.oneof(count(true), fc.constant({ compare: 'no' as const }))),
      window,
      where,
    }),
    node('all', { path, window, where, have: inner }),
    node('did', { relation: optional(name), events, firstTime: flag, count: optional(count(true)), window, where }),
    sequence.map(
      ([first, others, all]): Expression => ({
        kind: 'sequence',
        ...(all && { window: all }),
        steps: [first, ...others],
      }),
    ),
    node('in window', { value: inner, window: windowOf(inner), anniversary: flag, negated: flag }),
    node('in segment', { segment: name }),
    node('in segment', { value: inner, segment: name, negated: flag }),
    node('rank', {
      end: fc.constantFrom('top', 'bottom'),
      amount: fc.constantFrom('5', '100', '0.25', '007'),
      percent: flag,
      by: inner,
      among: where,
    }),
    node('has element', { value: inner, where: inner, negated: flag }),
  )
}

/** Any expression at most `depth` nodes deep. */
export const expression = (depth: number): fc.Arbitrary<Expression> =>
  depth <= 0
    ? commented(leaf)
    : fc.oneof(
        { weight: 1, arbitrary: commented(leaf) },
        { weight: 3, arbitrary: commented(fc.oneof(nested(expression(depth - 1)))) },
      )

/** Any set expression at most `depth` nodes deep. */
export const setExpression = (depth: number): fc.Arbitrary<SetExpression> => {
  const plain = fc.record({ kind: fc.constant('segment' as const), name })
  if (depth <= 0) return commented(plain)
  const inner = setExpression(depth - 1)
  const joined = fc.record({
    kind: fc.constantFrom('and' as const, 'or' as const, 'except' as const),
    operands: fc.array(inner, { minLength: 2, maxLength: 3 }),
  })
  const atLeast = fc.record({
    kind: fc.constant('in at least' as const),
    atLeast: wholeNumber,
    segments: fc.array(name, { minLength: 1, maxLength: 3 }),
  })
  const not = fc.record({ kind: fc.constant('not' as const), operand: inner })
  return commented(fc.oneof<fc.Arbitrary<SetExpression>[]>(plain, joined, atLeast, not))
}
