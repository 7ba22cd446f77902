import type { OperatorName } from '../grammar/operators.ts'
import * as exact from './decimal.ts'
import { exactOf, finite, floatOperand, listOf, numberOf, textOf } from './operands.ts'
import { compareValues, floatOf, isExact } from './order.ts'
import {
  arity,
  asBooleans,
  asComparable,
  asFloats,
  asNumbers,
  asOrdered,
  asTexts,
  boolean,
  exactProduct,
  exactSum,
  float,
  overload,
} from './overloads.ts'
import { matchesPattern } from './pattern.ts'
import type { MeaningRow, Overload } from './row.ts'
import type { Template } from './template.ts'
import type { Type } from './types.ts'
import type { Value } from './values.ts'

const equality = (negated: boolean): MeaningRow => ({
  operands: ['left', 'right'],
  takes: 'two values of one type',
  resolve: arity(2, 2, (types) => overload(asComparable(types), boolean)),
  sql: `{left} ${negated ? '<>' : '='} {right}`,
  evaluate: ([left = null, right = null]) => (compareValues(left, right) === 0) !== negated,
})

const ordering = (symbol: string, holds: (order: number) => boolean): MeaningRow => ({
  operands: ['left', 'right'],
  takes: 'two numbers, two texts, or two dates or timestamps',
  resolve: arity(2, 2, (types) => overload(asOrdered(types), boolean)),
  sql: `{left} ${symbol} {right}`,
  evaluate: ([left = null, right = null]) => holds(compareValues(left, right)),
})

/** Instants are half-open, everything else has both ends (language.md section 4). */
const between: MeaningRow = {
  operands: ['value', 'low', 'high'],
  takes: 'three numbers, three texts, or dates or timestamps',
  resolve: arity(3, 3, (types) => {
    const [value, low, high] = types
    if (value?.kind === 'timestamp' && low?.kind !== high?.kind && low?.kind !== 'error' && high?.kind !== 'error')
      return undefined
    const operands = asOrdered(types)
    return overload(operands, boolean, operands?.[0]?.kind === 'timestamp' ? 'instants' : 'values')
  }),
  sql: { values: '({value} >= {low} and {value} <= {high})', instants: '({value} >= {low} and {value} < {high})' },
  evaluate: ([value = null, low = null, high = null], _context, variant) => {
    const upper = compareValues(value, high)
    return compareValues(value, low) >= 0 && (variant === 'instants' ? upper < 0 : upper <= 0)
  },
}

/** The element type compared with, when the first operand is an array and the others fit its elements. */
const arrayOverload = ([array, ...others]: readonly Type[]): Overload | undefined => {
  if (array?.kind !== 'array') return undefined
  const compared = asComparable([array.element, ...others])
  const [element = array.element, ...rest] = compared ?? []
  return overload(compared && [{ kind: 'array', element }, ...rest], boolean, 'array')
}
const textOrArray = (types: readonly Type[]): Overload | undefined =>
  arrayOverload(types) ?? overload(asTexts(types), boolean, 'text')

const holds = (container: Value, part: Value, variant: string | undefined): boolean =>
  variant === 'array'
    ? listOf(container).some((item) => item !== null && compareValues(item, part) === 0)
    : textOf(container).includes(textOf(part))

const containment = (join: string | undefined, quantify: 'some' | 'every'): MeaningRow => {
  const list = join !== undefined
  const template = (each: string): Template => (list ? { repeat: each, join } : each)
  return {
    operands: ['value', list ? '...parts' : 'parts'],
    takes: list ? 'a text and texts, or an array and elements' : 'two texts, or an array and an element',
    resolve: arity(2, list ? Number.POSITIVE_INFINITY : 2, textOrArray),
    sql: { text: template('position({parts} in {value}) > 0'), array: template('{parts} = any({value})') },
    evaluate: ([value = null, ...parts], _context, variant) =>
      value !== null && parts[quantify]((part) => part !== null && holds(value, part, variant)),
    missing: 'asked',
  }
}

const textTest = (sql: string, test: (value: string, part: string) => boolean): MeaningRow => ({
  operands: ['value', 'part'],
  takes: 'two texts',
  resolve: arity(2, 2, (types) => overload(asTexts(types), boolean)),
  sql,
  evaluate: ([value, part]) => test(textOf(value), textOf(part)),
})

const arithmetic = (
  symbol: string,
  result: (types: readonly Type[]) => Type,
  exactly: (left: exact.Exact, right: exact.Exact) => exact.Exact,
  floating: (left: number, right: number) => number,
): MeaningRow => ({
  operands: ['left', 'right'],
  takes: 'two numbers',
  resolve: arity(2, 2, (types) =>
    overload(asNumbers(types), (operands) =>
      operands.some(({ kind }) => kind === 'float') ? float : result(operands),
    ),
  ),
  sql: `({left} ${symbol} {right})`,
  evaluate: ([left = null, right = null]) =>
    isExact(left) && isExact(right)
      ? exactly(left, right)
      : finite(floating(floatOf(numberOf(left)), floatOf(numberOf(right)))),
})

