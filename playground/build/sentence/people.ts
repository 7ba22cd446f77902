import type { Expression, ExpressionOf } from '../../../grammar/tree/index.ts'
import { messages } from '../../text/index.ts'
import { holeExpression } from '../model/holes.ts'
import { filterParts } from './filter.ts'
import { type Chip, inside, type Part, type Place, word } from './parts.ts'
import { type Turning, turnChip } from './related.ts'
import { segmentChip } from './segment.ts'
import { valueParts } from './value.ts'
import { whole } from './window.ts'

const texts = messages.build

const typed = (
  path: string,
  label: string,
  value: string,
  input: 'whole' | 'number' | 'plain',
  set: (value: string) => Expression,
): Chip => ({
  kind: 'chip',
  key: `${path}:${label}`,
  path,
  label,
  text: value === '' ? texts.choose.value : value,
  tone: 'value',
  editor: { kind: 'value', value, input, set },
})

export const inSegmentParts = (place: Place, node: ExpressionOf<'in segment'>, turning: Turning): readonly Part[] => [
  turnChip(place.path, turning, texts.verbs.inSegment, texts.verbs.notInSegment),
  segmentChip(place, node.segment, (segment) => ({ ...node, segment }), 'own'),
]

export const atLeastParts = (place: Place, node: ExpressionOf<'in at least'>): readonly Part[] => {
  const { path, put } = place
  const set = (segments: readonly string[]): Expression => put({ ...node, segments: [...segments] })
  return [
    word(texts.verbs.inAtLeast),
    typed(path, texts.labels.amount, String(node.atLeast), 'whole', (value) =>
      put({ ...node, atLeast: whole(value, 1) }),
    ),
    word(texts.words.of),
    ...node.segments.map((name, at) => ({
      ...segmentChip(
        place,
        name,
        (chosen) => ({ ...node, segments: node.segments.map((each, index) => (index === at ? chosen : each)) }),
        'own',
      ),
      key: `${path}:segment ${at}`,
    })),
    ...(node.segments.length > 1
      ? [
          {
            kind: 'act',
            key: `${path}:less`,
            icon: 'remove',
            label: texts.acts.removeSegment,
            apply: () => set(node.segments.slice(0, -1)),
          } as const,
        ]
      : []),
    {
      kind: 'act',
      key: `${path}:more`,
      icon: 'add',
      label: texts.acts.addSegment,
      apply: () => set([...node.segments, '?']),
    },
  ]
}

const endChip = ({ path, put }: Place, node: ExpressionOf<'rank'>): Chip => ({
  kind: 'chip',
  key: `${path}:end`,
  path,
  label: texts.labels.end,
  text: texts.ends[node.end],
  tone: 'verb',
  editor: {
    kind: 'choice',
    value: node.end,
    options: () => [
      { value: 'top', label: texts.ends.top },
      { value: 'bottom', label: texts.ends.bottom },
    ],
    choose: (value) => put({ ...node, end: value === 'bottom' ? 'bottom' : 'top' }),
  },
})

const shareChip = ({ path, put }: Place, node: ExpressionOf<'rank'>): Chip => ({
  kind: 'chip',
  key: `${path}:share`,
  path,
  label: texts.labels.unit,
  text: node.percent ? texts.ranks.percent : texts.ranks.people,
  tone: 'plain',
  editor: {
    kind: 'choice',
    value: node.percent ? 'percent' : 'people',
    options: () => [
      { value: 'percent', label: texts.ranks.percent },
      { value: 'people', label: texts.ranks.people },
    ],
    choose: (value) => {
      const { percent: _, ...people } = node
      return put(value === 'percent' ? { ...people, percent: true } : { ...people, amount: String(whole(node.amount)) })
    },
  },
})

export const rankParts = (place: Place, node: ExpressionOf<'rank'>): readonly Part[] => {
  const { among: _, ...everybody } = node
  const by = inside(place, '/by', (next) => ({ ...node, by: next }))
  const amount = (text: string): string =>
    /^\d+(\.\d{1,2})?$/.test(text) && node.percent ? text : String(whole(text, 1))
  return [
    endChip(place, node),
    typed(place.path, texts.labels.amount, node.amount, 'number', (text) =>
      place.put({ ...node, amount: amount(text) }),
    ),
    shareChip(place, node),
    word(texts.words.by),
    ...valueParts(by, node.by),
    ...filterParts(
      inside(place, '/among', (among) => ({ ...node, among })),
      node.among,
      () => place.put(everybody),
      texts.words.among,
    ),
  ]
}

export const bucketParts = (place: Place, node: ExpressionOf<'bucket'>): readonly Part[] => {
  const { path, put } = place
  const { salt: _, ...plain } = node
  const { low: from, high: to, of, salt } = texts.labels.bucket
  return [
    word(texts.verbs.bucket),
    typed(path, from, String(node.low), 'whole', (value) => put({ ...node, low: whole(value) })),
    word(texts.words.to),
    typed(path, to, String(node.high), 'whole', (value) => put({ ...node, high: whole(value) })),
    word(texts.words.of),
    typed(path, of, String(node.of), 'whole', (value) => put({ ...node, of: whole(value, 1) })),
    word(texts.words.salt),
    typed(path, salt, node.salt ?? '', 'plain', (value) => put(value === '' ? plain : { ...plain, salt: value })),
  ]
}

export const freshRank: Expression = { kind: 'rank', end: 'top', amount: '10', percent: true, by: holeExpression }
