/**
 * The spelling of operators. Their meaning (types, SQL, evaluation) is a row of the same name in `compiler/operators.ts`.
 *
 * `shape`: `infix` takes one operand on the right, `list` a parenthesised list, `postfix` none, `range` two joined by `and`,
 * `prefix` one on the right and none on the left. A higher `precedence` binds tighter; conditions (3) do not chain.
 * `negatable` operators of words take `not` before them (`is …` after `is`); `text` ones take the suffix `ignoring case`.
 */
export type OperatorShape = 'infix' | 'list' | 'postfix' | 'range' | 'prefix'

export interface OperatorSpelling {
  readonly spelling: string
  readonly shape: OperatorShape
  readonly precedence: number
  readonly negatable?: true
  readonly text?: true
}

const comparison = (spelling: string, text?: true): OperatorSpelling => ({
  spelling,
  shape: 'infix',
  precedence: 3,
  ...(text && { text }),
})
const words = (spelling: string, shape: OperatorShape, text?: true): OperatorSpelling => ({
  spelling,
  shape,
  precedence: 3,
  negatable: true,
  ...(text && { text }),
})
const arithmetic = (spelling: string, precedence: number): OperatorSpelling => ({
  spelling,
  shape: 'infix',
  precedence,
})

export const operators = {
  '=': comparison('=', true),
  '!=': comparison('!=', true),
  '<': comparison('<'),
  '<=': comparison('<='),
  '>': comparison('>'),
  '>=': comparison('>='),
  between: words('between', 'range'),
  in: words('in', 'list', true),
  contains: words('contains', 'infix', true),
  'contains any of': words('contains any of', 'list', true),
  'contains all of': words('contains all of', 'list', true),
  'starts with': words('starts with', 'infix', true),
  'ends with': words('ends with', 'infix', true),
  matches: words('matches', 'infix', true),
  'multiple of': words('multiple of', 'infix'),
  'is set': words('is set', 'postfix'),
  'is blank': words('is blank', 'postfix'),
  'is true': words('is true', 'postfix'),
  'is false': words('is false', 'postfix'),
  'is integer': words('is integer', 'postfix'),
  '+': arithmetic('+', 4),
  '-': arithmetic('-', 4),
  '*': arithmetic('*', 5),
  '/': arithmetic('/', 5),
  negate: { spelling: '-', shape: 'prefix', precedence: 6 },
} as const satisfies Record<string, OperatorSpelling>

export type OperatorName = keyof typeof operators
export const operatorNames = Object.keys(operators) as [OperatorName, ...OperatorName[]]

export const aggregateNames = [
  'count',
  'count_distinct',
  'sum',
  'avg',
  'min',
  'max',
  'median',
  'first',
  'last',
  'most_frequent',
  'list',
] as const
export type AggregateName = (typeof aggregateNames)[number]
