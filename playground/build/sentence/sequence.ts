import { fixedUnits } from '../../../grammar/tree/duration.ts'
import type { Expression, ExpressionOf, Step } from '../../../grammar/tree/index.ts'
import { messages } from '../../text/index.ts'
import { hole } from '../model/holes.ts'
import { eventOptions } from './event.ts'
import { filterParts } from './filter.ts'
import { type Chip, inside, type Part, type Place } from './parts.ts'
import { type Turning, turnChip } from './related.ts'
import { whole, windowParts } from './window.ts'

const texts = messages.build

type Sequence = ExpressionOf<'sequence'>
interface StepPlace {
  readonly place: Place
  readonly node: Sequence
  readonly step: Step
  readonly at: number
  readonly set: (step: Step) => Expression
}

const relationValue = (name: string): string => JSON.stringify({ relation: name })

const nameOf = ({ events, relation }: Step): string => events?.join(` ${texts.joins.or} `) ?? relation ?? hole

/** A step is an event, or a row of a relation with a time. */
const withChosen = (step: Step, value: string): Step => {
  const { events: _, relation: __, ...rest } = step
  const chosen: unknown = JSON.parse(value)
  if (Array.isArray(chosen)) {
    const [name = hole, relation] = chosen as readonly string[]
    return { ...rest, events: [name], ...(relation !== undefined && { relation }) }
  }
  return { ...rest, relation: (chosen as { readonly relation: string }).relation }
}

const stepChip = ({ place: { scope, path }, step, at, set }: StepPlace): Chip => {
  const empty = nameOf(step) === hole
  return {
    kind: 'chip',
    key: `${path}:step ${at}`,
    path: `${path}/steps/${at}`,
    label: texts.labels.event,
    text: empty ? texts.choose.event : nameOf(step),
    tone: 'event',
    ...(empty && { empty }),
    editor: {
      kind: 'choice',
      ...(step.events?.[0] !== undefined && {
        value: JSON.stringify(step.relation === undefined ? [step.events[0]] : [step.events[0], step.relation]),
      }),
      options: () => [
        ...eventOptions(scope.events),
        ...scope.relations
          .filter(({ path: named, timed }) => named.length === 1 && timed)
          .map(({ path: [name = ''], title }) => ({
            value: relationValue(name),
            label: title,
            group: texts.groups.rows,
          })),
      ],
      choose: (value) => set(withChosen(step, value)),
      other: (typed) => set({ ...step, events: [typed] }),
    },
  }
}

const withinParts = ({ place: { path }, step, at, set }: StepPlace): readonly Part[] => {
  const { within, ...free } = step
  const key = `${path}/steps/${at}`
  const anytime = 'any time'
  const kind: Chip = {
    kind: 'chip',
    key: `${key}:within`,
    path: key,
    label: texts.labels.window,
    text: within ? texts.words.within : texts.anyTimeLater,
    tone: 'plain',
    editor: {
      kind: 'choice',
      value: within ? 'within' : anytime,
      options: () => [
        { value: anytime, label: texts.anyTimeLater },
        { value: 'within', label: texts.words.within },
      ],
      choose: (value) => set(value === anytime ? free : { ...step, within: within ?? { amount: 7, unit: 'days' } }),
    },
  }
  if (!within) return [kind]
  const amount: Chip = {
    kind: 'chip',
    key: `${key}:amount`,
    path: key,
    label: texts.labels.amount,
    text: String(within.amount),
    tone: 'value',
    editor: {
      kind: 'value',
      value: String(within.amount),
      input: 'whole',
      set: (typed) => set({ ...step, within: { ...within, amount: whole(typed, 1) } }),
    },
  }
  const unit: Chip = {
    kind: 'chip',
    key: `${key}:unit`,
    path: key,
    label: texts.labels.unit,
    text: texts.units[within.unit],
    tone: 'plain',
    editor: {
      kind: 'choice',
      value: within.unit,
      options: () => fixedUnits.map((each) => ({ value: each, label: texts.units[each] })),
      choose: (value) =>
        set({ ...step, within: { ...within, unit: fixedUnits.find((each) => each === value) ?? within.unit } }),
    },
  }
  return [kind, amount, unit]
}

const stepParts = (own: StepPlace): readonly Part[] => {
  const { place, node, step, at, set } = own
  const { scope, path, put } = place
  const { where: _, ...unfiltered } = step
  const model =
    step.events === undefined
      ? scope.relations.find(({ path: named }) => named.length === 1 && named[0] === step.relation)?.relation
      : scope.events.find(({ name, relation }) => name === step.events?.[0] && relation === step.relation)?.model
  const rows: Place = {
    scope: scope.within(model),
    path: `${path}/steps/${at}/where`,
    put: (where) => set({ ...step, where }),
  }
  const turning: Turning = {
    negated: step.negated === true,
    turn: (negated) => {
      const { negated: __, ...positive } = step
      return set(negated ? { ...positive, negated: true } : positive)
    },
  }
  const away: Part = {
    kind: 'act',
    key: `${path}/steps/${at}:remove`,
    icon: 'remove',
    label: texts.acts.removeStep,
    apply: () => put({ ...node, steps: node.steps.filter((_step, index) => index !== at) }),
  }
  return [
    ...(at === 0 ? [] : [turnChip(`${path}/steps/${at}`, turning, texts.words.then, texts.words.thenNot)]),
    stepChip(own),
    ...(at === 0 ? [] : withinParts(own)),
    ...filterParts(rows, step.where, () => set(unfiltered)),
    ...(at > 0 && node.steps.length > 2 ? [away] : []),
  ]
}

/** `did A then B within 7 days then not C within 1 day`. */
export const sequenceParts = (place: Place, node: Sequence, turning: Turning): readonly Part[] => {
  const { scope, path, put } = place
  const { window: _, ...timeless } = node
  const steps = node.steps.flatMap((step, at) => {
    const set = (next: Step): Expression =>
      put({ ...node, steps: node.steps.map((each, index) => (index === at ? next : each)) })
    return stepParts({ place, node, step, at, set })
  })
  const add: Part = {
    kind: 'act',
    key: `${path}:add step`,
    icon: 'add',
    label: texts.acts.addStep,
    text: texts.words.then,
    apply: () => put({ ...node, steps: [...node.steps, { events: [hole], within: { amount: 7, unit: 'days' } }] }),
  }
  const timed = inside(place, '/window', (next) => next)
  return [
    turnChip(path, turning, texts.verbs.did, texts.verbs.didNot),
    ...windowParts({
      scope,
      path: timed.path,
      put,
      window: node.window,
      set: (window) => put(window ? { ...node, window } : timeless),
    }),
    ...steps,
    add,
  ]
}
