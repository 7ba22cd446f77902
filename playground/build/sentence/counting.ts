import { Count } from '../../../grammar/tree/duration.ts'
import type { Expression } from '../../../grammar/tree/index.ts'
import { messages } from '../../text/index.ts'
import { type Chip, type Part, word } from './parts.ts'
import { whole } from './window.ts'

const texts = messages.build

interface Counted {
  readonly path: string
  readonly count: Count | undefined
  readonly firstTime?: boolean
  /** What `no count at all` is called: `at least once`. */
  readonly once: string
  /** Events count times or days; rows of a relation are counted themselves, or their days. */
  readonly units: Readonly<Record<'times' | 'days', string>>
  readonly set: (count: Count | undefined, firstTime: boolean) => Expression
}

const compares = Count.shape.compare.options.filter((compare) => compare !== 'no')
type Compare = Count['compare']

const withCompare = (compare: Compare, old: Count | undefined): Count => ({
  compare,
  low: old?.low ?? (compare === 'at most' || compare === 'exactly' ? 1 : 2),
  ...(compare === 'between' && { high: old?.high ?? (old?.low ?? 2) + 3 }),
  ...(old?.unit && { unit: old.unit }),
})

const compareChip = ({ path, count, firstTime, once, set }: Counted, allowFirst: boolean): Chip => ({
  kind: 'chip',
  key: `${path}:compare`,
  path: `${path}/count`,
  label: texts.labels.count,
  text: firstTime ? texts.counts['first time'] : count ? texts.counts[count.compare] : once,
  tone: 'verb',
  editor: {
    kind: 'choice',
    value: firstTime ? 'first time' : (count?.compare ?? 'once'),
    options: () => [
      { value: 'once', label: once },
      ...compares.map((compare) => ({ value: compare, label: texts.counts[compare] })),
      ...(allowFirst ? [{ value: 'first time', label: texts.counts['first time'] }] : []),
    ],
    choose: (value) => {
      if (value === 'first time') return set(undefined, true)
      const compare = compares.find((each) => each === value)
      return set(compare && withCompare(compare, count), false)
    },
  },
})

const numberChip = (path: string, label: string, value: number, set: (value: number) => Expression): Chip => ({
  kind: 'chip',
  key: `${path}:${label}`,
  path: `${path}/count`,
  label,
  text: String(value),
  tone: 'value',
  editor: { kind: 'value', value: String(value), input: 'whole', set: (typed) => set(whole(typed)) },
})

const unitChip = ({ path, units, set }: Counted, count: Count): Chip => ({
  kind: 'chip',
  key: `${path}:count unit`,
  path: `${path}/count`,
  label: texts.labels.unit,
  text: count.unit === 'days' ? units.days : units.times,
  tone: 'plain',
  editor: {
    kind: 'choice',
    value: count.unit ?? 'times',
    options: () => [
      { value: 'times', label: units.times },
      { value: 'days', label: units.days },
    ],
    choose: (value) => {
      const { unit: _, ...times } = count
      return set(value === 'days' ? { ...times, unit: 'days' } : times, false)
    },
  },
})

/** How often: `at least 3 times`, `between 2 and 5 different days`, `for the first time`. */
export const countParts = (counted: Counted, allowFirst: boolean): readonly Part[] => {
  const { path, count, set } = counted
  if (!count || count.compare === 'no') return [compareChip(counted, allowFirst)]
  const { low = 0, high } = count
  const upper: readonly Part[] =
    high === undefined
      ? []
      : [
          word(texts.words.and),
          numberChip(path, texts.labels.to, high, (value) => set({ ...count, high: value }, false)),
        ]
  return [
    compareChip(counted, allowFirst),
    numberChip(path, texts.labels.amount, low, (value) => set({ ...count, low: value }, false)),
    ...upper,
    unitChip(counted, count),
  ]
}
