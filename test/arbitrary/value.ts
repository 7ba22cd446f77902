import fc from 'fast-check'
import { type AggregateName, aggregateNames } from '../../grammar/operators.ts'
import type { Expression, ExpressionOf } from '../../grammar/tree/index.ts'
import { condition } from './condition.ts'
import { call, date, field, instant, number, operation, text } from './nodes.ts'
import { dates, decimals, floats, instants, integers, someText } from './pools.ts'
import { type Chain, type ScopeName, scopes, type ValueKind } from './scope.ts'
import { window } from './window.ts'

export const numeric = ['integer', 'decimal', 'float'] as const satisfies readonly ValueKind[]

/** A negative number in text is a minus and a number. */
const signed = (digits: string): Expression =>
  digits.startsWith('-') ? operation('negate', number(digits.slice(1))) : number(digits)

export const literal: Readonly<Record<ValueKind, fc.Arbitrary<Expression>>> = {
  text: someText.map(text),
  integer: fc.constantFrom(...integers).map((value) => signed(String(value))),
  decimal: fc.constantFrom(...decimals).map(signed),
  float: fc.constantFrom(...floats.filter((value) => value < 1000)).map((value) => signed(String(value))),
  boolean: fc.boolean().map((value): Expression => ({ kind: 'boolean', value })),
  date: fc.constantFrom(...dates).map(date),
  timestamp: fc.constantFrom(...instants).map(instant),
}

const memory = new Map<string, fc.Arbitrary<Expression>>()
/** One arbitrary per scope and depth: building them anew at every node would grow without end. */
export const remembered = (key: string, make: () => fc.Arbitrary<Expression>): fc.Arbitrary<Expression> => {
  const known = memory.get(key)
  if (known) return known
  const made = make()
  memory.set(key, made)
  return made
}

/** A column of this type, or a literal where the scope has none. */
export const column = (kind: ValueKind, scope: ScopeName): fc.Arbitrary<Expression> => {
  const paths = scopes[scope].fields[kind]
  return paths.length === 0 ? literal[kind] : fc.constantFrom(...paths).map(field)
}

/** An expression of this type; numbers may turn into another kind of number. */
export const value = (kind: ValueKind, scope: ScopeName, depth: number): fc.Arbitrary<Expression> =>
  remembered(`value ${kind} ${scope} ${depth}`, () => {
    if (depth <= 0) return column(kind, scope)
    const when = fc
      .tuple(condition(scope, depth - 1), value(kind, scope, depth - 1), fc.option(value(kind, scope, depth - 1)))
      .map(
        ([asked, then, otherwise]): Expression => ({
          kind: 'when',
          arms: [{ condition: asked, value: then }],
          ...(otherwise && { otherwise }),
        }),
      )
    const coalesce = fc
      .tuple(column(kind, scope), fc.oneof(literal[kind], value(kind, scope, depth - 1)))
      .map((pair) => call('coalesce', ...pair))
    const own = {
      text: textual,
      integer: counted,
      decimal: arithmetic,
      float: arithmetic,
      boolean: asked,
      date: dated,
      timestamp: timed,
    }
    return fc.oneof({ weight: 3, arbitrary: column(kind, scope) }, when, coalesce, {
      weight: 3,
      arbitrary: own[kind](scope, depth),
    })
  })

type Maker = (scope: ScopeName, depth: number) => fc.Arbitrary<Expression>

