import type { Expression, ExpressionOf } from '../../../grammar/tree/index.ts'
import { messages } from '../../text/index.ts'
import { hole } from '../model/holes.ts'
import { relationAt, spoken } from '../model/scope.ts'
import { countParts } from './counting.ts'
import { eventActs, eventChip } from './event.ts'
import { filterParts, listed } from './filter.ts'
import { type Chip, inside, type Option, type Part, type Place, word } from './parts.ts'
import { pathOf, pathValue } from './value.ts'
import { windowParts } from './window.ts'

const texts = messages.build

/** How a sentence is turned round by its first word; without it, `not` stands before the sentence. */
export interface Turning {
  readonly negated: boolean
  readonly turn: (negated: boolean) => Expression
}

export const turnChip = (path: string, { negated, turn }: Turning, yes: string, no: string): Chip => ({
  kind: 'chip',
  key: `${path}:turn`,
  path,
  label: texts.labels.turn,
  text: negated ? no : yes,
  tone: 'verb',
  editor: {
    kind: 'choice',
    value: negated ? 'no' : 'yes',
    options: () => [
      { value: 'yes', label: yes },
      { value: 'no', label: no },
    ],
    choose: (value) => turn(value === 'no'),
  },
})

type Filtered = ExpressionOf<'did' | 'has' | 'all'>

/** The window and the filter that end a sentence about rows. */
const windowAndFilter = (place: Place, node: Filtered, timed: boolean, rows: Place): readonly Part[] => {
  const { window: _, ...timeless } = node
  const { where: __, ...unfiltered } = node
  const { scope, path, put } = place
  const window = windowParts({
    scope,
    put,
    path: `${path}/window`,
    window: node.window,
    set: (next) => put(next ? { ...node, window: next } : timeless),
  })
  return [...(timed ? window : []), ...filterParts(rows, node.where, () => put(unfiltered))]
}

export const didParts = (place: Place, node: ExpressionOf<'did'>, turning: Turning): readonly Part[] => {
  const { scope, path, put } = place
  const model = scope.events.find(
    (event) => event.relation === node.relation && (event.name === node.events[0] || node.events[0] === hole),
  )?.model
  const rows = inside(place, '/where', (where) => ({ ...node, where }), scope.within(model))
  const set = (next: object): Expression => put({ ...node, ...next })
  const { count: _, firstTime: __, ...uncounted } = node
  return [
    turnChip(path, turning, texts.verbs.did, texts.verbs.didNot),
    ...node.events.flatMap((_event, at): readonly Part[] => [
      ...(at === 0 ? [] : [word(texts.joins.or)]),
      eventChip(place, node, at, set),
    ]),
    ...eventActs(path, node, set),
    ...countParts(
      {
        path,
        count: node.count,
        firstTime: node.firstTime === true,
        once: turning.negated ? texts.counts.notOnce : texts.counts.once,
        units: { times: texts.countUnits.times, days: texts.countUnits.days },
        set: (count, firstTime) => put({ ...uncounted, ...(count && { count }), ...(firstTime && { firstTime }) }),
      },
      true,
    ),
    ...windowAndFilter(place, node, true, rows),
  ]
}

const relationChip = (place: Place, path: readonly string[], set: (path: string[]) => Expression): Chip => {
  const { scope } = place
  const empty = path[0] === hole
  return {
    kind: 'chip',
    key: `${place.path}:relation`,
    path: `${place.path}/path`,
    label: texts.labels.relation,
    text: empty ? texts.choose.relation : (relationAt(scope, path)?.title ?? path.map(spoken).join(' › ')),
    tone: 'field',
    ...(empty && { empty }),
    editor: {
      kind: 'choice',
      value: pathValue(path),
      options: (): readonly Option[] =>
        scope.relations.map((one) => ({ value: pathValue(one.path), label: one.title })),
      choose: (value) => place.put(set(pathOf(value))),
    },
  }
}

const noRows = { compare: 'no' } as const

/** `has`, `has no` and `does not have` mean the same two things; `has no` is written as it was found. */
const hasTurn = (node: ExpressionOf<'has'>, put: Place['put'], turning: Turning): Turning => {
  const { count, ...uncounted } = node
  const saysNo = count?.compare === 'no'
  return {
    negated: turning.negated !== saysNo,
    turn: (negated) => {
      if (count === undefined && negated && !turning.negated) return put({ ...uncounted, count: noRows })
      if (saysNo) return turning.negated === negated ? put(uncounted) : put(node)
      return turning.turn(negated)
    },
  }
}

export const hasParts = (place: Place, node: ExpressionOf<'has'>, turning: Turning): readonly Part[] => {
  const { scope, path, put } = place
  const known = relationAt(scope, node.path)
  const rows = inside(place, '/where', (where) => ({ ...node, where }), scope.within(known?.relation))
  const { count: _, ...uncounted } = node
  const isNone = node.count?.compare === 'no'
  return [
    turnChip(path, hasTurn(node, put, turning), texts.verbs.has, texts.verbs.hasNo),
    ...(isNone
      ? []
      : countParts(
          {
            path,
            count: node.count,
            once: texts.counts.some,
            units: { times: texts.countUnits.rows, days: texts.countUnits.daysOf },
            set: (count) => put({ ...uncounted, ...(count && { count }) }),
          },
          false,
        )),
    relationChip(place, node.path, (relation) => ({ ...node, path: relation })),
    ...windowAndFilter(place, node, known?.timed !== false, rows),
  ]
}

export const allParts = (place: Place, node: ExpressionOf<'all'>): readonly Part[] => {
  const { scope, put } = place
  const known = relationAt(scope, node.path)
  const own = scope.within(known?.relation)
  const rows = inside(place, '/where', (where) => ({ ...node, where }), own)
  const have = inside(place, '/have', (next) => ({ ...node, have: next }), own)
  return [
    word(texts.verbs.all),
    relationChip(place, node.path, (relation) => ({ ...node, path: relation })),
    ...windowAndFilter(place, node, known?.timed !== false, rows),
    word(texts.words.have),
    ...listed(have, node.have, () => put(node)).filter(
      (part) => part.kind !== 'act' || part.key !== `${have.path}:remove`,
    ),
  ]
}
