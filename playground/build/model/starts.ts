import type { Expression } from '../../../grammar/tree/index.ts'
import { messages } from '../../text/index.ts'
import { firstAsking } from '../sentence/operators.ts'
import type { Option } from '../sentence/parts.ts'
import { freshRank } from '../sentence/people.ts'
import { fieldOptions, pathOf } from '../sentence/value.ts'
import { hole, holeExpression } from './holes.ts'
import { fieldAt, type Scope } from './scope.ts'

const texts = messages.build

/** How a sentence may begin, before anything is chosen in it. */
export const sentenceStarts = [
  'property',
  'event',
  'related',
  'aggregate',
  'sequence',
  'segment',
  'sample',
  'rank',
  'group',
  'segql',
] as const
export type SentenceStart = (typeof sentenceStarts)[number]

/** What a start or something found by name begins; `group`: an empty group instead of a sentence. */
export const beginSentence = (start: SentenceStart): Expression | 'group' => {
  switch (start) {
    case 'property':
      return { kind: 'operation', operator: '=', operands: [holeExpression, holeExpression] }
    case 'event':
      return { kind: 'did', events: [hole] }
    case 'related':
      return { kind: 'has', path: [hole] }
    case 'aggregate':
      return {
        kind: 'operation',
        operator: '>=',
        operands: [{ kind: 'aggregate', function: 'sum', value: holeExpression }, holeExpression],
      }
    case 'sequence':
      return { kind: 'sequence', steps: [{ events: [hole] }, { events: [hole], within: { amount: 7, unit: 'days' } }] }
    case 'segment':
      return { kind: 'in segment', segment: hole }
    case 'sample':
      return { kind: 'bucket', low: 0, high: 9, of: 100 }
    case 'rank':
      return freshRank
    case 'group':
      return 'group'
    case 'segql':
      return { kind: 'when', arms: [{ condition: holeExpression, value: { kind: 'boolean', value: true } }] }
    default:
      return start satisfies never
  }
}

const start = 'start '
const event = 'event '
const segment = 'segment '
const field = 'field '
const related = 'related '
const relation = 'relation '

/** Sentence starts, then everything that can be named. */
export const startOptions = (scope: Scope): readonly Option[] => [
  ...sentenceStarts.map((name) => ({
    value: `${start}${name}`,
    label: texts.starts[name],
    group: texts.search.starts,
  })),
  ...fieldOptions(scope.fields).map((option) => ({ ...option, value: `${field}${option.value}` })),
  ...scope.events.map((one) => ({
    value: `${event}${JSON.stringify([one.name, one.relation])}`,
    label: one.name,
    group: texts.groups.events,
  })),
  ...scope.relations.map((one) => ({
    value: `${relation}${JSON.stringify(one.path)}`,
    label: one.title,
    group: texts.groups.rows,
  })),
  ...fieldOptions(scope.relatedFields).map((option) => ({ ...option, value: `${related}${option.value}` })),
  ...scope.segments
    .filter(({ entity }) => entity === scope.entity)
    .map(({ name, title }) => ({ value: `${segment}${name}`, label: title, note: name, group: texts.groups.segments })),
]

const relatedSentence = (scope: Scope, path: string[]): Expression => {
  const found = fieldAt(scope.relatedFields, path)
  const isNumber = found && ['integer', 'decimal', 'float'].includes(found.type.kind)
  const value: Expression = {
    kind: 'aggregate',
    function: isNumber ? 'sum' : 'count_distinct',
    value: { kind: 'field', path },
  }
  return { kind: 'operation', operator: '>=', operands: [value, holeExpression] }
}

/** The sentence that a choice among `startOptions` begins. */
export const sentenceFrom = (scope: Scope, value: string): Expression | 'group' => {
  const rest = (prefix: string): string => value.slice(prefix.length)
  if (value.startsWith(event)) {
    const [name = hole, of] = JSON.parse(rest(event)) as readonly (string | null)[]
    return { kind: 'did', events: [name ?? hole], ...(typeof of === 'string' && { relation: of }) }
  }
  if (value.startsWith(segment)) return { kind: 'in segment', segment: rest(segment) }
  if (value.startsWith(relation)) return { kind: 'has', path: pathOf(rest(relation)) }
  if (value.startsWith(related)) return relatedSentence(scope, pathOf(rest(related)))
  if (value.startsWith(field)) {
    const path = pathOf(rest(field))
    return firstAsking({ kind: 'field', path }, fieldAt(scope.fields, path)?.type)
  }
  const name = sentenceStarts.find((each) => each === rest(start))
  return beginSentence(name ?? 'property')
}
