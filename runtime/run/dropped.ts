import type { Diagnostic } from '../../grammar/diagnostic.ts'
import { failure, many } from '../failures.ts'
import type { Dropped } from './result-checks.ts'
import type { Target } from './target.ts'

const parts = {
  strangers: (count: number) => `${many(count, 'ID')} of nobody in the entity's table`,
  withoutId: (count: number) => `${many(count, 'row')} without an ID`,
  repeated: (count: number) => many(count, 'repeated ID'),
} as const satisfies Record<keyof Dropped, (count: number) => string>

/** A segment holds people only; a trait set of raw SQL keeps rows of people who may only become known by it. */
export const droppedWarnings = ({ place }: Target, dropped: Dropped | undefined): readonly Diagnostic[] => {
  if (!dropped) return []
  if (place.kind === 'traits') return dropped.strangers > 0 ? [failure('W952', { count: dropped.strangers })] : []
  const found = (Object.keys(parts) as (keyof Dropped)[]).filter((part) => dropped[part] > 0)
  if (found.length === 0) return []
  return [failure('W946', { parts: found.map((part) => parts[part](dropped[part])).join(', ') })]
}