const isSet = ([value = null]: readonly Value[]): boolean => value !== null
const isBlank = ([value = null]: readonly Value[]): boolean => {
  if (typeof value === 'string') return /^ *$/.test(value)
  if (Array.isArray(value)) return value.length === 0
  if (value !== null && typeof value === 'object' && 'json' in value)
    return (
      (typeof value.json === 'string' && /^ *$/.test(value.json)) ||
      (Array.isArray(value.json) && value.json.length === 0)
    )
  return value === null
}
const presence = (sql: Readonly<Record<string, string>>, evaluate: MeaningRow['evaluate']): MeaningRow => ({
  operands: ['value'],
  takes: 'any value',
  resolve: arity(1, 1, (types) =>
    overload(types, boolean, sql[types[0]?.kind ?? ''] === undefined ? 'any' : types[0]?.kind),
  ),
  sql,
  evaluate,
  missing: 'own',
})

const truth = (wanted: boolean): MeaningRow => ({
  operands: ['value'],
  takes: 'a truth value',
  resolve: arity(1, 1, (types) => overload(asBooleans(types), boolean)),
  sql: wanted ? '{value}' : 'not {value}',
  evaluate: ([value]) => value === wanted,
})

const isMultiple = ([value, divisor]: readonly Value[]): boolean => {
  if (value !== undefined && divisor !== undefined && isExact(value) && isExact(divisor))
    return exact.signOf(divisor) !== 0 && exact.signOf(exact.remainder(value, divisor)) === 0
  const quotient = floatOperand(value) / floatOperand(divisor)
  return Number.isInteger(quotient)
}
const numericVariant = (types: readonly Type[]): string =>
  types.some(({ kind }) => kind === 'float') ? 'float' : 'exact'
const numericTest = (
  operands: readonly string[],
  takes: string,
  sql: { readonly exact: string; readonly float: string },
  evaluate: MeaningRow['evaluate'],
): MeaningRow => ({
  operands,
  takes,
  resolve: arity(operands.length, operands.length, (types) => {
    const numbers = asNumbers(types)
    return overload(numbers, boolean, numericVariant(numbers ?? []))
  }),
  sql,
  evaluate,
})

/** What each operator of `grammar/operators.ts` means. A negative resolves like its positive; the IR holds only positives. */
export const operatorRows = {
  '=': equality(false),
  '!=': equality(true),
  '<': ordering('<', (order) => order < 0),
  '<=': ordering('<=', (order) => order <= 0),
  '>': ordering('>', (order) => order > 0),
  '>=': ordering('>=', (order) => order >= 0),
  between,
  in: {
    operands: ['value', '...options'],
    takes: 'values of one type',
    resolve: arity(1, Number.POSITIVE_INFINITY, (types) => overload(asComparable(types), boolean)),
    sql: '{value} in ({options})',
    evaluate: ([value = null, ...options]) =>
      value !== null && options.some((option) => option !== null && compareValues(value, option) === 0),
    missing: 'asked',
  },
  contains: containment(undefined, 'some'),
  'contains any of': containment(' or ', 'some'),
  'contains all of': containment(' and ', 'every'),
  'starts with': textTest('left({value}, char_length({part})) = {part}', (value, part) => value.startsWith(part)),
  'ends with': textTest('right({value}, char_length({part})) = {part}', (value, part) => value.endsWith(part)),
  matches: {
    ...textTest('regexp_like({value}, {part})', () => false),
    evaluate: ([value, pattern], _context, variant) =>
      matchesPattern(textOf(value), textOf(pattern), variant === 'ignoring case'),
  },
  'multiple of': numericTest(
    ['value', 'divisor'],
    'two numbers',
    {
      exact: 'mod({value}, nullif({divisor}, 0)) = 0',
      float: '{value} / nullif({divisor}, 0) = floor({value} / nullif({divisor}, 0))',
    },
    isMultiple,
  ),
  'is set': presence(
    { any: '{value} is not null', json: "({value} is not null and cast({value} as varchar) <> 'null')" },
    isSet,
  ),
  'is blank': presence(
    {
      any: '{value} is null',
      text: "({value} is null or trim(both ' ' from {value}) = '')",
      array: '({value} is null or cardinality({value}) = 0)',
      json: `({value} is null or replace(cast({value} as varchar), ' ', '') in ('null', '""', '[]'))`,
    },
    isBlank,
  ),
  'is true': truth(true),
  'is false': truth(false),
  'is integer': numericTest(
    ['value'],
    'a number',
    { exact: '{value} = floor({value})', float: '{value} = floor({value})' },
    ([value = null]) =>
      isExact(value) ? exact.compareExact(value, exact.floor(value)) === 0 : Number.isInteger(value),
  ),
  '+': arithmetic('+', exactSum, exact.add, (left, right) => left + right),
  '-': arithmetic('-', exactSum, exact.subtract, (left, right) => left - right),
  '*': arithmetic('*', exactProduct, exact.multiply, (left, right) => left * right),
  '/': {
    operands: ['left', 'right'],
    takes: 'two numbers',
    resolve: arity(2, 2, (types) => overload(asFloats(types), float)),
    sql: '({left} / nullif({right}, 0))',
    evaluate: ([left, right]) => finite(floatOperand(left) / floatOperand(right)),
  },
  negate: {
    operands: ['value'],
    takes: 'a number',
    resolve: arity(1, 1, (types) => overload(asNumbers(types), ([type = float]) => type)),
    sql: '(- {value})',
    evaluate: ([value = null]) => (isExact(value) ? exact.negate(exactOf(value)) : -floatOperand(value)),
  },
} as const satisfies Record<OperatorName, MeaningRow>
