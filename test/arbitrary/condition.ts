import fc from 'fast-check'
import type { OperatorName } from '../../grammar/operators.ts'
import type { Expression, ExpressionOf } from '../../grammar/tree/index.ts'
import { number, operation, text } from './nodes.ts'
import { personal, related } from './people.ts'
import { texts } from './pools.ts'
import { type ScopeName, scopes, type ValueKind } from './scope.ts'
import { column, literal, numeric, remembered, value } from './value.ts'
import { anniversaryWindow, dateWindow, window } from './window.ts'

const comparing = ['=', '!=', '<', '<=', '>', '>='] as const
const asked = (negated: boolean, condition: ExpressionOf<'operation'>): Expression =>
  negated ? { ...condition, negated: true } : condition
const asking = (operator: OperatorName, operands: Expression[]): ExpressionOf<'operation'> => ({
  kind: 'operation',
  operator,
  operands,
})

const textOperators = ['contains', 'starts with', 'ends with'] as const
const listOperators = ['contains any of', 'contains all of', 'in'] as const
const patterns = ['^a', 'b$', 'a.b', '[A-C]+', '\\d{2}', '^(ab|US)$', '\\w', '[^a-z]', 'x\\\\y'] as const

type Maker = (scope: ScopeName, depth: number) => fc.Arbitrary<Expression>

const onText: Maker = (scope, depth) => {
  const subject = value('text', scope, depth - 1)
  const folded = fc.tuple(fc.boolean(), fc.boolean())
  const finish = (condition: ExpressionOf<'operation'>, [negated, folding]: readonly [boolean, boolean]): Expression =>
    asked(negated, folding ? { ...condition, ignoringCase: true } : condition)
  return fc.oneof(
    fc
      .tuple(fc.constantFrom(...textOperators), subject, literal.text, folded)
      .map(([operator, left, right, how]) => finish(asking(operator, [left, right]), how)),
    fc
      .tuple(
        fc.constantFrom(...listOperators),
        subject,
        fc.uniqueArray(fc.constantFrom(...texts), { minLength: 1, maxLength: 3 }),
        folded,
      )
      .map(([operator, left, options, how]) => finish(asking(operator, [left, ...options.map(text)]), how)),
    fc
      .tuple(subject, fc.constantFrom(...patterns), folded)
      .map(([left, pattern, how]) => finish(asking('matches', [left, text(pattern)]), how)),
    fc.tuple(subject, literal.text, fc.boolean()).map(
      ([left, right, folding]): Expression => ({
        ...asking('=', [left, right]),
        ...(folding && { ignoringCase: true }),
      }),
    ),
    fc.tuple(fc.constantFrom(...comparing), subject, column('text', scope)).map((parts) => operation(...parts)),
  )
}
const onNumbers: Maker = (scope, depth) => {
  const some = fc.constantFrom(...numeric)
  const subject = some.chain((kind) => value(kind, scope, depth - 1))
  const limit = some.chain((kind) => fc.oneof(literal[kind], column(kind, scope)))
  const literals = some.chain((kind) => fc.array(literal[kind], { minLength: 1, maxLength: 3 }))
  return fc.oneof(
    {
      weight: 3,
      arbitrary: fc.tuple(fc.constantFrom(...comparing), subject, limit).map((parts) => operation(...parts)),
    },
    fc
      .tuple(subject, limit, limit, fc.boolean())
      .map(([one, low, high, negated]) => asked(negated, asking('between', [one, low, high]))),
    fc
      .tuple(subject, literals, fc.boolean())
      .map(([one, options, negated]) => asked(negated, asking('in', [one, ...options]))),
    fc.tuple(subject, fc.boolean()).map(([one, negated]) => asked(negated, asking('is integer', [one]))),
    fc
      .tuple(value('integer', scope, depth - 1), fc.constantFrom(0, 2, 3, 5), fc.boolean())
      .map(([one, of, negated]) => asked(negated, asking('multiple of', [one, number(of)]))),
  )
}
const onTime: Maker = (scope) => {
  const within = (
    subject: fc.Arbitrary<Expression>,
    during: typeof window,
    more: { anniversary?: true },
  ): fc.Arbitrary<Expression> =>
    fc
      .tuple(subject, during)
      .map(([one, bounds]): Expression => ({ kind: 'in window', value: one, window: bounds, ...more }))
  const compared = (kind: ValueKind) =>
    fc
      .tuple(fc.constantFrom(...comparing), column(kind, scope), fc.oneof(literal[kind], column(kind, scope)))
      .map((parts) => operation(...parts))
  const { date, timestamp } = scopes[scope].fields
  if (timestamp.length === 0) return onText(scope, 0)
  if (date.length === 0) return fc.oneof(within(column('timestamp', scope), window, {}), compared('timestamp'))
  return fc.oneof(
    within(column('timestamp', scope), window, {}),
    within(column('date', scope), dateWindow, {}),
    within(column('date', scope), anniversaryWindow, { anniversary: true }),
    compared('date'),
    compared('timestamp'),
  )
}
const onPresence: Maker = (scope, depth) =>
  fc
    .constantFrom<ValueKind[]>('text', 'integer', 'decimal', 'float', 'date', 'timestamp')
    .chain((kind) =>
      fc.tuple(value(kind, scope, depth - 1), fc.constantFrom('is set' as const, 'is blank' as const), fc.boolean()),
    )
    .map(([one, operator, negated]) => asked(negated, asking(operator, [one])))

const onTruth: Maker = (scope) =>
  scopes[scope].fields.boolean.length === 0
    ? onText(scope, 0)
    : fc.oneof(
        column('boolean', scope),
        fc
          .tuple(
            column('boolean', scope),
            fc.constantFrom('is true' as const, 'is false' as const, 'is set' as const),
            fc.boolean(),
          )
          .map(([one, operator, negated]) => asked(negated, asking(operator, [one]))),
      )

const joined: Maker = (scope, depth) => {
  const one = condition(scope, depth - 1)
  return fc.oneof(
    fc
      .tuple(fc.constantFrom('and' as const, 'or' as const), one, one)
      .map(([kind, left, right]): Expression => ({ kind, operands: [left, right] })),
    one.map((operand): Expression => ({ kind: 'not', operand })),
  )
}

/** A condition that may be asked of a row of this scope. */
export const condition: Maker = (scope, depth) =>
  remembered(`condition ${scope} ${depth}`, () => {
    const simple = [onText, onNumbers, onTime, onPresence, onTruth].map((make) => make(scope, depth))
    if (depth <= 0) return fc.oneof(...simple)
    const further = [
      joined,
      ...(scopes[scope].chains.length > 0 ? [related] : []),
      ...(scope === 'customer' ? [personal] : []),
    ]
    return fc.oneof(...simple, ...further.map((make) => ({ weight: 4, arbitrary: make(scope, depth) })))
  })
