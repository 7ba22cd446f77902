import fc from 'fast-check'
import type { Comments } from '../../grammar/tree/index.ts'

const line = fc.oneof(
  fc.constantFrom('', 'why', ' two', '// twice', 'segment a of b {', '"', '}', '/* */', '🎉', 'x \\'),
  fc.string({ maxLength: 8 }).map((text) => text.replace(/[\n\r]/g, '').trimEnd()),
)
const lines = fc.array(line, { minLength: 1, maxLength: 2 })
const some = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined, freq: 1 })

const compact = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as T
const isEmpty = (value: object): boolean => Object.keys(value).length === 0

/** A node with comments around it, seldom. */
export const commented = <T extends object>(node: fc.Arbitrary<T>): fc.Arbitrary<T> =>
  fc.oneof(
    { weight: 6, arbitrary: node },
    {
      weight: 1,
      arbitrary: fc
        .tuple(node, some(lines), some(line))
        .map(([value, before, after]) => withComments(value, compact({ before, after }))),
    },
  )

const withComments = <T extends object>(node: T, comments: object): T =>
  isEmpty(comments) ? node : { ...node, comments }

/** A node with comments around it, at its end and around its parts; `before` marks parts that take none behind them. */
export const commentedBlock = <T extends object>(
  node: fc.Arbitrary<T>,
  parts: (node: T) => Readonly<Record<string, boolean | 'before'>>,
  end = true,
): fc.Arbitrary<T> => {
  const around = fc.tuple(some(lines), some(line)).map(([before, after]) => compact({ before, after }))
  const seeds = fc.tuple(
    around,
    end ? some(lines) : fc.constant(undefined),
    fc.array(around, { minLength: 5, maxLength: 5 }),
    fc.boolean(),
  )
  return fc.tuple(node, seeds).map(([value, [own, last, inner, plain]]) => {
    if (plain) return value
    const there = Object.entries(parts(value)).filter(([, place]) => place)
    const chosen = there.flatMap(([part, place], index): [string, object][] => {
      const { after, ...before } = (inner[index % inner.length] ?? {}) as { after?: string }
      const comment = place === 'before' || after === undefined ? before : { ...before, after }
      return isEmpty(comment) ? [] : [[part, comment]]
    })
    const all = compact({ ...own, end: last, parts: chosen.length > 0 ? Object.fromEntries(chosen) : undefined })
    return withComments(value, all as Comments)
  })
}
