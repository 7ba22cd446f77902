import type { Type } from '../../../compiler/types.ts'
import { type OperatorName, type OperatorSpelling, operators } from '../../../grammar/operators.ts'
import type { Expression, ExpressionOf } from '../../../grammar/tree/index.ts'
import { holeExpression } from '../model/holes.ts'
import { type Family, familyOf } from './literal.ts'
import { windowKinds, windowLike } from './window-kinds.ts'

/** One way to ask about a value; its label stands in the messages under `operators`. */
export interface Asking {
  readonly id: string
  /** The condition about the value; what `old` compared with is kept where it fits. */
  readonly make: (value: Expression, old?: Expression) => Expression
}

const most: readonly Family[] = ['text', 'number', 'json']
const all: readonly Family[] = ['text', 'number', 'boolean', 'time', 'array', 'json', 'other']

/** Which operators suit which values, in the order they are offered. */
const rows: readonly { readonly operator: OperatorName; readonly families: readonly Family[] }[] = [
  { operator: '=', families: [...most, 'boolean', 'time'] },
  { operator: '!=', families: [...most, 'boolean', 'time'] },
  { operator: 'in', families: [...most, 'time'] },
  { operator: '>=', families: [...most, 'time'] },
  { operator: '<=', families: [...most, 'time'] },
  { operator: '>', families: [...most, 'time'] },
  { operator: '<', families: [...most, 'time'] },
  { operator: 'between', families: ['number', 'text', 'time', 'json'] },
  { operator: 'contains', families: ['text', 'array', 'json'] },
  { operator: 'contains any of', families: ['text', 'array', 'json'] },
  { operator: 'contains all of', families: ['text', 'array', 'json'] },
  { operator: 'starts with', families: ['text', 'json'] },
  { operator: 'ends with', families: ['text', 'json'] },
  { operator: 'matches', families: ['text', 'json'] },
  { operator: 'is integer', families: ['number'] },
  { operator: 'multiple of', families: ['number'] },
  { operator: 'is true', families: ['boolean'] },
  { operator: 'is false', families: ['boolean'] },
  { operator: 'is set', families: all },
  { operator: 'is blank', families: ['text', 'array', 'json'] },
]

const counts: Readonly<Record<OperatorSpelling['shape'], number>> = {
  infix: 1,
  list: 1,
  postfix: 0,
  range: 2,
  prefix: 0,
}

const operandsOf = (old: Expression | undefined): readonly Expression[] =>
  old?.kind === 'operation' ? old.operands.slice(1) : []

const operation = (operator: OperatorName, negated: boolean): Asking => ({
  id: negated ? `not ${operator}` : operator,
  make: (value, old) => {
    const { shape, text }: OperatorSpelling = operators[operator]
    const before = operandsOf(old)
    const wanted = shape === 'list' ? Math.max(1, before.length) : counts[shape]
    const others = Array.from({ length: wanted }, (_, at) => before[at] ?? holeExpression)
    const ignoring = old?.kind === 'operation' && old.ignoringCase && text
    return {
      kind: 'operation',
      operator,
      operands: [value, ...others],
      ...(negated && { negated: true as const }),
      ...(ignoring && { ignoringCase: true as const }),
      ...(old?.comments && { comments: old.comments }),
    }
  },
})

const inWindow = (kind: string, negated: boolean, anniversary: boolean): Asking => ({
  id: windowId(kind, negated, anniversary),
  make: (value, old) => ({
    kind: 'in window',
    value,
    window: windowLike(kind, old?.kind === 'in window' ? old.window : undefined),
    ...(anniversary && { anniversary: true as const }),
    ...(negated && { negated: true as const }),
    ...(old?.comments && { comments: old.comments }),
  }),
})
const windowId = (kind: string, negated: boolean, anniversary: boolean): string =>
  `${negated ? 'not ' : ''}${anniversary ? 'anniversary ' : ''}window ${kind}`

const bothWays = (operator: OperatorName): readonly Asking[] => {
  const { negatable }: OperatorSpelling = operators[operator]
  return negatable ? [operation(operator, false), operation(operator, true)] : [operation(operator, false)]
}

const windows: readonly Asking[] = windowKinds
  .filter((kind) => kind !== 'since last')
  .flatMap((kind) => [inWindow(kind, false, false), inWindow(kind, true, false)])
const anniversaries: readonly Asking[] = ['next', 'last', 'this', 'day'].flatMap((kind) => [
  inWindow(kind, false, true),
  inWindow(kind, true, true),
])

const inSegment = (negated: boolean): Asking => ({
  id: negated ? 'not in segment' : 'in segment',
  make: (value, old) => ({
    kind: 'in segment',
    value,
    segment: old?.kind === 'in segment' ? old.segment : '?',
    ...(negated && { negated: true as const }),
  }),
})

const startsWith: Expression = {
  kind: 'operation',
  operator: 'starts with',
  operands: [{ kind: 'field', path: ['element'] }, holeExpression],
}
const hasElement = (negated: boolean): Asking => ({
  id: negated ? 'not has element' : 'has element',
  make: (value, old) => ({
    kind: 'has element',
    value,
    where: old?.kind === 'has element' ? old.where : startsWith,
    ...(negated && { negated: true as const }),
  }),
})

const byFamily = new Map<Family, readonly Asking[]>(
  all.map((family) => [
    family,
    [
      ...(family === 'time' ? windows : []),
      ...rows.filter(({ families }) => families.includes(family)).flatMap(({ operator }) => bothWays(operator)),
      ...(family === 'time' ? anniversaries : []),
      ...(family === 'array' ? [hasElement(false), hasElement(true)] : []),
      ...(family === 'text' || family === 'number' ? [inSegment(false), inSegment(true)] : []),
    ],
  ]),
)

/** What can be asked about a value of the type. */
export const askingsOf = (type: Type | undefined): readonly Asking[] => byFamily.get(familyOf(type)) ?? []

/** The id of what a condition asks. */
export const askingOf = (node: ExpressionOf<'operation' | 'in window' | 'in segment' | 'has element'>): string => {
  const not = node.negated ? 'not ' : ''
  switch (node.kind) {
    case 'operation':
      return `${not}${node.operator}`
    case 'in window':
      return windowId(node.window.kind, node.negated === true, node.anniversary === true)
    case 'in segment':
      return `${not}in segment`
    case 'has element':
      return `${not}has element`
    default:
      return node satisfies never
  }
}

const firsts: Readonly<Record<Family, string>> = {
  text: 'in',
  number: '>=',
  boolean: 'is true',
  time: 'window last',
  array: 'contains',
  json: '=',
  other: 'is set',
}

/** The condition that a sentence about a value begins with. */
export const firstAsking = (value: Expression, type: Type | undefined): Expression => {
  const askings = askingsOf(type)
  const asking = askings.find(({ id }) => id === firsts[familyOf(type)]) ?? askings[0]
  return asking ? asking.make(value) : value
}
