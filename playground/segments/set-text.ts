import { printItem } from '../../grammar/index.ts'
import type { Segment, SetExpression } from '../../grammar/tree/index.ts'

export type Operation = 'any' | 'all' | 'except' | 'at least' | 'chosen'

const segment = (name: string): SetExpression => ({ kind: 'segment', name })
const joined = (kind: 'and' | 'or' | 'except', operands: readonly SetExpression[]): SetExpression | undefined => {
  const [first] = operands
  return operands.length < 2 ? first : { kind, operands: [...operands] }
}

/** Exactly the people of one combination: in all of `inside`, in none of the others. */
const columnSet = (inside: readonly string[], all: readonly string[]): SetExpression | undefined => {
  const outside = all.filter((name) => !inside.includes(name)).map(segment)
  const within = joined('and', inside.map(segment))
  return within && outside.length > 0 ? joined('except', [within, ...outside]) : within
}

/** The set expression of an operation over segments, or of chosen combinations. */
export const setOf = (
  operation: Operation,
  names: readonly string[],
  { atLeast, chosen }: { readonly atLeast: number; readonly chosen: readonly (readonly string[])[] },
): SetExpression | undefined => {
  switch (operation) {
    case 'any':
      return joined('or', names.map(segment))
    case 'all':
      return joined('and', names.map(segment))
    case 'except':
      return joined('except', names.map(segment))
    case 'at least':
      return { kind: 'in at least', atLeast, segments: [...names] }
    case 'chosen':
      return joined(
        'or',
        chosen.flatMap((inside) => columnSet(inside, names) ?? []),
      )
    default:
      return operation satisfies never
  }
}

/** How many people an operation means, by the combinations as they are. */
export const countOf = (
  operation: Operation,
  names: readonly string[],
  intersections: readonly { readonly names: readonly string[]; readonly count: number }[],
  { atLeast, chosen }: { readonly atLeast: number; readonly chosen: readonly (readonly string[])[] },
): number => {
  const [first = ''] = names
  const keys = new Set(chosen.map(keyOf))
  const fits: Readonly<Record<Operation, (inside: readonly string[]) => boolean>> = {
    any: () => true,
    all: (inside) => inside.length === names.length,
    except: (inside) => inside.length === 1 && inside[0] === first,
    'at least': (inside) => inside.length >= atLeast,
    chosen: (inside) => keys.has(keyOf(inside)),
  }
  return intersections.filter((one) => fits[operation](one.names)).reduce((sum, { count }) => sum + count, 0)
}

export const keyOf = (names: readonly string[]): string => names.toSorted().join(' ')

/** The text of a segment that is a set expression. */
export const segmentText = (about: Pick<Segment, 'name' | 'entity' | 'title' | 'folder'>, set: SetExpression): string =>
  printItem({ kind: 'segment', ...about, body: { kind: 'set', set } }).trim()
