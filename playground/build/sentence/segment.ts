import type { Expression } from '../../../grammar/tree/index.ts'
import { messages } from '../../text/index.ts'
import { hole } from '../model/holes.ts'
import { spoken } from '../model/scope.ts'
import type { Chip, Place } from './parts.ts'

const texts = messages.build

/** A segment by name; `others`: of any entity, for a field that holds its IDs. */
export const segmentChip = (
  { scope, path, put }: Place,
  name: string,
  set: (name: string) => Expression,
  of: 'own' | 'others',
): Chip => {
  const known = scope.segments.find((segment) => segment.name === name)
  const empty = name === hole
  return {
    kind: 'chip',
    key: `${path}:segment`,
    path: `${path}/segment`,
    label: texts.labels.segment,
    text: empty ? texts.choose.segment : (known?.title ?? spoken(name)),
    tone: 'segment',
    ...(empty && { empty }),
    editor: {
      kind: 'choice',
      value: name,
      options: () =>
        scope.segments
          .filter(({ entity }) => of === 'others' || entity === scope.entity)
          .map((segment) => ({ value: segment.name, label: segment.title, note: segment.name })),
      choose: (value) => put(set(value)),
    },
  }
}
