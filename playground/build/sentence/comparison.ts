import type { Type } from '../../../compiler/types.ts'
import { type OperatorSpelling, operators } from '../../../grammar/operators.ts'
import type { Expression, ExpressionOf } from '../../../grammar/tree/index.ts'
import { messages } from '../../text/index.ts'
import { hole, isHole } from '../model/holes.ts'
import { type Field, fieldAt } from '../model/scope.ts'
import { comparedFamily, type Family, familyOf, inputOf, isLiteral, spellLiteral, toLiteral } from './literal.ts'
import { askingOf, askingsOf, firstAsking } from './operators.ts'
import { type Chip, inside, type Letters, type Part, type Place, type Suggestions, word } from './parts.ts'
import { segmentChip } from './segment.ts'
import { codeChip, fieldOptions, pathOf, pathValue, typeOf, valueParts } from './value.ts'
import { windowParts } from './window.ts'

const texts = messages.build
const labels: Readonly<Record<string, string>> = texts.operators

type Comparison = ExpressionOf<'operation' | 'in window' | 'in segment' | 'has element'>

const subjectOf = (node: Comparison): Expression | undefined =>
  node.kind === 'operation' ? node.operands[0] : node.value

const operatorChip = (place: Place, node: Comparison, subject: Expression): Chip => {
  const askings = askingsOf(typeOf(place.scope, subject))
  const own = askingOf(node)
  return {
    kind: 'chip',
    key: `${place.path}:operator`,
    path: `${place.path}/operator`,
    label: texts.labels.operator,
    text: labels[own] ?? own,
    tone: 'verb',
    editor: {
      kind: 'choice',
      value: own,
      options: () => askings.map(({ id }) => ({ value: id, label: labels[id] ?? id })),
      choose: (id) => place.put(askings.find((asking) => asking.id === id)?.make(subject, node) ?? node),
    },
  }
}

/** Another field: the question stays if the field can be asked it, and its values if they are of the same family. */
const withSubject = (place: Place, node: Comparison, before: Expression, path: string[]): Expression => {
  if (before.kind === 'field' && pathValue(before.path) === pathValue(path)) return place.put(node)
  const value: Expression = { kind: 'field', path }
  const type = fieldAt(place.scope.fields, path)?.type
  const familyBefore = typeOf(place.scope, before)
  const asking = askingsOf(type).find(({ id }) => id === askingOf(node))
  if (isHole(before)) return place.put(firstAsking(value, type))
  const kept = familyBefore !== undefined && familyOf(familyBefore) === familyOf(type)
  return place.put(asking && kept ? asking.make(value, node) : firstAsking(value, type))
}

/** `field operator value`, windows of a time, segments of a field, elements of an array. */
export const comparisonParts = (place: Place, node: Comparison): readonly Part[] => {
  const subject = subjectOf(node)
  if (!subject) return [codeChip(place, node, 'condition')]
  const step = node.kind === 'operation' ? '/operands/0' : '/value'
  const own = inside(place, step, (value) =>
    node.kind === 'operation' ? { ...node, operands: [value, ...node.operands.slice(1)] } : { ...node, value },
  )
  return [
    ...valueParts(own, subject, (path) => withSubject(place, node, subject, path)),
    operatorChip(place, node, subject),
    ...objectParts(place, node, subject),
  ]
}

const objectParts = (place: Place, node: Comparison, subject: Expression): readonly Part[] => {
  switch (node.kind) {
    case 'operation':
      return operandParts(place, node, subject)
    case 'in window':
      return windowParts(
        {
          ...place,
          path: `${place.path}/window`,
          window: node.window,
          set: (window) => place.put(window ? { ...node, window } : node),
        },
        false,
      )
    case 'in segment':
      return [segmentChip(place, node.segment, (segment) => ({ ...node, segment }), 'others')]
    case 'has element':
      return [
        codeChip(
          inside(place, '/where', (where) => ({ ...node, where })),
          node.where,
          'condition',
        ),
      ]
    default:
      return node satisfies never
  }
}

const operandParts = (place: Place, node: ExpressionOf<'operation'>, subject: Expression): readonly Part[] => {
  const { shape }: OperatorSpelling = operators[node.operator]
  const type = typeOf(place.scope, subject)
  const field = subject.kind === 'field' ? fieldAt(place.scope.fields, subject.path) : undefined
  const others = node.operands.slice(1)
  const listed = shape === 'list' && others.every((operand) => isLiteral(operand) || isHole(operand))
  const values = listed
    ? [listChip(place, node, type, field)]
    : others.flatMap((operand, at) => [
        ...(at === 0 ? [] : [word(shape === 'list' ? ',' : texts.words.and)]),
        operandChip(place, node, operand, at + 1, type, field),
      ])
  return [...values, ...(node.ignoringCase ? [caseChip(place, node)] : [])]
}