const textual: Maker = (scope, depth) => {
  const tame = scope === 'customer' ? fc.constant(field(['city'])) : literal.text
  return fc.oneof(
    fc.tuple(fc.constantFrom('lower', 'upper', 'trim'), tame).map(([name, operand]) => call(name, operand)),
    value('text', scope, depth - 1).map((operand) => call('trim', operand)),
    fc.tuple(value('text', scope, depth - 1), column('text', scope)).map((pair) => call('concat', ...pair)),
    fc
      .tuple(value('text', scope, depth - 1), fc.constantFrom(1, 2), fc.constantFrom(1, 2))
      .map(([operand, from, count]) => call('substring', operand, number(from), number(count))),
    aggregate('text', scope, depth, ['first', 'last', 'most_frequent', 'min', 'max']),
  )
}
const chosenPlaces = (asked: Expression): Expression => ({
  kind: 'when',
  arms: [{ condition: asked, value: number('1') }],
  otherwise: operation('negate', number('2')),
})
const arithmetic: Maker = (scope, depth) => {
  const operand = fc.constantFrom(...numeric).chain((kind) => value(kind, scope, depth - 1))
  return fc.oneof(
    fc
      .tuple(fc.constantFrom('+' as const, '-' as const, '*' as const, '/' as const), operand, operand)
      .map(([operator, left, right]) => operation(operator, left, right)),
    operand.map((one) => operation('negate', one)),
    fc.tuple(fc.constantFrom('abs', 'floor', 'ceil', 'round'), operand).map(([name, one]) => call(name, one)),
    fc.tuple(operand, fc.constantFrom(0, 1, 2)).map(([one, places]) => call('round', one, number(places))),
    fc.tuple(operand, condition(scope, depth - 1)).map(([one, asked]) => call('round', one, chosenPlaces(asked))),
    fc
      .constantFrom('decimal' as const, 'float' as const)
      .chain((kind) =>
        aggregate(kind, scope, depth, ['sum', 'avg', 'min', 'max', 'median', 'first', 'last', 'most_frequent']),
      ),
  )
}
const counted: Maker = (scope, depth) =>
  fc.oneof(
    column('text', scope).map((one) => call('length', one)),
    fc.tuple(fc.constantFrom('year', 'month', 'day'), column('date', scope)).map(([name, one]) => call(name, one)),
    fc.tuple(fc.constantFrom('hour', 'day', 'month'), column('timestamp', scope)).map(([name, one]) => call(name, one)),
    fc.tuple(fc.constantFrom('days_since', 'years_since'), column('date', scope)).map(([name, one]) => call(name, one)),
    column('timestamp', scope).map((one) => call('days_since', one)),
    fc.tuple(column('date', scope), column('date', scope)).map((pair) => call('days_between', ...pair)),
    aggregate('integer', scope, depth, [
      'count',
      'count_distinct',
      'sum',
      'min',
      'max',
      'first',
      'last',
      'most_frequent',
      'median',
      'avg',
    ]),
    counts(scope, depth),
  )
const asked: Maker = (scope, depth) => condition(scope, depth - 1)
const dated: Maker = (scope, depth) =>
  fc.oneof(
    fc
      .tuple(fc.constantFrom('start_of_week', 'start_of_month', 'start_of_year'), column('date', scope))
      .map(([name, one]) => call(name, one)),
    aggregate('date', scope, depth, ['min', 'max', 'first', 'last', 'most_frequent']),
  )
const timed: Maker = (scope, depth) =>
  aggregate('timestamp', scope, depth, ['min', 'max', 'first', 'last', 'most_frequent'])

const chainsOf = (scope: ScopeName): fc.Arbitrary<Chain> | undefined => {
  const { chains } = scopes[scope]
  return chains.length === 0 ? undefined : fc.constantFrom(...chains)
}

/** Window and filter of an aggregate over a chain. */
export const restricted = (chain: Chain, depth: number) =>
  fc.record({
    window: chain.timed ? fc.option(window, { nil: undefined, freq: 2 }) : fc.constant(undefined),
    where: fc.option(condition(chain.scope, depth - 1), { nil: undefined, freq: 2 }),
  })

const build = (
  name: AggregateName,
  of: Expression,
  { window: during, where }: Pick<ExpressionOf<'aggregate'>, 'window' | 'where'>,
): Expression => ({
  kind: 'aggregate',
  function: name,
  value: of,
  ...(during && { window: during }),
  ...(where && { where }),
})

const timeless = new Set<AggregateName>(aggregateNames.filter((name) => name !== 'first' && name !== 'last'))

/** An aggregate over a column of this type, or a literal where the scope reaches none. */
const aggregate = (
  kind: ValueKind,
  scope: ScopeName,
  depth: number,
  names: readonly AggregateName[],
): fc.Arbitrary<Expression> => {
  const chains = scopes[scope].chains.filter((chain) => scopes[chain.scope].own[kind])
  if (chains.length === 0 || depth < 1) return literal[kind]
  return fc.constantFrom(...chains).chain((chain) => {
    const usable = names.filter((name) => chain.timed || timeless.has(name))
    const columns = scopes[chain.scope].own[kind] ?? []
    return fc
      .tuple(fc.constantFrom(...usable), fc.constantFrom(...columns), restricted(chain, depth))
      .map(([name, own, rest]) => build(name, field([...chain.path, own]), rest))
  })
}
const counts: Maker = (scope, depth) => {
  const chains = chainsOf(scope)
  if (!chains || depth < 1) return literal.integer
  return chains.chain((chain) => restricted(chain, depth).map((rest) => build('count', field(chain.path), rest)))
}

/** The distinct values of a chain, as a trait. */
export const listed = (depth: number): fc.Arbitrary<Expression> =>
  fc
    .constantFrom(...scopes.customer.chains)
    .chain((chain) =>
      restricted(chain, depth).map((rest) =>
        build('list', field([...chain.path, scopes[chain.scope].own.text?.[0] ?? '']), rest),
      ),
    )
