import type { Type } from '../../../compiler/types.ts'
import { type AggregateName, aggregateNames } from '../../../grammar/operators.ts'
import { printExpression } from '../../../grammar/printer/index.ts'
import type { Expression, ExpressionOf } from '../../../grammar/tree/index.ts'
import { messages } from '../../text/index.ts'
import { hole, isHole } from '../model/holes.ts'
import { type Field, fieldAt, relationAt, type Scope, spoken } from '../model/scope.ts'
import { filterParts } from './filter.ts'
import { familyOf } from './literal.ts'
import { type Chip, inside, type Option, type Part, type Place, word } from './parts.ts'
import { windowParts } from './window.ts'

const texts = messages.build

export const pathValue = (path: readonly string[]): string => JSON.stringify(path)
export const pathOf = (value: string): string[] => JSON.parse(value) as string[]

const typeNote = ({ type }: Field): string => texts.types[type.kind]

export const fieldOptions = (fields: readonly Field[]): readonly Option[] =>
  fields.map((field) => ({
    value: pathValue(field.path),
    label: field.title,
    group: field.group,
    note: typeNote(field),
  }))

const integer: Type = { kind: 'integer' }
const float: Type = { kind: 'float' }
const countLike: ReadonlySet<AggregateName> = new Set(['count', 'count_distinct'])

/** The type of a value as far as the sentence needs it; the checker knows better. */
export const typeOf = (scope: Scope, node: Expression): Type | undefined => {
  if (node.kind === 'field') return fieldAt(scope.fields, node.path)?.type
  if (node.kind === 'cast') return node.to === 'number' ? float : { kind: node.to }
  if (node.kind === 'operation') return float
  if (node.kind !== 'aggregate') return undefined
  if (countLike.has(node.function)) return integer
  if (node.function === 'avg' || node.function === 'median') return float
  const inner = node.value.kind === 'field' ? fieldAt(scope.relatedFields, node.value.path)?.type : float
  return node.function === 'list' && inner && inner.kind !== 'array'
    ? ({ kind: 'array', element: inner } as Type)
    : inner
}

export const codeChip = (place: Place, node: Expression, as: 'condition' | 'value'): Chip => {
  const text = printExpression(node)
  return {
    kind: 'chip',
    key: `${place.path}:code`,
    path: place.path,
    label: texts.labels.code,
    text,
    tone: 'code',
    editor: { kind: 'segql', text, as, set: place.put },
  }
}

/** What is left of the operator: a field, an aggregate, or SegQL. `choose` says what becomes of the condition with another field. */
export const valueParts = (
  place: Place,
  node: Expression,
  choose: (path: string[]) => Expression = (path) => place.put({ kind: 'field', path }),
): readonly Part[] => {
  if (node.kind === 'field') return [fieldChip(place, node, choose)]
  return node.kind === 'aggregate' ? aggregateParts(place, node) : [codeChip(place, node, 'value')]
}

const titleOf = (scope: Scope, path: readonly string[]): string =>
  fieldAt(scope.fields, path)?.title ?? path.map(spoken).join(' › ')

const fieldChip = (
  { scope, path }: Place,
  node: ExpressionOf<'field'>,
  choose: (path: string[]) => Expression,
): Chip => ({
  kind: 'chip',
  key: `${path}:field`,
  path,
  label: texts.labels.field,
  text: isHole(node) ? texts.choose.field : titleOf(scope, node.path),
  tone: 'field',
  ...(isHole(node) && { empty: true as const }),
  editor: {
    kind: 'choice',
    value: pathValue(node.path),
    options: () => fieldOptions(scope.fields),
    choose: (value) => choose(pathOf(value)),
    other: (typed) => {
      const typedPath = typed.split('.').map((part) => part.trim())
      const known = typedPath.every((part) => part !== '') && fieldAt(scope.fields, typedPath) !== undefined
      return known ? choose(typedPath) : undefined
    },
  },
})

type Aggregate = ExpressionOf<'aggregate'>

const fits = (name: AggregateName, field: Field): boolean => {
  const family = familyOf(field.type)
  if (name === 'sum' || name === 'avg' || name === 'median') return family === 'number'
  return family !== 'other' && family !== 'array'
}

/** What may stand in an aggregate: rows, for `count`, and columns that fit it. */
const operandOptions = (scope: Scope, name: AggregateName): readonly Option[] => [
  ...(name === 'count'
    ? scope.relations.map(({ path, title }) => ({ value: pathValue(path), label: title, group: texts.groups.rows }))
    : []),
  ...fieldOptions(scope.relatedFields.filter((field) => fits(name, field))),
]

const functionChip = ({ path, put, scope }: Place, node: Aggregate): Chip => ({
  kind: 'chip',
  key: `${path}:function`,
  path,
  label: texts.labels.aggregate,
  text: texts.aggregates[node.function],
  tone: 'verb',
  editor: {
    kind: 'choice',
    value: node.function,
    options: () => aggregateNames.map((name) => ({ value: name, label: texts.aggregates[name] })),
    choose: (chosen) => {
      const name = aggregateNames.find((each) => each === chosen) ?? node.function
      const { value } = node
      const stays =
        value.kind !== 'field' || operandOptions(scope, name).some((one) => one.value === pathValue(value.path))
      return put({ ...node, function: name, value: stays ? value : { kind: 'field', path: [hole] } })
    },
  },
})

const operandParts = (place: Place, node: Aggregate): readonly Part[] => {
  const { scope, path, put } = place
  const own = inside(place, '/value', (value) => ({ ...node, value }))
  if (node.value.kind !== 'field') return [codeChip(own, node.value, 'value')]
  const { path: named } = node.value
  const title = relationAt(scope, named)?.title ?? fieldAt(scope.relatedFields, named)?.title
  const empty = isHole(node.value)
  return [
    {
      kind: 'chip',
      key: `${path}:operand`,
      path: `${path}/value`,
      label: texts.labels.related,
      text: empty ? texts.choose.field : (title ?? named.map(spoken).join(' › ')),
      tone: 'field',
      ...(empty && { empty }),
      editor: {
        kind: 'choice',
        value: pathValue(named),
        options: () => operandOptions(scope, node.function),
        choose: (value) => put({ ...node, value: { kind: 'field', path: pathOf(value) } }),
      },
    },
  ]
}

/** The relation whose rows an aggregate reads, as far as its value names one. */
const rowsOf = (scope: Scope, node: Expression): readonly string[] | undefined => {
  if (node.kind === 'field') {
    const fitting = scope.relations.filter(({ path }) => path.every((part, at) => node.path[at] === part))
    return fitting.at(-1)?.path
  }
  return node.kind === 'operation' ? node.operands.map((operand) => rowsOf(scope, operand)).find(Boolean) : undefined
}

const aggregateParts = (place: Place, node: Aggregate): readonly Part[] => {
  const { scope, path, put } = place
  const rows = relationAt(scope, rowsOf(scope, node.value) ?? [])
  const { window: _, ...timeless } = node
  const { where: __, ...unfiltered } = node
  const rowPlace = inside(place, '/where', (where) => ({ ...node, where }), scope.within(rows?.relation))
  const timed = node.window !== undefined || rows === undefined || rows.timed
  return [
    functionChip(place, node),
    ...operandParts(place, node),
    ...(timed
      ? windowParts({
          scope,
          put,
          path: `${path}/window`,
          window: node.window,
          set: (window) => put(window ? { ...node, window } : timeless),
        })
      : []),
    ...filterParts(rowPlace, node.where, () => put(unfiltered)),
    ...(node.where ? [word(texts.words.is)] : []),
  ]
}
