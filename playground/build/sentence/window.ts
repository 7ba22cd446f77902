import { isDate, isInstant } from '../../../grammar/calendar.ts'
import { calendarUnits, rollingUnits } from '../../../grammar/tree/duration.ts'
import type { Expression, Window } from '../../../grammar/tree/index.ts'
import { messages } from '../../text/index.ts'
import { eventChip } from './event.ts'
import { filterParts } from './filter.ts'
import { type Option, type Part, type Place, word } from './parts.ts'
import { windowKinds, windowLike } from './window-kinds.ts'

const texts = messages.build

/** A window of a rule, and how another one is put in its place. */
export interface WindowPlace extends Place {
  readonly window: Window | undefined
  readonly set: (window: Window | undefined) => Expression
}

export const whole = (typed: string, least = 0): number => {
  const number = Math.trunc(Number(typed.replace(/[^\d.]/g, '')))
  return Number.isSafeInteger(number) && number >= least ? number : least
}

const options = (labels: Readonly<Record<string, string>>, values: readonly string[]): readonly Option[] =>
  values.map((value) => ({ value, label: labels[value] ?? value }))

/** `choose`: whether the kind is chosen by a chip of its own (in a comparison the operator's chip chooses it). */
export const windowParts = (place: WindowPlace, choose = true): readonly Part[] => {
  const { window } = place
  return [...(choose ? [kindChip(place)] : []), ...(window ? amountParts(place, window) : [])]
}

const anytime = 'any time'

const kindChip = ({ path, scope, window, set }: WindowPlace): Part => ({
  kind: 'chip',
  key: `${path}:kind`,
  path,
  label: texts.labels.window,
  text: window ? texts.windows[window.kind] : texts.anytime,
  tone: window ? 'plain' : 'verb',
  editor: {
    kind: 'choice',
    value: window?.kind ?? anytime,
    options: () => [
      { value: anytime, label: texts.anytime },
      ...options(
        texts.windows,
        windowKinds.filter((kind) => kind !== 'since last' || scope.within(undefined).events.length > 0),
      ),
    ],
    choose: (kind) => set(kind === anytime ? undefined : windowLike(kind, window)),
  },
})

const momentChip = (
  path: string,
  label: string,
  moment: { readonly kind: 'date' | 'instant'; readonly value: string },
  set: (moment: { kind: 'date' | 'instant'; value: string }) => Expression,
): Part => ({
  kind: 'chip',
  key: `${path}:${label}`,
  path,
  label,
  text: moment.value,
  tone: 'value',
  editor: {
    kind: 'value',
    value: moment.value,
    input: 'date',
    set: (typed) => {
      if (isDate(typed)) return set({ kind: 'date', value: typed })
      return set(isInstant(typed) ? { kind: 'instant', value: typed } : { ...moment })
    },
  },
})

const rollingParts = (
  { path, set }: WindowPlace,
  window: Extract<Window, { readonly amount: number }>,
): readonly Part[] => [
  {
    kind: 'chip',
    key: `${path}:amount`,
    path,
    label: texts.labels.amount,
    text: String(window.amount),
    tone: 'value',
    editor: {
      kind: 'value',
      value: String(window.amount),
      input: 'whole',
      set: (typed) => set({ ...window, amount: whole(typed, 1) }),
    },
  },
  {
    kind: 'chip',
    key: `${path}:unit`,
    path,
    label: texts.labels.unit,
    text: texts.units[window.unit],
    tone: 'plain',
    editor: {
      kind: 'choice',
      value: window.unit,
      options: () => options(texts.units, rollingUnits),
      choose: (unit) => set({ ...window, unit: rollingUnits.find((each) => each === unit) ?? window.unit }),
    },
  },
  ...(texts.windowEnds[window.kind] === '' ? [] : [word(texts.windowEnds[window.kind])]),
]

const unitChip = ({ path, set }: WindowPlace, window: Extract<Window, { kind: 'this' | 'previous' }>): Part => ({
  kind: 'chip',
  key: `${path}:unit`,
  path,
  label: texts.labels.unit,
  text: texts.units[window.unit],
  tone: 'plain',
  editor: {
    kind: 'choice',
    value: window.unit,
    options: () => options(texts.units, calendarUnits),
    choose: (unit) => set({ ...window, unit: calendarUnits.find((each) => each === unit) ?? window.unit }),
  },
})

const dayChip = ({ path, set }: WindowPlace, day: 'today' | 'yesterday'): Part => ({
  kind: 'chip',
  key: `${path}:day`,
  path,
  label: texts.labels.day,
  text: texts.days[day],
  tone: 'value',
  editor: {
    kind: 'choice',
    value: day,
    options: () => options(texts.days, ['today', 'yesterday']),
    choose: (chosen) => set({ kind: 'day', day: chosen === 'yesterday' ? 'yesterday' : 'today' }),
  },
})

const sinceLast = (place: WindowPlace, window: Extract<Window, { kind: 'since last' }>): readonly Part[] => {
  const { scope, path, set } = place
  const root = scope.within(undefined)
  const rows = root.events.find(({ name }) => name === window.events[0])?.model
  const { where: _, ...bare } = window
  return [
    ...window.events.map((_event, at) =>
      eventChip({ ...place, scope: root }, window, at, (next) => set({ ...window, ...next })),
    ),
    ...filterParts(
      { scope: root.within(rows), path: `${path}/where`, put: (where) => set({ ...window, where }) },
      window.where,
      () => set(bare),
      texts.words.forWhich,
    ),
  ]
}

const amountParts = (place: WindowPlace, window: Window): readonly Part[] => {
  const { path, set } = place
  switch (window.kind) {
    case 'last':
    case 'next':
    case 'more than ago':
    case 'less than ago':
      return rollingParts(place, window)
    case 'this':
    case 'previous':
      return [unitChip(place, window)]
    case 'day':
      return [dayChip(place, window.day)]
    case 'since':
    case 'before':
    case 'after':
    case 'on':
      return [momentChip(path, texts.labels.date, window.moment, (moment) => set({ ...window, moment }))]
    case 'from':
      return [
        momentChip(path, texts.labels.from, window.from, (from) => set({ ...window, from })),
        word(texts.words.to),
        momentChip(path, texts.labels.to, window.to, (to) => set({ ...window, to })),
      ]
    case 'since last':
      return sinceLast(place, window)
    default:
      return window satisfies never
  }
}