/** Texts alone are compared with or without regard to case. */
const lettersOf = (
  place: Place,
  node: ExpressionOf<'operation'>,
  type: Type | undefined,
): { readonly letters?: Letters } => {
  const { text }: OperatorSpelling = operators[node.operator]
  if (text !== true || comparedFamily(type) !== 'text') return {}
  const { ignoringCase, ...exact } = node
  return {
    letters: {
      ignored: ignoringCase === true,
      turn: () => place.put(ignoringCase ? exact : { ...node, ignoringCase: true }),
    },
  }
}

const caseChip = ({ path, put }: Place, node: ExpressionOf<'operation'>): Part => ({
  kind: 'chip',
  key: `${path}:case`,
  path,
  label: texts.labels.letters,
  text: texts.letters.ignoring,
  tone: 'plain',
  editor: {
    kind: 'choice',
    value: 'ignoring',
    options: () => [
      { value: 'ignoring', label: texts.letters.ignoring },
      { value: 'exact', label: texts.letters.exact },
    ],
    choose: (value) => {
      const { ignoringCase: _, ...exact } = node
      return put(value === 'exact' ? exact : node)
    },
  },
})

const suggestionsOf = (field: Field | undefined, family: Family): { readonly suggestions?: Suggestions } =>
  field && (family === 'text' || family === 'json' || family === 'array')
    ? {
        suggestions: {
          ...(field.values && { known: field.values }),
          ...(field.column && field.type.kind !== 'json' && { column: field.column }),
        },
      }
    : {}

/** Of a field that nobody knows, numbers are numbers where one stood, or nothing yet. */
const familyFor = (type: Type | undefined, operand: Expression | undefined): Family =>
  type ? comparedFamily(type) : operand?.kind === 'number' ? 'number' : isHole(operand) ? 'json' : 'text'

const shown = 3
const listChip = (
  place: Place,
  node: ExpressionOf<'operation'>,
  type: Type | undefined,
  field: Field | undefined,
): Part => {
  const [subject] = node.operands
  const values = node.operands.slice(1).flatMap((operand) => (isLiteral(operand) ? [spellLiteral(operand)] : []))
  const family = familyFor(type, node.operands[1])
  const listText =
    values.length > shown
      ? `${values.slice(0, shown).join(', ')} ${texts.more(values.length - shown)}`
      : values.join(', ')
  const old = new Map(
    node.operands
      .slice(1)
      .flatMap((operand) => (isLiteral(operand) ? [[spellLiteral(operand), operand] as const] : [])),
  )
  return {
    kind: 'chip',
    key: `${place.path}:values`,
    path: `${place.path}/operands/1`,
    label: texts.labels.values,
    text: values.length === 0 ? texts.choose.values : listText,
    tone: 'value',
    ...(values.length === 0 && { empty: true as const }),
    editor: {
      kind: 'values',
      values,
      input: inputOf(family),
      ...suggestionsOf(field, family),
      ...lettersOf(place, node, type),
      set: (next) => {
        const operands: Expression[] =
          next.length === 0 ? [toLiteral('', family)] : next.map((value) => old.get(value) ?? toLiteral(value, family))
        return place.put({ ...node, operands: subject ? [subject, ...operands] : operands })
      },
    },
  }
}

const operandChip = (
  place: Place,
  node: ExpressionOf<'operation'>,
  operand: Expression,
  at: number,
  type: Type | undefined,
  field: Field | undefined,
): Part => {
  const own = inside(place, `/operands/${at}`, (next) => ({
    ...node,
    operands: node.operands.map((each, index) => (index === at ? next : each)),
  }))
  const family = familyFor(type, operand)
  const empty = isHole(operand)
  if (!empty && !isLiteral(operand) && operand.kind !== 'field') return codeChip(own, operand, 'value')
  const named = operand.kind === 'field' && !empty
  const text = isLiteral(operand)
    ? spellLiteral(operand)
    : operand.kind === 'field'
      ? (fieldAt(place.scope.fields, operand.path)?.title ?? operand.path.join(' › '))
      : hole
  return {
    kind: 'chip',
    key: `${own.path}:operand`,
    path: own.path,
    label: named ? texts.labels.field : texts.labels.value,
    text: empty ? texts.choose.value : text === '' ? texts.emptyText : text,
    tone: named ? 'field' : 'value',
    ...(empty && { empty }),
    editor: {
      kind: 'value',
      value: isLiteral(operand) ? spellLiteral(operand) : '',
      input: inputOf(family),
      ...suggestionsOf(field, family),
      ...lettersOf(place, node, type),
      set: (typed) => own.put(toLiteral(typed, family)),
      fields: () =>
        fieldOptions(place.scope.fields.filter((other) => familyOf(other.type) === family && other !== field)),
      setField: (value) => own.put({ kind: 'field', path: pathOf(value) }),
    },
  }
}
